"""The composition root of the window: builds every part, wires it, and shuts it down in order."""

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop_app.edition.edition import Edition
from desktop_app.edition.shelf import Shelf
from desktop_app.errors import AppError
from desktop_app.reader import session as sessions
from desktop_app.reader import settings as settings_file
from desktop_app.reader.paths import ReaderPaths
from desktop_app.reader.settings import Settings
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.edition_loader import EditionLoader
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.search_session import SearchSession
from desktop_app.ui.tasks import Tasks

_SAVE_AFTER_MS = 800  # a person's place is on the disk within a second


def make_application(arguments: Sequence[str]) -> QApplication:
    """The Qt application: nothing moves, no caret blinks."""
    application = QApplication([*arguments] or ["benzo-glossary"])
    application.setApplicationName("benzo-glossary")
    application.setApplicationDisplayName("")
    application.setDesktopFileName(os.environ.get("FLATPAK_ID", "benzo-glossary"))  # Flatpak renames the file
    application.setStyle("Fusion")
    application.setCursorFlashTime(0)
    return application


def run_window(shelf: Shelf, paths: ReaderPaths) -> int:
    """Opens the window, runs it until it is closed, and returns the exit status."""
    application = make_application(sys.argv[:1])
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal ends the program at once
    program = Program(application, shelf, paths)
    sys.excepthook = program.tell_crash
    program.window.show()
    status = application.exec()
    program.shut_down()
    return status


class Program(QObject):
    """Owns every part of the running window."""

    def __init__(self, application: QApplication, shelf: Shelf, paths: ReaderPaths) -> None:
        super().__init__()
        self._paths = paths
        self._told_crash = False
        self._told_disk = False
        loaded = settings_file.load(paths.settings)
        self.appearance = Appearance(application, loaded.settings)
        self.appearance.apply()
        self.tasks = Tasks()
        self.search = SearchSession(self.tasks)
        self.loader = EditionLoader(shelf, self.tasks)
        self.window = MainWindow(self.appearance, self.search, self.loader)
        self._save_timer = QTimer(self.window)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_AFTER_MS)
        self._edition: Edition | None = shelf.quick()
        self.window.restore(sessions.load(paths.session))
        if self._edition is not None:
            self.window.show_edition(self._edition)
        self.window.room.open_first_page()
        if loaded.set_aside is not None:
            self.window.say(
                f"Your settings could not be read. They were set aside as {loaded.set_aside}. "
                "The usual ones are in use."
            )
        self._save_timer.timeout.connect(self.save_session)
        self.window.room.page_opened.connect(self._save_timer.start)
        self.window.settings_changed.connect(self._save_settings)
        self.window.closing.connect(self.save_session)
        self.search.failed.connect(self.note_trouble)
        self.loader.failed.connect(self.note_trouble)
        self.window.area.view.first_painted.connect(self._start_worker)

    def shut_down(self) -> None:
        """Ends the worker before any Qt object goes."""
        self._save_timer.stop()
        self.tasks.shut_down()
        self.loader.close()
        self.window.close()
        self.window.deleteLater()

    @Slot()
    def save_session(self) -> None:
        """Writes down where the reader is; a disk that refuses is told once."""
        try:
            sessions.save(self._paths.session, self.window.session())
        except AppError as error:
            if not self._told_disk:
                self._told_disk = True
                self.window.say(str(error))

    def tell_crash(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """For `sys.excepthook`: a local log without what was searched for, and one dialog."""
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        where = f" Details are in {self._paths.log}." if self._log(text) else ""
        if not self._told_crash:
            self._told_crash = True
            QMessageBox.warning(
                self.window,
                "Benzodiazepine Glossary",
                f"Something went wrong, and what you saved is safe.{where}",
            )

    @Slot(object)
    def note_trouble(self, error: BaseException) -> None:
        """Writes an unexpected error of the worker into the log; what is told to the reader is the window's."""
        cause = error.__cause__ or error
        if not isinstance(cause, AppError):
            self._log("".join(traceback.format_exception(cause)))

    def _log(self, text: str) -> bool:
        """Adds to the local log, which never holds what was searched for; False where it cannot be written."""
        path = self._paths.log
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as file:
                file.write(f"{datetime.now().isoformat(timespec='seconds')}\n{text}\n")
        except OSError:
            return False  # a log that cannot be written must not hide the error itself
        return True

    @Slot(object)
    def _save_settings(self, settings: Settings) -> None:
        try:
            settings_file.save(self._paths.settings, settings)
        except AppError as error:
            self.window.say(str(error))

    @Slot()
    def _start_worker(self) -> None:
        self.appearance.complete_fonts()
        self.loader.start(self._edition)
