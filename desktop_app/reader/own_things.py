"""Everything of one person: bookmarks, history, the place of reading, notes. Written when `flush` is called."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from desktop_app.errors import AppError
from desktop_app.reader import bookmarks, history
from desktop_app.reader.kept import Kept
from desktop_app.reader.notes import Notes
from desktop_app.reader.own_store import OwnStore
from desktop_app.reader.own_values import (
    Bookmark,
    Place,
    Visited,
    bookmarks_from_json,
    bookmarks_to_json,
    history_from_json,
    history_to_json,
    one_line,
    place_from_json,
    place_to_json,
)

_HISTORY = "history"
_PLACE = "place"


class OwnThings:
    """Reads the store at once; every change counts in memory first."""

    def __init__(self, store: OwnStore) -> None:
        self._store = store
        self._bookmarks = Kept(store, "bookmarks", bookmarks_from_json, bookmarks_to_json)
        self._history = Kept(store, _HISTORY, history_from_json, history_to_json)
        self._place = Kept(store, _PLACE, place_from_json, place_to_json)
        self._all = (self._bookmarks, self._history, self._place)
        self._notes = Notes(store)

    @property
    def folder(self) -> Path | None:
        """Where a person finds all this; None where nothing is kept."""
        return self._store.place

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The bookmarks in the reader's own order."""
        return self._bookmarks.value

    @property
    def history(self) -> tuple[Visited, ...]:
        """The articles that were opened, the latest first."""
        return self._history.value

    @property
    def place(self) -> Place | None:
        """Where the reader was last; None when nothing is known."""
        return self._place.value

    @property
    def noted(self) -> tuple[str, ...]:
        """The slugs of the articles with a note."""
        return self._notes.slugs

    @property
    def is_written(self) -> bool:
        """Whether everything is on the disk."""
        return self._notes.is_written and all(kept.is_written for kept in self._all)

    def take_set_aside(self) -> tuple[Path, ...]:
        """The damaged files that were set aside since this was last asked."""
        found: list[Path] = []
        for part in (*self._all, self._notes):
            found += part.set_aside
            part.set_aside.clear()
        return tuple(found)

    def is_bookmarked(self, slug: str) -> bool:
        """Whether an article is kept."""
        return bookmarks.has(self.bookmarks, slug)

    def bookmark(self, slug: str, title: str) -> None:
        """Keeps an article, at the end of the list."""
        self._bookmarks.edit(partial(bookmarks.add, bookmark=Bookmark(slug, one_line(title) or slug)))

    def put_back(self, bookmark: Bookmark, at: int) -> None:
        """Undoes a removal."""
        self._bookmarks.edit(partial(bookmarks.add, bookmark=bookmark, at=at))

    def remove_bookmark(self, slug: str) -> None:
        """Takes an article off the list."""
        self._bookmarks.edit(partial(bookmarks.remove, slug=slug))

    def rename_bookmark(self, slug: str, name: str) -> None:
        """Calls it by the reader's own name; "" brings the title back."""
        self._bookmarks.edit(partial(bookmarks.rename, slug=slug, name=name))

    def move_bookmark(self, slug: str, step: int) -> None:
        """Moves it by rows; -1 is up."""
        self._bookmarks.edit(partial(bookmarks.move, slug=slug, step=step))

    def take_in_bookmarks(self, read: Iterable[Bookmark]) -> None:
        """Puts a list that was read in front, in its order; nothing goes."""
        self._bookmarks.edit(partial(bookmarks.take_in, read=tuple(read)))

    def visit(self, slug: str, title: str, when: str) -> None:
        """Notes that an article was opened; `when` is the local time in ISO form."""
        self._history.edit(partial(history.visit, visited=Visited(slug, one_line(title) or slug, when)))

    def wipe_history(self) -> None:
        """Forgets what was read and where, from the disk as well. AppError when that fails; it is tried again."""
        self._history.put(())
        self._place.put(None)
        for kept in (self._history, self._place):
            self._store.wipe_traces(kept.name)
            kept.flush()

    def leave_at(self, place: Place) -> None:
        """Notes the place of reading."""
        if place != self.place:
            self._place.put(place)

    def note(self, slug: str) -> str:
        """The private note on an article."""
        return self._notes.text(slug)

    def write_note(self, slug: str, text: str) -> None:
        """Changes the private note on an article."""
        self._notes.write(slug, text)

    def follow(self, now: Callable[[str], str]) -> None:
        """Everything goes along with renamed articles; `now` gives the slug that a slug stands for today."""
        if any(now(bookmark.slug) != bookmark.slug for bookmark in self.bookmarks):
            self._bookmarks.edit(partial(bookmarks.follow, now=now))
        if any(now(visited.slug) != visited.slug for visited in self.history):
            self._history.edit(partial(history.follow, now=now))
        self._notes.follow(now)

    def take_joined(self) -> dict[str, str]:
        """The notes that another window had changed, as they are now, since this was last asked."""
        joined = dict(self._notes.joined)
        self._notes.joined.clear()
        return joined

    def flush(self) -> None:
        """Writes what waits.

        AppError, after everything else was written, when something could not be; that goes on waiting.
        """
        refused: AppError | None = None
        for part in (*self._all, self._notes):
            try:
                part.flush()
            except AppError as error:
                refused = refused or error
        if refused is not None:
            raise refused

    def refresh(self) -> bool:
        """Takes in what another window has written; True when something differs. AppError when it cannot be read."""
        differs = [kept.refresh() for kept in self._all]  # every one of them, not only up to the first
        return any(differs)
