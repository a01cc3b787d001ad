"""Where one person's own things are kept: in a folder that can be read and carried, or in memory only."""

import re
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import Any

from desktop_app.errors import AppError
from desktop_app.reader import storage
from desktop_app.reader.storage import Stored, StoredText

NOTES = "notes"
_SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_LEFT_OVER_SECONDS = 3600  # a file half written that long ago has no writer any more
_ABOUT = """These are your own things in the Benzodiazepine Glossary. They never leave this computer by themselves.

bookmarks.json   the pages you saved, in your order
history.json     the pages you opened (you can switch this off)
place.json       where you were reading last
notes/           your notes, one text file a page
QtProject.conf   the folder in which you last saved or read a list of bookmarks

You may read, copy and carry this folder, or delete it while the program is closed.
"""


class OwnStore(ABC):
    """Named JSON objects and notes by slug. What is written is there for the next start, or until the end."""

    @property
    @abstractmethod
    def place(self) -> Path | None:
        """The folder in which a person finds it; None where nothing is kept."""

    @abstractmethod
    def exclusively(self) -> AbstractContextManager[None]:
        """Keeps other windows from writing during the block. BusyError when another one is writing."""

    @abstractmethod
    def read(self, name: str) -> Stored:
        """The JSON object with this name."""

    @abstractmethod
    def write(self, name: str, values: Mapping[str, Any]) -> None:
        """Replaces it. AppError when that fails."""

    @abstractmethod
    def set_aside(self, name: str) -> Path | None:
        """Puts away an object that cannot be understood whole; gives where it is now."""

    @abstractmethod
    def stamp(self, name: str) -> object:
        """A value that differs whenever somebody has written this object since."""

    @abstractmethod
    def wipe_traces(self, name: str) -> None:
        """Removes what was set aside under this name: a history that was wiped is gone."""

    @abstractmethod
    def notes(self) -> tuple[str, ...]:
        """The slugs of the articles with a note."""

    @abstractmethod
    def read_note(self, slug: str) -> StoredText:
        """The note of an article."""

    @abstractmethod
    def write_note(self, slug: str, text: str) -> None:
        """Replaces a note; an empty one is removed. AppError when that fails."""


class MemoryStore(OwnStore):
    """Forgets everything when the program ends: nothing is written anywhere."""

    def __init__(self) -> None:
        self._objects: dict[str, Mapping[str, Any]] = {}
        self._notes: dict[str, str] = {}
        self._writes = 0

    @property
    def place(self) -> Path | None:
        """Nowhere."""
        return None

    def exclusively(self) -> AbstractContextManager[None]:
        """There is no other writer."""
        return nullcontext()

    def read(self, name: str) -> Stored:
        """The JSON object with this name."""
        return Stored(self._objects.get(name, {}))

    def write(self, name: str, values: Mapping[str, Any]) -> None:
        """Replaces it."""
        self._objects[name] = values
        self._writes += 1

    def set_aside(self, name: str) -> Path | None:
        """What was written here can always be understood."""
        return self.place if name in self._objects else None

    def stamp(self, name: str) -> object:
        """The number of writes."""
        return self._writes if name in self._objects else None

    def wipe_traces(self, name: str) -> None:
        """Nothing is ever set aside."""

    def notes(self) -> tuple[str, ...]:
        """The slugs of the articles with a note."""
        return tuple(sorted(self._notes))

    def read_note(self, slug: str) -> StoredText:
        """The note of an article."""
        return StoredText(self._notes.get(slug, ""))

    def write_note(self, slug: str, text: str) -> None:
        """Replaces a note; an empty one is removed."""
        self._notes.pop(slug, None)
        if text:
            self._notes[slug] = text


class FolderStore(OwnStore):
    """`<name>.json` for each object, `notes/<slug>.txt` for each note, and a file that says what is what."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._was_written = False

    @property
    def place(self) -> Path | None:
        """The folder."""
        return self._folder

    def exclusively(self) -> AbstractContextManager[None]:
        """Holds the folder's lock."""
        from desktop_app.reader.file_lock import locked  # with the first that is written

        return locked(self._folder / ".lock")

    def read(self, name: str) -> Stored:
        """The JSON object with this name; a damaged file is set aside."""
        return storage.read(self._file(name))

    def write(self, name: str, values: Mapping[str, Any]) -> None:
        """Replaces the file by rename."""
        storage.write(self._file(name), values)
        self._describe()

    def set_aside(self, name: str) -> Path | None:
        """Renames the file to `*.damaged`."""
        return storage.set_aside(self._file(name))

    def stamp(self, name: str) -> object:
        """Which file it is, how long and how old: each write makes a new one."""
        try:
            found = self._file(name).stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def wipe_traces(self, name: str) -> None:
        """Removes `*.damaged` files and what a crash left half written."""
        for path in [*self._folder.glob(f"{name}.json.damaged*"), *self._folder.glob(f".{name}.json.*")]:
            with suppress(OSError):
                path.unlink()

    def notes(self) -> tuple[str, ...]:
        """The slugs of the articles with a note; other files in that folder are the person's own affair."""
        try:
            stems = [path.stem for path in (self._folder / NOTES).iterdir() if path.suffix == ".txt"]
        except OSError:
            return ()
        return tuple(sorted(stem for stem in stems if re.match(_SLUG, stem)))

    def read_note(self, slug: str) -> StoredText:
        """The note of an article; a file that is no text is set aside."""
        return storage.read_text(self._note(slug))

    def write_note(self, slug: str, text: str) -> None:
        """Replaces the file by rename; an empty note has none."""
        path = self._note(slug)
        if text:
            storage.write_text(path, text)
            self._describe()
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise AppError(f"{path} cannot be removed ({error.strerror})", "Check that you may write there") from error

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.json"

    def _note(self, slug: str) -> Path:
        if not re.match(_SLUG, slug):
            raise AppError(f"{slug} is no name of an article", "Open the article and write the note there")
        return self._folder / NOTES / f"{slug}.txt"

    def _describe(self) -> None:
        """With the first write: says in the folder what it holds, and clears away what a crash left half written."""
        if self._was_written:
            return
        self._was_written = True
        about = self._folder / "README.txt"
        if not about.exists():
            with suppress(AppError):
                storage.write_text(about, _ABOUT)
        for path in (*self._folder.glob(".*.json.*"), *(self._folder / NOTES).glob(".*.txt.*")):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _LEFT_OVER_SECONDS:
                    path.unlink()
