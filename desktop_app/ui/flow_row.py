"""Buttons side by side that go on in the next row where the width ends, at any text size."""

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.wrapping_button import size_in

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
        x = y = high = 0
        row: list[QWidget] = []
        for part in self._parts:
            if part.isHidden():
                continue
            size = size_in(part, max(1, self.width()))
            if x and x + size.width() > self.width():
                x, y, high, row = 0, y + high + _GAP, 0, []
            part.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + _GAP
            row.append(part)
            high = max(high, size.height())
            for beside in row:
                beside.move(beside.x(), y + (high - beside.height()) // 2)
        self.setFixedHeight(max(1, y + high))

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
