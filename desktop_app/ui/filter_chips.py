"""Chips above the results: all, each category and kind with its count, or only matches in titles.

They are folded behind one button, since a quiet list matters more than a filter that few people need.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from desktop_app.ui.button_groups import ChoiceButton, stop_at_checked
from desktop_app.ui.wrapping_button import WrappingButton, size_in

_GAP = 4
_SIDE = 12


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter by its name, the words on it, and how many hits it leaves."""

    name: str
    words: str
    count: int


class FilterChips(QWidget):
    """One chip is chosen at a time; rows wrap where the panel is narrow."""

    chosen = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, words: str = "Filter", things: str = "results", side: int = _SIDE
    ) -> None:
        """`words` stand on the button that unfolds the chips; `things` are what a chip counts; `side` is the margin."""
        super().__init__(parent)
        self._words, self._things, self._side = words, things, side
        self.setAccessibleName(f"Filter the {things}")
        self._fold = WrappingButton(self)
        self._fold.setObjectName("chip")
        self._fold.setCheckable(True)
        self._fold.setAccessibleDescription("Show or hide ways to narrow the results")
        self._fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group = QButtonGroup(self)
        self._names: dict[QAbstractButton, str] = {}
        self._chips: tuple[Chip, ...] = ()
        self._group.buttonClicked.connect(self._choose)
        self._fold.toggled.connect(self._lay_out)

    def show_chips(self, chips: Sequence[Chip], chosen: str) -> None:
        """Replaces the chips; hidden while there is nothing to choose between."""
        self.setVisible(len(chips) > 1)
        if tuple(chips) != self._chips:
            self._chips = tuple(chips)
            self._rebuild()
        for button, name in self._names.items():
            button.setChecked(name == chosen)
        stop_at_checked(self._names)
        words = next((chip.words for chip in chips if chip.name == chosen), "")
        is_filtered = bool(chips) and chosen != chips[0].name
        self._fold.setText(f"{self._words}: {words}" if is_filtered else self._words)
        self._lay_out()

    def _rebuild(self) -> None:
        for button in self._names:
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._names = {}
        for chip in self._chips:
            button = ChoiceButton(self)
            button.setObjectName("chip")
            button.setText(f"{chip.words} {chip.count}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(f"{chip.words}, {chip.count} {self._things}")
            self._group.addButton(button)
            QWidget.setTabOrder(next(reversed(self._names), self._fold), button)
            self._names[button] = chip.name
        self._lay_out()

    @Slot()
    def _lay_out(self) -> None:
        """From left to right, and on the next row where the width ends."""
        x, y, row = self._side, 0, 0
        is_open = self._fold.isChecked()
        for button in self._names:
            button.setVisible(is_open)
        for button in (self._fold, *(self._names if is_open else ())):
            size = size_in(button, max(1, self.width() - 2 * self._side))
            if x > self._side and x + size.width() > self.width() - self._side:
                x, y, row = self._side, y + row + _GAP, 0
            button.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + _GAP
            row = max(row, size.height())
        self.setFixedHeight(y + row + _GAP)

    @Slot(QAbstractButton)
    def _choose(self, button: QAbstractButton) -> None:
        self.chosen.emit(self._names[button])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips wrap with the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()
