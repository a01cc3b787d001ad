"""Watches where the reader is on a page, and says so a moment after they have moved and before the page goes."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.ui.article_view import ArticleView
from desktop_app.ui.reading_room import ReadingRoom

_AFTER_MS = 350  # with the time until it is written, a place is on the disk within a second


class PlaceKeeper(QObject):
    """Tells the place of articles only: the other pages are no reading."""

    place_noted = Signal(object)
    """A Place."""

    def __init__(self, room: ReadingRoom, view: ArticleView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._is_open = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.note_now)
        room.page_opened.connect(self._page_opened)
        room.page_leaving.connect(self._page_leaving)
        view.verticalScrollBar().valueChanged.connect(self._moved)

    @Slot()
    def note_now(self) -> None:
        """Tells the place at once."""
        self._timer.stop()
        place = self._room.place() if self._is_open else None
        if place is not None and place.slug:
            self.place_noted.emit(place)

    @Slot(str, str)
    def _page_opened(self, _title: str, slug: str) -> None:
        self._is_open = bool(slug)
        self._moved()

    @Slot()
    def _page_leaving(self) -> None:
        """Before the document is replaced, whose scroll position then says nothing of the reader."""
        if self._timer.isActive():
            self.note_now()
        self._is_open = False

    @Slot()
    def _moved(self) -> None:
        if self._is_open and not self._timer.isActive():
            self._timer.start()
