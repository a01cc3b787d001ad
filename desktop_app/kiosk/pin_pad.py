"""The pad on which the staff type their PIN."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.kiosk import pin
from desktop_app.kiosk.lockout import Lockout

_KEY = 72
_DOT = "●"


class PinPad(QFrame):
    """Asks for the PIN; says whether it was right, never what it was."""

    succeeded = Signal()
    cancelled = Signal()

    def __init__(self, kept: str, lockout: Lockout, parent: QWidget | None = None) -> None:
        """`kept` is the hash of the PIN, "" where none was set."""
        super().__init__(parent)
        self.setObjectName("pinPad")
        self.setAccessibleName("PIN of the staff")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._kept = kept
        self._lockout = lockout
        self._typed = ""
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show_state)
        self._title = QLabel("For the staff: type the PIN", self)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dots = QLabel(self)
        self._dots.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, digit in enumerate("123456789"):
            grid.addWidget(self._key(digit), number // 3, number % 3)
        self._delete, zero, self._enter = self._key("Delete"), self._key("0"), self._key("OK")
        for column, key in enumerate((self._delete, zero, self._enter)):
            grid.addWidget(key, 3, column)
        self._cancel = self._key("Back to the glossary")
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(24, 20, 24, 20)
        column_layout.setSpacing(12)
        for widget in (self._title, self._dots, self._words):
            column_layout.addWidget(widget)
        column_layout.addLayout(grid)
        self._cancel.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column_layout.addWidget(self._cancel)
        self._cancel.clicked.connect(self.cancelled)
        self.hide()

    @property
    def words(self) -> str:
        """What the pad says about the last try."""
        return self._words.text()

    def _key(self, words: str) -> QToolButton:
        key = QToolButton(self)
        key.setObjectName("key")
        key.setText(words)
        key.setMinimumSize(QSize(_KEY * 3 + 16 if len(words) > 6 else _KEY, _KEY if len(words) <= 6 else 57))
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if words.isdigit():
            key.clicked.connect(self._digit)
        elif words == "Delete":
            key.clicked.connect(self._erase)
        elif words == "OK":
            key.clicked.connect(self._try)
        return key

    @Slot()
    def _digit(self) -> None:
        key = self.sender()
        if isinstance(key, QToolButton):
            self._add(key.text())

    def _add(self, digit: str) -> None:
        if len(self._typed) < pin.LONGEST:
            self._typed += digit
            self._words.setText("")
            self._show_state()

    @Slot()
    def _erase(self) -> None:
        self._typed = self._typed[:-1]
        self._show_state()

    @Slot()
    def _try(self) -> None:
        typed, self._typed = self._typed, ""
        if typed and self._kept and self._lockout.about_to_try():
            if pin.fits(typed, self._kept):
                self._lockout.was_right()
                self.succeeded.emit()
                return
            left = self._lockout.tries_left
            self._words.setText(f"That PIN is wrong. {left} {'try' if left == 1 else 'tries'} left." if left else "")
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        self._dots.setText(" ".join(_DOT * len(self._typed)) or " ")
        left = self._lockout.seconds_left
        if not self._kept:
            self._words.setText("No PIN is set. Run benzo-glossary kiosk set-pin on the kiosk's file.")
        elif left:
            time_left = f"{int(left // 60)}:{int(left % 60):02d}"
            self._words.setText(f"Locked for {time_left} after five wrong tries or a restart.")
        elif self._words.text().startswith("Locked"):
            self._words.setText("")
        self._enter.setEnabled(bool(self._kept) and not left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace, Enter and Escape of a real keyboard."""
        text = event.text()
        if text and text in "0123456789":
            self._add(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._try()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Begins with nothing typed."""
        super().showEvent(event)
        self._typed = ""
        self._words.setText("")
        self._show_state()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forgets what was typed."""
        super().hideEvent(event)
        self._typed = ""
        self._tick.stop()
