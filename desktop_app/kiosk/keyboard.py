"""The keyboard on the screen: large keys that act when they are let go, and ignore a second hit by a shaking finger."""

import time
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance

REPEAT_SECONDS = 0.3
LOW = 900
"""Pixels of a screen's height below which there is little room beside the keyboard."""

_QWERTY = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_A_TO_Z = ("abcdefghij", "klmnopqrs", "tuvwxyz")
_DIGITS = "1234567890"
_KEY_HEIGHT = 57
_BETWEEN = 6


class Keyboard(QFrame):
    """Says what was typed; it never has the focus."""

    typed = Signal(str)
    erased = Signal()
    cleared = Signal()
    put_away = Signal()

    def __init__(
        self, appearance: Appearance, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self.setObjectName("keyboard")
        self.setAccessibleName("Keyboard")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._appearance = appearance
        self._clock = clock
        self._last: QToolButton | None = None
        self._last_at = 0.0
        self._letters: list[QToolButton] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 10, 12, 10)
        self._rows.setSpacing(_BETWEEN)
        self._digits = [self._key(digit, digit, self._type) for digit in _DIGITS]
        self._add_row(self._digits)
        for row in _QWERTY:
            keys = [self._key(letter, letter, self._type) for letter in row]
            self._letters += keys
            if row == _QWERTY[-1]:
                keys.append(self._key("Delete", "Delete the last letter", self._erase))
            self._add_row(keys)
        self._order = self._key("A to Z", "Change the order of the letters", self.change_order)
        self._add_row(
            [
                self._order,
                self._key("Space", "Space", self._space, stretch=True),
                self._key("Clear", "Clear what was typed", self._clear),
                self._key("Hide", "Hide the keyboard", self._hide_it),
            ]
        )

    def key(self, words: str) -> QToolButton:
        """The key with these words on it."""
        return next(key for key in self.findChildren(QToolButton) if key.text() == words)

    def fit(self, height: int) -> None:
        """Leaves the digits out on a low screen, where they would leave no room for what is found."""
        for key in self._digits:
            key.setVisible(height >= LOW)

    def forget(self) -> None:
        """Puts the letters back in their usual order, for the next person."""
        self._last = None
        self._put_letters(_QWERTY)

    def refresh_look(self) -> None:
        """Fits the keys to the text size; a row must still fit the narrowest screen."""
        for key in self.findChildren(QToolButton):
            key.setFont(self._font())

    def _font(self) -> QFont:
        font = self._appearance.font()
        font.setPointSizeF(min(font.pointSizeF() * 1.2, 24))
        return font

    def _add_row(self, keys: list[QToolButton]) -> None:
        row = QHBoxLayout()
        row.setSpacing(_BETWEEN)
        for key in keys:
            row.addWidget(key)
        self._rows.addLayout(row)

    def _key(self, words: str, name: str, act: Callable[[], None], *, stretch: bool = False) -> QToolButton:
        key = QToolButton(self)
        key.setObjectName("key")
        key.setText(words)
        key.setAccessibleName(name)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setFont(self._font())
        key.setMinimumSize(QSize(_KEY_HEIGHT, _KEY_HEIGHT))
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if stretch:
            key.setMinimumWidth(_KEY_HEIGHT * 4)
        key.clicked.connect(act)
        return key

    def _is_repeat(self) -> bool:
        """Whether the key that was just let go was let go a moment ago as well."""
        key, now = self.sender(), self._clock()
        repeated = key is self._last and now - self._last_at < REPEAT_SECONDS
        if isinstance(key, QToolButton):
            self._last = key
        self._last_at = now
        return repeated

    @Slot()
    def _type(self) -> None:
        key = self.sender()
        if isinstance(key, QToolButton) and not self._is_repeat():
            self.typed.emit(key.text())

    @Slot()
    def _space(self) -> None:
        if not self._is_repeat():
            self.typed.emit(" ")

    @Slot()
    def _erase(self) -> None:
        if not self._is_repeat():
            self.erased.emit()

    @Slot()
    def _clear(self) -> None:
        if not self._is_repeat():
            self.cleared.emit()

    @Slot()
    def _hide_it(self) -> None:
        if not self._is_repeat():
            self.put_away.emit()

    @Slot()
    def change_order(self) -> None:
        """From QWERTY to the alphabet, and back."""
        if not self._is_repeat():
            is_alphabet = self._letters[0].text() == "a"
            self._put_letters(_QWERTY if is_alphabet else _A_TO_Z)

    def _put_letters(self, rows: tuple[str, ...]) -> None:
        for key, letter in zip(self._letters, "".join(rows), strict=True):
            key.setText(letter)
            key.setAccessibleName(letter)
        self._order.setText("A to Z" if rows is _QWERTY else "QWERTY")
