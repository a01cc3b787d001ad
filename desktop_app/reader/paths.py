"""Where the program keeps what belongs to one person, by the conventions of each system."""

import os
import sys
import zlib
from pathlib import Path
from typing import NamedTuple

from platformdirs import PlatformDirs

from desktop_app import bundle
from desktop_app.errors import AppError

_NAME = "benzo-glossary"
PORTABLE = "benzo-glossary-data"
"""The folder beside the program in which `--portable` keeps everything."""


class ReaderPaths(NamedTuple):
    """Files and folders of one person; none of them need exist."""

    settings: Path
    session: Path
    log: Path
    cache: Path
    in_memory: bool = False
    """Nothing of the reader is written: settings, session and own things live until the window is closed."""

    own_folder: Path | None = None

    @property
    def own(self) -> Path:
        """The folder of bookmarks, history, notes and the place of reading; one that a person can read and carry."""
        return self.own_folder or self.session.parent / "own"

    def edition_of(self, content: Path, *, bundled: bool) -> Path:
        """The folder for compiled editions of a content folder; other content than the program's has its own."""
        return self.cache / "editions" / _name_of(content, bundled=bundled)

    def packs_of(self, content: Path, *, bundled: bool) -> Path:
        """The folder for what packs bring to a content folder."""
        return self.session.parent / "packs" / _name_of(content, bundled=bundled)

    @property
    def trusted_keys(self) -> Path:
        """The keys whose packs the owner of this machine believes."""
        return self.settings.with_name("trusted-keys.toml")


def _name_of(content: Path, *, bundled: bool) -> str:
    if bundled:
        return "own"
    path = os.fsencode(content.resolve())
    return f"{zlib.crc32(path):08x}-{len(path)}"


def reader_paths() -> ReaderPaths:
    """The paths on this system."""
    dirs = PlatformDirs(_NAME, appauthor=False)
    state = Path(dirs.user_state_dir)
    return ReaderPaths(
        settings=Path(dirs.user_config_dir) / "settings.json",
        session=state / "session.json",
        log=state / "errors.log",
        cache=Path(dirs.user_cache_dir),
        own_folder=Path(dirs.user_data_dir) / "own",
    )


def portable_paths(beside: Path | None = None) -> ReaderPaths:
    """Everything in one folder beside the program, or in the folder `beside`. AppError when it cannot be written."""
    folder = (beside or beside_the_program()) / PORTABLE
    probe = folder / f".probe.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise AppError(
            f"--portable keeps everything in {folder}, and that cannot be written ({error.strerror})",
            "Put the program where you may write, on a stick that is not write-protected say, "
            "or start it without --portable",
        ) from error
    return ReaderPaths(
        settings=folder / "settings.json",
        session=folder / "session.json",
        log=folder / "errors.log",
        cache=folder / "cache",
        own_folder=folder / "own",
    )


def beside_the_program() -> Path:
    """The folder that is carried with the program: that of the AppImage, .app or executable, or the working copy."""
    image = os.environ.get("APPIMAGE", "")
    if image:
        return Path(image).parent
    if not getattr(sys, "frozen", False) and not bundle.is_installed():
        return bundle.root()
    executable = Path(sys.executable)
    app = next((parent for parent in executable.parents if parent.suffix == ".app"), executable)
    return app.parent
