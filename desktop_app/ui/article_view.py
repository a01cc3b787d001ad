"""The page: a QTextBrowser that opens nothing by itself, keeps a centred column, and draws its own focus.

It knows no file and no article: HTML comes in by method, links that the reader follows go out as `link_followed`.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop_app.ui import document_map
from desktop_app.ui.page_marks import PageMarks
from desktop_app.ui.theme import Theme

_LEAST_MARGIN = 32  # pixels beside the column, of which the document keeps the most itself
_DOCUMENT_MARGIN = 28
_LIST_INDENT = 22
_FOCUS_PIXELS = 3
_READING_LINE = 0.25  # of the view's height: the section that stands there is the one that is read
_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class ArticleView(QTextBrowser):
    """Shows one page."""

    link_followed = Signal(str)
    escaped = Signal()
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)
    """The reader asks for the page's menu; where, on the screen."""

    resized = Signal()
    jumped = Signal()
    """A named place was gone to; a place near the end of the page cannot come to the top of the view."""

    mark_chosen = Signal()
    """Another of the marks is the chosen one."""

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
        self.map = document_map.PageMap(self.document())
        self.marks = PageMarks(self)
        self._was_painted = False
        self._focus_is_shown = False
        self.head_room = 0
        self._jump = (-1, "")
        self.anchorClicked.connect(self._follow)

    def set_look(self, css: str, column: int, theme: Theme, pictures: dict[str, QPixmap]) -> None:
        """Changes style sheet, column width (pixels), colours and the pictures by address; keeps place and marks."""
        self._column = column
        self._focus_colour = QColor(theme.focus)
        self.marks.set_colours(theme)
        self._pictures = pictures
        self.document().setDefaultStyleSheet(css)
        self.document().setDefaultFont(self.font())
        self._fit_column()
        if self._html:
            self.setHtml(self._html)
            self.set_head_room(self.head_room)
            self._scroll_to_position(self._kept_place)
            self.marks.redraw()

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
        self._jump = (-1, "")
        self.marks.clear()
        self.setHtml(html)
        self.set_head_room(self.head_room)
        self.map.forget()
        self.verticalScrollBar().setValue(0)

    def set_head_room(self, pixels: int) -> None:
        """Keeps room free above the text, for what stands there and scrolls with it."""
        self.head_room = pixels
        frame = self.document().rootFrame().frameFormat()
        if round(frame.topMargin()) != _DOCUMENT_MARGIN + pixels:
            frame.setTopMargin(_DOCUMENT_MARGIN + pixels)
            self.document().rootFrame().setFrameFormat(frame)

    @property
    def first_line(self) -> QRect:
        """The first line of the page without the room above it, in the coordinates of an unscrolled view."""
        line = self.document().firstBlock().layout().lineAt(0)
        if not line.isValid():
            return QRect()
        return line.naturalTextRect().translated(_DOCUMENT_MARGIN, _DOCUMENT_MARGIN).toRect()

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
        position = self.map.anchor(section)
        if position is not None:
            self._scroll_to_position(position, margin=24)
            self._jump = (self.scroll_pixels, section)
            self.jumped.emit()

    def focus_link(self, address: str) -> None:
        """Gives the keyboard's focus to a link of the page, scrolling only when it is out of sight."""
        place = self.map.link(address)
        if place is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(place[0])
            cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.viewport().update()

    def rect_of_link(self, address: str) -> QRect | None:
        """Where a link stands, in the viewport's coordinates; all its lines together."""
        place = self.map.link(address)
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
        line = round(self.viewport().height() * _READING_LINE) if bar.value() else _DOCUMENT_MARGIN
        return self.cursorForPosition(QPoint(_DOCUMENT_MARGIN, line)).position()

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

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        self.link_followed.emit(url.toString())

    def _want_menu_at_cursor(self) -> None:
        rect = self.cursorRect().intersected(self.viewport().rect())
        corner = rect.bottomLeft() if rect.isValid() else QPoint(_DOCUMENT_MARGIN, _DOCUMENT_MARGIN)
        self.menu_wanted.emit(self.viewport().mapToGlobal(corner))

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
        super().keyPressEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The page's menu is ours: beside the pointer, or beside the selection when a key asked for it."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._want_menu_at_cursor()
        else:
            self.menu_wanted.emit(event.globalPos())
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Before the keyboard leaves the page upwards, its top is shown, where the way goes on."""
        first = self.map.first_link
        if not next and (first is None or self.textCursor().selectionStart() <= first):
            self.scroll_to(0)
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A frame shows where the focus went, when it came by a key."""
        self._focus_is_shown = event.reason() in _KEYS
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes with the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the column centred."""
        self._fit_column()
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the page, and a frame of 3 pixels around the link that has the focus."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._say_painted)
        is_on_link = bool(self.focused_link())
        if not self.hasFocus() or not (is_on_link or self._focus_is_shown):
            return
        cursor = self.textCursor()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._focus_colour, _FOCUS_PIXELS))
        if not is_on_link:
            painter.drawRoundedRect(self.viewport().rect().adjusted(2, 2, -2, -2), 4, 4)
            painter.end()
            return
        for rect in self._rects(cursor.selectionStart(), cursor.selectionEnd()):
            painter.drawRoundedRect(rect.adjusted(-4, -1, 4, 1), 4, 4)
        painter.end()
