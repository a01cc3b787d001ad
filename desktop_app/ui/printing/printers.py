"""Prints on paper. QtPrintSupport is imported here alone, and with the first look for a printer.

On Linux the printers are those of the machine's own print service (CUPS), asked over its file socket and never over the
network: without a file socket libcups would try TCP, on port 631.
"""

import os
import sys
from collections.abc import Generator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.ui.printing.book import Book, Progress
from desktop_app.ui.printing.paper import A4, Paper, PrintOptions
from desktop_app.ui.printing.press import DOTS_PER_INCH, page_layout
from desktop_app.ui.printing.works import takeaway_book

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_FILE_SOCKET = "/run/cups/cups.sock"


class Printers:
    """The printers of this machine."""

    def __init__(self) -> None:
        if sys.platform == "linux":
            os.environ["CUPS_SERVER"] = _FILE_SOCKET  # before libcups is loaded

    def names(self) -> tuple[str, ...]:
        """Their names, the usual one first; () where there is none."""
        from PySide6.QtPrintSupport import QPrinterInfo

        names = QPrinterInfo.availablePrinterNames()
        usual = QPrinterInfo.defaultPrinterName()
        return tuple(sorted(names, key=lambda name: (name != usual, name.casefold())))

    def open(self, name: str, paper: Paper) -> "QPrinter":
        """A printer, ready to be drawn on. AppError when there is no such printer."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        info = QPrinterInfo.printerInfo(name)
        if info.isNull():
            raise AppError(f"The printer {name} is not here any more", "Choose another printer, or save a PDF")
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(paper))
        return printer


def print_steps(book: Book, printer: "QPrinter") -> Generator[Progress, None, int]:
    """Draws a book on a printer; each step is short, the return value is the number of pages.

    AppError when the printer does not take the work. Ended early, what was drawn so far is thrown away.
    """
    yield from book.lay_out()
    printer.setDocName(book.title)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise AppError(f"The printer {printer.printerName()} does not answer", "Check that it is on, or save a PDF")
    is_whole = False
    try:
        share = printer.resolution() / DOTS_PER_INCH
        painter.scale(share, share)
        for page in range(book.page_count):
            if page and not printer.newPage():
                raise AppError(f"The printer {printer.printerName()} stopped", "Check it, and print again")
            book.paint_page(painter, page)
            yield Progress(page + 1, book.page_count)
        is_whole = True
    finally:
        if not is_whole:
            printer.abort()
        painter.end()
    return book.page_count


def print_takeaway(
    edition: Edition, slug: str, printer_name: str, *, paper: Paper = A4, today: date, printers: Printers | None = None
) -> int:
    """Prints the take-away sheet of an article without asking anything, as a kiosk does; gives the number of pages: 1.

    AppError when the article cannot be read or the printer does not take it.
    """
    book = takeaway_book(edition, slug, PrintOptions(paper=paper), today)
    steps = print_steps(book, (printers or Printers()).open(printer_name, paper))
    for _ in steps:
        pass
    return book.page_count
