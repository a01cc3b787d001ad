"""Asks where a list of bookmarks is to be saved or read from: the program's own dialogs, in its own colours."""

import os
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.file_dialog import file_dialog

_KINDS = "Markdown (*.md *.markdown *.txt)"
_NAME = "bookmarks.md"


class BookmarkFiles(QObject):
    """Opens one dialog at a time and does not wait for it; the file that was chosen comes by signal."""

    save_chosen = Signal(object)
    """A Path that does not exist yet: nothing is ever written over."""

    read_chosen = Signal(object)
    """A Path."""

    def __init__(self, appearance: Appearance, window: QWidget, folder: Path | None) -> None:
        super().__init__(window)
        self._appearance = appearance
        self._window = window
        self._folder = folder
        self.dialog: QFileDialog | None = None

    @Slot()
    def ask_where_to_save(self) -> None:
        """Opens the dialog for a new file."""
        dialog = self._open("Save your bookmarks", save=True)
        dialog.setDefaultSuffix("md")
        dialog.selectFile(_NAME)
        dialog.fileSelected.connect(self._save)
        dialog.open()

    @Slot()
    def ask_what_to_read(self) -> None:
        """Opens the dialog for a file that is there."""
        dialog = self._open("Read bookmarks from a file", save=False)
        dialog.fileSelected.connect(self._read)
        dialog.open()

    def _open(self, title: str, *, save: bool) -> QFileDialog:
        if self.dialog is not None:
            self.dialog.deleteLater()
        # The dialog would remember its last folder in a file of Qt's own, elsewhere in the person's home
        QSettings.setPath(
            QSettings.Format.NativeFormat,
            QSettings.Scope.UserScope,
            str(self._folder) if self._folder else os.devnull,
        )
        dialog = file_dialog(self._appearance, self._window, title, save=save)
        dialog.setDirectory(QDir.homePath())
        dialog.setNameFilter(_KINDS)
        self.dialog = dialog
        return dialog

    @Slot(str)
    def _save(self, name: str) -> None:
        self.save_chosen.emit(_free(Path(name)))

    @Slot(str)
    def _read(self, name: str) -> None:
        self.read_chosen.emit(Path(name))


def _free(path: Path) -> Path:
    """The path, or the next one with a number that does not exist yet."""
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found
