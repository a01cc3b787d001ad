"""The links of a laid-out page by their number: which one is where, which has the focus, which lies under a point."""

import re

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser

from desktop_app.ui.links import NO_LINK

_SENTENCE_END = r"[.!?]\S*\s+"


class PageLinks:
    """Looks up links in a browser's document, once a page. Rectangles are in the viewport's coordinates."""

    def __init__(self, browser: QTextBrowser) -> None:
        self._browser = browser
        self._found: tuple[tuple[int, int, str], ...] | None = None

    def forget(self) -> None:
        """Another page is shown."""
        self._found = None

    @property
    def all(self) -> tuple[tuple[int, int, str], ...]:
        """Start, end and address of every link, in order; the number of a link is its place in here."""
        if self._found is None:
            from desktop_app.ui import document_map  # with the first page whose links are asked for

            self._found = tuple(document_map.links(self._browser.document()))
        return self._found

    def address(self, number: int) -> str:
        """The address of a link, "" for NO_LINK."""
        return self.all[number][2] if 0 <= number < len(self.all) else ""

    def first(self, address: str) -> int:
        """The link with that address: the one that has the focus, else the first of them, else NO_LINK."""
        focused = self.focused
        if focused != NO_LINK and self.address(focused) == address:
            return focused
        return next((number for number, link in enumerate(self.all) if link[2] == address), NO_LINK)

    @property
    def focused(self) -> int:
        """The number of the link that is chosen with the keyboard or was pressed, else NO_LINK."""
        cursor = self._browser.textCursor()
        if not cursor.hasSelection():
            return NO_LINK
        # Qt selects the part of a link that is of one format, backwards when it came from below.
        number = self._at_position(cursor.selectionStart())
        return number if number != NO_LINK and cursor.selectionEnd() <= self.all[number][1] else NO_LINK

    def at(self, point: QPoint) -> int:
        """The link under a point of the viewport, else NO_LINK."""
        address = self._browser.anchorAt(point)
        if not address:
            return NO_LINK
        position = self._browser.cursorForPosition(point).position()
        return next(
            (n for n, (start, end, href) in enumerate(self.all) if href == address and start <= position <= end),
            NO_LINK,
        )

    def select(self, number: int) -> bool:
        """Gives a link the keyboard's mark; False where there is no such link."""
        if not 0 <= number < len(self.all):
            return False
        start, end, _ = self.all[number]
        cursor = QTextCursor(self._browser.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._browser.setTextCursor(cursor)
        return True

    def rects(self, start: int, end: int) -> list[QRect]:
        """The rectangles of a stretch of text, one a line."""
        from desktop_app.ui import document_map

        scrolled = self._browser.verticalScrollBar().value()
        return [
            QRect(round(rect.x()), round(rect.y() - scrolled), round(rect.width()), round(rect.height()))
            for rect in document_map.rectangles(self._browser.document(), start, end)
        ]

    def rect(self, number: int) -> QRect | None:
        """Where a link stands, all its lines together; None where there is no such link."""
        if not 0 <= number < len(self.all):
            return None
        start, end, _ = self.all[number]
        united = QRect()
        for rect in self.rects(start, end):
            united = united.united(rect)
        return united

    def sentence_top(self, number: int) -> int | None:
        """The top of the line in which the sentence of a link begins; None where there is no such link."""
        if not 0 <= number < len(self.all):
            return None
        start = self.all[number][0]
        block = self._browser.document().findBlock(start)
        ends = list(re.finditer(_SENTENCE_END, block.text()[: start - block.position()]))
        begin = block.position() + (ends[-1].end() if ends else 0)
        return min((rect.top() for rect in self.rects(begin, begin + 1)), default=None)

    def _at_position(self, position: int) -> int:
        return next((n for n, (start, end, _) in enumerate(self.all) if start <= position < end), NO_LINK)
