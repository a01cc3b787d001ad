"""One calm line below the top bar: what was amiss and what to do, or how far a compilation is."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QToolButton, QWidget

from desktop_app.ui.head_area import HeadArea
from desktop_app.ui.wrapping_label import WrappingLabel

_SHARE = 4  # the words are given at least three times the width of the button


class NoticeBar(QFrame):
    """Hidden while there is nothing to say."""

    said = Signal(str)
    """Words for a screen reader: a message, or that the preparation begins or has ended, but not each per cent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName("Notice")
        self._words = WrappingLabel(self)
        self._close = QToolButton(self)
        self._close.setText("Close")
        self._close.setAccessibleName("Close this notice")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(20, 4, 12, 4)
        self._row.addWidget(HeadArea((self._words,), self), 1)
        self._row.addWidget(self._close)
        self._is_message = False
        self._close.clicked.connect(self._dismiss)
        self.hide()

    @Slot()
    def _dismiss(self) -> None:
        self._is_message = False
        self.hide()

    @property
    def words(self) -> str:
        """What is said; "" while the bar is hidden."""
        return "" if self.isHidden() else self._words.whole_text

    def say(self, words: str) -> None:
        """Shows a line until it is closed or replaced."""
        self._is_message = True
        self._words.setText(words)
        self._close.setVisible(True)
        self.show()
        self.said.emit(words)

    def progress(self, done: int, total: int) -> None:
        """Shows how far the edition is."""
        if self._is_message and not self.isHidden():
            return  # what was amiss must be read first
        share = f" {round(100 * done / total)} %" if total else ""
        self._words.setText(f"Preparing the glossary.{share}")
        self._close.setVisible(False)
        if self.isHidden():
            self.show()
            self.said.emit("Preparing the glossary.")

    def finish_progress(self) -> None:
        """Takes a progress line away, but no message."""
        if not self._is_message and not self.isHidden():
            self.hide()
            self.said.emit("The glossary is ready.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stands below the words where it would leave them too little room beside it."""
        super().resizeEvent(event)
        is_wide = self.width() >= _SHARE * self._close.sizeHint().width()
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
