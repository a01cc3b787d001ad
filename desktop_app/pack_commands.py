"""The pack commands of the command line: key, trust, build, verify, install, list, remove, rollback."""

import getpass
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import commands
from desktop_app.errors import AppError, UsageError
from desktop_app.kiosk.places import DEFAULT_FILE, PACKS, keys_beside
from desktop_app.packs.place import library_in, packs_folder
from desktop_app.reader.paths import reader_paths
from desktop_app.ui.pack_words import NONE_INSTALLED

if TYPE_CHECKING:
    from desktop_app.packs.library import Library
    from desktop_app.packs.manifest import PackManifest

_LEAST_PASSWORD = 8


def make_key(path: Path, *, with_password: bool) -> int:
    """Makes a key pair: the secret in `path`, the public half beside it as `.pub`."""
    from desktop_app.packs import secret_key

    password = _new_password() if with_password else ""
    key = secret_key.make_key()
    secret_key.write_key(key, path, password)
    print(f"Secret key: {path}. Keep it safe, and keep a copy elsewhere.")
    print(f"Public key: {secret_key.public_path(path)} ({key.public.name}). Give this one to those who install.")
    return 0


@dataclass(frozen=True, slots=True)
class Place:
    """Whose packs: of a content folder (None: the program's own), and of the reader or of a kiosk's state folder.

    `keys` is the file of the keys that are believed, None for the usual one.
    """

    content: Path | None = None
    kiosk_state: Path | None = None
    keys: Path | None = None

    def library(self) -> "Library":
        """The packs that are installed there."""
        base = commands.base_shelf(self.content)
        if self.kiosk_state is not None:
            return library_in(self.kiosk_state / PACKS, base, self.keys or keys_beside(DEFAULT_FILE))
        paths = reader_paths()
        return library_in(packs_folder(base.content, paths), base, self.keys or paths.trusted_keys)


def trust(pack_id: str, public: Path, keys: Path | None) -> int:
    """Believes packs of an id that were signed with a key."""
    from desktop_app.glossary.files import read_text
    from desktop_app.packs import trust as trusting
    from desktop_app.packs.manifest import OWN_ID, require_id
    from desktop_app.packs.minisign import parse_public_key

    key = parse_public_key(read_text(public))
    file = keys or reader_paths().trusted_keys
    trusting.trust(file, require_id(pack_id), key)
    whose = "the glossary itself" if pack_id == OWN_ID else pack_id
    print(f"Packs of {whose} that are signed with {key.name} are trusted now. The keys are in {file}.")
    return 0


def build(folder: Path, out: Path, key_file: Path) -> int:
    """Makes the signed pack of a folder."""
    from desktop_app.packs.builder import build_pack
    from desktop_app.packs.files import replace_file
    from desktop_app.packs.manifest import SUFFIX
    from desktop_app.packs.secret_key import read_key

    if out.suffix != SUFFIX:
        raise UsageError(f"{out} does not end in {SUFFIX}", f"Write {out.stem}{SUFFIX}")
    data = build_pack(folder, read_key(key_file, _password))
    try:
        replace_file(out, data)
    except OSError as error:
        raise AppError(f"{out} cannot be written ({error.strerror or error})", "Choose another folder") from error
    print(f"{out}: {len(data):,} bytes")
    return 0


def verify(place: Place, path: Path) -> int:
    """Says whose pack a file is, once signature and every byte were held against each other."""
    pack = place.library().verify(path)
    print(
        f"{_line(pack.manifest)}\n    {len(pack.files)} files, signed with {pack.signed_by}: nothing is wrong with it"
    )
    return 0


def install(place: Place, path: Path) -> int:
    """Installs a pack and says what changed."""
    offer = place.library().install(path, commands.progress_line())
    print(f"Installed {_line(offer.manifest)}\n    {offer.changes.sentence}")
    return 0


def list_packs(place: Place) -> int:
    """Lists what is installed, with publisher and age."""
    from desktop_app.packs.age import age_words

    installed = place.library().installed()
    for pack in installed:
        noun = "article" if pack.articles == 1 else "articles"
        print(
            f"{pack.id}  {pack.title}, version {pack.version}, from {pack.publisher}\n"
            f"    {age_words(pack.built, date.today())}, {pack.articles} {noun}, signed with {pack.signed_by}"
        )
    if not installed:
        print(NONE_INSTALLED)
    return 0


def remove(place: Place, pack_id: str) -> int:
    """Takes a pack out of use."""
    place.library().remove(pack_id, commands.progress_line())
    print(f"{pack_id} was removed. benzo-glossary pack rollback brings it back.")
    return 0


def rollback(place: Place) -> int:
    """Brings back what was in use before."""
    installed = place.library().rollback()
    names = ", ".join(f"{pack.id} version {pack.version}" for pack in installed)
    print(f"In use now: {names or 'what the program brought along'}. Another rollback undoes this one.")
    return 0


def _line(manifest: "PackManifest") -> str:
    from desktop_app.packs.age import age_words

    edition = f", edition {manifest.edition}" if manifest.edition else ""
    age = age_words(manifest.built, date.today())
    return f"{manifest.id}: {manifest.name}{edition}, from {manifest.publisher}, {age}"


def _password() -> str:
    """The password of a key: asked for on a terminal, else the first line of standard input."""
    if sys.stdin.isatty():
        return getpass.getpass("Password of the key: ")
    return sys.stdin.readline().rstrip("\r\n")


def _new_password() -> str:
    password = _password()
    if len(password) < _LEAST_PASSWORD:
        remedy = "Choose a longer one, or say --no-password and keep the file in a safe place"
        raise AppError(f"The password is shorter than {_LEAST_PASSWORD} letters", remedy)
    if sys.stdin.isatty() and getpass.getpass("Once more: ") != password:
        raise AppError("The two passwords differ", "Try again")
    return password
