"""The top bar: back, forward, home, the search field, appearance, help."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui import focus_order
from desktop_app.ui.actions import Actions
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.search_field import SearchField

_FIELD_WIDTH = 600
_FIELD_PLACE = 4  # in the row: back, forward, home, stretch
_WIDEST = 16_777_215  # Qt's QWIDGETSIZE_MAX
_NARROW = 760  # window width below which the bar takes two rows


class _SteadyButton(QToolButton):
    """Always as wide as its longest word, so that saving a page moves nothing in the bar."""

    def __init__(self, longest: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("saveButton")
        self._longest = longest

    def sizeHint(self) -> QSize:
        """The usual size, with room for the longest word."""
        hint = super().sizeHint()
        if self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
            return hint
        metrics = self.fontMetrics()
        more = metrics.horizontalAdvance(self._longest) - metrics.horizontalAdvance(self.text())
        return QSize(hint.width() + more, hint.height())

    def minimumSizeHint(self) -> QSize:
        """No smaller than the size that it asks for."""
        return self.sizeHint()


class TopBar(QFrame):
    """Lays out buttons that are made from the actions."""

    def __init__(
        self, appearance: Appearance, actions: Actions, appearance_menu: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAccessibleName("Search and tools")
        self._appearance = appearance
        self._is_narrow = False
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
        self._save = self._dress(_SteadyButton("Saved", self), actions, "save", beside)
        self._yours = self._button(actions, "yours", beside)
        self._help = self._button(actions, "help", beside)
        self._help.setObjectName("helpButton")
        self._first = QHBoxLayout()
        self._first.setSpacing(8)
        for widget in (self._back, self._forward, self._home):
            self._first.addWidget(widget)
        self._first.addStretch(1)
        self._first.addWidget(self.search_field, 100)
        self._first.addStretch(1)
        for widget in (self._look, self._save, self._yours, self._help):
            self._first.addWidget(widget)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 8, 16, 8)
        self._rows.setSpacing(8)
        self._rows.addLayout(self._first)
        self._order_stops()
        self.refresh_look()

    def fit(self, width: int) -> None:
        """Where the window is narrow at this text size, the field gets a row of its own and Home its icon alone."""
        self._keep_help_whole(width)
        narrow = width < _NARROW * self._appearance.scale
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in (self._home, self._save, self._yours):
            button.setToolButtonStyle(style)
        if narrow:
            self._first.removeWidget(self.search_field)
            self._rows.addWidget(self.search_field)
        else:
            self._rows.removeWidget(self.search_field)
            self._first.insertWidget(_FIELD_PLACE, self.search_field, 100)
        self._order_stops()
        self.search_field.setMaximumWidth(_WIDEST if narrow else round(_FIELD_WIDTH * self._appearance.scale))

        self._keep_help_whole(width)

    def _order_stops(self) -> None:
        """Tab goes as the eye does: row by row."""
        left, field = [self._back, self._forward, self._home], [self.search_field]
        right = [self._look, self._save, self._yours, self._help]
        focus_order.order([*left, *right, *field] if self._is_narrow else [*left, *field, *right])

    def _keep_help_whole(self, width: int) -> None:
        """The words of the help button are never cut: where the row is full, what has keys and other ways gives way."""
        buttons = (self._back, self._forward, self._home, self._look, self._save, self._yours, self._help)
        for button in (self._forward, self._yours):
            button.setVisible(True)
        if not self._is_narrow:
            return
        margins = self._rows.contentsMargins()
        room = width - margins.left() - margins.right()
        for button in (self._forward, self._yours):
            shown = [known for known in buttons if not known.isHidden()]
            if sum(known.sizeHint().width() + self._first.spacing() for known in shown) > room:
                button.setVisible(False)

    def refresh_look(self) -> None:
        """Fits icons to the text size."""
        size = QSize(self._appearance.icon_size, self._appearance.icon_size)
        for button in (self._back, self._forward, self._home, self._save, self._yours, self._help):
            button.setIconSize(size)
        self.search_field.refresh_look()

    def _button(self, actions: Actions, name: str, style: Qt.ToolButtonStyle) -> QToolButton:
        return self._dress(QToolButton(self), actions, name, style)

    def _dress(self, button: QToolButton, actions: Actions, name: str, style: Qt.ToolButtonStyle) -> QToolButton:
        button.setDefaultAction(actions[name])
        button.setToolButtonStyle(style)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName("Light and text size" if name == "appearance" else actions[name].text())
        button.setAccessibleDescription(actions[name].statusTip())
        return button
