"""The page: a QTextBrowser that opens nothing by itself, keeps a centred column, and draws its own focus.

It knows no file and no article: HTML comes in by method, links that the reader follows go out as `link_followed`.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
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
from desktop_app.ui.links import NO_LINK
from desktop_app.ui.page_links import PageLinks
from desktop_app.ui.theme import Theme

_LEAST_MARGIN = 32  # pixels beside the column, of which the document keeps the most itself
_DOCUMENT_MARGIN = 28
_LIST_INDENT = 22
_FOCUS_PIXELS = 3
_JUMP_MARGIN = 24  # pixels above a heading that was jumped to
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class ArticleView(QTextBrowser):
    """Shows one page."""

    link_followed = Signal(str)
    link_hovered = Signal(int)
    """The number of the link under the mouse, NO_LINK when it has left."""

    link_reached = Signal(int)
    """The number of the link that Tab led to."""

    pressed = Signal()
    """The reader went on: a key that says something, or the mouse, was pressed on the page."""

    focus_left = Signal()
    menu_wanted = Signal(QPoint, int)
    """A point of the screen, and how far below the upper edge of the page (pixels) a menu is asked for."""

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
        self._html = ""
        self._kept_place = 0
        self.links = PageLinks(self)
        self._hovered = NO_LINK
        self._pressed_at: QPoint | None = None
        self._jumped_to: int | None = None
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
            number = self.links.focused
            self.setHtml(self._html)
            self.links.forget()
            self.links.select(number)
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
        self.links.forget()
        self._hovered = NO_LINK
        self._jumped_to = None
        self.mark(())
        self.setHtml(html)
        self.verticalScrollBar().setValue(0)

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
            self._jumped_to = position
            self._scroll_to_position(position, margin=_JUMP_MARGIN)

    @property
    def reading_height(self) -> int:
        """Where the reader is, in pixels below the upper edge: at a heading that was jumped to and is still in sight,
        else at a focused link in sight, else near the top."""
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

    def focus_link(self, address: str) -> None:
        """Gives the keyboard's focus to a link of the page, scrolling only when it is out of sight."""
        self.focus_link_number(self.links.first(address))

    def focus_link_number(self, number: int) -> None:
        """The same, for the link of that number; nothing happens where there is none."""
        if self.links.select(number):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.viewport().update()

    def rect_of_link(self, address: str) -> QRect | None:
        """Where a link stands, in the viewport's coordinates; all its lines together."""
        return self.links.rect(self.links.first(address))

    def link_addresses(self) -> tuple[str, ...]:
        """Every link of the page, in order."""
        return tuple(address for _, _, address in self.links.all)

    def focused_link(self) -> str:
        """The address of the link that has the keyboard's focus, or ""."""
        return self.links.address(self.links.focused)

    @Slot()
    def _say_painted(self) -> None:
        self.first_painted.emit()

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        """A link that the mouse or a finger pressed is marked like one that the keyboard chose, for the way back."""
        if self._pressed_at is not None:
            scroll = self.scroll_pixels  # a line at the edge would be pulled in: the page stays where it is
            self.links.select(self.links.at(self._pressed_at))
            self.scroll_to(scroll)
            self.viewport().update()
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
        side = max(_LEAST_MARGIN, (self.width() - bar - self._column) // 2) - _DOCUMENT_MARGIN
        self.setViewportMargins(side, 0, side, 0)

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
        self._pressed_at = None
        if event.key() not in _MODIFIERS:
            self.pressed.emit()
        super().keyPressEvent(event)
        self.viewport().update()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes from link to link; says which one it came to."""
        stays = super().focusNextPrevChild(next)
        self.viewport().update()
        self.link_reached.emit(self.links.focused if stays and self.hasFocus() else NO_LINK)
        return stays

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has gone elsewhere."""
        super().focusOutEvent(event)
        self.focus_left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Notes where, so that the link that follows is known even where an address stands twice."""
        self._pressed_at = event.position().toPoint()
        self.pressed.emit()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Says when the mouse comes to a link, and when it leaves it."""
        super().mouseMoveEvent(event)
        self._hover(NO_LINK if event.buttons() else self.links.at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse has left the page."""
        super().leaveEvent(event)
        self._hover(NO_LINK)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.link_hovered.emit(number)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu of the page: at the mouse, or by key at the place that is read."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(event.globalPos(), self.reading_height if by_key else event.pos().y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the column centred."""
        self._fit_column()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the page, and a frame of 3 pixels around the link that has the focus."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._say_painted)
        number = self.links.focused if self.hasFocus() else NO_LINK
        if number == NO_LINK:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._focus_colour, _FOCUS_PIXELS))
        for rect in self.links.rects(*self.links.all[number][:2]):
            painter.drawRoundedRect(rect.adjusted(-4, -1, 4, 1), 4, 4)
        painter.end()
