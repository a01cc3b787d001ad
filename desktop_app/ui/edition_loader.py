"""Brings the edition and its search engine from the worker to the window: opened when they fit, compiled when not."""

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.edition.edition import Edition
from desktop_app.edition.shelf import Shelf
from desktop_app.errors import AppError
from desktop_app.ui.search_session import SearchEngine
from desktop_app.ui.tasks import Tasks

_STEPS = 50  # how often progress is told, at most


class EditionLoader(QObject):
    """Asks the worker for titles, then for a whole edition, then for its index; nothing here blocks the window."""

    catalogue_ready = Signal(object)
    """A Catalogue for browsing while no edition is open yet."""

    edition_ready = Signal(object)
    """The Edition that fits the content."""

    engine_ready = Signal(object)
    """The search engine; it belongs to the worker and is only called there. It comes once somebody is there: a window
    that stands untouched needs none, and it takes 20 MB."""

    progressed = Signal(int, int)
    failed = Signal(object)
    """An AppError: what is wrong and what to do."""

    def __init__(self, shelf: Shelf, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._tasks = tasks
        self._shown: Edition | None = None
        self._made: list[SearchEngine] = []
        self._is_wanted = self._is_second_try = False
        self._waiting: Edition | None = None

    def close(self) -> None:
        """Gives every index back; the worker has ended before. One that was made last may never have been delivered."""
        for engine in self._made:
            engine.close()
        self._made.clear()

    def start(self, shown: Edition | None) -> None:
        """Begins the work. `shown` is the edition that the window opened with, or None."""
        self._shown = shown
        if shown is None:
            self._tasks.submit(self._shelf.titles, self.catalogue_ready.emit, self._fail_quietly)
        self._tasks.submit(self._settle, self._edition_came, self._fail)

    def restart(self, shelf: Shelf) -> None:
        """Brings what a shelf holds now; what is open stays until then."""
        self._shelf, self._shown = shelf, None
        self._tasks.submit(self._settle, self._edition_came, self._fail)

    @Slot()
    def want_engine(self) -> None:
        """Somebody is there, and may search: the index is opened now, or as soon as its edition is here."""
        self._is_wanted = True
        if self._waiting is not None:
            edition, self._waiting = self._waiting, None
            self._open_index(edition)

    def _offer_index(self, edition: Edition) -> None:
        self._waiting = edition
        if self._is_wanted:
            self.want_engine()

    def _settle(self) -> Edition:
        """On the worker: the edition that fits, compiled if need be."""
        return self._shelf.settle(self._tell_progress)

    def _tell_progress(self, done: int, total: int) -> None:
        if done * _STEPS // total != (done - 1) * _STEPS // total:
            self._tasks.tell(lambda: self.progressed.emit(done, total))

    def _edition_came(self, edition: Edition) -> None:
        self.edition_ready.emit(edition)
        if self._shelf.trouble is not None:
            self.failed.emit(self._shelf.trouble)
        self._offer_index(edition)

    def _open_index(self, edition: Edition) -> None:
        self._tasks.submit(lambda: edition.references, _ignore, _ignore)  # so that the first article need not wait
        self._tasks.submit(lambda: self._make_engine(edition), self._engine_came, self._index_failed)

    def _engine_came(self, engine: SearchEngine) -> None:
        self._is_second_try = False
        self.engine_ready.emit(engine)

    def _index_failed(self, error: BaseException) -> None:
        """An edition that waited long for its first reader may have been replaced and swept away: look again, once."""
        if self._is_second_try:
            self._fail(error)
        else:
            self._is_second_try = True
            self._tasks.submit(self._settle, self._edition_came, self._fail)

    def _make_engine(self, edition: Edition) -> SearchEngine:
        """On the worker: imports whoosh and opens the index."""
        from desktop_app.edition.engine import engine_of

        engine = engine_of(edition)
        self._made.append(engine)
        return engine

    def _fail(self, error: BaseException) -> None:
        """Tells what is wrong; an older edition that is open stays readable and searchable."""
        self.failed.emit(_as_app_error(error))
        if self._shown is not None:
            older, self._shown = self._shown, None
            self._offer_index(older)

    def _fail_quietly(self, error: BaseException) -> None:
        """Titles that cannot be read are told by the compilation that follows."""


def _ignore(_outcome: object) -> None:
    """References that cannot be read are told when an article needs them."""


def _as_app_error(error: BaseException) -> AppError:
    if isinstance(error, AppError):
        return error
    told = AppError(
        f"Something went wrong while the glossary was prepared ({type(error).__name__}: {error})",
        "Run benzo-glossary doctor",
    )
    told.__cause__ = error
    return told
