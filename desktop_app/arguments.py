"""Reads the arguments of the command line and runs the command that they name."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop_app import __version__, bundle, commands
from desktop_app.errors import UsageError
from desktop_app.kiosk.places import DEFAULT_FILE, DEFAULT_STATE
from desktop_app.pack_arguments import add_pack
from desktop_app.reader.paths import PORTABLE, ReaderPaths, portable_paths, reader_paths


def parse_and_run(words: Sequence[str]) -> int:
    """Reads the arguments and runs their command. SystemExit with status 2 when they cannot be understood."""
    arguments = _parser().parse_args(words)
    if (arguments.portable or arguments.state != "files") and arguments.run not in (_window, _open, _doctor):
        option = "--portable" if arguments.portable else "--state"
        raise UsageError(f"{option} is for the window and for doctor", "Leave it out here")
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
        const=DEFAULT_FILE,
        metavar="FILE",
        help=f"lock the window down for a waiting room, as FILE says ({DEFAULT_FILE})",
    )
    parser.add_argument("--self-test", action="store_true", help="try every part of the program without a screen")
    parser.add_argument(
        "--portable", action="store_true", help=f"keep everything in a folder {PORTABLE} beside the program"
    )
    parser.add_argument(
        "--state",
        default="files",
        metavar="none|DIR",
        help="none: keep everything in memory only; with --kiosk, DIR is where wrong PINs and counts are remembered",
    )
    parser.set_defaults(run=_window)
    commands_of = parser.add_subparsers(title="commands", metavar="COMMAND")

    search = commands_of.add_parser("search", help="search the glossary", description="Searches the glossary.")
    search.add_argument("query", nargs="*", metavar="QUERY", help="what to look for")
    search.add_argument("--json", action="store_true", help="print a JSON array of hits")
    search.add_argument("--batch", action="store_true", help="with --json: one query a line on standard input")
    search.add_argument("--limit", type=_positive, default=10, metavar="N", help="at most N hits (10)")
    search.set_defaults(run=_search)

    open_ = commands_of.add_parser("open", help="open the window at an article", description="Opens an article.")
    open_.add_argument("slug", metavar="SLUG[#SECTION]", help="the article's short name, or a copied link")
    open_.set_defaults(run=_open)

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

    add_pack(commands_of.add_parser("pack", help="content packs: newer editions, a clinic's own articles"))
    pdf = commands_of.add_parser("pdf", help="write an article or all of them as a PDF", description="Writes a PDF.")
    pdf.add_argument("slug", nargs="?", metavar="SLUG", help="the article's short name, as search --json gives it")
    pdf.add_argument("out", type=Path, metavar="OUT", help="the file to write")
    pdf.add_argument("--all", action="store_true", help="the whole glossary, with contents and outline")
    pdf.add_argument("--take-away", action="store_true", help="the take-away sheet of one page")
    pdf.add_argument("--paper", choices=("a4", "letter"), default="a4", help="(a4)")
    pdf.add_argument("--large", action="store_true", help="in letters of 16 points")
    pdf.add_argument("--no-sources", action="store_true", help="leave the lists of sources out")
    pdf.set_defaults(run=_pdf)
    _add_kiosk(commands_of.add_parser("kiosk", help="look after a kiosk", description="Looks after a kiosk."))

    doctor = commands_of.add_parser("doctor", help="say what is here and what is missing")
    doctor.set_defaults(run=_doctor)

    for command in (search, open_, show, compile_, pdf, doctor):
        command.add_argument("--content", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="content folder")
    return parser


def _add_kiosk(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(title="tasks", metavar="TASK", required=True)
    for name, words in (
        ("set-pin", "set the staff's PIN, which updates or ends the kiosk; only its hash is written"),
        ("check", "explain every setting of a kiosk file, or what is wrong with it"),
        ("counts", "print usage counts as CSV"),
    ):
        task = tasks.add_parser(name, help=words, description=f"{words[:1].upper()}{words[1:]}.")
        task.add_argument("file", type=Path, metavar="FILE", help="the kiosk file, or with counts the counts file")
        if name == "check":
            task.add_argument(
                "--kiosk-state", type=Path, default=DEFAULT_STATE, metavar="DIR", help="the kiosk's --state"
            )
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
    if arguments.state not in ("files", "none"):
        raise UsageError("--state names a folder without --kiosk", "Write --kiosk too, or --state none")
    return commands.window(arguments.content, _paths(arguments))


def _search(arguments: argparse.Namespace) -> int:
    if arguments.batch:
        return commands.search_batch(arguments.content, arguments.limit, as_json=arguments.json, queries=sys.stdin)
    return commands.search(arguments.content, " ".join(arguments.query), arguments.limit, as_json=arguments.json)


def _open(arguments: argparse.Namespace) -> int:
    return commands.open_article(arguments.content, arguments.slug, _paths(arguments))


def _show(arguments: argparse.Namespace) -> int:
    return commands.show(arguments.content, arguments.slug, arguments.format)


def _check(arguments: argparse.Namespace) -> int:
    return commands.check(arguments.folder or arguments.content or bundle.content_folder())


def _compile(arguments: argparse.Namespace) -> int:
    return commands.compile_content(arguments.content, arguments.out)


def _pdf(arguments: argparse.Namespace) -> int:
    from desktop_app.pdf_command import PdfWishes

    if arguments.all == (arguments.slug is not None) or (arguments.all and arguments.take_away):
        raise UsageError("pdf takes one article or --all", "Write benzo-glossary pdf kindling kindling.pdf")
    wishes = PdfWishes(
        take_away=arguments.take_away,
        paper=arguments.paper,
        large=arguments.large,
        sources=not arguments.no_sources,
    )
    return commands.pdf(arguments.content, arguments.slug, arguments.out, wishes)


def _kiosk(arguments: argparse.Namespace) -> int:
    from desktop_app import kiosk_commands

    if arguments.task == "check":
        return kiosk_commands.check(arguments.file, arguments.kiosk_state)
    return {"set-pin": kiosk_commands.set_pin, "counts": kiosk_commands.counts}[arguments.task](arguments.file)


def _doctor(arguments: argparse.Namespace) -> int:
    return commands.doctor(arguments.content, _paths(arguments))


def _paths(arguments: argparse.Namespace) -> ReaderPaths | None:
    """Where a person's things are, None for the usual places."""
    if not arguments.portable and arguments.state == "files":
        return None
    paths = portable_paths() if arguments.portable else reader_paths()
    return paths._replace(in_memory=arguments.state == "none")
