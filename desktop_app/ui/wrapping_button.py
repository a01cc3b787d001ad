"""A button whose words go on in another line where they are wider than their place, instead of being cut."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionToolButton, QStylePainter, QToolButton, QWidget

_LEAST_LETTERS = 5  # that a line has room for in any case
_ANY = 16_777_215
_BLANKS = "  "  # QToolButton leaves room for two beside its words


class WrappingButton(QToolButton):
    """Shows words only; its text stays as it was set, whatever the lines are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width_of_the_day = _ANY  # none yet
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Its words on one line, as high as they are in the width of the day."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self._width_of_the_day))

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough, since longer words are broken."""
        hint = super().sizeHint()
        least = self._beside(hint) + self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        return QSize(min(hint.width(), least), hint.height())

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its words in a width (pixels)."""
        hint = super().sizeHint()
        return hint.height() + (len(self._lines(width, hint)) - 1) * self.fontMetrics().lineSpacing()

    def _beside(self, hint: QSize) -> int:
        """Pixels of the width that are not for the words."""
        return hint.width() - self.fontMetrics().horizontalAdvance(self.text())

    def _lines(self, width: int, hint: QSize) -> list[str]:
        words = self.text()
        if width >= hint.width():
            return [words]
        layout = QTextLayout(words, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        room = max(1, width - self._beside(hint) + self.fontMetrics().horizontalAdvance(_BLANKS))
        lines = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            lines.append(words[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        return lines

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._width_of_the_day = event.size().width()
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the button as the style does, with its words in lines."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = "\n".join(self._lines(self.width(), super().sizeHint()))
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        painter.end()


def size_in(part: QWidget, width: int) -> QSize:
    """What a widget asks for where it gets no more than a width (pixels)."""
    hint = part.sizeHint()
    room = min(hint.width(), width)
    return QSize(room, part.heightForWidth(room) if part.hasHeightForWidth() else hint.height())
