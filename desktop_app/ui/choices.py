"""A choice of several and a switch, drawn by ourselves: words wrap, and everything grows with the text."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from desktop_app.ui.appearance import FOCUS_PIXELS, Appearance
from desktop_app.ui.button_groups import go_on_in_group
from desktop_app.ui.long_words import wrapping
from desktop_app.ui.style_sheet import TARGET_PIXELS

_SIGN = 18  # pixels of circle or box at 100 %
_GAP = 8
_EDGE = 6  # room for the focus frame
_LEAST_LETTERS = 5  # that a line has room for in any case
_TICK = ((0.24, 0.52), (0.44, 0.72), (0.78, 0.30))  # corners, as shares of the box


class Choice(QRadioButton):
    """One of several of which exactly one is chosen."""

    def __init__(self, words: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._appearance = appearance
        _prepare(self)

    def sizeHint(self) -> QSize:
        """Its words on one line."""
        return _size(self, self._appearance)

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough, since longer words are broken."""
        return _least_size(self._appearance)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its words in a width."""
        return _height(self, self._appearance, width)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole of it can be pressed."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go through every choice in the order of reading: Qt's own way stays in a column."""
        if not go_on_in_group(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws a circle, with a dot in it when it is chosen, and the words."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign = _paint_ground(painter, self, self._appearance)
        theme = self._appearance.theme
        painter.setPen(QPen(QColor(theme.link if self.isChecked() else theme.control_line), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(sign)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.link))
            inset = sign.width() * 0.27
            painter.drawEllipse(sign.adjusted(inset, inset, -inset, -inset))
        painter.end()


class Switch(QCheckBox):
    """Something that is on or off."""

    def __init__(self, words: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._appearance = appearance
        _prepare(self)

    def sizeHint(self) -> QSize:
        """Its words on one line."""
        return _size(self, self._appearance)

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough, since longer words are broken."""
        return _least_size(self._appearance)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its words in a width."""
        return _height(self, self._appearance, width)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole of it can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws a box, with a tick in it when it is on, and the words."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign = _paint_ground(painter, self, self._appearance)
        theme = self._appearance.theme
        painter.setPen(QPen(QColor(theme.link if self.isChecked() else theme.control_line), 2))
        painter.setBrush(QColor(theme.link) if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(sign, 4, 4)
        if self.isChecked():
            painter.setPen(QPen(QColor(theme.paper), max(2.0, sign.width() / 8)))
            painter.drawPolyline([sign.topLeft() + QPointF(x * sign.width(), y * sign.height()) for x, y in _TICK])
        painter.end()


def _prepare(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)


def _sign(appearance: Appearance) -> int:
    return round(_SIGN * max(1.0, appearance.scale))


def _beside(appearance: Appearance) -> int:
    """Pixels of the width that are not for the words."""
    return 2 * _EDGE + _sign(appearance) + _GAP


def _size(button: QAbstractButton, appearance: Appearance) -> QSize:
    width = _beside(appearance) + appearance.metrics().horizontalAdvance(button.text()) + 2
    return QSize(width, _height(button, appearance, width))


def _least_size(appearance: Appearance) -> QSize:
    letters = appearance.metrics().averageCharWidth() * _LEAST_LETTERS
    return QSize(_beside(appearance) + letters, TARGET_PIXELS)


def _height(button: QAbstractButton, appearance: Appearance, width: int) -> int:
    room = max(1, width - _beside(appearance))
    flags = wrapping(button.text(), appearance.metrics(), room).value
    text = appearance.metrics().boundingRect(QRect(0, 0, room, 100_000), flags, button.text())
    return int(max(TARGET_PIXELS, text.height() + 10))


def _paint_ground(painter: QPainter, button: QAbstractButton, appearance: Appearance) -> QRectF:
    """Hover, focus and words; gives the place for the sign, on the first line of the words."""
    theme, side = appearance.theme, _sign(appearance)
    if button.underMouse() and button.isEnabled():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hover))
        painter.drawRoundedRect(button.rect(), 6, 6)
    if button.hasFocus():
        half = FOCUS_PIXELS / 2
        painter.setPen(appearance.focus_pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(button.rect()).adjusted(half, half, -half, -half), 6, 6)
    painter.setFont(appearance.font())
    painter.setPen(QColor(theme.ink if button.isEnabled() else theme.soft))
    words = button.rect().adjusted(_EDGE + side + _GAP, 0, -_EDGE, 0)
    wrap = wrapping(button.text(), appearance.metrics(), words.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | wrap
    painter.drawText(words, int(flags), button.text())
    text = appearance.metrics().boundingRect(words, int(flags), button.text())
    middle = text.top() + appearance.metrics().height() / 2
    return QRectF(_EDGE, middle - side / 2, side, side).adjusted(1, 1, -1, -1)
