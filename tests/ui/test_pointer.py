"""The pointer in a shaking hand: everything is large enough, and a single press does everything."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QListView,
    QMenu,
    QTreeView,
    QWidget,
)
from window_driver import click_link, click_title, open_article, press, type_query

import desktop_app
from desktop_app.app import Program
from desktop_app.ui.actions import TABLE
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.style_sheet import TARGET_PIXELS

KEYS_ONLY = {
    "search": "a click into the field",
    "next_mark": "the arrow of find in page",
    "previous_mark": "the arrow of find in page",
    "next_part": "a click into the part",
    "previous_part": "a click into the part",
}
"""Actions that no button or menu is made from, and the press that does the same."""


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.window


def arrange(window: MainWindow, state: str) -> None:
    open_article(window, "kindling")
    match state:
        case "browse":
            click_title(window, "Mechanisms")
        case "card":
            click_link(window, "citation:0.0")
        case "find":
            QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        case "results":
            type_query(window, "taper")
            press(window.results, "Filter")
        case "sheet":
            QTest.keyClick(window, Qt.Key.Key_F1)
        case "notice":
            window.say("Something to read.")
        case "smallest":
            window.resize(480, 400)
    window.grab()  # lays everything out


def rows(view: QAbstractItemView) -> list[tuple[str, int]]:
    """Words and height of every row of a list or a tree."""
    model = view.model()
    index = model.index(0, 0)
    found = []
    while index.isValid():
        found.append((str(index.data()), view.visualRect(index).height()))
        index = view.indexBelow(index) if isinstance(view, QTreeView) else model.index(index.row() + 1, 0)
    return found


@pytest.mark.parametrize("state", ["browse", "card", "find", "results", "sheet", "notice", "smallest"])
@pytest.mark.parametrize("size", [80, 100, 200])
def test_everything_that_is_pressed_is_at_least_32_pixels(
    window: MainWindow, program: Program, state: str, size: int
) -> None:
    for step in ("smaller", "larger"):
        while (program.appearance.settings.text_size - size) * (1 if step == "smaller" else -1) > 0:
            window.actions_table[step].trigger()
    arrange(window, state)
    seen: list[QWidget] = [found for found in window.findChildren(QWidget) if found.isVisible()]
    pressed = [found for found in seen if isinstance(found, QAbstractButton | QLineEdit)]
    assert len(pressed) >= 6
    for found in pressed:
        assert min(found.width(), found.height()) >= TARGET_PIXELS, (found, found.accessibleName(), found.size())
    lists = [found for found in seen if isinstance(found, QListView | QTreeView)]
    for view in lists:
        assert rows(view)
        for words, height in rows(view):
            assert height >= TARGET_PIXELS, (view.accessibleName(), words, height)


@pytest.mark.qt_log_ignore("This plugin does not support")  # a screen that is none neither raises nor grabs
def test_rows_of_menus_are_as_large(window: MainWindow) -> None:
    open_article(window, "kindling")
    assert window.after_paint is not None
    window.after_paint.tools.menu.open_at(window.mapToGlobal(QPoint(300, 300)))
    window.after_paint.tools.menu.close()
    for menu in window.findChildren(QMenu):
        for action in menu.actions():
            if not action.isSeparator():
                assert menu.actionGeometry(action).height() >= TARGET_PIXELS, action.text()


def test_the_search_is_cleared_with_one_press(window: MainWindow) -> None:
    type_query(window, "taper")
    clear = next(b for b in window.field.findChildren(QAbstractButton) if b.accessibleName() == "Clear the search")
    assert clear.isVisible()
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert window.field.text() == ""
    assert not clear.isVisible()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_every_action_has_a_press_that_does_it(window: MainWindow, row: object) -> None:
    open_article(window, "kindling")
    assert window.after_paint is not None
    menus = [window.after_paint.tools.menu, *window.findChildren(QMenu)]
    for menu in menus:
        menu.aboutToShow.emit()  # some are filled when they are opened
    name = row.name  # type: ignore[attr-defined]
    action = window.actions_table[name]
    is_pressed = any(
        isinstance(found, QAbstractButton | QMenu) and action in found.actions()
        for found in window.findChildren(QWidget)
    )
    assert is_pressed != (name in KEYS_ONLY)


def test_nothing_waits_for_a_drag_or_a_double_click() -> None:
    """Each of these would be a way to do something that hands that shake do not have."""
    ways = (
        r"doubleClicked|mouseDoubleClickEvent|startDrag|dropEvent|dragEnterEvent|setDragEnabled\(True|setAcceptDrops\(T"
    )
    for path in (Path(desktop_app.__file__).parent / "ui").glob("*.py"):
        assert not re.search(ways, path.read_text(encoding="utf-8")), path


def test_a_hint_says_nothing_that_is_not_also_said_without_hovering(window: MainWindow) -> None:
    open_article(window, "kindling")
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.toolTip():
            assert button.text() or button.accessibleName(), button
