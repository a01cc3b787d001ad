"""Buttons of which one is pressed: Tab goes to that one, the arrows choose another."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

from desktop_app.ui.wrapping_button import WrappingButton

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class ChoiceButton(WrappingButton):
    """A button of a group that wraps: the arrows go through it in order, since Qt's own way leaves some out."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right and down choose the next button, left and up the one before, round and round."""
        step, group = _STEPS.get(Qt.Key(event.key())), self.group()
        if step is None or group is None:
            super().keyPressEvent(event)
            return
        buttons = group.buttons()
        chosen = buttons[(buttons.index(self) + step) % len(buttons)]
        chosen.click()
        chosen.setFocus(Qt.FocusReason.TabFocusReason)


def stop_at_checked(buttons: Iterable[QAbstractButton]) -> None:
    """Lets Tab stop at the pressed button only. Qt itself lets it stop at the one that had the focus last."""
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus)
