"""The search field: typed text, arrows, Enter and Escape go out as wishes."""

from PySide6.QtCore import QRect, QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from desktop_app.ui.appearance import FOCUS_PIXELS, Appearance
from desktop_app.ui.style_sheet import CORNER_PIXELS

_GAP = 8  # pixels beside the glass and the cross
_PATIENCE_MS = 2_000  # for the focus to come to a window that opens
_LEAST_LETTERS = 8  # that are seen at once where the field stands beside buttons
_LARGEST_SIGN = 40  # pixels beyond which glass and cross do not grow with the text: the words need the room


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
        self._had_focus = False
        self._clear = QToolButton(self)
        self._clear.setAccessibleName("Clear the search")
        self._clear.setToolTip("Clear the search (Esc)")
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.hide()
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._show_clear)
        self.refresh_look()

    def refresh_look(self) -> None:
        """Draws the signs anew in the colours and the size of the appearance."""
        size = self._sign
        self._glass = self._appearance.pixmap("search", self._appearance.theme.soft)
        self._clear.setIconSize(QSize(size, size))
        self._show_clear(self.text())
        self.setTextMargins(size + _GAP // 2, 0, self._clear_width, 0)
        self._place_clear()

    @property
    def good_width(self) -> int:
        """Pixels that it wants at least where it stands beside other things."""
        return 2 * self._sign + 5 * _GAP + self._appearance.metrics().averageCharWidth() * _LEAST_LETTERS

    @property
    def _clear_width(self) -> int:
        return max(self._sign + 2 * _GAP, self._appearance.target)

    @property
    def _sign(self) -> int:
        return min(self._appearance.icon_size, _LARGEST_SIGN)

    def take_focus(self) -> None:
        """Gets ready for typing; what stands there is selected, so that typing replaces it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @Slot(str)
    def _show_clear(self, text: str) -> None:
        if text:  # drawn when it is first seen
            self._clear.setIcon(self._appearance.pixmap("clear", self._appearance.theme.soft))
        self._clear.setVisible(bool(text))

    def _place_clear(self) -> None:
        """As high as the field within its frame, and wide enough for a shaking finger."""
        side = self._clear_width
        height = self.height() - 2 * FOCUS_PIXELS
        self._clear.setGeometry(self.width() - FOCUS_PIXELS - side, FOCUS_PIXELS, side, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cross stays at the end."""
        super().resizeEvent(event)
        self._place_clear()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """From here on the style sheet shows where the focus is."""
        self._had_focus = True
        super().focusInEvent(event)

    @Slot()
    def _await_no_longer(self) -> None:
        """The window was opened without being given the focus."""
        if not self._had_focus:
            self._had_focus = True
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the field, and the magnifying glass in it.

        In a window that opens, the focus comes just after the first paint. The frame that it will have is drawn at
        once: the window stands still from then on, and is not painted twice before it can be read.
        """
        super().paintEvent(event)
        painter = QPainter(self)
        if not self._had_focus and self.window().focusWidget() is self:
            QTimer.singleShot(_PATIENCE_MS, self, self._await_no_longer)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._appearance.focus_pen())
            half = FOCUS_PIXELS / 2
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(half, half, -half, -half), CORNER_PIXELS - half, CORNER_PIXELS - half
            )
        size = self._sign
        painter.drawPixmap(QRect(_GAP, (self.height() - size) // 2, size, size), self._glass)
        painter.end()

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
