"""Connects the search field with the worker and the list of results: the wires that `main_window` leaves here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.ui.links import ArticleLink, find_copied
from desktop_app.ui.search_session import SearchSession

if TYPE_CHECKING:
    from desktop_app.search.answer import Answer, Hit
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.result_panel import ResultPanel

FIRST_SECTION = "in-short"


class SearchWiring(QObject):
    """From a key in the field to an article that is open and marked."""

    help_wanted = Signal()
    results_made = Signal(object)
    """The ResultPanel, when something is first looked for."""

    def __init__(self, window: "MainWindow", search: SearchSession) -> None:
        super().__init__(window)
        self._window = window
        self._search = search
        self._results: ResultPanel | None = None
        self._category_titles: dict[str, str] = {}
        window.field.textChanged.connect(self._typed)
        window.field.escaped.connect(self._leave)
        window.field.chosen.connect(self._choose)
        search.answered.connect(self._show_answer)

    @property
    def results(self) -> "ResultPanel":
        """The list of results, made when something is first looked for."""
        if self._results is None:
            from desktop_app.ui import result_panel

            window = self._window
            results = self._results = result_panel.ResultPanel(window.appearance, window)
            results.name_categories(self._category_titles)
            window.panels.left_column.insertWidget(0, results)
            window.field.moved.connect(results.move_selection)
            window.field.chosen_to_peek.connect(self._peek)
            results.hit_chosen.connect(self._open_hit)
            results.query_wanted.connect(window.field.setText)
            results.exact_wanted.connect(self._search_exactly)
            results.help_wanted.connect(self.help_wanted)
            results.hide()
            self.results_made.emit(results)
        return self._results

    @property
    def made_results(self) -> "ResultPanel | None":
        """The list of results, None while nothing was looked for."""
        return self._results

    @property
    def is_showing(self) -> bool:
        """Whether results are to be seen on the left."""
        return self._results is not None and self._results.isVisibleTo(self._window.panels.left)

    def name_categories(self, titles: dict[str, str]) -> None:
        """The words for the categories of the hits."""
        self._category_titles = titles
        if self._results is not None:
            self._results.name_categories(titles)

    def refresh_look(self) -> None:
        """Draws the list anew in the look of the day."""
        if self._results is not None:
            self._results.refresh_look()

    @Slot(str)
    def _typed(self, text: str) -> None:
        link = find_copied(text)
        if text.strip():
            self._search.ask(link.slug.replace("-", " ") if link else text)
            return
        self._search.forget()
        self._window.area.view.mark(())  # what was looked for is looked for no more
        if self._results is not None:
            self._results.hide()
        self._window.browse.show()
        self._window.fit_panels()

    @Slot()
    def _search_exactly(self) -> None:
        self._search.ask(self._window.field.text(), keep_spelling=True)

    @Slot(object)
    def _show_answer(self, answer: "Answer") -> None:
        self._window.stillness.hold()
        self.results.show_answer(answer)
        self._window.panels.page_in_front = False
        self.results.show()
        self._window.browse.setVisible(not answer.hits)  # nothing found is never a dead end
        self._window.fit_panels()

    @Slot()
    def _leave(self) -> None:
        if self._window.field.text():
            self._window.field.clear()
        else:
            self._window.step_back()

    @Slot(object)
    def _open_hit(self, hit: "Hit") -> None:
        room, view = self._window.room, self._window.area.view
        section = "" if hit.section == FIRST_SECTION else hit.section or ""  # the page's top shows it with the title
        room.open(ArticleLink(hit.slug, section))
        answer = self.results.answer
        if room.open_article == hit.slug and answer is not None and answer.stems:
            from desktop_app.search.marking import marks_in  # the engine is here, so whoosh is imported already

            view.mark(marks_in(view.toPlainText(), answer.stems))
        view.setFocus()

    @Slot()
    def _choose(self) -> None:
        """Opens the place of a copied link, else the chosen hit."""
        link = find_copied(self._window.field.text())
        if link is not None:
            self._window.room.open(link)
            self._window.area.view.setFocus()
        elif self._results is not None:
            self._results.choose()

    @Slot()
    def _peek(self) -> None:
        """Opens the chosen hit and goes on typing; the list stays in front."""
        self.results.choose()
        self._window.panels.page_in_front = False
        self._window.fit_panels()
        self._window.field.setFocus()
