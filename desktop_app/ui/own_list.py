"""A list of the reader's own things: rows that wrap, with a soft second line, as high as a finger needs."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.own_rows import OwnRow
from desktop_app.ui.row_state import draw_focus, row_state
from desktop_app.ui.style_sheet import TARGET_PIXELS

_SLUG = Qt.ItemDataRole.UserRole + 1
_DETAIL = Qt.ItemDataRole.UserRole + 2
_SIDE, _ABOVE = 8, 8
_LEAST_ROWS = 2.5


class OwnList(QListWidget):
    """Keeps the row that is chosen when the rows are replaced."""

    row_opened = Signal(str)
    row_changed = Signal()

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setAccessibleName(name)
        self.setItemDelegate(_RowDelegate(appearance, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.opens_on_click = True
        """Whether a click opens a row, or only chooses it."""
        self.itemClicked.connect(self._clicked)
        self.itemActivated.connect(self._activated)
        self.currentRowChanged.connect(self._row_changed)
        self.refresh_look()

    @property
    def slug(self) -> str:
        """The slug of the row that is chosen, or ""."""
        item = self.currentItem()
        return str(item.data(_SLUG)) if item else ""

    def show_rows(self, rows: Sequence[OwnRow]) -> None:
        """Replaces the rows; the choice stays with its article, or with its place where that is gone."""
        chosen, at = self.slug, self.currentRow()
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.words, self)
            item.setData(_SLUG, row.slug)
            item.setData(_DETAIL, row.detail)
            spoken = f"{row.words}, {row.detail}" if row.detail else row.words
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        slugs = [row.slug for row in rows]
        if slugs:
            self.setCurrentRow(slugs.index(chosen) if chosen in slugs else min(max(at, 0), len(slugs) - 1))

    def refresh_look(self) -> None:
        """Lays the rows out anew for another font or theme; a few of them are always in sight."""
        self.setMinimumHeight(round(_LEAST_ROWS * (TARGET_PIXELS + 8) * max(1.0, self._appearance.scale)))
        self.doItemsLayout()

    @Slot(QListWidgetItem)
    def _clicked(self, item: QListWidgetItem) -> None:
        if self.opens_on_click:
            self.row_opened.emit(str(item.data(_SLUG)))

    @Slot(QListWidgetItem)
    def _activated(self, item: QListWidgetItem) -> None:
        """Enter; where the system activates by a click, that was `_clicked` already."""
        single = self.style().styleHint(QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick, None, self)
        if not single or not self.opens_on_click:
            self.row_opened.emit(str(item.data(_SLUG)))

    @Slot()
    def _row_changed(self) -> None:
        self.row_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap in another width."""
        super().resizeEvent(event)
        self.doItemsLayout()


class _RowDelegate(QStyledItemDelegate):
    """Paints words and soft line."""

    def __init__(self, appearance: Appearance, parent: QListWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._list = parent

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the words need, and at least a target."""
        width = self._list.viewport().width()
        height = sum(self._lay_out(text, width).boundingRect().height() for text in (index.data(), index.data(_DETAIL)))
        return QSize(width, max(TARGET_PIXELS + 8, math.ceil(height) + 2 * _ABOVE))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws one row."""
        theme = self._appearance.theme
        rect: QRect = option.rect
        state = row_state(option)
        painter.save()
        painter.setFont(self._appearance.font())
        if state.is_selected:
            painter.fillRect(rect, QColor(theme.active))
        elif state.is_hovered:
            painter.fillRect(rect, QColor(theme.hover))
        if state.is_focused:
            draw_focus(painter, rect, self._appearance.focus_pen())
        words, detail = index.data(), index.data(_DETAIL)
        lines = [
            (self._lay_out(text, rect.width()), colour) for text, colour in ((words, theme.ink), (detail, theme.soft))
        ]
        top = rect.top() + (rect.height() - sum(layout.boundingRect().height() for layout, _ in lines)) / 2
        for layout, colour in lines:
            painter.setPen(QColor(colour))
            layout.draw(painter, QPointF(rect.left() + _SIDE, top))
            top += layout.boundingRect().height()
        painter.restore()

    def _lay_out(self, text: str | None, width: int) -> QTextLayout:
        """Text in as many lines as it needs; a word that is longer than a line is broken."""
        layout = QTextLayout(text or "", self._appearance.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        top = 0.0
        layout.beginLayout()
        while text:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(60, width - 2 * _SIDE))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout
