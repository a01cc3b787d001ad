"""The kiosk's top bar: Home, Back, the search field, text size, light, Clear now, Get help now; all of them large."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.actions import Actions
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.search_field import SearchField
from desktop_app.ui.top_bar import Bar

_TWO_ROWS = 1200  # width below which the field has a row of its own


class KioskBar(Bar):
    """Stands in the place of the window's own bar."""

    clear_wanted = Signal()
    light_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, appearance: Appearance, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self._appearance = appearance
        self.search_field = SearchField(appearance, self)
        self.search_field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._buttons = {
            name: self._from_action(actions, name) for name in ("home", "back", "smaller", "larger", "help")
        }
        self._buttons["help"].setObjectName("helpButton")
        self._light = self._own("Light", "Change the light of the screen")
        self._clear = self._own("Clear now", "Forget everything that was typed and read")
        self._print = self._own("Print", "Print one page to take away")
        self._print.hide()
        self._first = QHBoxLayout()
        self._first.setSpacing(8)
        for name in ("home", "back"):
            self._first.addWidget(self._buttons[name])
        self._first.addWidget(self.search_field, 100)
        self._first.addStretch(1)
        for button in (self._buttons["smaller"], self._buttons["larger"], self._light, self._print, self._clear):
            self._first.addWidget(button)
        self._first.addWidget(self._buttons["help"])
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 8, 12, 8)
        self._rows.setSpacing(8)
        self._rows.addLayout(self._first)
        self._is_narrow = False
        self._light.clicked.connect(self.light_wanted)
        self._clear.clicked.connect(self.clear_wanted)
        self._print.clicked.connect(self.print_wanted)
        self.refresh_look()

    def offer_print(self, offered: bool) -> None:
        """Shows the button for the take-away sheet while an article is open."""
        self._print.setVisible(offered)

    def fit(self, width: int) -> None:
        """Where the screen is narrow at this text size, the field gets a row of its own."""
        narrow = width < _TWO_ROWS * self._appearance.scale
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        if narrow:
            self._first.removeWidget(self.search_field)
            self._rows.addWidget(self.search_field)
        else:
            self._rows.removeWidget(self.search_field)
            self._first.insertWidget(2, self.search_field, 100)

    def refresh_look(self) -> None:
        """Fits icons to the text size."""
        size = QSize(self._appearance.icon_size, self._appearance.icon_size)
        for button in self._buttons.values():
            button.setIconSize(size)
        self.search_field.refresh_look()

    def _from_action(self, actions: Actions, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(actions[name])
        text_too = name in ("home", "help")
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if text_too else Qt.ToolButtonStyle.ToolButtonIconOnly
        button.setToolButtonStyle(style)
        button.setAccessibleName(actions[name].text())
        return button

    def _own(self, words: str, hint: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setAccessibleDescription(hint)
        return button
