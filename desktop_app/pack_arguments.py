"""The arguments of the pack commands."""

import argparse
from pathlib import Path

from desktop_app import pack_commands


def add_pack(pack: argparse.ArgumentParser) -> None:
    """Gives the parser of `pack` its commands."""
    verbs = pack.add_subparsers(title="commands", metavar="COMMAND", required=True)

    key = verbs.add_parser("key", help="make a key pair, to sign packs with")
    key.add_argument("file", type=Path, metavar="FILE", help="the secret key; the public one lies beside it as .pub")
    key.add_argument("--no-password", action="store_true", help="keep the secret key without a password")
    key.set_defaults(run=_key)

    trust = verbs.add_parser("trust", help="believe packs of an id that are signed with a key")
    trust.add_argument("id", metavar="ID", help="the pack's id, such as st-elsewhere")
    trust.add_argument("public", type=Path, metavar="KEY.pub", help="the publisher's public key")
    trust.set_defaults(run=_trust)

    build = verbs.add_parser("build", help="make the signed pack of a folder")
    build.add_argument("folder", type=Path, metavar="DIR", help="Markdown, references.json and pack.toml")
    build.add_argument("out", type=Path, metavar="OUT.glossary", help="the pack")
    build.add_argument("--key", type=Path, required=True, metavar="FILE", help="the secret key; minisign's will do")
    build.set_defaults(run=_build)

    verify = verbs.add_parser("verify", help="say whose pack it is and whether it is whole")
    verify.add_argument("file", type=Path, metavar="FILE", help="the pack")
    verify.set_defaults(run=_verify)

    install = verbs.add_parser("install", help="install a pack")
    install.add_argument("file", type=Path, metavar="FILE", help="the pack")
    install.set_defaults(run=_install)

    installed = verbs.add_parser("list", help="list the installed packs")
    installed.set_defaults(run=_list)

    remove = verbs.add_parser("remove", help="take a pack out of use")
    remove.add_argument("id", metavar="ID", help="as pack list names it")
    remove.set_defaults(run=_remove)

    rollback = verbs.add_parser("rollback", help="bring back what was in use before")
    rollback.set_defaults(run=_rollback)

    for verb in (verify, install, installed, remove, rollback):
        verb.add_argument("--content", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="content folder")
        verb.add_argument("--kiosk-state", type=Path, metavar="DIR", help="packs of a kiosk, by its --state")
    for verb in (trust, verify, install, installed, remove, rollback):
        verb.add_argument("--keys", type=Path, metavar="FILE", help="the keys that are believed, such as a kiosk's")


def _key(arguments: argparse.Namespace) -> int:
    return pack_commands.make_key(arguments.file, with_password=not arguments.no_password)


def _trust(arguments: argparse.Namespace) -> int:
    return pack_commands.trust(arguments.id, arguments.public, arguments.keys)


def _build(arguments: argparse.Namespace) -> int:
    return pack_commands.build(arguments.folder, arguments.out, arguments.key)


def _verify(arguments: argparse.Namespace) -> int:
    return pack_commands.verify(_place(arguments), arguments.file)


def _install(arguments: argparse.Namespace) -> int:
    return pack_commands.install(_place(arguments), arguments.file)


def _list(arguments: argparse.Namespace) -> int:
    return pack_commands.list_packs(_place(arguments))


def _remove(arguments: argparse.Namespace) -> int:
    return pack_commands.remove(_place(arguments), arguments.id)


def _rollback(arguments: argparse.Namespace) -> int:
    return pack_commands.rollback(_place(arguments))


def _place(arguments: argparse.Namespace) -> pack_commands.Place:
    return pack_commands.Place(arguments.content, arguments.kiosk_state, arguments.keys)
