"""What stands in the line of notices: the words, and a button that takes them away. Made with the first of them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QToolButton, QWidget

from desktop_app.ui.head_area import HeadArea
from desktop_app.ui.wrapping_label import WrappingLabel

_SHARE = 4  # the words are given at least three times the width of the button


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
        self._row.addWidget(HeadArea((self._words,), self), 1)
        self._row.addWidget(self._close)
        self._close.clicked.connect(self.closed)

    @property
    def words(self) -> str:
        """What stands there."""
        return self._words.whole_text

    def show_words(self, words: str, *, can_close: bool) -> None:
        """Puts other words there, with or without the button."""
        self._words.setText(words)
        self._close.setVisible(can_close)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stands below the words where it would leave them too little room beside it."""
        super().resizeEvent(event)
        is_wide = self.width() >= _SHARE * self._close.sizeHint().width()
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
