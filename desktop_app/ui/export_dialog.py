"""Asks where a file is to be written, and asks again before another is replaced; nothing here blocks the window."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.file_dialog import file_dialog

_REPLACE, _OTHER = "Replace it", "Choose another name"


class ExportDialog(QObject):
    """One question at a time. `chosen` follows unless the reader thinks better of it."""

    chosen = Signal(object)
    """The Path."""

    def __init__(self, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._appearance, self._window = appearance, window
        self._path = Path()
        self._title = self._form = self._suffix = ""
        self._replace: QPushButton | None = None

    def ask(self, title: str, name: str, form: str, folder: str = "") -> None:
        """Opens the question. `name` is offered, in `folder` or the reader's documents; its ending is added where one
        is missing. `form` says what kind of file it is."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._title, self._form, self._suffix = title, form, Path(name).suffix
        self._open(Path(folder or documents or Path.home()) / name)

    def _open(self, offered: Path) -> None:
        dialog = file_dialog(self._appearance, self._window, self._title, save=True)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDefaultSuffix(self._suffix)
        dialog.setNameFilters([f"{self._form} (*{self._suffix})", "All files (*)"])
        folder = offered.parent if offered.parent.is_dir() else Path.home()
        dialog.setDirectory(str(folder))
        dialog.selectFile(offered.name)
        dialog.fileSelected.connect(self._selected)
        dialog.open()

    @Slot(str)
    def _selected(self, name: str) -> None:
        self._path = Path(name)
        if not self._path.exists():
            self.chosen.emit(self._path)
            return
        question = QMessageBox(self._window)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setWindowTitle(self._title)
        question.setText(f"{self._path.name} is there already. It can be replaced or kept.")
        self._replace = question.addButton(_REPLACE, QMessageBox.ButtonRole.DestructiveRole)
        other = question.addButton(_OTHER, QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(other)
        question.setEscapeButton(other)
        question.buttonClicked.connect(self._answered)
        question.open()

    @Slot(object)
    def _answered(self, button: object) -> None:
        if button is self._replace:
            self.chosen.emit(self._path)
        else:
            self._open(self._path)
