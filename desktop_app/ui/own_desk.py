"""Where the reader's own things are changed while the window is open: every change is on the disk within a second."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.edition.catalogue import Catalogue
from desktop_app.errors import AppError, BusyError
from desktop_app.reader.own_things import OwnThings
from desktop_app.reader.own_values import Bookmark, Place
from desktop_app.ui.own_summary import OwnSummary

_SAVE_AFTER_MS = 400
_TRY_AGAIN_MS = 10_000  # where the disk refused; a change tries at once


class OwnDesk(QObject):
    """Takes wishes as slots, and says what changed; it knows no widget."""

    changed = Signal()
    """Bookmarks, history, notes or the place are others now."""

    note_joined = Signal(str, str)
    """Slug and text: another window had written on the same note, and both texts are in it now."""

    said = Signal(str)
    """A line for the reader."""

    def __init__(self, things: OwnThings, *, keep_history: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.things = things
        self.keep_history = keep_history
        self._removed: tuple[Bookmark, int] | None = None
        self._was_refused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)

    @property
    def bookmarked(self) -> tuple[str, ...]:
        """The slugs of the bookmarks, in the reader's own order."""
        return tuple(bookmark.slug for bookmark in self.things.bookmarks)

    @property
    def summary(self) -> OwnSummary:
        """What the home page says of the reader. Where no history is kept, it offers no place either."""
        things = self.things
        return OwnSummary(
            place=things.place if self.keep_history else None,
            bookmarks=len(things.bookmarks),
            notes=len(things.noted),
            visited=len(things.history),
        )

    @property
    def removed(self) -> str:
        """The words of the bookmark that was removed last and can be put back, or ""."""
        return self._removed[0].words if self._removed else ""

    @property
    def is_refused(self) -> bool:
        """Whether the disk refuses, which was told."""
        return self._was_refused

    def set_aside_words(self) -> str:
        """Which damaged files were set aside since this was last asked; "" for none."""
        paths = self.things.take_set_aside()
        where = ", ".join(str(path) for path in paths)
        return (
            f"Some of your own things could not be read. They were set aside as {where}. "
            "What could be read is still here."
            if paths
            else ""
        )

    def tell_set_aside(self) -> None:
        """Says so, if there are any."""
        words = self.set_aside_words()
        if words:
            self.said.emit(words)

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Bookmarks, history and notes go along with articles that were renamed."""
        if catalogue.meta.redirects:
            self.things.follow(catalogue.slug_now)
            if not self.things.is_written:
                self._has_changed()

    def keep(self, keep_history: bool) -> None:
        """Switches the history on or off; what it holds stays until it is wiped."""
        if keep_history != self.keep_history:
            self.keep_history = keep_history
            self.changed.emit()

    @Slot(str, str)
    def open_page(self, title: str, slug: str) -> None:
        """An article was opened."""
        if slug and self.keep_history:
            self.things.visit(slug, title, datetime.now().isoformat(timespec="minutes"))
            self._has_changed()

    @Slot(object)
    def leave_at(self, place: Place) -> None:
        """The reader is here now."""
        if self.keep_history and place != self.things.place:
            self.things.leave_at(place)
            self._has_changed()

    def toggle_bookmark(self, slug: str, title: str) -> None:
        """Saves an article, or takes it off the list."""
        if self.things.is_bookmarked(slug):
            self.remove_bookmark(slug)
        else:
            self.things.bookmark(slug, title)
            self._has_changed()

    @Slot(str)
    def remove_bookmark(self, slug: str) -> None:
        """Takes an article off the list; it can be put back."""
        for at, bookmark in enumerate(self.things.bookmarks):
            if bookmark.slug == slug:
                self._removed = (bookmark, at)
                self.things.remove_bookmark(slug)
                self._has_changed()
                return

    @Slot()
    def put_back(self) -> None:
        """Brings back what was removed last, to where it was."""
        if self._removed is not None:
            bookmark, at = self._removed
            self._removed = None
            self.things.put_back(bookmark, at)
            self._has_changed()

    @Slot(str, str)
    def rename_bookmark(self, slug: str, name: str) -> None:
        """Calls it by the reader's own name."""
        self.things.rename_bookmark(slug, name)
        self._has_changed()

    @Slot(str, int)
    def move_bookmark(self, slug: str, step: int) -> None:
        """Moves it up (-1) or down (1)."""
        self.things.move_bookmark(slug, step)
        self._has_changed()

    @Slot(str, str)
    def write_note(self, slug: str, text: str) -> None:
        """The note on an article as it is now."""
        self.things.write_note(slug, text)
        self._has_changed()

    @Slot()
    def wipe_history(self) -> None:
        """Forgets what was read and where, at once and from the disk."""
        self._try(self.things.wipe_history)
        self.changed.emit()

    def save_list(self, path: Path, catalogue: Catalogue) -> None:
        """Writes the bookmarks as Markdown."""
        from desktop_app.reader.bookmark_file import save_list
        from desktop_app.reader.bookmark_list import to_markdown

        edition = f", edition {catalogue.meta.edition}" if catalogue.meta.edition else ""
        try:
            save_list(path, to_markdown(self.things.bookmarks, f"{catalogue.meta.title}{edition}."))
        except AppError as error:
            self.said.emit(str(error))
        else:
            self.said.emit(f"Your bookmarks were saved as {path}.")

    def read_list(self, path: Path, catalogue: Catalogue) -> None:
        """Takes in a list of bookmarks in Markdown; nothing that is here goes."""
        from desktop_app.reader.bookmark_file import read_list
        from desktop_app.reader.bookmark_list import from_markdown
        from desktop_app.ui.title_finder import TitleFinder

        finder = TitleFinder(catalogue)
        try:
            read = from_markdown(read_list(path), finder.slug, finder.title)
        except AppError as error:
            self.said.emit(str(error))
            return
        fresh = [bookmark for bookmark in read.bookmarks if not self.things.is_bookmarked(bookmark.slug)]
        if read.bookmarks:
            self.things.take_in_bookmarks(read.bookmarks)
            self._has_changed()
        count = len(read.bookmarks)
        told = f"{count} {'bookmark' if count == 1 else 'bookmarks'} read, {len(fresh)} of them new."
        if read.not_understood:
            rows = "; ".join(read.not_understood[:3])
            told += f" {len(read.not_understood)} not understood: {rows}."
        self.said.emit(told)

    @Slot()
    def refresh(self) -> None:
        """Takes in what another window has written meanwhile."""
        self._try(self._refresh)

    @Slot()
    def save(self) -> None:
        """Writes what waits. A disk that refuses is told once; nothing is lost, and it is tried again by itself."""
        self._timer.stop()
        if not self.things.is_written:
            self._try(self._flush)

    def _refresh(self) -> None:
        if self.things.refresh():
            self.changed.emit()

    def _flush(self) -> None:
        before = (self.things.bookmarks, self.things.history)
        try:
            self.things.flush()
        finally:
            for slug, text in self.things.take_joined().items():
                self.note_joined.emit(slug, text)
        if before != (self.things.bookmarks, self.things.history):
            self.changed.emit()

    def _has_changed(self) -> None:
        if not self._timer.isActive() or self._timer.interval() != _SAVE_AFTER_MS:
            self._timer.start(_SAVE_AFTER_MS)
        self.changed.emit()

    def _try(self, write: Callable[[], None]) -> None:
        """Runs what needs the disk."""
        try:
            write()
        except BusyError:
            self._timer.start(_SAVE_AFTER_MS)  # another window is writing: nothing to tell
        except AppError as error:
            self._timer.start(_TRY_AGAIN_MS)
            if not self._was_refused:
                self._was_refused = True
                self.said.emit(f"{error} Until then it is kept in this window only.")
        else:
            if self._was_refused and self.things.is_written:
                self._was_refused = False
                self.said.emit("Your own things are saved again.")
        self.tell_set_aside()
