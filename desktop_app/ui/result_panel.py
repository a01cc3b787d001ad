"""The left panel while something is looked for: what was searched, the hits, and what to do when there are none."""

import html

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.search import filters
from desktop_app.search.answer import Answer, Hit
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.filter_chips import Chip, FilterChips
from desktop_app.ui.head_area import HeadArea
from desktop_app.ui.link_label import LinkLabel
from desktop_app.ui.result_delegate import ResultDelegate
from desktop_app.ui.result_list import ResultList
from desktop_app.ui.result_model import HIT_ROLE, ResultModel
from desktop_app.ui.spoken import answer_in_words, choice_in_words

_KINDS = {
    "clinical term": "Medical terms",
    "community term": "Patients' names",
    "drug": "Single medicines",
    "guideline": "Guidelines",
    "organisation": "Organisations",
}
_URGENT = (
    "<b>Is somebody in danger now?</b> Call your local emergency number. "
    '<a style="color:{colour}" href="help">Get help now</a>'
)


class ResultPanel(QWidget):
    """Shows one answer after the other; the chosen row survives where it still exists."""

    hit_chosen = Signal(object)
    query_wanted = Signal(str)
    exact_wanted = Signal()
    help_wanted = Signal()
    shown = Signal()
    """Another answer is shown, or the same through another filter."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._answer: Answer | None = None
        self._said = LinkLabel(appearance, self)
        self._said.setContentsMargins(20, 20, 20, 8)
        self._urgent = LinkLabel(appearance, self)
        self._urgent.setObjectName("urgentBox")
        self._urgent.hide()
        self._chips = FilterChips(self, side=20)
        self._chips.hide()
        self._filter = filters.ALL
        self._was_opened = False
        self._categories: dict[str, str] = {}
        self._model = ResultModel(self._categories, self)
        self._list = ResultList(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(ResultDelegate(appearance, self._categories, self._list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._head = HeadArea((self._urgent, self._said, self._chips), self)
        layout.addWidget(self._head)
        layout.addWidget(self._list, 1)
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        self._said.linkActivated.connect(self._follow)
        self._chips.chosen.connect(self._choose_filter)
        self._urgent.linkActivated.connect(self._want_help)

    @property
    def answer(self) -> Answer | None:
        """The answer that is shown."""
        return self._answer

    @property
    def sentence(self) -> str:
        """What is said above the list, as rich text."""
        return self._said.whole_text

    @property
    def spoken(self) -> str:
        """What is shown, in words for a screen reader."""
        return answer_in_words(self._answer, self._model.rowCount()) if self._answer is not None else ""

    @property
    def spoken_choice(self) -> str:
        """The chosen row, in words for a screen reader; "" where none is."""
        index = self._list.currentIndex()
        words = index.data(Qt.ItemDataRole.AccessibleTextRole)
        return choice_in_words(words, index.row(), self._model.rowCount()) if words else ""

    def name_categories(self, titles: dict[str, str]) -> None:
        """The words for the categories' folder names."""
        self._categories.clear()
        self._categories.update(titles)

    def show_answer(self, answer: Answer) -> None:
        """Shows an answer. A row that was chosen with the arrows stays chosen if it is still in the list."""
        selected = self.selected_hit()
        if self._was_opened and self._answer is not None and self._answer.query != answer.query:
            selected = None  # it belongs to the question before: Enter must open the best hit of this one
        self._was_opened = False
        self._answer = answer
        hits = self._filtered(answer)
        self._model.show(hits)
        self._said.say(self._sentence_for(answer))
        self._urgent.say(_URGENT.format(colour=self._appearance.theme.on_danger))
        self._urgent.setVisible(answer.is_urgent)
        self._list.setVisible(bool(answer.hits))
        policy = QSizePolicy.Policy.Expanding if answer.hits else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        rows = [row for row, hit in enumerate(hits) if selected and hit.slug == selected.slug]
        if rows:
            self._list.select_row(rows[0])
        else:
            self._list.clearSelection()
            self._list.setCurrentIndex(QModelIndex())
            self._list.scrollToTop()
        self.shown.emit()

    def _say(self, sentence: str) -> None:
        """Tab stops at a sentence only where there is a link in it."""
        self._said.setText(sentence)
        self._said.setFocusPolicy(Qt.FocusPolicy.StrongFocus if "<a " in sentence else Qt.FocusPolicy.NoFocus)

    def _filtered(self, answer: Answer) -> tuple[Hit, ...]:
        """The hits that the chosen chip leaves; a chip that would leave none is let go."""
        found = filters.counts(answer)
        if self._filter not in found:
            self._filter = filters.ALL
        self._chips.show_chips([Chip(name, self._words_of(name), count) for name, count in found.items()], self._filter)
        return filters.narrow(answer, self._filter)

    def _words_of(self, name: str) -> str:
        if name.startswith(filters.CATEGORY):
            category = name.removeprefix(filters.CATEGORY)
            return self._categories.get(category, category)
        if name.startswith(filters.KIND):
            kind = name.removeprefix(filters.KIND)
            return _KINDS.get(kind, kind.capitalize())
        return "Only titles" if name == filters.TITLES else "All"

    @Slot(str)
    def _choose_filter(self, name: str) -> None:
        self._filter = name
        if self._answer is not None:
            self.show_answer(self._answer)

    def move_selection(self, rows: int) -> None:
        """Moves the selection by rows; from nothing, the first step is to the first row."""
        count = self._model.rowCount()
        if count:
            current = self._list.currentIndex()
            row = current.row() + rows if current.isValid() else 0
            self._list.select_row(min(max(row, 0), count - 1))

    def choose(self) -> None:
        """Opens the selected hit, or the first one."""
        hit = self.selected_hit() or next(iter(self._model.hits), None)
        if hit is not None:
            self._list.select_row(self._model.hits.index(hit))
            self._open(hit)

    def selected_hit(self) -> Hit | None:
        """The hit of the selected row."""
        index = self._list.currentIndex()
        hit = index.data(HIT_ROLE) if index.isValid() else None
        return hit if isinstance(hit, Hit) else None

    def refresh_look(self) -> None:
        """Lays the rows out anew for another font or theme."""
        self._list.doItemsLayout()
        if self._answer is not None:
            self._said.say(self._sentence_for(self._answer))
            self._urgent.say(_URGENT.format(colour=self._appearance.theme.on_danger))

    def _sentence_for(self, answer: Answer) -> str:
        query = html.escape(answer.query.strip())
        colour = self._appearance.theme.link
        if answer.shown_for:
            return (
                f"Showing results for <b>{html.escape(answer.shown_for)}</b>. "
                f'<a style="color:{colour}" href="exact">Search for {query} instead</a>'
            )
        if answer.hits:
            count = len(answer.hits)
            return f"{count} {'result' if count == 1 else 'results'}" + ("" if answer.complete else " in titles")
        if not answer.complete:
            return "No title says this. The full text is being prepared."
        near = ", ".join(self._word_link(word) for word in answer.nearest)
        known = ", ".join(self._word_link(word) for word in answer.matching)
        parts = [
            f"Nothing found for <b>{query}</b>.",
            f"The nearest words are {near}." if near else "",
            f"Found by themselves: {known}." if known else "",
            f'Look through the articles below, or <a style="color:{colour}" href="word:">clear the search</a>.',
            f'<a style="color:{colour}" href="help">Get help now</a>',
        ]
        return "<br/><br/>".join(part for part in parts if part)

    def _word_link(self, word: str) -> str:
        escaped = html.escape(word)
        return f'<a style="color:{self._appearance.theme.link}" href="word:{escaped}">{escaped}</a>'

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(HIT_ROLE)
        if isinstance(hit, Hit):
            self._open(hit)

    def _open(self, hit: Hit) -> None:
        self._was_opened = True
        self.hit_chosen.emit(hit)

    @Slot()
    def _want_help(self) -> None:
        self.help_wanted.emit()

    @Slot(str)
    def _follow(self, address: str) -> None:
        if address == "exact":
            self.exact_wanted.emit()
        elif address == "help":
            self.help_wanted.emit()
        else:
            self.query_wanted.emit(address.removeprefix("word:"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are laid out for their width."""
        super().resizeEvent(event)
        self._list.doItemsLayout()
