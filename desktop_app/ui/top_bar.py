"""The top bar: back, forward, home, the search field, appearance, help."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.actions import Actions
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.search_field import SearchField

_FIELD_WIDTH = 600
_FIELD_PLACE = 4  # in the row: back, forward, home, stretch
_WIDEST = 16_777_215  # Qt's QWIDGETSIZE_MAX
_NARROW = 760  # window width below which the bar takes two rows


class Bar(QFrame):
    """What the window asks of a bar at its top; that of the kiosk is another one."""

    search_field: SearchField

    def fit(self, width: int) -> None:
        """Lays the bar out for a width of the window."""
        raise NotImplementedError

    def refresh_look(self) -> None:
        """Draws it anew in the look of the day."""
        raise NotImplementedError


class TopBar(Bar):
    """Lays out buttons that are made from the actions."""

    def __init__(
        self, appearance: Appearance, actions: Actions, appearance_menu: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self._appearance = appearance
        self.search_field = SearchField(appearance, self)
        self.search_field.setMaximumWidth(_FIELD_WIDTH)
        self.search_field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        icon_only, beside = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self._back = self._button(actions, "back", icon_only)
        self._forward = self._button(actions, "forward", icon_only)
        self._home = self._button(actions, "home", beside)
        self._look = self._button(actions, "appearance", Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._look.setMenu(appearance_menu)
        self._look.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._help = self._button(actions, "help", beside)
        self._help.setObjectName("helpButton")
        self._first = QHBoxLayout()
        self._first.setSpacing(8)
        for widget in (self._back, self._forward, self._home):
            self._first.addWidget(widget)
        self._first.addStretch(1)
        self._first.addWidget(self.search_field, 100)
        self._first.addStretch(1)
        for widget in (self._look, self._help):
            self._first.addWidget(widget)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 8, 16, 8)
        self._rows.setSpacing(8)
        self._rows.addLayout(self._first)
        self._is_narrow = False
        self.refresh_look()

    def fit(self, width: int) -> None:
        """Where the window is narrow at this text size, the field gets a row of its own and Home its icon alone."""
        narrow = width < _NARROW * self._appearance.scale
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self._home.setToolButtonStyle(style)
        if narrow:
            self._first.removeWidget(self.search_field)
            self._rows.addWidget(self.search_field)
        else:
            self._rows.removeWidget(self.search_field)
            self._first.insertWidget(_FIELD_PLACE, self.search_field, 100)
        self.search_field.setMaximumWidth(_WIDEST if narrow else round(_FIELD_WIDTH * self._appearance.scale))

    def refresh_look(self) -> None:
        """Fits icons to the text size."""
        size = QSize(self._appearance.icon_size, self._appearance.icon_size)
        for button in (self._back, self._forward, self._home, self._help):
            button.setIconSize(size)
        self.search_field.refresh_look()

    def _button(self, actions: Actions, name: str, style: Qt.ToolButtonStyle) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(actions[name])
        button.setToolButtonStyle(style)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName("Light and text size" if name == "appearance" else actions[name].text())
        button.setAccessibleDescription(actions[name].statusTip())
        return button
