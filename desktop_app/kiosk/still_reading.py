"""The question that stands before everything is forgotten, with a countdown that can be seen from afar."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance


class StillReading(QFrame):
    """Lies over the page; any touch or key is a yes."""

    kept = Signal()
    cleared = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pinPad")
        self.setAccessibleName("Still reading?")
        self._appearance = appearance
        self._question = QLabel("Still reading?", self)
        self._count = QLabel(self)
        self._keep = QToolButton(self)
        self._keep.setObjectName("mainButton")
        self._keep.setText("Keep reading")
        self._clear = QToolButton(self)
        self._clear.setObjectName("key")
        self._clear.setText("Clear now")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 32, 48, 32)
        layout.setSpacing(16)
        for widget in (self._question, self._count, self._keep, self._clear):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
        self._keep.clicked.connect(self.kept)
        self._clear.clicked.connect(self.cleared)
        self.hide()

    def ask(self, seconds: int) -> None:
        """Asks, with so many seconds left."""
        font = self._appearance.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        font.setBold(True)
        self._question.setFont(font)
        self._keep.setMinimumSize(QSize(280, 88))
        self._clear.setMinimumSize(QSize(280, 57))
        self.count(seconds)
        self.show()
        self.raise_()
        self._keep.setFocus(Qt.FocusReason.PopupFocusReason)

    def count(self, seconds: int) -> None:
        """Says how many seconds are left."""
        self._count.setText(f"This page closes in {seconds} {'second' if seconds == 1 else 'seconds'}.")
