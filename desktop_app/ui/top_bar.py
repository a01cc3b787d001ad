"""The top bar: back, forward, home, the search field, appearance, save, yours, more, help."""

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui import tab_order
from desktop_app.ui.actions import Actions
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.more_menu import MoreMenu
from desktop_app.ui.search_field import SearchField

_FIELD_WIDTH = 600
_WIDEST = 16_777_215  # Qt's QWIDGETSIZE_MAX
_NARROW = 820  # window width below which the bar takes two rows or more
_MARGINS = (12, 8, 16, 8)
_NARROW_MARGINS = (8, 6, 8, 6)
_GAP, _NARROW_GAP = 8, 4
_NARROW_ICON = 34  # pixels beyond which icons do not grow with the text in a narrow bar
_HELP_PADDING = 30  # pixels of the button that are not for the words
_LEAST_HELP = 0.6  # of their size, at which the words of that button save the bar a row


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


class Bar(QFrame):
    """What the window asks of a bar at its top; that of the kiosk is another one."""

    search_field: SearchField

    def fit(self, width: int) -> None:
        """Lays the bar out for a width of the window."""
        raise NotImplementedError

    def refresh_look(self) -> None:
        """Draws it anew in the look of the day."""
        raise NotImplementedError

    @Slot()
    def open_menu(self) -> None:
        """Opens what stands behind "More", where the bar has such a button."""


