"""Paints a source, wrapped, with its kind below it; and below that, indented, the pages that cite it."""

import math

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.row_state import draw_focus, row_state
from desktop_app.ui.source_model import ROW_ROLE
from desktop_app.ui.source_rows import SourceRow
from desktop_app.ui.style_sheet import TARGET_PIXELS

_SIDE, _EDGE, _GAP = 12, 8, 2
_ARROW = 14
_KEPT_HEIGHTS = 20_000
_LEAST_WIDTH = 60


class SourceDelegate(QStyledItemDelegate):
    """Draws rows in the colours and the font of the appearance."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._heights: dict[tuple[str, int, float], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the words need in the width of the list."""
        widget = option.widget
        if not isinstance(widget, QTreeView) or not widget.isVisible():
            return QSize(_LEAST_WIDTH, TARGET_PIXELS)  # its width is not known yet; measuring all would be in vain
        width = widget.viewport().width()
        main, note = self._words(index)
        height = 2 * _EDGE + self._height(main, index, width)
        if note:
            height += _GAP + self._height(note, index, width)
        return QSize(width, max(TARGET_PIXELS, height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws one row."""
        theme = self._appearance.theme
        rect: QRect = option.rect
        state = row_state(option)
        is_source = isinstance(index.data(ROW_ROLE), SourceRow)
        painter.save()
        painter.setFont(self._appearance.font())
        if state.is_selected:
            painter.fillRect(rect, QColor(theme.active))
        elif state.is_hovered:
            painter.fillRect(rect, QColor(theme.hover))
        if state.is_focused:
            draw_focus(painter, rect, self._appearance.focus_pen())
        if is_source and index.model().hasChildren(index):
            is_open = bool(option.state & QStyle.StateFlag.State_Open)
            arrow = self._appearance.pixmap("chevron-down" if is_open else "chevron-right", theme.soft)
            side = self._arrow()
            top = rect.top() + _EDGE + (self._appearance.metrics().height() - side) // 2
            painter.drawPixmap(QRect(rect.left() + _SIDE, top, side, side), arrow)
        left = self._left(index)
        top = rect.top() + _EDGE
        for words, colour in zip(self._words(index), (theme.ink if is_source else theme.link, theme.soft), strict=True):
            height = self._height(words, index, rect.width())
            painter.setPen(QColor(colour))
            self._lay_out(words, rect.width() - left - _SIDE).draw(painter, QPointF(rect.left() + left, top))
            top += height + _GAP
        painter.restore()

    def _words(self, index: QModelIndex | QPersistentModelIndex) -> tuple[str, str]:
        row = index.data(ROW_ROLE)
        return (row.text, row.note) if isinstance(row, SourceRow) else (row.title, row.headings)

    def _height(self, words: str, index: QModelIndex | QPersistentModelIndex, width: int) -> int:
        room = max(_LEAST_WIDTH, width - self._left(index) - _SIDE)
        key = (words, room, self._appearance.scale)
        if key not in self._heights:
            if len(self._heights) > _KEPT_HEIGHTS:
                self._heights.clear()
            self._heights[key] = math.ceil(self._lay_out(words, room).boundingRect().height()) if words else 0
        return self._heights[key]

    def _lay_out(self, words: str, width: int) -> QTextLayout:
        """Lines of that width; a word that is longer than one, as addresses are, is broken anywhere."""
        layout = QTextLayout(words, self._appearance.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(max(_LEAST_WIDTH, width))
            line.setPosition(QPointF(0, top))
            top += line.height()
            line = layout.createLine()
        layout.endLayout()
        return layout

    def _left(self, index: QModelIndex | QPersistentModelIndex) -> int:
        indent = _SIDE + self._arrow() + 8
        return indent + (_SIDE if index.parent().isValid() else 0)

    def _arrow(self) -> int:
        return round(_ARROW * max(1.0, self._appearance.scale))
