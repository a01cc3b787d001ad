"""What the first article and the first answer need, made ahead: the first click is to be as quick as the second."""

import importlib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.errors import AppError

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.result_panel import ResultPanel
    from desktop_app.ui.side_panel import SidePanel

_MODULES = ("edition.references", "ui.page_contents", "ui.page_maker", "ui.reading_place")


def warm_up(window: "MainWindow") -> None:
    """Imports, reads, makes and dresses it in steps, so that a key in between is heard; nothing of it is seen."""
    steps: list[Callable[[MainWindow], object]] = [partial(_import, name) for name in _MODULES]
    steps += [_read_references, _make_tools, _dress_side, _dress_results]
    waiting = iter(steps)

    def go_on() -> None:
        step = next(waiting, None)
        if step is not None:
            step(window)
            QTimer.singleShot(0, window, go_on)

    go_on()


def _import(name: str, _window: "MainWindow") -> None:
    importlib.import_module(f"desktop_app.{name}")


def _read_references(window: "MainWindow") -> None:
    edition = window.room.edition
    if edition is not None:
        with suppress(AppError):  # what is damaged is told when it is asked for
            edition.references  # noqa: B018 - read and kept


def _make_tools(window: "MainWindow") -> None:
    if window.after_paint is not None:
        window.after_paint.tools  # noqa: B018 - made and kept


def _dress_side(window: "MainWindow") -> None:
    _dress(window.side)
    window.fit_panels()
    if window.side.isHidden():
        window.side.lay_out_ahead(window.side.maximumWidth(), window.panels.height())


def _dress_results(window: "MainWindow") -> None:
    _dress(window.results)
    window.fit_panels()


def _dress(part: "SidePanel | ResultPanel") -> None:
    part.refresh_look()
    for child in part.findChildren(QWidget):
        child.ensurePolished()
