"""Buttons side by side that go on in the next row where the width ends, at any text size."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

_GAP = 8


class FlowRow(QWidget):
    """Lays its widgets out from left to right in the order in which they were added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []

    def add(self, part: QWidget) -> None:
        """Adds a widget at the end; the row owns it from now on."""
        part.setParent(self)
        self._parts.append(part)
        self._lay_out()

    def _lay_out(self) -> None:
        x = y = row = 0
        for part in self._parts:
            if part.isHidden():
                continue
            size: QSize = part.sizeHint()
            width = min(size.width(), max(1, self.width()))
            if x and x + width > self.width():
                x, y, row = 0, y + row + _GAP, 0
            part.setGeometry(QRect(x, y, width, size.height()))
            x += width + _GAP
            row = max(row, size.height())
        self.setFixedHeight(max(1, y + row))

    def event(self, event: QEvent) -> bool:
        """A part that is shown, hidden or grown moves the others."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_out()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Sizes are known only now, when the style sheet is applied."""
        super().showEvent(event)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap with the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()
