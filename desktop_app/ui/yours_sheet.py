"""The sheet of the reader's own things: bookmarks, notes, history, and where all of it is kept."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.bookmarks_tab import BookmarksTab
from desktop_app.ui.button_groups import stop_at_checked
from desktop_app.ui.flow_row import FlowRow
from desktop_app.ui.history_tab import HistoryTab
from desktop_app.ui.notes_tab import NotesTab
from desktop_app.ui.selectable_text import SelectableText
from desktop_app.ui.sheet import Sheet
from desktop_app.ui.wrapping_button import WrappingButton

PARTS = {"bookmarks": "Bookmarks", "notes": "Notes", "history": "History"}
"""The names of the three parts, as links name them, and the words on their buttons."""


class YoursSheet(Sheet):
    """Three lists, one at a time."""

    part_shown = Signal()
    """Another part came to the front, or the sheet was opened: what it shows may be out of date."""

    beside: ClassVar[bool] = True

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__("Yours", appearance, parent)
        self.bookmarks = BookmarksTab(appearance, self)
        self.notes = NotesTab(appearance, self)
        self.history = HistoryTab(appearance, self)
        self._parts: dict[str, BookmarksTab | NotesTab | HistoryTab] = {
            "bookmarks": self.bookmarks,
            "notes": self.notes,
            "history": self.history,
        }
        self._stack = QStackedWidget(self)
        self._buttons: dict[str, WrappingButton] = {}
        self._group = QButtonGroup(self)
        self._foot = _Foot("Where your things are kept", self)
        self._foot.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # it can be copied; Tab has other things to reach
        row = FlowRow(self)
        for name, words in PARTS.items():
            self._stack.addWidget(self._parts[name])
            row.add(self._part_button(name, words))
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(row)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)
        scroll = QScrollArea(self)  # large text in a low window
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self.body.addWidget(scroll, 1)
        self._group.buttonClicked.connect(self._choose)
        self.show_part("bookmarks")

    def show_part(self, name: str) -> None:
        """Brings "bookmarks", "notes" or "history" to the front; any other name changes nothing."""
        if name in self._parts:
            self._buttons[name].setChecked(True)
            stop_at_checked(self._buttons.values())
            self._stack.setCurrentWidget(self._parts[name])
        self.part_shown.emit()

    def show_folder(self, folder: str) -> None:
        """Says where everything is kept; "" where nothing is."""
        self._foot.show_words(
            f"Kept in {folder}" if folder else "Kept until the window is closed, and not written down."
        )

    def take_focus(self) -> None:
        """To the list in front."""
        self._front().take_focus()

    def refresh_look(self) -> None:
        """Draws head and lists anew."""
        super().refresh_look()
        self._foot.fit(self._foot.width())
        for part in self._parts.values():
            part.refresh_look()

    def showEvent(self, event: QShowEvent) -> None:
        """Opened: the lists are brought up to date."""
        super().showEvent(event)
        self.part_shown.emit()

    def _front(self) -> BookmarksTab | NotesTab | HistoryTab:
        return next(part for part in self._parts.values() if part is self._stack.currentWidget())

    def _part_button(self, name: str, words: str) -> WrappingButton:
        button = WrappingButton(self)
        button.setText(words)
        button.setObjectName("chip")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button)
        self._buttons[name] = button
        return button

    @Slot(QAbstractButton)
    def _choose(self, button: QAbstractButton) -> None:
        self.show_part(next(name for name, known in self._buttons.items() if known is button))


class _Foot(SelectableText):
    """The name of a folder, broken where it is longer than a line, and copied whole."""

    def show_words(self, words: str) -> None:
        """Replaces the words."""
        self.setPlainText(words)
        self.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit(self.width())
