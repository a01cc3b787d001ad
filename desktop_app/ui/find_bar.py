"""The bar at the foot of the page with which words are looked for in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui import tab_order
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.page_finder import FindQuery

_LONGEST = 400  # characters; nobody looks for more
_FIELD_WIDTH = 300
_LEAST_FIELD = 140


class FindBar(QFrame):
    """A field, "3 of 12", the match before and the next one, two ways to be strict, and a way out."""

    query_changed = Signal()
    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAccessibleName("Find in page")
        self._appearance = appearance
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Find in page")
        self.field.setAccessibleName("Find in page")
        self.field.setMaxLength(_LONGEST)
        self._count = QLabel(self)
        self._count.setObjectName("soft")
        self._count.setContentsMargins(8, 0, 0, 0)
        self._count.setAccessibleName("Matches")
        self._previous = self._button("", "Match before (Shift+F3)", "Match before")
        self._next = self._button("", "Next match (F3)", "Next match")
        self._case = self._button("Match case", "Capital letters matter", "Match case", checkable=True)
        self._whole = self._button("Whole word", "Not as a part of a longer word", "Whole word", checkable=True)
        self._close = self._button("", "Close (Esc)", "Close find in page")
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        for row in (self._first, self._second):
            row.setSpacing(4)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 6, 8, 6)
        rows.setSpacing(4)
        rows.addLayout(self._first)
        rows.addLayout(self._second)
        self._is_narrow: bool | None = None
        self.refresh_look()
        self.field.textChanged.connect(self.query_changed)
        self._case.toggled.connect(self.query_changed)
        self._whole.toggled.connect(self.query_changed)
        self._previous.clicked.connect(self.previous_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._close.clicked.connect(self.closed)

    @property
    def query(self) -> FindQuery:
        """What is looked for."""
        return FindQuery(self.field.text(), self._case.isChecked(), self._whole.isChecked())

    @property
    def said(self) -> str:
        """What is said about the matches."""
        return self._count.text()

    def take_focus(self) -> None:
        """Gets ready for typing; what stands there is selected, so that typing replaces it."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, current: int, total: int) -> None:
        """Says which of the matches is the chosen one (from 0, -1 for none), and how many there are."""
        if not self.query.text.strip():
            words = ""
        elif not total:
            words = "Nothing found"
        elif current < 0:
            words = f"{total} {'match' if total == 1 else 'matches'}"
        else:
            words = f"{current + 1} of {total}"
        self._count.setText(words)
        self.field.setAccessibleDescription(words)
        for button in (self._previous, self._next):
            button.setEnabled(total > 0)

    def refresh_look(self) -> None:
        """Draws the icons anew, and fits the bar to the text size."""
        size = QSize(self._appearance.icon_size, self._appearance.icon_size)
        for button, icon in (
            (self._previous, "chevron-up"),
            (self._next, "chevron-down"),
            (self._close, "close"),
        ):
            button.setIcon(self._appearance.icon(icon))
            button.setIconSize(size)
        metrics = self._appearance.metrics()
        self._count.setMinimumWidth(metrics.horizontalAdvance("Nothing found") + 8)
        self._arrange()

    def _button(self, words: str, hint: str, name: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(hint)
        button.setAccessibleName(name)
        button.setCheckable(checkable)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if checkable:
            button.setObjectName("chip")
        return button

    def _arrange(self) -> None:
        """One row, or two where the field would become too short."""
        scale = self._appearance.scale
        others = (self._count, self._previous, self._next, self._case, self._whole, self._close)
        needed = sum(max(widget.sizeHint().width(), widget.minimumWidth()) + 4 for widget in others) + 24
        is_narrow = self.width() - needed < _LEAST_FIELD * scale
        self.field.setMaximumWidth(16_777_215 if is_narrow else round(_FIELD_WIDTH * scale))
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        for row in (self._first, self._second):
            while row.count():
                row.takeAt(0)
        moved = self._second if is_narrow else self._first
        self._first.addWidget(self.field, 100)
        if not is_narrow:
            self._first.addWidget(self._count)
        for widget in (self._previous, self._next):
            self._first.addWidget(widget)
        if is_narrow:
            self._first.addWidget(self._close)
            moved.addWidget(self._count, 1)
        moved.addWidget(self._case)
        moved.addWidget(self._whole)
        if not is_narrow:
            moved.addStretch(1)
            moved.addWidget(self._close)
        ends = (self._close, self._case, self._whole) if is_narrow else (self._case, self._whole, self._close)
        tab_order.put_in_order((self.field, self._previous, self._next, *ends))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter go from match to match, Escape closes."""
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.field.hasFocus():
                (self.previous_wanted if is_back else self.next_wanted).emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row or two, as there is room."""
        super().resizeEvent(event)
        self._arrange()
