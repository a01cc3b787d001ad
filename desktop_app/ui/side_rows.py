"""How a row of the lists beside an article is drawn: number, words, and a bar where the reader is."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.row_state import draw_focus, row_state

ADDRESS = Qt.ItemDataRole.UserRole + 1
NUMBER = Qt.ItemDataRole.UserRole + 2
IS_READ = Qt.ItemDataRole.UserRole + 3
"""Whether the reader is in this section just now."""

_SIDE, _BAR, _GAP = 10, 3, 8
_ABOVE = 5  # pixels above and below the words


class SideRowDelegate(QStyledItemDelegate):
    """Paints a row at least as high as a target; words are wrapped, however long they are."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.number_width = 0
        """Pixels for the numbers of a list, 0 where rows have none."""

    def height_of(self, words: str, width: int) -> int:
        """The height of a row with these words in a list of this width, in pixels."""
        return max(self._appearance.target, _height(self._lay_out(words, self._width_in(width))) + 2 * _ABOVE)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """What the list fitted to its width."""
        hint = index.data(Qt.ItemDataRole.SizeHintRole)
        return hint if isinstance(hint, QSize) else super().sizeHint(option, index)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws one row."""
        theme = self._appearance.theme
        rect: QRect = option.rect
        state = row_state(option)
        is_read, is_hovered = bool(index.data(IS_READ)), state.is_hovered
        painter.save()
        painter.setFont(self._appearance.font())
        if is_read or is_hovered:
            painter.fillRect(rect, QColor(theme.active if is_read else theme.hover))
        if is_read:
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), QColor(theme.link))
        if state.is_focused:
            draw_focus(painter, rect, self._appearance.focus_pen())
        words = index.data()
        text = self._lay_out(words, self._width_in(rect.width()))
        top = rect.top() + max(_ABOVE, (rect.height() - _height(text)) // 2)
        painter.setPen(QColor(theme.ink if is_read or is_hovered else theme.soft))
        text.draw(painter, QPointF(rect.left() + self._left, top))
        if index.data(NUMBER):
            numbers = QRect(rect.left() + _SIDE, top, self.number_width, _height(text))
            painter.drawText(numbers, int(Qt.AlignmentFlag.AlignRight.value), str(index.data(NUMBER)))
        painter.restore()

    @property
    def _left(self) -> int:
        return _SIDE + (self.number_width + _GAP if self.number_width else 0)

    def _width_in(self, row: int) -> int:
        return max(24, row - _SIDE - self._left)

    def _lay_out(self, words: str, width: int) -> QTextLayout:
        """Words on as many lines as they need; a word is broken only where it is longer than a line."""
        layout = QTextLayout(words, self._appearance.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
            line = layout.createLine()
        layout.endLayout()
        return layout


def _height(layout: QTextLayout) -> int:
    return ceil(layout.boundingRect().height())
