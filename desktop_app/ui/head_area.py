"""What stands above a list: as high as it needs to be, and scrolled by itself where that would leave no list."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

_LEAST = 48  # pixels that are seen of it in the lowest window


class HeadArea(QScrollArea):
    """Holds widgets one below the other."""

    def __init__(self, parts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = QWidget(self)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part in reversed(parts):
            self._column.insertWidget(0, part)
        self.setWidget(self._inner)
        for ground in (self._inner, self.viewport()):
            ground.setAutoFillBackground(False)  # it has the ground of what it stands on
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._inner.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """All of it."""
        width, column = self.viewport().width(), self._column
        height = column.heightForWidth(width) if column.hasHeightForWidth() else column.sizeHint().height()
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        """A line or two."""
        return QSize(0, min(_LEAST, self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Other words need another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
