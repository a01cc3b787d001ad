"""Looks for words in the open page: keeps the bar, the marks of the page and the count together."""

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.article_view import ArticleView
from desktop_app.ui.find_bar import FindBar
from desktop_app.ui.page_finder import PageText
from desktop_app.ui.reading_area import ReadingArea

_LONGEST_SELECTION = 80  # characters of a selection that are taken over as what to look for


class FindInPage(QObject):
    """The bar is made when it is first opened, at the foot of the page."""

    made = Signal()
    """The bar is there: it can be given its place in the order of the keyboard."""

    def __init__(self, appearance: Appearance, area: ReadingArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._area = area
        self._view: ArticleView = area.view
        self._bar: FindBar | None = None
        self._page: PageText | None = None
        self._anchor = 0
        self._view.mark_chosen.connect(self._say_count)

    @property
    def bar(self) -> FindBar:
        """The bar, made when it is first needed."""
        if self._bar is None:
            bar = self._bar = FindBar(self._appearance, self._area)
            bar.hide()
            self._area.add_foot(bar)
            bar.query_changed.connect(self._look)
            bar.next_wanted.connect(self.find_next)
            bar.previous_wanted.connect(self.find_previous)
            bar.closed.connect(self.close)
            self.made.emit()
        return self._bar

    @property
    def is_made(self) -> bool:
        """Whether the bar was opened before."""
        return self._bar is not None

    @property
    def is_open(self) -> bool:
        """Whether the bar is there."""
        return self._bar is not None and not self._bar.isHidden()

    def open(self) -> None:
        """Opens the bar, with what is selected in the page; what was looked for before is found again."""
        selected = "" if self._view.focused_link() else self._view.textCursor().selectedText()
        self._anchor = self._view.textCursor().selectionStart() if selected else self._view.first_visible
        was_open = self.is_open
        self.bar.show()
        if selected and len(selected) <= _LONGEST_SELECTION and selected != self.bar.field.text():
            self.bar.field.setText(selected)
        elif not was_open:
            self._look()
        self.bar.take_focus()

    @Slot()
    def close(self) -> None:
        """Takes bar and matches away and gives the focus back to the page, which stays where it is."""
        if self.is_open:
            self.bar.hide()
            self._view.marks.end_found()
            self._view.setFocus()

    @Slot()
    def find_next(self) -> None:
        """Goes to the next match, or the next word that a search marked; opens the bar again where there is none."""
        if self._reopen():
            self._view.next_mark()

    @Slot()
    def find_previous(self) -> None:
        """Goes to the match before."""
        if self._reopen():
            self._view.previous_mark()

    @Slot()
    def look_again(self) -> None:
        """Another page is shown: its matches are marked, and it stays at its place."""
        self._page = None
        if self.is_open:
            self._view.marks.show_found(self._text().find(self.bar.query), -1)
            self._anchor = 0
            self._say_count()

    def refresh_look(self) -> None:
        """Draws the bar in the look of the day."""
        if self._bar is not None:
            self._bar.refresh_look()

    def _reopen(self) -> bool:
        """Whether there are marks to go through; words that were looked for before are looked for again."""
        if not self._view.marks.shown and not self.is_open and self._bar is not None and self._bar.query.text:
            self._anchor = self._view.first_visible
            self._bar.show()
            self._look()
            return False
        return bool(self._view.marks.shown)

    def _text(self) -> PageText:
        if self._page is None:
            self._page = PageText(self._view.document().toRawText())
        return self._page

    @Slot()
    def _look(self) -> None:
        """Marks every match and goes to the first one from where the reader was."""
        found = self._text().find(self.bar.query)
        below = next((index for index, (start, _) in enumerate(found) if start >= self._anchor), 0)
        self._view.marks.show_found(found, below if found else -1)
        if found:
            self._view.show_position(found[below][0])
        self._say_count()

    @Slot()
    def _say_count(self) -> None:
        marks = self._view.marks
        if self.is_open:
            self.bar.show_count(marks.current, len(marks.shown))
            if marks.current_mark is not None:
                self._anchor = marks.current_mark[0]
