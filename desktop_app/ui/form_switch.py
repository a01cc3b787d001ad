"""The switch at the top of an article: in short, or in full. It scrolls away with the page."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QToolButton

from desktop_app.ui.article_view import ArticleView
from desktop_app.ui.button_groups import stop_at_checked

_TOP, _RIGHT = 8, 28  # pixels; the right edge is that of the text
_GAP = 16


class FormSwitch(QFrame):
    """Two buttons, of which one is always pressed; stands in the margin above the text of the page."""

    short_wanted = Signal(bool)

    def __init__(self, view: ArticleView, action: QAction) -> None:
        super().__init__(view.viewport())
        self.setObjectName("formSwitch")
        self.setAccessibleName("Short or full article")
        self._view = view
        keys = action.shortcut().toString()
        self._group = QButtonGroup(self)
        self._short = self._button("Short", f"Show articles in short ({keys})")
        self._full = self._button("Full", f"Show all of each article ({keys})")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._short)
        row.addWidget(self._full)
        self._is_offered = False
        self._group.buttonClicked.connect(self._choose)
        view.verticalScrollBar().valueChanged.connect(self.place)
        view.resized.connect(self.place)
        self.hide()

    def offer(self, *, on_article: bool, is_short: bool) -> None:
        """Shows which form is open; hidden on pages that have only one."""
        self._is_offered = on_article
        (self._short if is_short else self._full).setChecked(True)
        stop_at_checked(self._group.buttons())
        self.place()

    @Slot()
    def place(self) -> None:
        """Puts the switch at the top of the page, wherever that is; out of sight it is not in the keyboard's way."""
        size = self.sizeHint()
        right = self._view.viewport().width() - _RIGHT
        line = self._view.first_line
        is_beside = self._is_offered and line.right() + _GAP <= right - size.width()
        room = 0 if is_beside or not self._is_offered else _TOP + size.height()
        if room != self._view.head_room:
            self._view.set_head_room(room)
        top = (max(_TOP, line.center().y() - size.height() // 2) if is_beside else _TOP) - self._view.scroll_pixels
        self.setGeometry(max(0, right - size.width()), top, size.width(), size.height())
        has_focus = self._short.hasFocus() or self._full.hasFocus()
        self.setVisible(self._is_offered and (top + size.height() > 0 or has_focus))

    def _button(self, words: str, hint: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(hint)
        button.setAccessibleName(f"{words} article")
        button.setAccessibleDescription(hint)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button)
        return button

    @Slot(QAbstractButton)
    def _choose(self, button: QAbstractButton) -> None:
        self.short_wanted.emit(button is self._short)
