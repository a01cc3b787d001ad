"""Says aloud, through a screen reader, what changed where its focus is not: results, the chosen row, pages, notices.

It is made after the first paint, and says nothing while no screen reader listens. Announcements are polite: they wait
for the end of what is being read.
"""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_SETTLED_MS = 700  # after the last key: a count at every letter would be noise


class Announcer(QObject):
    """One voice for one window."""

    announced = Signal(str)
    """The words that went to the screen reader."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._page = ("", "")
        self._waiting = ""
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._say_waiting)

    @Slot(str)
    def say(self, words: str) -> None:
        """Says words at once."""
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, words))
            self.announced.emit(words)

    def say_when_settled(self, words: str) -> None:
        """Says words when nothing newer has come for a moment; "" takes back what waits."""
        self._waiting = words
        self._settled.start()

    @Slot(str, str)
    def tell_page(self, title: str, slug: str) -> None:
        """Says that another page is open; the same one, laid out again, is no news."""
        if (title, slug) != self._page:
            self._page = (title, slug)
            self.say_when_settled("")  # the results were left
            self.say(f"{title} is open.")

    @Slot()
    def _say_waiting(self) -> None:
        self.say(self._waiting)
