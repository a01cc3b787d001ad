"""Answers what is typed: whole answers from the worker, titles at once while the worker is still busy preparing.

Each request carries a generation number; an answer to an older one is dropped, and the worker asks between its tiers
whether the request is still wanted.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from desktop_app.edition.catalogue import Catalogue
from desktop_app.ui.tasks import Tasks

if TYPE_CHECKING:
    from desktop_app.search.answer import Answer
    from desktop_app.search.titles_only import TitlesOnly


class SearchEngine(Protocol):
    """What is asked of an engine (search.engine.Engine, which is imported by the worker only)."""

    def search(
        self, text: str, *, limit: int = 20, keep_spelling: bool = False, wanted: Callable[[], bool]
    ) -> "Answer | None":
        """The answer, or None when it is no longer wanted."""

    def close(self) -> None:
        """Gives the index back."""


class SearchSession(QObject):
    """One person's typing."""

    answered = Signal(object)
    failed = Signal(object)
    engine_wanted = Signal()
    """Something was asked, and there is no engine yet."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._engine: SearchEngine | None = None
        self._resting: SearchEngine | None = None
        self._rests = False
        self._catalogue: Catalogue | None = None
        self._titles: TitlesOnly | None = None
        self._generation = 0
        self._text = ""
        self._keep_spelling = False

    @property
    def generation(self) -> int:
        """The number of the newest request."""
        return self._generation

    def use_titles(self, catalogue: Catalogue) -> None:
        """Titles to answer from until the engine is here."""
        self._catalogue, self._titles = catalogue, None
        if self._text and self._engine is None:
            self.ask(self._text, keep_spelling=self._keep_spelling)

    def use_engine(self, engine: SearchEngine) -> None:
        """The engine to ask from now on, or after the rest; what stands in the field is answered anew."""
        if self._rests:
            self._resting = engine
            return
        self._engine, self._resting = engine, None
        if self._text:
            self.ask(self._text, keep_spelling=self._keep_spelling)

    def rest(self) -> None:
        """Answers from titles while the worker is busy with something long; `resume` ends it."""
        self._rests = True
        if self._engine is not None:
            self._resting, self._engine = self._engine, None

    def resume(self) -> None:
        """Answers from the engine again."""
        self._rests = False
        if self._engine is None and self._resting is not None:
            self.use_engine(self._resting)

    def forget(self) -> None:
        """Drops every request: the field was cleared."""
        self._generation += 1
        self._text = ""

    def ask(self, text: str, *, keep_spelling: bool = False) -> None:
        """Answers a query; `answered` follows, at once or from the worker."""
        self._generation += 1
        self._text, self._keep_spelling = text, keep_spelling
        if self._engine is None:
            self.engine_wanted.emit()
            if self._catalogue is not None:
                self.answered.emit(self._title_table(self._catalogue).search(text, keep_spelling=keep_spelling))
            return
        self._tasks.submit(self._work(self._generation), self._came, self.failed.emit)

    def _title_table(self, catalogue: Catalogue) -> "TitlesOnly":
        """Built when something is typed before the engine is here; its import would delay the first paint."""
        from desktop_app.search.titles_only import TitlesOnly

        if self._titles is None:
            self._titles = TitlesOnly(catalogue.entries.values(), catalogue.emergency.urgent)
        return self._titles

    def _work(self, generation: int) -> "Callable[[], tuple[int, Answer | None]]":
        engine, text, keep_spelling = self._engine, self._text, self._keep_spelling

        def work() -> "tuple[int, Answer | None]":
            if engine is None or generation != self._generation:
                return generation, None
            answer = engine.search(text, keep_spelling=keep_spelling, wanted=lambda: generation == self._generation)
            return generation, answer

        return work

    def _came(self, outcome: "tuple[int, Answer | None]") -> None:
        generation, answer = outcome
        if answer is not None and generation == self._generation:
            self.answered.emit(answer)
