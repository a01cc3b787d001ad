"""The composition root of the window: builds every part, wires it, and shuts it down in order."""

import gc
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from desktop_app.display import saying_why
from desktop_app.edition.edition import Edition
from desktop_app.edition.shelf import Shelf
from desktop_app.errors import AppError
from desktop_app.packs.place import library_of, with_packs
from desktop_app.reader.own_things import OwnThings
from desktop_app.reader.paths import ReaderPaths
from desktop_app.reader.settings import Settings
from desktop_app.reader.state import state_of
from desktop_app.ui.accessibility import Accessibility
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.edition_loader import EditionLoader
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.own_desk import OwnDesk
from desktop_app.ui.presence import Presence
from desktop_app.ui.search_session import SearchSession
from desktop_app.ui.show_painted import show_painted
from desktop_app.ui.tasks import Tasks

if TYPE_CHECKING:
    from desktop_app.kiosk.policy import Policy
    from desktop_app.ui.pack_installer import PackInstaller
    from desktop_app.ui.pack_wiring import PackWiring

_SAVE_AFTER_MS = 800  # a person's place is on the disk within a second
_WARM_AFTER_MS = 200  # after the edition is there; a person has not chosen anything to read yet


def make_application(arguments: Sequence[str]) -> QApplication:
    """The Qt application: nothing moves, no caret blinks.

    Ends the program, with a sentence and exit status 3, where no window can be opened.
    """
    with saying_why():
        # The style by its argument: to be asked for it by a call, PySide would load QStyle, 4 ms of each start.
        application = QApplication([*(arguments or ["benzo-glossary"]), "-style", "fusion"])
    application.setApplicationName("benzo-glossary")
    application.setApplicationDisplayName("")
    application.setDesktopFileName(os.environ.get("FLATPAK_ID", "benzo-glossary"))  # Flatpak renames the file
    application.setCursorFlashTime(0)
    Accessibility(application)
    return application


def run_window(shelf: Shelf, paths: ReaderPaths, first: str = "") -> int:
    """Opens the window, runs it until it is closed, and returns the exit status. `first` is the address of the page
    that it opens with, "" for the home page."""
    application = make_application(sys.argv[:1])
    _end_by_key()
    program = Program(application, shelf, paths)
    sys.excepthook = program.tell_crash
    if first:
        program.window.room.follow(first)
    program.window.area.view.first_painted.connect(_pass_over_what_stands)
    show_painted(program.window)
    status = application.exec()
    program.shut_down()
    let_go()
    return status


