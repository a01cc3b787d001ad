"""A sheet: a part of the program that is opened for a while, over the page or beside it, and closed by Escape."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.wrapping_label import WrappingLabel

_TITLE_GROWTH = 1.35  # of the text size
_LEAST_TITLE = 0.5  # of that size, in the narrowest window
_LOW_LINES = 8  # of the title, below which a sheet is low
_SLACK = 2
_NARROW = 400  # pixels
_MARGINS, _NARROW_MARGINS = (24, 16, 16, 16), (12, 8, 8, 8)


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
        self._title = WrappingLabel(self)
        self._title.setObjectName("sheetTitle")
        self._title.setText(title)
        self._close = QToolButton(self)
        self._close.setAccessibleName(f"Close {title}")
        self._close.setToolTip("Close (Esc)")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
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
        self._fit_title()
        self._close.setIcon(self._appearance.icon("close"))
        self._close.setIconSize(QSize(self._appearance.icon_size, self._appearance.icon_size))

    def _fit_title(self) -> None:
        """The title is larger than the text, and smaller where its longest word would have to be broken.

        In a low window it is as small as one line of it asks.
        """
        font = self._appearance.font()
        font.setPointSizeF(font.pointSizeF() * _TITLE_GROWTH)
        font.setBold(True)
        metrics = QFontMetricsF(font)
        words = self._title.whole_text
        is_low = 0 < self.height() < _LOW_LINES * metrics.height()
        longest = max(metrics.horizontalAdvance(part) for part in ([words] if is_low else words.split()))
        room = self._title.width() - _SLACK
        if 0 < room < longest:
            font.setPointSizeF(font.pointSizeF() * max(_LEAST_TITLE, room / longest))
        self._title.setFont(font)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The margins are small where the window is."""
        super().resizeEvent(event)
        self._column.setContentsMargins(*(_MARGINS if self.width() >= _NARROW else _NARROW_MARGINS))
        self._fit_title()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
            return
        super().keyPressEvent(event)
