"""Behind the sheet of sources: makes it when it is wanted, keeps it up to date, and saves what it is asked to save."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.glossary.export_files import ExportForm
from desktop_app.reader.text_file import write_text
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.export_dialog import ExportDialog
from desktop_app.ui.sheet import Sheet
from desktop_app.ui.sheets import Sheets
from desktop_app.ui.source_rows import source_rows
from desktop_app.ui.sources_sheet import SourcesSheet

NAME = "sources"


class SourcesDesk(QObject):
    """Made with the first wish for the sources."""

    link_followed = Signal(str)
    trouble = Signal(object)
    """An AppError: the sources cannot be read, or a file cannot be written."""

    def __init__(self, appearance: Appearance, sheets: Sheets, window: QWidget) -> None:
        super().__init__(window)
        self._appearance, self._sheets, self._window = appearance, sheets, window
        self._edition: Edition | None = None
        self._sheet: SourcesSheet | None = None
        self._form: ExportForm | None = None
        self._dialog = ExportDialog(appearance, window)
        self._dialog.chosen.connect(self._write)
        sheets.offer(NAME, self._make)

    def use_edition(self, edition: Edition | None) -> None:
        """The edition whose sources are shown."""
        if edition is not self._edition:
            self._edition = edition
            self._fill()

    def toggle(self) -> None:
        """Opens the sheet, or closes it when it is open."""
        self._sheets.toggle(NAME)

    def open_at(self, key: str) -> None:
        """Opens the sheet at a source; at none with ""."""
        self._sheets.open(NAME)
        if key and self._sheet is not None:
            self._sheet.show_source(key)

    def _make(self) -> Sheet:
        self._sheet = SourcesSheet(self._appearance, self._window)
        self._sheet.link_followed.connect(self.link_followed)
        self._sheet.export_wanted.connect(self._ask)
        self._fill()
        return self._sheet

    def _fill(self) -> None:
        if self._sheet is None or self._edition is None:
            return
        try:
            self._sheet.show_rows(source_rows(self._edition.references, self._edition.catalogue))
        except AppError as error:
            self.trouble.emit(error)

    @Slot(object)
    def _ask(self, form: ExportForm) -> None:
        if self._edition is not None:
            self._form = form
            self._dialog.ask(f"Save all sources as {form.name}", f"benzo-glossary-sources.{form.suffix}", form.name)

    @Slot(object)
    def _write(self, path: Path) -> None:
        if self._form is None or self._edition is None or self._sheet is None:
            return
        try:
            items = [reference.csl for _, reference in sorted(self._edition.references.items())]
            write_text(path, self._form.write(items))
        except AppError as error:
            self.trouble.emit(error)
        else:
            self._sheet.say(f"{len(items)} sources were saved as {self._form.name}: {path}")
