"""Where the program keeps what belongs to one person, by the conventions of each system."""

import os
import zlib
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

_NAME = "benzo-glossary"


@dataclass(frozen=True, slots=True)
class ReaderPaths:
    """Files and folders of one person; none of them need exist."""

    settings: Path
    session: Path
    log: Path
    cache: Path

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
    )
