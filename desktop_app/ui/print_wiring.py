"""Connects print and PDF with the window: the wires that `main_window` leaves here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop_app.edition.edition import Edition
from desktop_app.ui.own_desk import OwnDesk

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.printing.desk import PrintDesk


class PrintWiring(QObject):
    """Makes the sheet for print and PDF when it is first asked for, and tells it what is open."""

    def __init__(self, window: "MainWindow", own: OwnDesk, edition: Edition | None, folder: str) -> None:
        """`folder` is where a PDF was saved last, or ""."""
        super().__init__(window)
        self._window = window
        self._own = own
        self._desk: PrintDesk | None = None
        self._edition = edition
        self._folder = folder
        window.actions_table["print"].triggered.connect(self._open)

    @property
    def folder(self) -> str:
        """Where a PDF was saved last, or ""."""
        return self._desk.folder if self._desk is not None else self._folder

    @property
    def desk(self) -> "PrintDesk":
        """Print and PDF, made when it is first asked for."""
        if self._desk is None:
            from desktop_app.ui.printing import desk

            window = self._window
            made = self._desk = desk.PrintDesk(window.appearance, window.panels)
            made.folder = self._folder
            made.use_edition(self._edition)
            made.said.connect(window.say)
            window.closing.connect(made.stop)
            window.sheets.offer(desk.NAME, made.make_sheet)
        return self._desk

    def use_edition(self, edition: Edition) -> None:
        """The edition that is printed."""
        self._edition = edition
        if self._desk is not None:
            self._desk.use_edition(edition)

    @Slot()
    def _open(self) -> None:
        if self._edition is None:
            self._window.say("The glossary is being prepared. Print when it is ready.")
            return
        desk = self.desk
        desk.use_bookmarks(self._own.bookmarked)
        self._window.sheets.open("print")
        desk.prepare(self._window.room.open_article)
