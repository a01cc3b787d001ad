"""Prints take-away sheets for visitors: no dialog, so many a session, and nothing left in the queue."""

import ctypes
from collections.abc import Callable
from datetime import date

from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.kiosk.policy import Policy

_EVERY_JOB = -1  # CUPS_JOBID_ALL
_AND_FORGET = 1
_LIBRARY = "libcups.so.2"  # that of the system, which Qt prints with as well

Print = Callable[[Edition, str, str], object]
"""Prints the take-away sheet of an article, by slug, on a named printer. AppError when that fails."""


class TakeAway:
    """Counts the pages of a session."""

    def __init__(self, policy: Policy, print_sheet: "Print | None" = None) -> None:
        self._policy = policy
        self._print = print_sheet or _print_sheet
        self._printed = 0

    def print(self, edition: Edition, slug: str) -> str:
        """Prints one page, and says in a sentence what became of it."""
        if not self._policy.may_print:
            return "Nothing can be printed here."
        if self._printed >= self._policy.print_pages:
            pages = "page" if self._policy.print_pages == 1 else "pages"
            return f"{self._policy.print_pages} {pages} can be printed here at a time. No more are left."
        try:
            self._print(edition, slug, self._policy.printer)
        except AppError:
            return "The printer does not answer. Please ask the staff."
        self._printed += 1
        return "One page is being printed."

    def end_session(self) -> None:
        """Begins to count anew; what still waits in the queue is cancelled, since it names what somebody read."""
        if self._printed:
            self._printed = 0
            clear_queue(self._policy.printer)


def _print_sheet(edition: Edition, slug: str, printer: str) -> None:
    from desktop_app.ui.printing.printers import print_takeaway  # Qt's printing, only where a page is asked for

    print_takeaway(edition, slug, printer, today=date.today())


def clear_queue(printer: str) -> bool:
    """Cancels every job of a printer in the print service, and lets it forget them; False where there is none.

    By libcups itself (cupsCancelJob2, https://openprinting.github.io/cups/): the program starts no other program.
    """
    try:
        cups = ctypes.CDLL(_LIBRARY)
        cups.cupsCancelJob2.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_int]
        done = cups.cupsCancelJob2(None, printer.encode(), _EVERY_JOB, _AND_FORGET)
    except (OSError, AttributeError):
        return False
    return int(done) == 1
