"""The articles on which the reader has written a note."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.own_list import OwnList
from desktop_app.ui.own_rows import OwnRow
from desktop_app.ui.wrapping_button import WrappingButton

_NONE_YET = "No notes yet. Open a page and press Ctrl+M to write one. Notes stay on this computer, as plain text."


class NotesTab(QWidget):
    """A list, and the way to write on the open page."""

    opened = Signal(str)
    write_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._write = WrappingButton(self)
        self._write.setObjectName("chip")
        self._write.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._none = QLabel(_NONE_YET, self)
        self._none.setObjectName("soft")
        self._none.setWordWrap(True)
        self.list = OwnList("Notes", appearance, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.list.row_opened.connect(self.opened)
        self._write.clicked.connect(self.write_wanted)

    def show_rows(self, rows: Sequence[OwnRow], open_title: str) -> None:
        """Replaces the rows; `open_title` is the open article's, "" where none is open."""
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._write.setText("Write on this page")
        self._write.setAccessibleName(f"Write a note on {open_title}")
        self._write.setVisible(bool(open_title))

    def take_focus(self) -> None:
        """To the list, or to the button where it is empty."""
        (self.list if self.list.count() else self._write).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_look(self) -> None:
        """Lays the rows out anew for another font or theme."""
        self.list.refresh_look()