def let_go() -> None:
    """Carries out what waits to be deleted: windows go before the application."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def run_kiosk(shelf: Shelf, policy: "Policy", state: Path | None, keys: Path) -> int:
    """Runs the kiosk until the staff end it by PIN (status 42) or an error does (status 70: start it anew).

    `state` is the folder for wrong PINs, usage counts and packs; None writes nothing. `keys` is the file of the keys
    whose packs are believed.
    """
    from desktop_app.kiosk.kiosk_program import KioskProgram

    application = make_application(sys.argv[:1])
    _end_by_key()
    program = KioskProgram(application, shelf, policy, state, keys)
    sys.excepthook = program.tell_crash
    program.ended.connect(application.exit)
    program.start()
    status = application.exec()
    program.shut_down()
    let_go()
    return status


def _pass_over_what_stands() -> None:
    """What stands after the first paint stays for life: whoever looks for garbage passes it over."""
    gc.freeze()


def _end_by_key() -> None:
    """Ctrl+C in a terminal ends the program at once, and not with the next event that Python hears of."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Program(QObject):
    """Owns every part of the running window."""

    def __init__(self, application: QApplication, shelf: Shelf, paths: ReaderPaths) -> None:
        super().__init__()
        self._paths = paths
        self._state = state_of(paths)
        self._told_crash = False
        self._told_disk = False
        loaded = self._state.settings()
        self.appearance = Appearance(application, loaded.settings)
        self.appearance.apply()
        self.tasks = Tasks()
        self.search = SearchSession(self.tasks)
        self.loader = EditionLoader(shelf, self.tasks)
        self.presence = Presence()
        self.own = OwnDesk(OwnThings(self._state.store), keep_history=loaded.settings.keep_history)
        self.window = MainWindow(self.appearance, self.search, self.loader, self.own)
        self.own.setParent(self.window)  # its timer must end with the window, on this thread
        self._save_timer = QTimer(self.window)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_AFTER_MS)
        self._warm_timer = QTimer(self.window)
        self._warm_timer.setSingleShot(True)
        self._warm_timer.setInterval(_WARM_AFTER_MS)
        self._edition: Edition | None = shelf.quick()
        self.window.restore(self._state.session())
        if self._edition is not None:
            self.window.show_edition(self._edition)
        self.window.room.open_first_page()
        damaged = [self.own.set_aside_words()]
        if loaded.set_aside is not None:
            damaged.insert(
                0,
                f"Your settings could not be read. They were set aside as {loaded.set_aside}. "
                "The usual ones are in use.",
            )
        if any(damaged):
            self.window.say(" ".join(words for words in damaged if words))
        self._shelf = shelf
        self._save_timer.timeout.connect(self.save_session)
        self.window.room.page_opened.connect(self._save_timer.start)
        self.window.settings_changed.connect(self._save_settings)
        self.window.closing.connect(self.save_session)
        self.search.failed.connect(self.note_trouble)
        self.loader.failed.connect(self.note_trouble)
        self.window.area.view.first_painted.connect(self._start_worker)
        self.loader.edition_ready.connect(self._warm_timer.start)
        self._warm_timer.timeout.connect(self.window.warm_up)

    @cached_property
    def packs(self) -> "PackInstaller":
        """Newer editions and clinics' packs; made after the first paint."""
        from desktop_app.ui.pack_installer import PackInstaller

        packs = PackInstaller(self.tasks, partial(library_of, self._shelf, self._paths))
        packs.installed.connect(self._read_installed)
        packs.refused.connect(self.note_trouble)
        return packs

    @cached_property
    def pack_wiring(self) -> "PackWiring":
        """What connects them with the window."""
        from desktop_app.ui.pack_wiring import PackWiring

        return PackWiring(self.window, self.packs, self.loader, self.search)

    def shut_down(self) -> None:
        """Ends the worker before any Qt object goes."""
        self.window.area.view.first_painted.disconnect(self._start_worker)
        self._save_timer.stop()
        self._warm_timer.stop()
        self.presence.stop()
        self.own.save()
        self.tasks.shut_down()
        self.loader.close()
        self.window.close()
        self.window.deleteLater()

    @Slot()
    def save_session(self) -> None:
        """Writes down where the reader is; a disk that refuses is told once."""
        try:
            self._state.save_session(self.window.session())
        except AppError as error:
            if not self._told_disk and not self.own.is_refused:
                self._told_disk = True
                self.window.say(str(error))

    def tell_crash(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """For `sys.excepthook`: a local log without what was searched for, and one dialog."""
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        log = self._state.log(text)
        where = f" Details are in {log}." if log else ""
        if not self._told_crash:
            self._told_crash = True
            from PySide6.QtWidgets import QMessageBox  # 2 ms of each start, for what should never happen

            box = QMessageBox(self.window)  # without Qt's own picture, which knows no theme and no ceiling
            box.setWindowTitle("Benzodiazepine Glossary")
            box.setText(f"Something went wrong, and what you saved is safe.{where}")
            box.setIconPixmap(self.appearance.pixmap("warning", self.appearance.theme.ink))
            box.open()

    @Slot(object)
    def note_trouble(self, error: BaseException) -> None:
        """Writes an unexpected error of the worker into the log; what is told to the reader is the window's."""
        cause = error.__cause__ or error
        if not isinstance(cause, AppError):
            self._state.log("".join(traceback.format_exception(cause)))

    @Slot(object)
    def _save_settings(self, settings: Settings) -> None:
        self.own.keep(settings.keep_history)
        try:
            self._state.save_settings(settings)
        except AppError as error:
            self.window.say(str(error))

    @Slot(object)
    def _read_installed(self, _offer: object) -> None:
        """Reads from what was installed, once it is open; the page stays."""
        self.loader.restart(with_packs(self._shelf, self._paths))

    @Slot()
    def _start_worker(self) -> None:
        self.appearance.complete_fonts()
        self.pack_wiring  # noqa: B018 - made now, before an edition can come
        self.loader.start(self._edition)
        self.presence.came.connect(self.loader.want_engine)
        self.presence.watch()
