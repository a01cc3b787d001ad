"""A sheet: a part of the program that is opened for a while, over the page or beside it, and closed by Escape."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance

_TITLE_GROWTH = 1.35  # of the text size


class Sheet(QFrame):
    """A title, a way to close it, and `body` for what is on it."""

    closed = Signal()
    """The reader is done with it; whoever opened it takes it away and gives the focus back."""

    beside: ClassVar[bool] = False
    """Whether it stands beside the page, which stays readable, where there is room; else it lies over the page."""

    def __init__(self, title: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setAccessibleName(title)
        self._appearance = appearance
        self._title = QLabel(title, self)
        self._title.setObjectName("sheetTitle")
        self._close = QToolButton(self)
        self._close.setAccessibleName(f"Close {title}")
        self._close.setToolTip("Close (Esc)")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self.body, 1)
        self._close.clicked.connect(self.close_sheet)
        self._draw_head()

    def refresh_look(self) -> None:
        """Draws what depends on theme and text size anew; sheets with more of it add to this."""
        self._draw_head()

    def take_focus(self) -> None:
        """Puts the keyboard's focus where work on the sheet begins."""
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_sheet(self) -> None:
        """Says that the reader is done."""
        self.closed.emit()

    def _draw_head(self) -> None:
        font = self._appearance.font()
        font.setPointSizeF(font.pointSizeF() * _TITLE_GROWTH)
        font.setBold(True)
        self._title.setFont(font)
        self._title.setWordWrap(True)
        self._close.setIcon(self._appearance.icon("close"))
        self._close.setIconSize(QSize(self._appearance.icon_size, self._appearance.icon_size))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
            return
        super().keyPressEvent(event)
