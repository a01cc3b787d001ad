"""What a kiosk shows while nobody uses it: no illness, no medicine, no time; its words move a little, never visibly."""

from itertools import cycle

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QSpacerItem, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance

_MOVES_EVERY_MS = 60_000
_PLACES = ((3, 4), (4, 3), (4, 5), (5, 4))  # space above the words against that below, one after the other
_INDENTS = (0, 24, 48, 24)  # pixels to the side, so that no letter burns in


class StartScreen(QFrame):
    """One touch anywhere begins."""

    begun = Signal()
    help_wanted = Signal()

    def __init__(self, appearance: Appearance, clinic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startScreen")
        self.setAccessibleName("Touch to look something up")
        self._appearance = appearance
        self._words = QLabel("Touch to look something up", self)
        self._clinic = QLabel(clinic, self)
        self._clinic.setObjectName("soft")
        self._clinic.setVisible(bool(clinic))
        for label in (self._words, self._clinic):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self._begin = QToolButton(self)
        self._begin.setObjectName("mainButton")
        self._begin.setText("Begin")
        self._help = QToolButton(self)
        self._help.setObjectName("helpButton")
        self._help.setText("Get help now")
        self._above = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(32)
        self._column.addItem(self._above)
        self._column.addWidget(self._words)
        self._column.addWidget(self._clinic)
        self._column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignCenter)
        self._column.addStretch(4)
        self._column.addWidget(self._help, 0, Qt.AlignmentFlag.AlignCenter)
        self._places = cycle(zip(_PLACES, _INDENTS, strict=True))
        self._mover = QTimer(self)
        self._mover.setInterval(_MOVES_EVERY_MS)
        self._mover.timeout.connect(self.move_words)
        self._mover.start()
        self._begin.clicked.connect(self.begun)
        self._help.clicked.connect(self.help_wanted)
        self.move_words()
        self.refresh_look()

    @Slot()
    def move_words(self) -> None:
        """Puts the words at the next of a few places."""
        (above, below), indent = next(self._places)
        self._column.setStretch(0, above)
        self._column.setStretch(4, below)
        self._column.setContentsMargins(48 + indent, 48, 48, 48)

    @property
    def words_place(self) -> QPoint:
        """Where the words stand."""
        return self._words.mapTo(self, QPoint(0, 0))

    def refresh_look(self) -> None:
        """Fits the words to the text size."""
        font = self._appearance.font()
        self._clinic.setFont(font)
        font.setPointSizeF(font.pointSizeF() * 2)
        self._words.setFont(font)
        self._begin.setMinimumSize(QSize(280, 88))
        self._help.setMinimumSize(QSize(280, 72))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A touch anywhere begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.begun.emit()
