"""The page: a QTextBrowser that opens nothing by itself, keeps a centred column, and draws its own focus.

It knows no file and no article: HTML comes in by method, links that the reader follows go out as `link_followed`.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from desktop_app.ui import document_map
from desktop_app.ui.narrow_tables import stacked
from desktop_app.ui.theme import Theme

_LEAST_MARGIN = 32  # pixels beside the column, of which the document keeps the most itself
_DOCUMENT_MARGIN = 28
_NARROW = 480  # pixels of the view below which both are less
_NARROW_MARGIN, _NARROW_DOCUMENT_MARGIN = 16, 12
_LIST_INDENT = 22
_FOCUS_PIXELS = 3


class ArticleView(QTextBrowser):
    """Shows one page."""

    link_followed = Signal(str)
    escaped = Signal()
    first_painted = Signal()
    """Once, after the first page stands on the screen: slow work may begin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self.setAccessibleName("Article")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(0)
        self.document().setDocumentMargin(_DOCUMENT_MARGIN)
        self.document().setIndentWidth(_LIST_INDENT)
        self._column = 620
        self._focus_colour = QColor("black")
        self._pictures: dict[str, QPixmap] = {}
        self._html = self._shown = ""
        self._kept_place = 0
        self._places: dict[str, tuple[int, int]] | None = None
        self._marks: tuple[tuple[int, int], ...] = ()
        self._current = -1
        self._mark_colours = self._found_colours = ("", "")
        self._was_painted = False
        self.anchorClicked.connect(self._follow)

    def set_look(self, css: str, column: int, theme: Theme, pictures: dict[str, QPixmap]) -> None:
        """Changes style sheet, column width (pixels), colours and the pictures by address; keeps place and marks."""
        self._column = column
        self._focus_colour = QColor(theme.focus)
        self._mark_colours = (theme.mark, theme.on_mark)
        self._found_colours = (theme.found, theme.on_found)
        self._pictures = pictures
        self.document().setDefaultStyleSheet(css)
        self.document().setDefaultFont(self.font())
        self._fit_column()
        if self._html:
            self._show_html()
            self._scroll_to_position(self._kept_place)
            self._show_marks()

    def mark(self, marks: Iterable[tuple[int, int]]) -> None:
        """Marks stretches of the page's text, as what a search was about; they stay until Escape or another page."""
        self._marks = tuple(marks)
        self._current = -1
        self._show_marks()

    @Slot()
    def next_mark(self) -> None:
        """Goes to the next marked word, round and round."""
        if self._marks:
            below = next((i for i, (start, _) in enumerate(self._marks) if start > self.first_visible), 0)
            self._current = (self._current + 1) % len(self._marks) if self._current >= 0 else below
            self._show_marks()
            self._show_position(self._marks[self._current][0])

    def keep_place(self) -> None:
        """Notes what stands at the top of the view, for `set_look` to go back to."""
        self._kept_place = self.first_visible

    def show_page(self, html: str) -> None:
        """Shows a page from its top."""
        self._html = html
        self._places = None
        self.mark(())
        self._show_html()
        self.verticalScrollBar().setValue(0)

    def column_room(self, width: int) -> int:
        """Pixels that the column has at most in a view of that width."""
        bar = self.verticalScrollBar().sizeHint().width()
        return min(self._column, width - bar - 2 * _margins(width)[0])

    @property
    def scroll_pixels(self) -> int:
        """How far down the page is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    @property
    def scroll_share(self) -> float:
        """How far down the page is scrolled, from 0 to 1."""
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    @property
    def first_visible(self) -> int:
        """The position in the text of what stands at the top of the view: it survives another text size."""
        return self.cursorForPosition(QPoint(_DOCUMENT_MARGIN, 2)).position() if self.scroll_pixels else 0

    def scroll_to(self, pixels: int) -> None:
        """Scrolls to a position that `scroll_pixels` gave."""
        self.verticalScrollBar().setValue(pixels)

    def scroll_to_share(self, share: float) -> None:
        """Scrolls to a share of the page."""
        self.verticalScrollBar().setValue(round(share * self.verticalScrollBar().maximum()))

    def scroll_to_section(self, section: str) -> None:
        """Puts a heading at the top of the view."""
        position = document_map.position_of_anchor(self.document(), section)
        if position is not None:
            self._scroll_to_position(position, margin=24)

    def focus_link(self, address: str) -> None:
        """Gives the keyboard's focus to a link of the page, scrolling only when it is out of sight."""
        place = self._link_places().get(address)
        if place is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(place[0])
            cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.viewport().update()

    def rect_of_link(self, address: str) -> QRect | None:
        """Where a link stands, in the viewport's coordinates; all its lines together."""
        place = self._link_places().get(address)
        if place is None:
            return None
        united = QRect()
        for rect in self._rects(*place):
            united = united.united(rect)
        return united

    def link_addresses(self) -> tuple[str, ...]:
        """Every link of the page, in order."""
        return tuple(address for _, _, address in document_map.links(self.document()))

    def focused_link(self) -> str:
        """The address of the link that has the keyboard's focus, or ""."""
        cursor = self.textCursor()
        return cursor.charFormat().anchorHref() if cursor.hasSelection() else ""

    @Slot()
    def _say_painted(self) -> None:
        self.first_painted.emit()

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        self.link_followed.emit(url.toString())

    def _show_position(self, position: int) -> None:
        """Scrolls only as far as is needed."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        rect = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, 24, 0, -24).contains(rect):
            self.scroll_to(self.scroll_pixels + rect.top() - self.viewport().height() // 3)

    def _show_marks(self) -> None:
        selections = []
        for index, (start, end) in enumerate(self._marks):
            selection = QTextEdit.ExtraSelection()
            ground, ink = self._found_colours if index == self._current else self._mark_colours
            selection.format.setBackground(QColor(ground))
            selection.format.setForeground(QColor(ink))
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selections.append(selection)
        self.setExtraSelections(selections)

    def _scroll_to_position(self, position: int, margin: int = 0) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        top = self.cursorRect(cursor).top() + self.scroll_pixels
        self.scroll_to(max(0, top - margin) if position else 0)

    def _fit_column(self) -> None:
        """Centres the column between the edges; the scroll bar stands at the edge of the window."""
        bar = self.verticalScrollBar().sizeHint().width()
        least, own = _margins(self.width())
        side = max(least, (self.width() - bar - self._column) // 2) - own
        if self.document().documentMargin() != own:
            self.document().setDocumentMargin(own)
        self.setViewportMargins(side, 0, side, 0)

    def _shaped(self) -> str:
        """The page with its tables as the width allows."""
        return stacked(self._html, self.column_room(self.width()) / self.fontMetrics().averageCharWidth())

    def _show_html(self) -> None:
        self._shown = self._shaped()
        self._places = None
        self.setHtml(self._shown)

    def _link_places(self) -> dict[str, tuple[int, int]]:
        """Address -> start and end of the first link with it; looked up once a page."""
        if self._places is None:
            self._places = {}
            for start, end, address in document_map.links(self.document()):
                self._places.setdefault(address, (start, end))
        return self._places

    def _rects(self, start: int, end: int) -> list[QRect]:
        """The rectangles of a stretch of text, one a line, in the viewport's coordinates."""
        return [
            QRect(round(rect.x()), round(rect.y() - self.scroll_pixels), round(rect.width()), round(rect.height()))
            for rect in document_map.rectangles(self.document(), start, end)
        ]

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002 - Qt's name
        """Gives our own pictures from memory; no file and no address is ever read."""
        address = name.toString() if isinstance(name, QUrl) else name
        if type == QTextDocument.ResourceType.ImageResource.value:
            return self._pictures.setdefault(address, QPixmap())
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the marks away, or goes a step back; everything else is Qt's."""
        if event.key() == Qt.Key.Key_Escape:
            if self._marks:
                self.mark(())
            else:
                self.escaped.emit()
            return
        super().keyPressEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the column centred."""
        if self._html and self._shaped() != self._shown:
            self.keep_place()
            self._fit_column()
            self._show_html()
            self.mark(())  # they were counted in a text that had other words in its tables
            super().resizeEvent(event)
            self._scroll_to_position(self._kept_place)
            return
        self._fit_column()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the page, and a frame of 3 pixels around the link that has the focus."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._say_painted)
        if not self.hasFocus() or not self.focused_link():
            return
        cursor = self.textCursor()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._focus_colour, _FOCUS_PIXELS))
        for rect in self._rects(cursor.selectionStart(), cursor.selectionEnd()):
            painter.drawRoundedRect(rect.adjusted(-4, -1, 4, 1), 4, 4)
        painter.end()


def _margins(width: int) -> tuple[int, int]:
    """What stays free beside the column in a view of that width, and how much of it is the document's own."""
    return (_NARROW_MARGIN, _NARROW_DOCUMENT_MARGIN) if width < _NARROW else (_LEAST_MARGIN, _DOCUMENT_MARGIN)
