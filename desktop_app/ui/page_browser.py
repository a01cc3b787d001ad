"""The QTextBrowser below the page: opens nothing by itself, and says what keyboard, mouse and finger do with its links.

It knows no file and no article: links that the reader follows go out as `link_followed`.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop_app.ui.links import NO_LINK
from desktop_app.ui.page_links import PageLinks

if TYPE_CHECKING:
    from desktop_app.ui.document_map import PageMap

DOCUMENT_MARGIN = 28
_LIST_INDENT = 22
_FOCUS_PIXELS = 3
_TREMBLING = 24  # pixels that a hand may move while it presses a link
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class PageBrowser(QTextBrowser):
    """Draws its own focus, keeps its links by number, and takes pictures from memory alone."""

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

    copy_wanted = Signal()
    escaped = Signal()

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
        self.document().setDocumentMargin(DOCUMENT_MARGIN)
        self.document().setIndentWidth(_LIST_INDENT)
        self.links = PageLinks(self)
        self._focus_colour = QColor("black")
        self._picture: Callable[[str], QPixmap | None] = lambda _address: None
        self._focus_is_shown = False
        self._hovered = NO_LINK
        self._pressed_at: QPoint | None = None
        self._pressed_scroll = 0
        self._was_drawn = False
        self.anchorClicked.connect(self._follow)

    @property
    def reading_height(self) -> int:
        """Where the reader is, in pixels below the upper edge of the view."""
        return 0

    @cached_property
    def map(self) -> "PageMap":
        """Where links and named places stand."""
        from desktop_app.ui.document_map import PageMap  # with the first page on which a place is asked for

        return PageMap(self.document())

    def forget_places(self) -> None:
        """Another page is shown, or the same one is laid out anew: links and named places are looked up again."""
        self.links.forget()
        if "map" in self.__dict__:
            self.map.forget()
        self._hovered = NO_LINK

    def focus_link(self, address: str) -> None:
        """Gives the keyboard's focus to a link of the page, scrolling only when it is out of sight."""
        self.focus_link_number(self.links.first(address))

    def focus_link_number(self, number: int) -> None:
        """The same, for the link of that number; nothing happens where there is none."""
        if self.links.select(number):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.viewport().update()

    def focused_link(self) -> str:
        """The address of the link that has the keyboard's focus, or ""."""
        return self.links.address(self.links.focused)

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        """A link that the mouse or a finger pressed is marked like one that the keyboard chose, for the way back."""
        if self._was_drawn:
            return  # over the page: a finger that scrolls, or a hand that marks words
        if self._pressed_at is not None:
            scroll = self.verticalScrollBar().value()  # a line at the edge would be pulled in: the page stays
            self.links.select(self.links.at(self._pressed_at))
            self.verticalScrollBar().setValue(scroll)
            self.viewport().update()
        self.link_followed.emit(url.toString())

    def _want_menu_at_cursor(self) -> None:
        rect = self.cursorRect().intersected(self.viewport().rect())
        corner = rect.bottomLeft() if rect.isValid() else QPoint(DOCUMENT_MARGIN, DOCUMENT_MARGIN)
        self.menu_wanted.emit(self.viewport().mapToGlobal(corner), self.reading_height)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.link_hovered.emit(number)

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002 - Qt's name
        """Gives our own pictures from memory; no file and no address is ever read."""
        address = name.toString() if isinstance(name, QUrl) else name
        if type == QTextDocument.ResourceType.ImageResource.value:
            return self._picture(address) or QPixmap()
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes a step back, copying and the menu key are ours; everything else is Qt's."""
        is_menu_key = event.key() == Qt.Key.Key_Menu or (
            event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        )
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        if is_menu_key and self.contextMenuPolicy() == Qt.ContextMenuPolicy.DefaultContextMenu:
            self._want_menu_at_cursor()
            return
        self._pressed_at = None
        if event.key() not in _MODIFIERS:
            self.pressed.emit()
        super().keyPressEvent(event)
        self.viewport().update()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes from link to link and says which one it came to; upwards it leaves by the top of the page."""
        first = self.map.first_link
        if not next and (first is None or self.textCursor().selectionStart() <= first):
            self.verticalScrollBar().setValue(0)
        stays = super().focusNextPrevChild(next)
        self.viewport().update()
        self.link_reached.emit(self.links.focused if stays and self.hasFocus() else NO_LINK)
        return stays

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A frame shows where the focus went, when it came by a key."""
        self._focus_is_shown = event.reason() in _KEYS
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes with the focus."""
        super().focusOutEvent(event)
        self.focus_left.emit()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Notes where, so that the link that follows is known even where an address stands twice."""
        self._pressed_at = event.position().toPoint()
        self._pressed_scroll = self.verticalScrollBar().value()
        self.pressed.emit()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that was drawn over the page is no press on a link; a hand that trembles may move a little."""
        start = self._pressed_at
        way = (event.position().toPoint() - start).manhattanLength() if start is not None else 0
        scrolled = abs(self.verticalScrollBar().value() - self._pressed_scroll)
        self._was_drawn = max(way, scrolled) > _TREMBLING
        super().mouseReleaseEvent(event)
        self._was_drawn = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Says when the mouse comes to a link, and when it leaves it."""
        super().mouseMoveEvent(event)
        self._hover(NO_LINK if event.buttons() else self.links.at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse has left the page."""
        super().leaveEvent(event)
        self._hover(NO_LINK)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The page's menu is ours: beside the pointer, or beside the selection when a key asked for it."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._want_menu_at_cursor()
        else:
            self.menu_wanted.emit(event.globalPos(), event.pos().y())
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the page, and a frame of 3 pixels around the link that has the focus, or around the page itself."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        number = self.links.focused
        if number == NO_LINK and not self._focus_is_shown:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._focus_colour, _FOCUS_PIXELS))
        if number == NO_LINK:
            painter.drawRoundedRect(self.viewport().rect().adjusted(2, 2, -2, -2), 4, 4)
        else:
            for rect in self.links.rects(*self.links.all[number][:2]):
                painter.drawRoundedRect(rect.adjusted(-4, -1, 4, 1), 4, 4)
        painter.end()
