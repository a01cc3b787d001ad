"""The wires between the window and its voice: all that is said aloud can be read here. Made after the first paint."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop_app.ui.announcer import Announcer
from desktop_app.ui.notice_bar import NoticeBar
from desktop_app.ui.reading_area import ReadingArea
from desktop_app.ui.reading_room import ReadingRoom
from desktop_app.ui.search_field import SearchField

if TYPE_CHECKING:
    from desktop_app.ui.result_panel import ResultPanel


class Announcements(QObject):
    """Listens to the parts of a window. What stands in the notice bar by now is said first."""

    def __init__(
        self, voice: Announcer, room: ReadingRoom, area: ReadingArea, notice: NoticeBar, field: SearchField
    ) -> None:
        super().__init__(voice)
        self.voice = voice
        self._field = field
        self._results: ResultPanel | None = None
        room.page_opened.connect(voice.tell_page)
        area.said.connect(voice.say)
        notice.said.connect(voice.say)
        field.textChanged.connect(self._hear_typing)
        voice.say(notice.words)

    def follow_results(self, results: "ResultPanel") -> None:
        """Listens to the list of results as well; it must know of the field's arrows before this does."""
        self._results = results
        results.shown.connect(self._tell_answer)
        self._field.moved.connect(self._tell_choice)

    @Slot(str)
    def _hear_typing(self, _text: str) -> None:
        """An answer to what stood there before is no news."""
        self.voice.say_when_settled("")

    @Slot()
    def _tell_answer(self) -> None:
        if self._results is not None:
            self.voice.say_when_settled(self._results.spoken)

    @Slot()
    def _tell_choice(self) -> None:
        if self._results is not None:
            self.voice.say_when_settled("")
            self.voice.say(self._results.spoken_choice)
