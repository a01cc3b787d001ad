"""A row of buttons and words that goes on in the next line where the width ends."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.wrapping_button import size_in

_GAP = 4
_LINE_GAP = 4


class WrappingRow(QWidget):
    """Lays out its own children in the order in which they were added; those of the end stand on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start: list[QWidget] = []
        self._end: list[QWidget] = []

    def add(self, *widgets: QWidget) -> None:
        """Adds widgets, from left to right."""
        for widget in widgets:
            widget.setParent(self)
        self._start += widgets

    def add_at_end(self, *widgets: QWidget) -> None:
        """Adds widgets that stand together on the right of the last line, or on one of their own."""
        for widget in widgets:
            widget.setParent(self)
        self._end += widgets

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is to be seen."""
        return not any(not widget.isHidden() for widget in (*self._start, *self._end))

    def fit(self, width: int) -> int:
        """Makes the row as high as its widgets need in this width (pixels), and gives that height."""
        height = self._lay_out(width)
        self.setFixedHeight(height)
        return height

    def _lay_out(self, width: int) -> int:
        lines: list[list[tuple[QWidget, QSize]]] = [[]]
        room = width
        for widget in self._start:
            if widget.isHidden():
                continue
            size = _size_of(widget, width)
            if lines[-1] and size.width() > room:
                lines.append([])
                room = width
            lines[-1].append((widget, size))
            room -= size.width() + _GAP
        end = [(widget, _size_of(widget, width)) for widget in self._end if not widget.isHidden()]
        needed = sum(size.width() for _, size in end) + _GAP * max(0, len(end) - 1)
        if end and lines[-1] and needed > room:
            lines.append([])
        top = 0
        for number, line in enumerate(lines):
            is_last = number == len(lines) - 1
            height = max((size.height() for _, size in (*line, *(end if is_last else ()))), default=0)
            _place(line, 0, top, height)
            if is_last:
                _place(end, max(0, width - needed), top, height)
            top += height + (0 if is_last else _LINE_GAP)
        return top

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are broken anew with the width."""
        super().resizeEvent(event)
        self._lay_out(event.size().width())


def _size_of(widget: QWidget, width: int) -> QSize:
    widget.ensurePolished()
    return size_in(widget, width)


def _place(line: list[tuple[QWidget, QSize]], left: int, top: int, height: int) -> None:
    for widget, size in line:
        widget.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
        left += size.width() + _GAP
