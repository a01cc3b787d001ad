"""One calm line below the top bar: what was amiss and what to do, or how far a compilation is."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from desktop_app.ui.notice_words import NoticeWords


class NoticeBar(QFrame):
    """Hidden while there is nothing to say."""

    said = Signal(str)
    """Words for a screen reader: a message, or that the preparation begins or has ended, but not each per cent."""

    made = Signal()
    """Its words and its button are there now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName("Notice")
        self._is_message = False
        self.hide()

    @cached_property
    def _content(self) -> "NoticeWords":
        """Most windows have nothing to say: it is made when this one has."""
        from desktop_app.ui.notice_words import NoticeWords

        content = NoticeWords(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)
        content.closed.connect(self._dismiss)
        self.made.emit()
        return content

    @Slot()
    def _dismiss(self) -> None:
        self._is_message = False
        self.hide()

    @property
    def words(self) -> str:
        """What is said; "" while the bar is hidden."""
        return "" if self.isHidden() else self._content.words

    def say(self, words: str) -> None:
        """Shows a line until it is closed or replaced."""
        self._is_message = True
        self._content.show_words(words, can_close=True)
        self.show()
        self.said.emit(words)

    def progress(self, done: int, total: int) -> None:
        """Shows how far the edition is."""
        if self._is_message and not self.isHidden():
            return  # what was amiss must be read first
        share = f" {round(100 * done / total)} %" if total else ""
        self._content.show_words(f"Preparing the glossary.{share}", can_close=False)
        if self.isHidden():
            self.show()
            self.said.emit("Preparing the glossary.")

    def finish_progress(self) -> None:
        """Takes a progress line away, but no message."""
        if not self._is_message and not self.isHidden():
            self.hide()
            self.said.emit("The glossary is ready.")
