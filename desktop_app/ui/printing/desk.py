"""Connects the sheet for print and PDF with the edition, the files and the printers."""

from collections.abc import Generator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.export_dialog import ExportDialog
from desktop_app.ui.printing import works
from desktop_app.ui.printing.book import Book, Progress
from desktop_app.ui.printing.pdf import file_name, pdf_steps, write_whole
from desktop_app.ui.printing.print_options import ARTICLE, BOOKMARKS, TAKEAWAY, PrintChoice
from desktop_app.ui.printing.print_sheet import PrintSheet
from desktop_app.ui.printing.printers import Printers, print_steps
from desktop_app.ui.printing.work import SlicedWork

NAME = "print"
"""The name of the sheet."""

_LAYING_OUT, _SAVING, _PRINTING = "Laying out", "Saving pages", "Printing pages"
_READY = ""


class PrintDesk(QObject):
    """Makes the sheet, and does what is asked for on it. The edition, the open article and the bookmarks are told."""

    said = Signal(str)
    """Words for a reader who has closed the sheet meanwhile."""

    def __init__(self, appearance: Appearance, panels: QWidget, printers: Printers | None = None) -> None:
        super().__init__(panels)
        self._appearance = appearance
        self._panels = panels
        self._printers = printers or Printers()
        self._edition: Edition | None = None
        self._slug = ""
        self._bookmarks: tuple[str, ...] = ()
        self._book: Book | None = None
        self._choice: PrintChoice | None = None
        self._path: Path | None = None
        self._doing = ""
        self.folder = ""
        """The folder in which a PDF was last saved; "" before the first."""

        self._asking: ExportDialog | None = None
        self._sheet: PrintSheet | None = None
        self._work = SlicedWork(self)
        self._work.progressed.connect(self._tell_progress)
        self._work.finished.connect(self._finish)
        self._work.failed.connect(self._fail)

    def use_edition(self, edition: Edition | None) -> None:
        """The edition to print from."""
        self._edition = edition

    def use_bookmarks(self, slugs: Sequence[str]) -> None:
        """The bookmarks in their order."""
        self._bookmarks = tuple(slugs)

    def make_sheet(self) -> PrintSheet:
        """The sheet, made when it is first wanted."""
        sheet = self._sheet = PrintSheet(self._appearance, self._panels)
        sheet.choice_changed.connect(self._lay_out)
        sheet.pdf_wanted.connect(self._ask_where)
        sheet.print_wanted.connect(self._print)
        sheet.cancel_wanted.connect(self._cancel)
        sheet.put_away.connect(self.leave)
        return sheet

    def prepare(self, slug: str) -> None:
        """Before the sheet is opened: what there is to print while this article ("" for none) is open."""
        self._slug = slug
        sheet = self._sheet
        if sheet is None or self._edition is None:
            return
        entry = self._edition.catalogue.entries.get(slug)
        known = sum(1 for one in self._bookmarks if one in self._edition.catalogue.entries)
        sheet.offer(article=entry.title if entry else "", bookmarks=known, printers=self._printers.names())
        sheet.take_focus()
        if self._doing in (_SAVING, _PRINTING):
            return  # that goes on, and the sheet shows how far it is
        self._lay_out(sheet.choice)

    @Slot()
    def stop(self) -> None:
        """Gives up what is under way: the window closes."""
        self._work.cancel()
        self._doing = ""

    @Slot()
    def leave(self) -> None:
        """The sheet was closed: pages for the preview are not needed, but what is being saved or printed goes on."""
        if self._doing == _LAYING_OUT:
            self._work.cancel()
            self._doing = ""
        if self._sheet is not None and not self._doing:
            self._sheet.show_book(None)
            self._book = None

    @Slot(object)
    def _lay_out(self, choice: PrintChoice) -> None:
        sheet, edition = self._sheet, self._edition
        if sheet is None or edition is None:
            return
        sheet.show_book(None)
        self._choice = choice
        try:
            self._book = self._make(choice, edition)
        except AppError as error:
            self._fail(error)
            return
        self._begin(_LAYING_OUT, self._book.lay_out())

    def _make(self, choice: PrintChoice, edition: Edition) -> Book:
        today = date.today()
        match choice.what:
            case what if what == ARTICLE:
                return works.article_book(edition, self._slug, choice.options, today)
            case what if what == TAKEAWAY:
                return works.takeaway_book(edition, self._slug, choice.options, today)
            case what if what == BOOKMARKS:
                return works.collection_book(edition, self._bookmarks, "My bookmarks", choice.options, today)
            case _:
                return works.glossary_book(edition, choice.options, today)

    def _begin(self, doing: str, steps: Generator[Progress, None, Any]) -> None:
        self._doing = doing
        if self._sheet is not None:
            self._sheet.finish(f"{doing}.", may_begin=False)
        self._work.start(steps)

    @Slot()
    def _ask_where(self) -> None:
        """Asks for a file without blocking."""
        if self._book is None:
            return
        if self._asking is None:
            self._asking = ExportDialog(self._appearance, self._panels.window())
            self._asking.chosen.connect(self._save)
        self._asking.ask("Save as PDF", file_name(self._book.title), "PDF", self.folder)

    @Slot(object)
    def _save(self, path: Path) -> None:
        if self._book is None or self._edition is None:
            return
        self._path = path
        self.folder = str(path.parent)
        self._begin(_SAVING, pdf_steps(self._book, self._edition))

    @Slot(str)
    def _print(self, printer: str) -> None:
        if self._book is None:
            return
        try:
            device = self._printers.open(printer, self._book.press.options.paper)
        except AppError as error:
            self._fail(error)
            return
        self._begin(_PRINTING, print_steps(self._book, device))

    @Slot()
    def _cancel(self) -> None:
        self._work.cancel()
        doing, self._doing = self._doing, ""
        if self._sheet is not None:
            has_pages = self._book is not None and self._book.is_laid_out
            stopped = {_SAVING: "Nothing was saved.", _PRINTING: "Printing was stopped."}.get(doing, "Stopped.")
            self._sheet.finish(stopped, may_begin=has_pages)

    @Slot(object)
    def _tell_progress(self, progress: Progress) -> None:
        if self._sheet is not None:
            self._sheet.show_progress(self._doing, progress)

    @Slot(object)
    def _finish(self, result: object) -> None:
        doing, self._doing = self._doing, ""
        words = _READY
        if doing == _SAVING and isinstance(result, bytes) and self._path is not None:
            try:
                write_whole(self._path, result)
            except AppError as error:
                self._fail(error)
                return
            words = f"Saved as {self._path}."
        elif doing == _PRINTING:
            words = "Sent to the printer."
        self._tell(words)
        if doing == _LAYING_OUT and self._sheet is not None:
            self._sheet.show_book(self._book)

    @Slot(object)
    def _fail(self, error: BaseException) -> None:
        self._doing = ""
        words = str(error) if isinstance(error, AppError) else f"The pages could not be made ({type(error).__name__})."
        self._tell(words)

    def _tell(self, words: str) -> None:
        if self._sheet is None:
            return
        self._sheet.finish(words, may_begin=self._book is not None and self._book.is_laid_out)
        if words and not self._sheet.isVisible():
            self.said.emit(words)
            self.leave()
