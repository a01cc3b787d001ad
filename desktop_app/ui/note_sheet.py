"""A private note on one article, beside the page: plain text that saves itself."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.head_area import HeadArea
from desktop_app.ui.sheet import Sheet
from desktop_app.ui.wrapping_label import WrappingLabel

_SAVED = "Only you see this. It is saved by itself, as plain text on this computer."
_LONGEST = 100_000  # characters; a note is no book


class NoteSheet(Sheet):
    """One field. `edited` says at every change what is in it."""

    edited = Signal(str, str)
    """Slug and text."""

    beside: ClassVar[bool] = True

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__("Your note", appearance, parent)
        self.slug = ""
        self._about = WrappingLabel(self)
        self._about.setObjectName("panelHeading")
        self.field = QPlainTextEdit(self)
        self.field.setAccessibleName("Your note")
        self.field.setFrameShape(QFrame.Shape.NoFrame)
        self.field.setTabChangesFocus(True)
        self.field.setPlaceholderText("What you want to remember, or ask.")
        self._saved = WrappingLabel(self)
        self._saved.setText(_SAVED)
        self._saved.setObjectName("soft")
        self.body.addWidget(HeadArea((self._about, self._saved), self))
        self.body.addWidget(self.field, 1)
        self._is_showing = False
        self.field.textChanged.connect(self._changed)

    def show_note(self, slug: str, title: str, text: str, saved: str = _SAVED) -> None:
        """Shows the note on an article, with the caret at its end."""
        self.slug = slug
        self._about.setText(title)
        self._saved.setText(saved)
        self.field.setAccessibleName(f"Your note on {title}")
        self._put(text)
        cursor = self.field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.field.setTextCursor(cursor)

    def replace_text(self, slug: str, text: str) -> None:
        """Takes in what another window has written; the caret stays where it is."""
        if slug == self.slug and text != self.field.toPlainText():
            at = self.field.textCursor().position()
            self._put(text)
            cursor = self.field.textCursor()
            cursor.setPosition(min(at, len(self.field.toPlainText())))
            self.field.setTextCursor(cursor)

    def take_focus(self) -> None:
        """To the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, text: str) -> None:
        self._is_showing = True
        self.field.setPlainText(text)
        self._is_showing = False

    @Slot()
    def _changed(self) -> None:
        if not self._is_showing and self.slug:
            self.edited.emit(self.slug, self.field.toPlainText()[:_LONGEST])
