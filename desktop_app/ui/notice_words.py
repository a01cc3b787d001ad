"""What stands in the line of notices: the words, and a button that takes them away. Made with the first of them."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QToolButton, QWidget

from desktop_app.ui.head_area import HeadArea
from desktop_app.ui.wrapping_label import WrappingLabel

_SHARE = 4  # the words are given at least three times the width of the button
_OF_THE_WINDOW = 0.4  # below the bar is theirs, if they need it


class _Words(HeadArea):
    """Seen as a whole where that leaves enough for the page: a notice is read once, and then closed."""

    def sizeHint(self) -> QSize:
        """All of them, up to their share of what the bar above leaves of the window."""
        window, whole = self.window(), super().sizeHint()
        share = round(_OF_THE_WINDOW * (window.height() - self.mapTo(window, QPoint()).y()))
        is_seen_whole = whole.height() <= share + self.fontMetrics().lineSpacing()  # no scrolling for less than a line
        return whole if is_seen_whole else QSize(whole.width(), share)


class NoticeWords(QWidget):
    """Words that scroll by themselves where there is no room, and a button beside or below them."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = WrappingLabel(self)
        self._close = QToolButton(self)
        self._close.setText("Close")
        self._close.setAccessibleName("Close this notice")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(20, 4, 12, 4)
        self._area = _Words((self._words,), self)
        self._row.addWidget(self._area, 1)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)  # without it the row is as low as the button
        self._close.clicked.connect(self.closed)
        self.window().installEventFilter(self)

    @property
    def words(self) -> str:
        """What stands there."""
        return self._words.whole_text

    def show_words(self, words: str, *, can_close: bool) -> None:
        """Puts other words there, with or without the button."""
        self._words.setText(words)
        self._close.setVisible(can_close)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a window of another height the words have another share of it."""
        if event.type() == QEvent.Type.Resize:
            self._area.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stands below the words where it would leave them too little room beside it."""
        super().resizeEvent(event)
        is_wide = self.width() >= _SHARE * self._close.sizeHint().width()
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
