"""The menu behind "More": what is not on the bar, made from the action table."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.actions import Actions

GROUPS = (
    ("find", "form", "note", "copy_link"),
    ("print", "sources", "update"),
    ("larger", "smaller", "normal"),
    ("left_panel", "right_panel"),
    ("shortcuts", "about", "quit"),
)
"""Names of actions in the order in which they are offered, a line between the groups."""


class MoreMenu(QMenu):
    """Is filled when it is first opened: its icons need not be drawn before."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = actions
        self.aboutToShow.connect(self._fill)

    @Slot()
    def _fill(self) -> None:
        if self.actions():
            return
        self._table.open_menu()
        for group in GROUPS:
            if self.actions():
                self.addSeparator()
            for name in group:
                self.addAction(self._table[name])
