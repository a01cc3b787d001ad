"""Builds the kiosk's parts and shuts them down in order; a crash ends it, and whoever supervises starts it anew."""

import sys
import traceback
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop_app.edition.shelf import Shelf
from desktop_app.kiosk.counts import Counts
from desktop_app.kiosk.kiosk_style import TOUCH_PIXELS
from desktop_app.kiosk.lockout import Lockout
from desktop_app.kiosk.mode import LEFT_BY_PIN, Kiosk, first_settings
from desktop_app.kiosk.places import COUNTS, DEFAULT_FILE, PACKS, WRONG_PINS, keys_beside
from desktop_app.kiosk.policy import Policy
from desktop_app.kiosk.restricted import HomelessShelf, RestrictedShelf
from desktop_app.kiosk.watchdog import Watchdog
from desktop_app.packs.place import library_in, with_packs_in
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.edition_loader import EditionLoader
from desktop_app.ui.pack_installer import PackInstaller
from desktop_app.ui.tasks import Tasks

CRASHED = 70
"""The exit status after an error (EX_SOFTWARE of sysexits.h): the service manager starts the kiosk anew."""

_RESTART_AFTER_MS = 1000


class KioskProgram(QObject):
    """Owns every part of a running kiosk."""

    ended = Signal(int)
    """It is to end with this exit status."""

    def __init__(
        self, application: QApplication, shelf: Shelf, policy: Policy, state: Path | None, keys: Path | None = None
    ) -> None:
        """`shelf` is that of the program's own content; what packs bring lies in `state`. `keys` is the file of the
        keys that are believed, the one beside the kiosk's own file."""
        super().__init__()
        self._policy = policy
        self._base = HomelessShelf(shelf.content, shelf.bundled, shelf.own)
        self._packs = None if state is None else state / PACKS
        self._keys = keys or keys_beside(DEFAULT_FILE)
        self._shelf = self._restricted()
        appearance = Appearance(application, first_settings(policy), target=TOUCH_PIXELS)
        appearance.apply()
        self.tasks = Tasks()
        self.loader = EditionLoader(self._shelf, self.tasks)
        counts = Counts(state / COUNTS) if state is not None and policy.usage_counts else None
        lockout = Lockout(None if state is None else state / WRONG_PINS)
        self.installer = self._make_installer()
        self.kiosk = Kiosk(policy, appearance, self.tasks, self.loader, lockout, Watchdog(), counts, self.installer)
        self.is_running = True
        self._restart = QTimer(self)
        self._restart.setSingleShot(True)
        self._restart.setInterval(_RESTART_AFTER_MS)
        self._restart.timeout.connect(self._end_after_crash)
        self.kiosk.left.connect(self._leave)
        self.loader.failed.connect(self._note)

    def _restricted(self) -> RestrictedShelf:
        """What the policy shows of the program's own content and of what packs brought."""
        shelf = self._base if self._packs is None else with_packs_in(self._packs, self._base, self._keys)
        return RestrictedShelf(shelf, self._policy)

    def _make_installer(self) -> PackInstaller | None:
        if self._packs is None:
            return None
        installer = PackInstaller(self.tasks, partial(library_in, self._packs, self._base, self._keys), self)
        installer.installed.connect(self._read_installed)
        installer.changed.connect(self._read_installed)
        installer.refused.connect(self._note)
        return installer

    @Slot()
    def _read_installed(self) -> None:
        """Reads from what is installed now, once it is open."""
        self.loader.restart(self._restricted())

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