class TopBar(Bar):
    """Lays out buttons that are made from the actions."""

    def __init__(self, appearance: Appearance, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAccessibleName("Search and tools")
        self._appearance = appearance
        self._menu = MoreMenu(actions, self)
        self.search_field = SearchField(appearance, self)
        self.search_field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        icon_only, beside = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self._back = self._button(actions, "back", icon_only)
        self._forward = self._button(actions, "forward", icon_only)
        self._home = self._button(actions, "home", beside)
        self._look = self._button(actions, "appearance", Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._save = self._dress(_SteadyButton("Saved", self), actions, "save", beside)
        self._yours = self._button(actions, "yours", beside)
        self._more = self._button(actions, "more", icon_only)
        self._more.setMenu(self._menu)  # tells a screen reader that a menu opens; a click goes to the action
        self._help = self._button(actions, "help", beside)
        self._help.setObjectName("helpButton")
        self._column = QVBoxLayout(self)
        self._rows: list[QHBoxLayout] = []
        self._arrangement: tuple[tuple[QWidget, ...], ...] = ()
        self._is_narrow = False
        self.refresh_look()
        self._arrange(((*self._before, self.search_field, *self._after),))

    @property
    def _before(self) -> tuple[QToolButton, ...]:
        return (self._back, self._forward, self._home)

    @property
    def _after(self) -> tuple[QToolButton, ...]:
        return (self._look, self._save, self._yours, self._more, self._help)

    def fit(self, width: int) -> None:
        """Where the window is narrow at this text size, the bar takes as many rows as it needs and Home its icon."""
        narrow = width < _NARROW * self._appearance.scale
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            for button in (self._home, self._save, self._yours):
                button.setToolButtonStyle(style)
            self.setProperty("narrow", narrow)
            for widget in (*self._before, *self._after):
                widget.style().polish(widget)
        self._fit_icons()
        self._fit_help(width)
        if narrow:
            self._arrange(self._broken(width))
        else:
            self._arrange(((*self._before, self.search_field, *self._after),))
        self.setMinimumHeight(self.sizeHint().height())  # style sheets count as less

    @Slot()
    def open_menu(self) -> None:
        """Opens what stands behind "More", below its button."""
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def refresh_look(self) -> None:
        """Fits icons to the text size."""
        self._fit_icons()
        self.search_field.refresh_look()

    def _fit_icons(self) -> None:
        size = self._appearance.icon_size
        if self._is_narrow:
            size = min(size, _NARROW_ICON)
        for button in (*self._before, *self._after):
            button.setIconSize(QSize(size, size))

    def _fit_help(self, width: int) -> None:
        """The words of "Get help now" are never cut: in the narrowest bar they are as large as there is room for.

        They are somewhat smaller where the bar would otherwise take another row for them, and the page be low.
        """
        font = self._bold()
        room = width - _NARROW_MARGINS[0] - _NARROW_MARGINS[2] - _HELP_PADDING
        words = QFontMetrics(font).horizontalAdvance(f" {self._help.text()} ")  # as QToolButton measures them
        if self._is_narrow:
            usual = self._broken(width, min(words, room) + _HELP_PADDING)
            least = self._broken(width, round(_LEAST_HELP * min(words, room)) + _HELP_PADDING)
            if len(least) < len(usual):
                row = next(row for row in least if self._help in row)
                others = [self._needed(widget) + _NARROW_GAP for widget in row if widget is not self._help]
                room -= sum(others)
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonTextOnly
        self._help.setToolButtonStyle(alone if self._is_narrow else beside)
        points = font.pointSizeF() * min(1.0, room / words)
        self._help.setStyleSheet(f"font-size: {points:.1f}pt;" if points < font.pointSizeF() else "")

    def _bold(self) -> QFont:
        font = self._appearance.font()
        font.setBold(True)
        return font

    def _broken(self, width: int, help_width: int = 0) -> tuple[tuple[QWidget, ...], ...]:
        """The widgets in rows that fit the width; the field goes last, beside the rest where it has room.

        `help_width` stands for the width of the help button, 0 for the one that it has.
        """
        room = width - _NARROW_MARGINS[0] - _NARROW_MARGINS[2]
        rows: list[list[QWidget]] = [[]]
        left = room
        for widget in (*self._before, *self._after, self.search_field):
            needed = help_width if help_width and widget is self._help else self._needed(widget)
            if rows[-1] and needed > left:
                rows.append([])
                left = room
            rows[-1].append(widget)
            left -= needed + _NARROW_GAP
        if len(rows[-1]) > 1 and len(rows) == 1:
            rows.append([rows[-1].pop()])  # the field has a row of its own unless the bar would take a third one
        return tuple(tuple(row) for row in rows)

    def _needed(self, widget: QWidget) -> int:
        return self.search_field.good_width if widget is self.search_field else widget.sizeHint().width()

    def _arrange(self, arrangement: tuple[tuple[QWidget, ...], ...]) -> None:
        """Puts the widgets into rows; nothing is moved that stands where it should."""
        field = self.search_field
        field.setMaximumWidth(_WIDEST if self._is_narrow else round(_FIELD_WIDTH * self._appearance.scale))
        if arrangement == self._arrangement:
            return
        self._arrangement = arrangement
        for row in self._rows:
            while row.takeAt(0) is not None:
                pass
            self._column.removeItem(row)
            row.deleteLater()
        self._rows = []
        self._column.setContentsMargins(*(_NARROW_MARGINS if self._is_narrow else _MARGINS))
        self._column.setSpacing(_NARROW_GAP if self._is_narrow else _GAP)
        for widgets in arrangement:
            row = QHBoxLayout()
            row.setSpacing(_NARROW_GAP if self._is_narrow else _GAP)
            for widget in widgets:
                if widget is field and not self._is_narrow:
                    row.addStretch(1)
                    row.addWidget(field, 100)
                    row.addStretch(1)
                    continue
                if widget is self._look and self._is_narrow and len(widgets) > 1:
                    row.addStretch(1)
                row.addWidget(widget, 1 if widget is field else 0)
            if self._is_narrow and field not in widgets and self._look not in widgets:
                row.addStretch(1)
            self._column.addLayout(row)
            self._rows.append(row)
        tab_order.put_in_order([widget for widgets in arrangement for widget in widgets])

    def _button(self, actions: Actions, name: str, style: Qt.ToolButtonStyle) -> QToolButton:
        return self._dress(QToolButton(self), actions, name, style)

    def _dress(self, button: QToolButton, actions: Actions, name: str, style: Qt.ToolButtonStyle) -> QToolButton:
        button.setDefaultAction(actions[name])
        button.setToolButtonStyle(style)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName("Light and text size" if name == "appearance" else actions[name].text())
        button.setAccessibleDescription(actions[name].statusTip())
        return button
