"""A card beside a line of the page: never over the line, never outside the window, scrolling inside where it is low."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.selectable_text import FRAME
from desktop_app.ui.wrapping_row import WrappingRow

_GAP = 8
_SIDE, _EDGE = 9, 8
INDENT = 7  # of words beside buttons, whose own words stand that far from their edge
_FRAME = 1  # the line around the card, as the style sheet has it
_LEAST_HEIGHT = 220  # where the page leaves less above and below the line, the card may cover the bars as well
_STEP = 40


class Beside(NamedTuple):
    """Where a card may lie, in the coordinates of its parent."""

    line: QRect
    """Of what was pressed, which is never covered."""

    sentence_top: int
    """Where the sentence before it begins, which is covered only where nothing else is left."""

    room: QRect
    """The page."""

    whole: QRect
    """The window, where the page is too low."""


class FloatingCard(QFrame):
    """Head, body and foot; what is on them is the matter of each kind of card. It moves nothing below it."""

    full_width: ClassVar[int] = 620
    """Pixels at 100 %."""

    closed = Signal()
    """The reader is done with it; the focus goes back to where it came from."""

    entered = Signal()
    left = Signal()
    """The mouse has come to it, or gone."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._appearance = appearance
        self._beside = Beside(QRect(), 0, QRect(), QRect())
        self._edges_inside = False
        self.head, self.foot = WrappingRow(self), WrappingRow(self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget(self._scroll)
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(INDENT - FRAME, 0, _EDGE, 0)
        self.body.setSpacing(8)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(self._inner)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_SIDE, _EDGE, _EDGE, _EDGE)
        self._column.setSpacing(4)
        self._column.addWidget(self.head)
        self._column.addWidget(self._scroll, 1)
        self._column.addWidget(self.foot)
        self.hide()

    def open_beside(self, beside: Beside) -> None:
        """Opens the card beside a line and its sentence."""
        self._beside = beside
        self.show()  # before it is measured: fonts come with the first showing
        self.raise_()
        self.place()

    def close_card(self) -> None:
        """Closes the card and says so."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def step_back(self) -> None:
        """What Escape does."""
        self.close_card()

    def fit_body(self, width: int) -> int:
        """Fits what stands in the body to a width, and gives its height (pixels)."""
        raise NotImplementedError

    def stops(self) -> Sequence[QWidget]:
        """What Tab leads to, in the order in which it is seen; hidden and disabled ones are passed over."""
        return ()

    def show_within(self, widget: QWidget, rect: QRect) -> None:
        """Scrolls so that a part of a widget of the body is seen."""
        top = widget.mapTo(self._inner, rect.topLeft()).y()
        half = rect.height() // 2
        self._scroll.ensureVisible(0, top + half, 0, half + 4)

    def place(self) -> None:
        """Below the line where there is room, else above its sentence, inside the room and never over the line."""
        line, sentence_top, room, whole = self._beside
        width = self._width(room)
        wanted = self._fit(width, 0)
        least = min(_LEAST_HEIGHT, wanted)
        upper = min(sentence_top, line.top())
        if max(_above(upper, room), _below(line, room)) < least:
            room = whole
            if self._width(room) != width:
                width = self._width(room)
                wanted = self._fit(width, 0)
            if max(_above(upper, room), _below(line, room)) < least:
                upper = line.top()
        above, below = _above(upper, room), _below(line, room)
        is_below = below >= wanted or below >= above
        available = below if is_below else above
        if wanted > available:
            wanted = self._fit(width, available)
        height = max(0, min(wanted, available))
        top = line.bottom() + _GAP if is_below else upper - _GAP - height
        left = min(max(line.left() - 24, room.left() + _GAP), room.right() - _GAP - width)
        top = min(max(top, room.top()), room.bottom() - height)
        self.setGeometry(QRect(QPoint(left, top), QSize(width, height)))
        self._scroll.verticalScrollBar().setValue(0)

    def _width(self, room: QRect) -> int:
        return min(round(self.full_width * max(1.0, self._appearance.scale)), room.width() - 2 * _GAP)

    def _fit(self, width: int, height: int) -> int:
        """Lays everything out and gives the height of it. A `height` that is too low makes room for the scroll bar,
        and takes head and foot into what scrolls where they would leave little of it."""
        row = width - _SIDE - _EDGE - 2 * _FRAME
        edges = [edge.fit(row) for edge in (self.head, self.foot) if not edge.is_empty]
        spaces = 2 * (_EDGE + _FRAME) + len(edges) * self._column.spacing()
        inside = bool(height) and sum(edges) + spaces > height // 2
        self._put_edges(inside=inside)
        for edge in (self.head, self.foot):
            edge.setVisible(not edge.is_empty)
        text = row - (INDENT - FRAME) - _EDGE - (self._scroll.verticalScrollBar().sizeHint().width() if height else 0)
        if inside:
            edges = [edge.fit(text) for edge in (self.head, self.foot) if not edge.is_empty]
        return self.fit_body(text) + sum(edges) + spaces

    def _put_edges(self, *, inside: bool) -> None:
        if inside == self._edges_inside:
            return
        self._edges_inside = inside
        new = self.body if inside else self._column
        for edge, at in ((self.head, 0), (self.foot, -1)):
            self.body.removeWidget(edge)
            self._column.removeWidget(edge)
            new.insertWidget(at, edge)

    def button(self, name: str, icon: str) -> QToolButton:
        """A button with an icon, named for eye and ear."""
        button = QToolButton(self)
        button.setIcon(self._appearance.icon(icon))
        button.setIconSize(QSize(self._appearance.icon_size, self._appearance.icon_size))
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def link(self, words: str) -> QToolButton:
        """A button that looks like a link."""
        button = QToolButton(self)
        button.setObjectName("linkButton")
        button.setText(words)
        return button

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab stays on the card, round and round; Escape leaves it."""
        stops = [stop for stop in self.stops() if stop.isVisible() and stop.isEnabled()]
        if not stops:
            return super().focusNextPrevChild(next)
        focused = self.focusWidget()
        at = stops.index(focused) if focused in stops else (-1 if next else len(stops))
        chosen = stops[(at + (1 if next else -1)) % len(stops)]
        chosen.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        if self._inner.isAncestorOf(chosen):
            self.show_within(chosen, QRect(QPoint(0, 0), QSize(chosen.width(), min(chosen.height(), _STEP))))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes a step back; up and down scroll a card that is too high."""
        bar = self._scroll.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Escape:
                self.step_back()
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + _STEP)
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - _STEP)
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep())
            case _:
                super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse has come."""
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse has gone."""
        super().leaveEvent(event)
        self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draws the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the drawn focus away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the frame, and a thick one while the card itself has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._appearance.focus_pen())
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
            painter.end()


def _below(line: QRect, room: QRect) -> int:
    return room.bottom() - line.bottom() - 2 * _GAP


def _above(top: int, room: QRect) -> int:
    return top - room.top() - 2 * _GAP
