"""What the first article and the first answer need, made ahead: the first click is to be as quick as the second."""

import importlib
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.errors import AppError

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow

_MODULES = ("edition.references", "ui.page_contents", "ui.page_maker", "ui.reading_place")


def warm_up(window: "MainWindow") -> None:
    """Imports, reads and dresses it; nothing of it is seen."""
    for name in _MODULES:
        importlib.import_module(f"desktop_app.{name}")
    edition = window.room.edition
    if edition is not None:
        with suppress(AppError):  # what is damaged is told when it is asked for
            edition.references  # noqa: B018 - read and kept
    if window.after_paint is not None:
        window.after_paint.tools  # noqa: B018 - made and kept
    for part in (window.side, window.results):
        part.refresh_look()
        for child in part.findChildren(QWidget):
            child.ensurePolished()
    window.fit_panels()
