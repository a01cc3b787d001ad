"""The menu behind "Aa": light and text size."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app import bundle
from desktop_app.reader.settings import SYSTEM_THEME
from desktop_app.ui.actions import Actions
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.theme import THEME_NAMES, load_theme


class AppearanceMenu(QMenu):
    """Changes the appearance at once."""

    def __init__(self, appearance: Appearance, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._themes = QActionGroup(self)
        self._table = actions
        self._themes.triggered.connect(self._choose)
        self.aboutToShow.connect(self._prepare)

    @Slot()
    def larger(self) -> None:
        """One step more of text size."""
        self._appearance.change(self._appearance.settings.larger())

    @Slot()
    def smaller(self) -> None:
        """One step less of text size."""
        self._appearance.change(self._appearance.settings.smaller())

    @Slot()
    def normal(self) -> None:
        """Text at 100 %."""
        self._appearance.change(replace(self._appearance.settings, text_size=100))

    @Slot(str)
    def choose_region(self, region: str) -> None:
        """Remembers where the reader is, for the help page."""
        self._appearance.change(replace(self._appearance.settings, region=region))

    @Slot(bool)
    def keep_history(self, keep: bool) -> None:
        """Remembers whether the reader wants a history."""
        self._appearance.change(replace(self._appearance.settings, keep_history=keep))

    def _fill(self) -> None:
        """The rows, when the menu is first opened: the themes' files need not be read before."""
        for name in (SYSTEM_THEME, *THEME_NAMES):
            words = "Follow the system" if name == SYSTEM_THEME else load_theme(_file(name)).title
            action = self.addAction(words)
            action.setCheckable(True)
            action.setData(name)
            self._themes.addAction(action)
        for group in (
            ("larger", "smaller", "normal"),
            ("left_panel", "right_panel"),
            ("copy_link", "sources"),
            ("update",),
        ):
            self.addSeparator()
            for wanted in group:
                self.addAction(self._table[wanted])

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self._appearance.choose_theme(action.data())

    @Slot()
    def _prepare(self) -> None:
        if not self._themes.actions():
            self._table.open_menu()
            self._fill()
        for action in self._themes.actions():
            action.setChecked(action.data() == self._appearance.settings.theme)


def _file(name: str) -> Path:
    return bundle.resource("themes", f"{name}.toml")
