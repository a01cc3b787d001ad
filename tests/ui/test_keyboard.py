"""The whole window by keyboard: every control is reached in the order of reading, seen with its focus, and left."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTextBrowser, QWidget
from support import wait_until
from window_driver import click_link, open_article, press, type_query, wait_until_drawn

from desktop_app.app import Program
from desktop_app.ui.actions import TABLE
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.offer_bar import OfferBar
from desktop_app.ui.shortcut_sheet import KEYS

CONTROL = Qt.KeyboardModifier.ControlModifier
LONGEST_WALK = 400
LEAST_FRAME = 60  # pixels in the colour of the focus that a control gains with it


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.window


def where(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def tab_stops(window: MainWindow) -> set[QWidget]:
    """Every control that can be seen and takes the focus by Tab; of buttons of which one is pressed, that one."""
    return {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    }


def walk(window: MainWindow, key: Qt.Key) -> Iterator[QWidget]:
    """Presses Tab, or Shift+Tab, until the walk has come round; the links of a page count as the page."""
    stops = [stop for stop in tab_stops(window) if window.top_bar.isAncestorOf(stop)]
    start = min(stops, key=lambda stop: (where(window, stop).top() // 32, where(window, stop).left()))
    start.setFocus(Qt.FocusReason.TabFocusReason)
    before: QWidget | None = None
    for _ in range(LONGEST_WALK):
        focused = window.focusWidget()
        assert focused is not None
        if focused is start and before is not None:
            return
        if focused is not before:
            yield focused
        before = focused
        QTest.keyClick(focused, key)
    pytest.fail("the walk does not come round")


def arrange(window: MainWindow, state: str) -> None:
    """Brings the window into one of the states that a reader knows."""
    match state:
        case "home":
            pass
        case "article":
            open_article(window, "kindling")
        case "find":
            open_article(window, "kindling")
            QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
            QTest.keyClicks(window.focusWidget(), "mice")
        case "results":
            open_article(window, "kindling")
            type_query(window, "taper")
            press(window.results, "Filter")
        case "nothing found":
            type_query(window, "qqzzxxqq")
        case "urgent":
            type_query(window, "i want to die")
        case "sheet":
            open_article(window, "kindling")
            QTest.keyClick(window, Qt.Key.Key_F1)
        case "appearance" | "yours" | "note" | "sources":
            open_article(window, "kindling")
            window.actions_table[state].trigger()
            assert window.sheets.open_sheet is not None
        case "notice":
            window.say("Something to read.")
        case "offer":
            open_article(window, "kindling")
            bar = OfferBar(window)
            window.add_bar(bar)
            bar.offer("Newer edition found: 31 articles changed.", has_changes=True)
        case "narrow":
            window.resize(480, 640)
            open_article(window, "kindling")
            wait_until(lambda: window.field.y() > window.top_bar.height() // 3, "the bar did not take two rows")
    wait_until_drawn(window)
    window.grab()  # lays everything out


SHEETS = ("appearance", "yours", "note", "sources")
STATES = (
    "home",
    "article",
    "find",
    "results",
    "nothing found",
    "urgent",
    "sheet",
    "notice",
    "offer",
    "narrow",
    *SHEETS,
)


@pytest.mark.parametrize("state", STATES)
def test_tab_reaches_every_control_in_the_order_of_reading(window: MainWindow, state: str) -> None:
    arrange(window, state)
    stops = tab_stops(window)
    reached: list[QWidget] = []
    places: list[tuple[QRect, QRect]] = []
    for widget in walk(window, Qt.Key.Key_Tab):  # places are looked at here: what is too high scrolls as one goes on
        places.append((where(window, (reached or [widget])[-1]), where(window, widget)))
        reached.append(widget)
    assert set(reached) == stops, list(stops.symmetric_difference(reached))
    assert len(reached) == len(set(reached))
    assert reached[0] in window.top_bar.findChildren(QWidget)
    areas = [
        window.top_bar,
        window.notice,
        *window.bars,
        window.panels.left,
        window.area,
        window.sheets.open_sheet,
        window.side,
    ]
    shown = [area for area in areas if area is not None and area.isVisible()]
    parts = [next(i for i, area in enumerate(shown) if area.isAncestorOf(widget)) for widget in reached]
    assert parts == sorted(parts)
    for ((part, one), (next_part, other)), (before, after) in zip(
        pairwise(zip(parts, reached, strict=True)), places[1:], strict=True
    ):
        if part == next_part and not one.isAncestorOf(other) and not other.isAncestorOf(one):
            assert after.top() >= before.bottom() or after.left() > before.left(), (one, other)


@pytest.mark.parametrize("state", ["article", "results", "yours", "appearance"])
def test_arrows_choose_between_buttons_of_which_one_is_pressed(window: MainWindow, state: str) -> None:
    arrange(window, state)
    groups = {
        button.group(): button for button in tab_stops(window) if isinstance(button, QAbstractButton) and button.group()
    }
    assert groups
    for group, first in groups.items():
        names = {button.text() for button in group.buttons()}
        first.setFocus(Qt.FocusReason.TabFocusReason)
        reached = {first.text()}
        row = [*[Qt.Key.Key_Left] * len(names), *[Qt.Key.Key_Right] * len(names), *[Qt.Key.Key_Left] * len(names)]
        rows = len({button.y() for button in group.buttons()})
        for key in [*row, Qt.Key.Key_Down] * rows:
            QTest.keyClick(window.focusWidget(), key)
            focused = window.focusWidget()
            assert isinstance(focused, QAbstractButton)
            assert focused.isChecked()
            reached.add(focused.text())
        assert reached == names


def test_shift_tab_goes_the_same_way_back(window: MainWindow) -> None:
    arrange(window, "find")
    there = list(walk(window, Qt.Key.Key_Tab))
    back = list(walk(window, Qt.Key.Key_Backtab))
    assert back == [there[0], *reversed(there[1:])]


def frame_pixels(window: MainWindow, widget: QWidget, colour: QColor) -> int:
    """How many pixels of the control are drawn in the colour of the focus."""
    image = window.grab(where(window, widget)).toImage()
    rgb = colour.rgb()
    return sum(image.pixel(x, y) == rgb for x in range(image.width()) for y in range(0, image.height()))


@pytest.mark.parametrize("theme", ["light", "high-contrast"])
@pytest.mark.parametrize("state", ["find", "results", "nothing found", "urgent", "sheet", *SHEETS])
def test_every_control_is_seen_to_have_the_focus(window: MainWindow, program: Program, state: str, theme: str) -> None:
    program.appearance.choose_theme(theme)
    arrange(window, state)
    colour = QColor(program.appearance.theme.focus)
    for widget in walk(window, Qt.Key.Key_Tab):
        with_focus = frame_pixels(window, widget, colour)
        widget.clearFocus()
        gained = with_focus - frame_pixels(window, widget, colour)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert gained >= LEAST_FRAME, (widget, widget.accessibleName(), gained)


def test_a_mouse_click_into_the_page_draws_no_frame(window: MainWindow, program: Program) -> None:
    open_article(window, "kindling")
    view = window.area.view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 330))
    assert window.focusWidget() is view
    assert frame_pixels(window, view, QColor(program.appearance.theme.focus)) == 0


def test_f6_goes_from_part_to_part_and_back_to_where_it_was(window: MainWindow) -> None:
    open_article(window, "kindling")
    view = window.area.view
    view.focus_link("citation:3.0")
    order = []
    for _ in range(5):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_F6)
        order.append(window.focusWidget())
    areas = (window.side, window.top_bar, window.panels.left)
    assert all(area.isAncestorOf(widget) for area, widget in zip(areas, order, strict=False))
    assert view in order
    assert view.focused_link() == "citation:3.0"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is order[-2]


def test_f1_shows_every_key_of_the_table_and_of_lists_and_cards(window: MainWindow) -> None:
    open_article(window, "kindling")
    QTest.keyClick(window.area.view, Qt.Key.Key_F1)
    sheet = window.sheets.open_sheet
    assert sheet is not None
    found = sheet.findChild(QTextBrowser)
    assert found is window.focusWidget()
    text = found.toPlainText()
    for row in TABLE:
        if row.shortcuts:
            assert row.hint in text
            for shortcut in row.shortcuts:
                assert QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) in text
    for title, keys in KEYS:
        assert title in text
        assert all(key in text and what in text for key, what in keys)
    QTest.keyClick(found, Qt.Key.Key_PageDown)
    assert found.verticalScrollBar().value() > 0
    QTest.keyClick(found, Qt.Key.Key_F1)
    assert window.sheets.open_sheet is None
    assert window.focusWidget() is window.area.view


def test_copying_in_a_sheet_copies_from_the_sheet_and_leaves_it_open(window: MainWindow) -> None:
    open_article(window, "kindling")
    window.area.view.selectAll()
    QTest.keyClick(window.area.view, Qt.Key.Key_F1)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_A, CONTROL)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_C, CONTROL)
    assert "Show every key" in QApplication.clipboard().text()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_C, CONTROL)
    assert "Show every key" in QApplication.clipboard().text()
    assert window.sheets.open_sheet is not None


def test_no_two_actions_share_a_key() -> None:
    keys = [QKeySequence(shortcut).toString() for row in TABLE for shortcut in row.shortcuts]
    assert len(keys) == len(set(keys))
    assert all(keys)


@pytest.mark.parametrize(
    ("keys", "state"),
    [("Right", "open"), ("Left", "closed")],
)
def test_the_tree_is_used_by_keys_alone(window: MainWindow, keys: str, state: str) -> None:
    tree = next(w for w in tab_stops(window) if w.accessibleName() == "Articles by category")
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tree, Qt.Key.Key_Home)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    if keys == "Left":
        QTest.keyClick(tree, Qt.Key.Key_Left)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert bool(window.room.open_article) == (state == "open")


@pytest.mark.qt_log_ignore("This plugin does not support")  # a screen that is none neither raises nor grabs
def test_escape_goes_one_step_back_at_a_time(window: MainWindow) -> None:
    type_query(window, "seizures threshold")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    view = window.area.view
    assert window.after_paint is not None
    find, menu = window.after_paint.tools.find, window.after_paint.tools.menu
    marked = len(view.extraSelections())
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(window.focusWidget(), "people")
    click_link(window, "citation:0.0")
    menu.open_at(view.mapToGlobal(QPoint(5, 5)))

    def state() -> tuple[bool, bool, bool, int, bool]:
        return (
            menu.isVisible(),
            window.area.card.isVisible(),
            find.is_open,
            len(view.extraSelections()) if not find.is_open else -1,
            bool(window.field.text()),
        )

    def escape() -> tuple[bool, bool, bool, int, bool]:
        target = QApplication.activePopupWidget() or window.focusWidget()
        assert target is not None
        QTest.keyClick(target, Qt.Key.Key_Escape)
        return state()

    assert state() == (True, True, True, -1, True)
    assert escape() == (False, True, True, -1, True)
    assert escape() == (False, False, True, -1, True)
    assert view.focused_link() == "citation:0.0"
    assert escape() == (False, False, False, marked, True)
    assert window.focusWidget() is view
    assert escape() == (False, False, False, 0, True)
    assert escape() == (False, False, False, 0, True)
    assert window.focusWidget() is window.field
    assert escape() == (False, False, False, 0, False)
    assert window.focusWidget() is window.field
    assert escape() == (False, False, False, 0, False)
    assert window.focusWidget() is view
    for _ in range(2):  # nothing is left to go back from
        assert escape() == (False, False, False, 0, False)
        assert window.focusWidget() is view
    assert window.room.open_article


def test_escape_takes_marks_away_before_a_sheet_that_stands_beside_them(window: MainWindow, program: Program) -> None:
    from desktop_app.ui.sheet import Sheet

    class Beside(Sheet):
        beside = True  # type: ignore[misc]

    window.sheets.offer("beside", lambda: Beside("Beside", program.appearance, window.panels))
    type_query(window, "kindling")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    window.sheets.open("beside")
    view = window.area.view
    view.setFocus()
    assert view.extraSelections()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.extraSelections() == []
    assert window.sheets.open_sheet is not None
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert window.sheets.open_sheet is None
    assert window.field.text() == "kindling"


def test_escape_in_a_sheet_over_the_page_closes_it_and_leaves_the_marks(window: MainWindow) -> None:
    type_query(window, "kindling")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    QTest.keyClick(window.area.view, Qt.Key.Key_F1)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.sheets.open_sheet is None
    assert window.area.view.extraSelections()


@pytest.mark.parametrize("name", ["Articles by category", "Home", "Sources"])
def test_escape_works_wherever_the_focus_is(window: MainWindow, name: str) -> None:
    open_article(window, "kindling")
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    widget = next(found for found in tab_stops(window) if found.accessibleName() == name)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Escape)
    assert window.after_paint is not None
    assert not window.after_paint.tools.find.is_open
