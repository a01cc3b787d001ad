"""The search field: typed text, arrows, Enter and Escape go out as wishes."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.appearance import Appearance


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
        self._glass = QAction("Search", self)
        self._glass.triggered.connect(self.take_focus)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction("Clear the search", self)
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.textChanged.connect(self._show_clear)
        self.refresh_look()

    def refresh_look(self) -> None:
        """Draws the icons anew in the colours of the theme."""
        theme = self._appearance.theme
        self._glass.setIcon(self._appearance.pixmap("search", theme.soft))
        self._clear.setIcon(self._appearance.pixmap("clear", theme.soft))

    def take_focus(self) -> None:
        """Gets ready for typing; what stands there is selected, so that typing replaces it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))

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
