"""Sheets: made when first wanted, one at a time, over the page or beside it, closed by Escape."""

from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.app import Program
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.sheet import Sheet


class BesideSheet(Sheet):
    """Stands beside the page."""

    beside: ClassVar[bool] = True


@pytest.fixture
def window(program: Program) -> MainWindow:
    window = program.window
    window.sheets.offer("over", lambda: Sheet("Over", program.appearance, window.panels))
    window.sheets.offer("beside", lambda: BesideSheet("Beside", program.appearance, window.panels))
    return window


def test_a_sheet_lies_over_the_page_and_escape_gives_the_focus_back(window: MainWindow) -> None:
    sheet = window.sheets.open("over")
    assert sheet.isVisible()
    assert not window.area.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert sheet.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.area.isVisible()
    assert window.focusWidget() is window.area.view


@pytest.mark.parametrize(("width", "page_is_seen"), [(1280, True), (800, False)])
def test_a_sheet_beside_the_page_covers_it_only_where_there_is_no_room(
    window: MainWindow, width: int, page_is_seen: bool
) -> None:
    window.resize(width, 700)
    assert window.sheets.open("beside").isVisible()
    assert window.area.isVisible() is page_is_seen


def test_one_sheet_takes_the_place_of_another_and_a_page_the_place_of_both(window: MainWindow) -> None:
    first = window.sheets.open("over")
    second = window.sheets.open("beside")
    assert (first.isVisible(), second.isVisible()) == (False, True)
    window.room.follow("article:kindling")
    assert window.sheets.open_sheet is None
    assert window.area.isVisible()
    assert window.sheets.open("over") is first


def test_toggling_closes_a_sheet_that_is_open(window: MainWindow) -> None:
    window.sheets.toggle("over")
    assert window.sheets.open_sheet is not None
    window.sheets.toggle("over")
    assert window.sheets.open_sheet is None
