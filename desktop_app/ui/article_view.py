"""The page: a centred column that is scrolled, marked, and laid out anew without losing the reader's place."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPaintEvent, QPixmap, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop_app.ui.links import NO_LINK
from desktop_app.ui.page_browser import DOCUMENT_MARGIN, PageBrowser
from desktop_app.ui.theme import Theme

if TYPE_CHECKING:
    from desktop_app.ui.page_marks import PageMarks

_LEAST_MARGIN = 32  # pixels beside the column, of which the document keeps the most itself
_NARROW = 480  # pixels of the view below which both are less
_NARROW_MARGIN, _NARROW_DOCUMENT_MARGIN = 16, 12
_SAY_AFTER_MS = 60  # after the first paint: the focus comes to the search field, and is to be seen first
_JUMP_MARGIN = 24  # pixels above a heading that was jumped to
_FIGURES = 'class="figures'  # what a table has that is taken apart where there is no room for it
_READING_LINE = 0.25  # of the view's height: the section that stands there is the one that is read


class ArticleView(PageBrowser):
    """Shows one page: HTML comes in by method."""

    resized = Signal()
    jumped = Signal()
    """A named place was gone to; a place near the end of the page cannot come to the top of the view."""

    mark_chosen = Signal()
    """Another of the marks is the chosen one."""

    first_painted = Signal()
    """Once, after the first page stands on the screen: slow work may begin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = 620
        self._html = self._shown = ""
        self._kept_place = 0
        self._theme: Theme | None = None
        self._was_painted = False
        self.head_room = 0
        self._jump = (-1, "")
        self._jumped_to: int | None = None

    def set_look(self, css: str, column: int, theme: Theme, picture: Callable[[str], QPixmap | None]) -> None:
        """Changes style sheet, column width (pixels), colours and who draws pictures; keeps place and marks."""
        self._column = column
        self._focus_colour = QColor(theme.focus)
        self._theme = theme
        if self._is_marked:
            self.marks.set_colours(theme)
        self._picture = picture
        self.document().setDefaultStyleSheet(css)
        self.document().setDefaultFont(self.font())
        self._fit_column()
        if self._html:
            number = self.links.focused
            self._show_html()
            self.links.select(number)
            self._scroll_to_position(self._kept_place)
            if self._is_marked:
                self.marks.redraw()

    @cached_property
    def marks(self) -> "PageMarks":
        """The marked words of the page; made when something is first marked or looked for."""
        from desktop_app.ui.page_marks import PageMarks

        marks = PageMarks(self)
        if self._theme is not None:
            marks.set_colours(self._theme)
        return marks

    @property
    def _is_marked(self) -> bool:
        return "marks" in self.__dict__

    def mark(self, marks: Iterable[tuple[int, int]]) -> None:
        """Marks stretches of the page's text, as what a search was about; they stay until Escape or another page."""
        self.marks.show_search(marks)

    @Slot()
    def next_mark(self) -> None:
        """Goes to the next marked word, round and round."""
        shown, current = self.marks.shown, self.marks.current
        if shown:
            below = next((i for i, (start, _) in enumerate(shown) if start > self.first_visible), 0)
            self.choose_mark((current + 1) % len(shown) if current >= 0 else below)

    @Slot()
    def previous_mark(self) -> None:
        """Goes to the marked word before, round and round."""
        shown, current = self.marks.shown, self.marks.current
        if shown:
            above = next((i for i, (start, _) in enumerate(shown) if start > self.first_visible), 0) - 1
            self.choose_mark((current - 1 if current >= 0 else above) % len(shown))

    def choose_mark(self, index: int) -> None:
        """Goes to one of the marks that are shown."""
        self.marks.choose(index)
        self.show_position(self.marks.shown[index][0])
        self.mark_chosen.emit()

    def keep_place(self) -> None:
        """Notes what stands at the top of the view, for `set_look` to go back to."""
        self._kept_place = self.first_visible

    def show_page(self, html: str) -> None:
        """Shows a page from its top."""
        self._html = html
        self._jumped_to = None
        self._jump = (-1, "")
        if self._is_marked:
            self.marks.clear()
        self._show_html()
        self.verticalScrollBar().setValue(0)

    def let_go(self) -> None:
        """The page is about to be replaced, and is laid out no more, however wide the view becomes before that."""
        self._html = self._shown = ""
        self.document().clear()

    def column_room(self, width: int) -> int:
        """Pixels that the column has at most in a view of that width."""
        bar = self.verticalScrollBar().sizeHint().width()
        return min(self._column, width - bar - 2 * _margins(width)[0])

    def set_head_room(self, pixels: int) -> None:
        """Keeps room free above the text, for what stands there and scrolls with it."""
        self.head_room = pixels
        frame = self.document().rootFrame().frameFormat()
        top = self.document().documentMargin() + pixels
        if round(frame.topMargin()) != round(top):
            frame.setTopMargin(top)
            self.document().rootFrame().setFrameFormat(frame)

    @property
    def first_line(self) -> QRect:
        """The first line of the page without the room above it, in the coordinates of an unscrolled view."""
        line = self.document().firstBlock().layout().lineAt(0)
        if not line.isValid():
            return QRect()
        margin = self.document().documentMargin()
        return line.naturalTextRect().translated(margin, margin).toRect()

    @property
    def scroll_pixels(self) -> int:
        """How far down the page is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    @property
    def first_visible(self) -> int:
        """The position in the text of what stands at the top of the view: it survives another text size."""
        return self.cursorForPosition(QPoint(DOCUMENT_MARGIN, 2)).position() if self.scroll_pixels else 0

    def scroll_to(self, pixels: int) -> None:
        """Scrolls to a position that `scroll_pixels` gave."""
        self.verticalScrollBar().setValue(pixels)

    def scroll_to_section(self, section: str) -> None:
        """Puts a heading at the top of the view."""
        position = self.map.anchor(section)
        if position is not None:
            self._jumped_to = position
            self._scroll_to_position(position, margin=_JUMP_MARGIN)
            self._jump = (self.scroll_pixels, section)
            self.jumped.emit()

    @property
    def reading_height(self) -> int:
        """At a heading that was jumped to and is still in sight, else at a focused link in sight, else near the top."""
        places = [self._jumped_to]
        if self.hasFocus() and self.links.focused != NO_LINK:
            places.append(self.links.all[self.links.focused][0])
        for place in places:
            rects = self.links.rects(place, place + 1) if place is not None else []
            if rects and self.viewport().rect().contains(rects[0].center()):
                return rects[0].bottom()
        return 2 * _JUMP_MARGIN

    def scroll_to_text(self, position: int) -> None:
        """Puts a position of the text at the top of the view."""
        self._scroll_to_position(position)

    def rect_of_link(self, address: str) -> QRect | None:
        """Where a link stands, in the viewport's coordinates; all its lines together."""
        return self.links.rect(self.links.first(address))

    def link_addresses(self) -> tuple[str, ...]:
        """Every link of the page, in order."""
        return tuple(address for _, _, address in self.links.all)

    def top_of(self, anchor: str) -> int | None:
        """How far down a named place stands, in the pixels of `scroll_pixels`; None where there is none."""
        position = self.map.anchor(anchor)
        if position is None:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.cursorRect(cursor).top() + self.scroll_pixels

    @property
    def jumped_to(self) -> str:
        """The named place that was gone to last, as long as the page was not scrolled since; else ""."""
        scroll, name = self._jump
        return name if scroll == self.scroll_pixels else ""

    @property
    def reading_position(self) -> int:
        """The position in the text of the line that is probably being read; the last one at the end of the page."""
        bar = self.verticalScrollBar()
        if bar.maximum() and bar.value() == bar.maximum():
            return self.document().characterCount() - 1
        line = round(self.viewport().height() * _READING_LINE) if bar.value() else DOCUMENT_MARGIN
        return self.cursorForPosition(QPoint(DOCUMENT_MARGIN, line)).position()

    def show_position(self, position: int) -> None:
        """Scrolls only as far as is needed."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        rect = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, 24, 0, -24).contains(rect):
            self.scroll_to(self.scroll_pixels + rect.top() - self.viewport().height() // 3)

    @Slot()
    def _say_painted(self) -> None:
        self.first_painted.emit()

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
            self.set_head_room(self.head_room)
        self.setViewportMargins(side, 0, side, 0)

    def _shaped(self) -> str:
        """The page with its tables as the width allows."""
        if _FIGURES not in self._html:
            return self._html
        from desktop_app.ui.narrow_tables import stacked

        return stacked(self._html, self.column_room(self.width()) / self.fontMetrics().averageCharWidth())

    def _show_html(self) -> None:
        self._shown = self._shaped()
        self.setHtml(self._shown)
        self.set_head_room(self.head_room)
        self.forget_places()

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
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the page; says so after the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(_SAY_AFTER_MS, self, self._say_painted)


def _margins(width: int) -> tuple[int, int]:
    """What stays free beside the column in a view of that width, and how much of it is the document's own."""
    return (_NARROW_MARGIN, _NARROW_DOCUMENT_MARGIN) if width < _NARROW else (_LEAST_MARGIN, DOCUMENT_MARGIN)
