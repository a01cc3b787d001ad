"""A number that is changed in steps: words, value, a button for less and one for more, and a slider where it helps.

Nothing needs a drag: the buttons and the arrow keys do all that the slider does.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.wrapping_label import WrappingLabel


class Stepper(QWidget):
    """Shows a number and says which one is wanted."""

    wanted = Signal(int)

    def __init__(
        self,
        words: str,
        steps: Sequence[int],
        say: Callable[[int], str],
        appearance: Appearance,
        parent: QWidget | None = None,
        *,
        has_slider: bool = False,
    ) -> None:
        """`say` puts a value into words; `steps` are the values in rising order, evenly apart where it `has_slider`."""
        super().__init__(parent)
        self._words, self._steps, self._say = words, tuple(steps), say
        self._appearance = appearance
        self._value = self._steps[0]
        self._label = WrappingLabel(self)
        self._less = self._button(f"{words}: less")
        self._more = self._button(f"{words}: more")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._label, 1)
        row.addWidget(self._less)
        row.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        self._slider: QSlider | None = None
        if has_slider:
            self._slider = self._make_slider()
            column.addWidget(self._slider)
        self._less.clicked.connect(self._want_less)
        self._more.clicked.connect(self._want_more)
        self.refresh_look()

    @property
    def value(self) -> int:
        """The number that is shown."""
        return self._value

    def show_value(self, value: int) -> None:
        """Shows a number without wanting one."""
        self._value = value
        said = self._say(value)
        self._label.setText(f"{self._words} {said}")
        self._less.setEnabled(value > self._steps[0])
        self._more.setEnabled(value < self._steps[-1])
        for button in (self._less, self._more):
            button.setAccessibleDescription(f"Now {said}")
        if self._slider is not None:
            self._slider.blockSignals(True)
            self._slider.setValue(value)
            self._slider.blockSignals(False)
            self._slider.setAccessibleDescription(f"Now {said}")

    def refresh_look(self) -> None:
        """Draws the buttons anew in the colours and the size of the appearance."""
        size = self._appearance.icon_size
        for button, icon in ((self._less, "minus"), (self._more, "plus")):
            button.setIcon(self._appearance.icon(icon))
            button.setIconSize(QSize(size, size))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("stepButton")
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _make_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(self._steps[0], self._steps[-1])
        step = self._steps[1] - self._steps[0]
        slider.setSingleStep(step)
        slider.setPageStep(2 * step)
        slider.setAccessibleName(self._words)
        slider.valueChanged.connect(self._slid)
        return slider

    @Slot()
    def _want_less(self) -> None:
        below = [step for step in self._steps if step < self._value]
        if below:
            self.wanted.emit(below[-1])

    @Slot()
    def _want_more(self) -> None:
        above = [step for step in self._steps if step > self._value]
        if above:
            self.wanted.emit(above[0])

    @Slot(int)
    def _slid(self, value: int) -> None:
        """A drag stops at the steps: between them there is nothing to see, and each one draws everything anew."""
        nearest = min(self._steps, key=lambda step: abs(step - value))
        if nearest != self._value:
            self.wanted.emit(nearest)
