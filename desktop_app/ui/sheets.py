"""Opens one sheet at a time by name; each is made when it is first wanted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.ui.panels import Panels
from desktop_app.ui.sheet import Sheet


class Sheets(QObject):
    """Knows how each sheet is made, and which one is open."""

    opening = Signal()
    """A sheet is about to be shown, and the parts around it will move."""

    closed = Signal()
    """The open sheet was closed by the reader: the focus goes back to the page."""

    def __init__(self, panels: Panels, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panels = panels
        self._makers: dict[str, Callable[[], Sheet]] = {}
        self._made: dict[str, Sheet] = {}

    @property
    def open_sheet(self) -> Sheet | None:
        """The sheet that is open."""
        return self._panels.sheet

    def offer(self, name: str, make: Callable[[], Sheet]) -> None:
        """Names a sheet and says how it is made and connected."""
        self._makers[name] = make

    def names(self) -> tuple[str, ...]:
        """The sheets that are offered."""
        return tuple(self._makers)

    def open(self, name: str) -> Sheet:
        """Opens a sheet; the one that was open goes. KeyError for a name that was not offered."""
        sheet = self._made.get(name)
        if sheet is None:
            sheet = self._made[name] = self._makers[name]()
            sheet.closed.connect(self.close)
        self.opening.emit()
        self._panels.show_sheet(sheet)
        return sheet

    def toggle(self, name: str) -> None:
        """Opens a sheet, or closes it when it is the one that is open."""
        if name in self._made and self._made[name] is self._panels.sheet:
            self.close()
        else:
            self.open(name)

    def put_away(self) -> None:
        """Closes the open sheet without moving the focus: another page was opened."""
        self._panels.close_sheet()

    @Slot()
    def close(self) -> None:
        """Closes the open sheet."""
        if self._panels.sheet is not None:
            self._panels.close_sheet()
            self.closed.emit()

    def refresh_look(self) -> None:
        """Draws every sheet that was made in the look of the day."""
        for sheet in self._made.values():
            sheet.refresh_look()
