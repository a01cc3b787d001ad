"""Marks on a page: the words that a search was about, and in front of them what is looked for in the page.

Finding replaces the marks of the search while it lasts; when it ends, those of the search are there again.
"""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop_app.ui.theme import Theme

Mark = tuple[int, int]
"""Start and end in the document's positions."""


class PageMarks:
    """Draws one layer of marks as extra selections; thousands of them cost no more than a blink."""

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._search: tuple[Mark, ...] = ()
        self._found: tuple[Mark, ...] | None = None
        self._current = -1
        self._plain = QTextCharFormat()
        self._chosen = QTextCharFormat()
        self._drawn: list[QTextEdit.ExtraSelection] = []

    @property
    def shown(self) -> tuple[Mark, ...]:
        """The marks that are seen: what was found in the page, or else what the search was about."""
        return self._search if self._found is None else self._found

    @property
    def current(self) -> int:
        """The place of the chosen mark among those shown, -1 for none."""
        return self._current

    @property
    def current_mark(self) -> Mark | None:
        """The chosen mark."""
        return self.shown[self._current] if self._current >= 0 else None

    def set_colours(self, theme: Theme) -> None:
        """Colours of the marks and of the chosen one; `redraw` shows them."""
        self._plain, self._chosen = QTextCharFormat(), QTextCharFormat()
        for drawn, ground, ink in (
            (self._plain, theme.mark, theme.on_mark),
            (self._chosen, theme.found, theme.on_found),
        ):
            drawn.setBackground(QColor(ground))
            drawn.setForeground(QColor(ink))

    def show_search(self, marks: Iterable[Mark]) -> None:
        """The words that a search was about; seen as soon as nothing is looked for in the page."""
        self._search = tuple(marks)
        if self._found is None:
            self._current = -1
            self.redraw()

    def show_found(self, marks: Iterable[Mark], current: int) -> None:
        """What was found in the page, in front of the marks of the search."""
        self._found, self._current = tuple(marks), current
        self.redraw()

    def end_found(self) -> None:
        """The marks of the search are seen again."""
        if self._found is not None:
            self._found, self._current = None, -1
            self.redraw()

    def clear(self) -> None:
        """Takes both layers away."""
        self._search, self._found, self._current = (), None, -1
        self.redraw()

    def choose(self, index: int) -> None:
        """Makes another mark the chosen one; only the two that change are drawn anew."""
        before, self._current = self._current, index
        for changed in {before, index} - {-1}:
            self._drawn[changed] = self._selection(changed)
        self._view.setExtraSelections(self._drawn)

    def redraw(self) -> None:
        """Draws every mark, as is needed after the page was laid out anew."""
        self._drawn = [self._selection(index) for index in range(len(self.shown))]
        self._view.setExtraSelections(self._drawn)

    def _selection(self, index: int) -> QTextEdit.ExtraSelection:
        start, end = self.shown[index]
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = self._chosen if index == self._current else self._plain
        return selection
