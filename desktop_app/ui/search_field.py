"""The search field: typed text, arrows, Enter and Escape go out as wishes."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.style_sheet import TARGET_PIXELS

_GLASS_LEFT = 10  # pixels


class SearchField(QLineEdit):
    """One line for words, names and questions."""

    moved = Signal(int)
    """Rows that the selection in the list is to move: 1 down, -1 up, 8 and -8 by page."""

    chosen = Signal()
    chosen_to_peek = Signal()
    """Ctrl+Enter: open, and stay in the field."""

    escaped = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Search the glossary")
        self.setAccessibleName("Search the glossary")
        self.setAccessibleDescription("Results appear while you type. Arrow keys choose, Enter opens.")
        self.setMaxLength(10_000)
        self._appearance = appearance
        self._glass = QLabel(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clear = QToolButton(self)  # Qt's own would be too small for a shaking hand
        self._clear.setObjectName("clearButton")
        self._clear.setAccessibleName("Clear the search")
        self._clear.setToolTip("Clear the search (Esc)")
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does the same
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(self._show_clear)
        self.refresh_look()

    def refresh_look(self) -> None:
        """Draws the icons anew in the colours of the theme."""
        theme = self._appearance.theme
        self._glass.setPixmap(self._appearance.pixmap("search", theme.soft))
        self._clear.setIcon(self._appearance.pixmap("clear", theme.soft))
        self._clear.setIconSize(QSize(self._appearance.icon_size, self._appearance.icon_size))
        self._place_icons()

    def take_focus(self) -> None:
        """Gets ready for typing; what stands there is selected, so that typing replaces it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._place_icons()

    def _place_icons(self) -> None:
        """The glass before the words; at the right end the button to clear, as high as the field is."""
        side, glass = max(TARGET_PIXELS, self.height() - 8), self._appearance.icon_size
        self._glass.setGeometry(_GLASS_LEFT, (self.height() - glass) // 2, glass, glass)
        self._clear.setGeometry(self.width() - side - 4, (self.height() - side) // 2, side, side)
        self.setTextMargins(glass + 4, 0, 0 if self._clear.isHidden() else side, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both icons stay at their ends."""
        super().resizeEvent(event)
        self._place_icons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter and Escape belong to the list of results."""
        match event.key():
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_PageDown:
                self.moved.emit(8)
            case Qt.Key.Key_PageUp:
                self.moved.emit(-8)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.chosen_to_peek.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit()
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case _:
                super().keyPressEvent(event)
