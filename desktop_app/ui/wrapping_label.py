"""A label whose words never leave it: one that is too long for the width is broken, where it otherwise would be cut."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui.long_words import breakable

_LEAST_LETTERS = 5  # that a line has room for in any case


class WrappingLabel(QLabel):
    """Plain or rich text on as many lines as it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        """Replaces the words."""
        self._whole = text
        self._fit()

    @property
    def whole_text(self) -> str:
        """The words as they were set, without the places where they are broken."""
        return self._whole

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough, since longer words are broken."""
        usual = super().minimumSizeHint()
        least = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        return QSize(min(usual.width(), least), usual.height())

    def _fit(self) -> None:
        text = breakable(self._whole, self.font(), self.contentsRect().width())
        if text != self.text():
            super().setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words are broken for the width of the day."""
        super().resizeEvent(event)
        self._fit()
