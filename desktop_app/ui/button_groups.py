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
        if not go_on_in_group(self, event):
            super().keyPressEvent(event)


def go_on_in_group(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Chooses the button after this one of its group, or the one before, where an arrow asks for it; False else."""
    step, group = _STEPS.get(Qt.Key(event.key())), button.group()
    if step is None or group is None:
        return False
    buttons = group.buttons()
    chosen = buttons[(buttons.index(button) + step) % len(buttons)]
    chosen.click()
    chosen.setFocus(Qt.FocusReason.TabFocusReason)
    return True


def stop_at_checked(buttons: Iterable[QAbstractButton]) -> None:
    """Lets Tab stop at the pressed button only. Qt itself lets it stop at the one that had the focus last."""
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus)
