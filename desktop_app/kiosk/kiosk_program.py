"""Builds the kiosk's parts and shuts them down in order; a crash ends it, and whoever supervises starts it anew."""

import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop_app.edition.shelf import Shelf
from desktop_app.kiosk.counts import Counts
from desktop_app.kiosk.kiosk_style import TOUCH_PIXELS
from desktop_app.kiosk.lockout import Lockout
from desktop_app.kiosk.mode import LEFT_BY_PIN, Kiosk, first_settings
from desktop_app.kiosk.policy import Policy
from desktop_app.kiosk.restricted import RestrictedShelf
from desktop_app.kiosk.watchdog import Watchdog
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.edition_loader import EditionLoader
from desktop_app.ui.tasks import Tasks

CRASHED = 70
"""The exit status after an error (EX_SOFTWARE of sysexits.h): the service manager starts the kiosk anew."""

_RESTART_AFTER_MS = 1000
WRONG_PINS, COUNTS = "wrong-pins.json", "counts.json"


class KioskProgram(QObject):
    """Owns every part of a running kiosk."""

    ended = Signal(int)
    """It is to end with this exit status."""

    def __init__(self, application: QApplication, shelf: Shelf, policy: Policy, state: Path | None) -> None:
        super().__init__()
        self._shelf = RestrictedShelf(shelf, policy)
        appearance = Appearance(application, first_settings(policy), target=TOUCH_PIXELS)
        appearance.apply()
        self.tasks = Tasks()
        self.loader = EditionLoader(self._shelf, self.tasks)
        counts = Counts(state / COUNTS) if state is not None and policy.usage_counts else None
        lockout = Lockout(None if state is None else state / WRONG_PINS)
        self.kiosk = Kiosk(policy, appearance, self.tasks, self.loader, lockout, Watchdog(), counts)
        self.is_running = True
        self._restart = QTimer(self)
        self._restart.setSingleShot(True)
        self._restart.setInterval(_RESTART_AFTER_MS)
        self._restart.timeout.connect(self._end_after_crash)
        self.kiosk.left.connect(self._leave)
        self.loader.failed.connect(self._note)

    def start(self) -> None:
        """Shows the start screen."""
        self.kiosk.start(self._shelf.quick())

    def shut_down(self) -> None:
        """Ends the worker before any Qt object goes."""
        self.is_running = False
        self.tasks.shut_down()
        self.loader.close()
        self.kiosk.shut_down()

    def tell_crash(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """For `sys.excepthook`: one calm word on the screen, the trace for the journal, and an end."""
        sys.stderr.write("".join(traceback.format_exception(kind, error, trace)))
        self.kiosk.window.show_restarting()
        self._restart.start()

    def stay(self) -> None:
        """Lets it run on after an error: for tests."""
        self._restart.stop()

    @Slot()
    def _end_after_crash(self) -> None:
        self.ended.emit(CRASHED)

    @Slot()
    def _leave(self) -> None:
        self.ended.emit(LEFT_BY_PIN)

    @Slot(object)
    def _note(self, error: BaseException) -> None:
        """An edition that cannot be had is told to the journal; the start screen and help stay."""
        sys.stderr.write(f"{error}\n")
