"""A heading and choices below it, side by side where there is room for two."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.button_groups import stop_at_checked
from desktop_app.ui.choices import Choice
from desktop_app.ui.wrapping_label import WrappingLabel

_GAP = 4


class ChoiceGrid(QWidget):
    """Says by its name which choice was made; exactly one is chosen."""

    chosen = Signal(str)

    def __init__(self, words: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setAccessibleName(words)
        heading = WrappingLabel(self)
        heading.setObjectName("panelHeading")
        heading.setText(words)
        self._group = QButtonGroup(self)
        self._choices: dict[str, Choice] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        self._columns = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(heading)
        column.addLayout(self._grid)
        self._group.buttonClicked.connect(self._choose)

    def offer(self, name: str, words: str) -> None:
        """Adds a choice."""
        choice = self._choices[name] = Choice(words, self._appearance, self)
        self._group.addButton(choice)
        self._grid.addWidget(choice, len(self._choices) - 1, 0)
        self._columns = 0

    def show_chosen(self, name: str) -> None:
        """Shows which one is in use; a name that is not offered shows the first."""
        choice = self._choices.get(name) or next(iter(self._choices.values()))
        choice.setChecked(True)
        stop_at_checked(self._choices.values())

    def take_focus(self) -> None:
        """Puts the focus on the choice that is in use."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_look(self) -> None:
        """Lays the choices out anew for another text size."""
        for choice in self._choices.values():
            choice.updateGeometry()
            choice.update()
        self._arrange()

    def _arrange(self) -> None:
        widest = max((choice.sizeHint().width() for choice in self._choices.values()), default=0)
        columns = 2 if self.width() >= 2 * widest + _GAP else 1
        if columns == self._columns:
            return
        self._columns = columns
        for at, choice in enumerate(self._choices.values()):
            self._grid.removeWidget(choice)
            self._grid.addWidget(choice, at // columns, at % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    @Slot(QAbstractButton)
    def _choose(self, button: QAbstractButton) -> None:
        stop_at_checked(self._choices.values())
        for name, choice in self._choices.items():
            if choice is button:
                self.chosen.emit(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two, by the width."""
        super().resizeEvent(event)
        self._arrange()
