"""The menu of the page: copy with or without the source, copy a link, select all, find, and every key."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.actions import Actions


class PageMenu(QMenu):
    """Made from the table of actions; opened beside the pointer or, by key, beside the selection."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Page")
        actions.open_menu()
        for group in (("copy", "copy_bare", "copy_link"), ("select_all", "find"), ("shortcuts",)):
            if not self.isEmpty():
                self.addSeparator()
            for name in group:
                self.addAction(actions[name])

    def open_at(self, where: QPoint) -> None:
        """Opens at a point of the screen, with its first usable row chosen, so that Enter and arrows work at once."""
        if self.isVisible():
            return
        self.popup(where)
        usable = [action for action in self.actions() if action.isEnabled() and not action.isSeparator()]
        if usable:
            first: QAction = usable[0]
            self.setActiveAction(first)
