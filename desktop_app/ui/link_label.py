"""A sentence with links in it: Tab goes from link to link, and only where there are links; the focus is drawn."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.wrapping_label import WrappingLabel


class LinkLabel(WrappingLabel):
    """Rich text that wraps. A plain label would be a Tab stop with nothing to press before its first link."""

    link_reached = Signal()
    """Tab has moved to a link, whose words are `selectedText`."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )

    def say(self, sentence: str) -> None:
        """Shows a sentence, as rich text."""
        self.setText(sentence)
        has_links = "<a " in sentence
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_links else Qt.FocusPolicy.NoFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab reaches the first link at once, Shift+Tab the last."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.focusNextPrevChild(event.reason() == Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Goes to the next link, or says that there is none."""
        moved = super().focusNextPrevChild(forward)
        if moved and self.hasFocus():
            self.link_reached.emit()
        return moved

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws a frame of 3 pixels; the link itself has the colours of a selection."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._appearance.focus_pen())
            painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), 4, 4)
            painter.end()
