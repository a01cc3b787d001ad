"""Reads the arguments of the command line and runs the command that they name."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop_app import __version__, bundle, commands
from desktop_app.errors import UsageError

DEFAULT_KIOSK = Path("/etc/benzo-glossary/kiosk.toml")


def parse_and_run(words: Sequence[str]) -> int:
    """Reads the arguments and runs their command. SystemExit with status 2 when they cannot be understood."""
    arguments = _parser().parse_args(words)
    return int(arguments.run(arguments))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="benzo-glossary",
        description="An offline, sourced glossary of benzodiazepine use, dependence, withdrawal and recovery. "
        "Without a command it opens the window.",
        epilog="This is for education, not medical advice. In an emergency call your local emergency number.",
    )
    parser.add_argument("--version", action="version", version=f"benzo-glossary {__version__}")
    parser.add_argument(
        "--content",
        type=Path,
        default=None,
        metavar="DIR",
        help="read this content folder instead of the program's own",
    )
    parser.add_argument(
        "--kiosk",
        nargs="?",
        type=Path,
        const=DEFAULT_KIOSK,
        metavar="FILE",
        help=f"lock the window down for a waiting room, as FILE says ({DEFAULT_KIOSK})",
    )
    parser.add_argument(
        "--state",
        default=None,
        metavar="DIR",
        help="with --kiosk: where wrong PINs and counts are remembered; none writes nothing (/var/lib/benzo-glossary)",
    )
    parser.add_argument("--self-test", action="store_true", help="try every part of the program without a screen")
    parser.set_defaults(run=_window)
    commands_of = parser.add_subparsers(title="commands", metavar="COMMAND")

    search = commands_of.add_parser("search", help="search the glossary", description="Searches the glossary.")
    search.add_argument("query", nargs="*", metavar="QUERY", help="what to look for")
    search.add_argument("--json", action="store_true", help="print a JSON array of hits")
    search.add_argument("--batch", action="store_true", help="with --json: one query a line on standard input")
    search.add_argument("--limit", type=_positive, default=10, metavar="N", help="at most N hits (10)")
    search.set_defaults(run=_search)

    show = commands_of.add_parser("show", help="print an article", description="Prints an article.")
    show.add_argument("slug", metavar="SLUG", help="the article's short name, as search --json gives it")
    show.add_argument("--format", choices=("text", "html", "markdown"), default="text", help="(text)")
    show.set_defaults(run=_show)

    check = commands_of.add_parser("check", help="check the content", description="Checks a content folder.")
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="the content folder (the program's own)")
    check.set_defaults(run=_check)

    compile_ = commands_of.add_parser("compile", help="compile the content", description="Compiles an edition.")
    compile_.add_argument("--out", type=Path, default=None, metavar="DIR", help="where to (the reader's cache)")
    compile_.set_defaults(run=_compile)

    _add_kiosk(commands_of.add_parser("kiosk", help="look after a kiosk", description="Looks after a kiosk."))

    doctor = commands_of.add_parser("doctor", help="say what is here and what is missing")
    doctor.set_defaults(run=_doctor)

    for command in (search, show, compile_, doctor):
        command.add_argument("--content", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="content folder")
    return parser


def _add_kiosk(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(title="tasks", metavar="TASK", required=True)
    for name, words in (
        ("set-pin", "set the PIN that ends the kiosk; only its hash is written"),
        ("check", "explain every setting of a kiosk file, or what is wrong with it"),
        ("counts", "print usage counts as CSV"),
    ):
        task = tasks.add_parser(name, help=words, description=f"{words[:1].upper()}{words[1:]}.")
        task.add_argument("file", type=Path, metavar="FILE", help="the kiosk file, or with counts the counts file")
        task.set_defaults(run=_kiosk, task=name)


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of 1 or more")
    return number


def _window(arguments: argparse.Namespace) -> int:
    if arguments.self_test:
        return commands.self_test(arguments.content)
    if arguments.kiosk is not None:
        return commands.kiosk(arguments.content, arguments.kiosk, arguments.state)
    if arguments.state is not None:
        raise UsageError("--state was given without --kiosk", "Write --kiosk too, or leave --state out")
    return commands.window(arguments.content)


def _search(arguments: argparse.Namespace) -> int:
    if arguments.batch:
        return commands.search_batch(arguments.content, arguments.limit, as_json=arguments.json, queries=sys.stdin)
    return commands.search(arguments.content, " ".join(arguments.query), arguments.limit, as_json=arguments.json)


def _show(arguments: argparse.Namespace) -> int:
    return commands.show(arguments.content, arguments.slug, arguments.format)


def _check(arguments: argparse.Namespace) -> int:
    return commands.check(arguments.folder or arguments.content or bundle.content_folder())


def _compile(arguments: argparse.Namespace) -> int:
    return commands.compile_content(arguments.content, arguments.out)


def _kiosk(arguments: argparse.Namespace) -> int:
    from desktop_app import kiosk_commands

    task = {"set-pin": kiosk_commands.set_pin, "check": kiosk_commands.check, "counts": kiosk_commands.counts}
    return task[arguments.task](arguments.file)


def _doctor(arguments: argparse.Namespace) -> int:
    return commands.doctor(arguments.content)
