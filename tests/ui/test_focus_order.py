"""Tab meets the parts of the window as the eye does, those that were made late as well: here the order is stated."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QToolButton, QWidget
from window_driver import click_link, open_article, press, type_query, wait_for_answer, wait_until_drawn

from desktop_app.app import Program
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.sheet import Sheet

BAR = ("Back", "Home", "Search the glossary", "Light and text size", "Save", "Yours", "More", "Get help now")
"""Without Forward: there is nothing to go forward to."""


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.window


def stops(window: MainWindow, first: QWidget) -> list[QWidget]:
    """The widgets that Tab meets from one on until it comes round; the links of a page count once."""
    first.setFocus()
    met: list[QWidget] = []
    for _ in range(300):
        widget = QApplication.focusWidget()
        assert widget is not None
        if met and widget is first:
            break
        if not met or met[-1] is not widget:
            met.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert len(met) == len(set(met)), "a part is met twice"
    return met


def words(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QToolButton) else type(widget).__name__)


def test_tab_goes_along_the_bar_and_then_from_left_to_right(window: MainWindow) -> None:
    open_article(window, "kindling")
    back = next(b for b in window.top_bar.findChildren(QToolButton) if b.accessibleName() == "Back")
    met = stops(window, back)
    assert [words(widget) for widget in met] == [
        *BAR,
        "Browse",
        "Articles by category",
        "Full article",
        "Kindling",
        "On this page",
        "Sources",
        "See also",
        "Mentioned in",
    ]


def test_in_a_narrow_window_the_field_has_a_row_of_its_own_after_the_buttons(window: MainWindow) -> None:
    window.resize(600, 700)
    met = [words(widget) for widget in stops(window, window.field)]
    assert met[-5:] == ["Home", "Light and text size", "Yours", "More", "Get help now"]  # there is nothing to save


def test_results_come_after_the_bar_with_their_chips_before_the_list(window: MainWindow) -> None:
    open_article(window, "kindling")
    type_query(window, "taper")
    press(window.results, "Filter")
    met = [words(widget) for widget in stops(window, window.field)]
    at = met.index("Get help now")
    assert met[at + 1] == "Filter"
    assert met[at + 2].startswith("All, ")
    assert met[at + 3 : at + 5] == ["Results", "Full article"]


def test_the_card_keeps_tab_until_escape(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    click_link(window, "citation:1.0")
    card = window.area.card
    QTest.keyClick(card, Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    assert first is not None
    met = stops(window, first)
    assert {"Later source", "Close", "Copy"} <= {words(widget) for widget in met}
    assert all(card.isAncestorOf(widget) for widget in met)
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.area.view


def test_f6_goes_from_the_page_to_the_card_and_on_to_the_panel_beside(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    click_link(window, "citation:1.0")
    card = window.area.card
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is window.area.view
    QTest.keyClick(window.area.view, Qt.Key.Key_F6)
    assert window.focusWidget() is card
    QTest.keyClick(card, Qt.Key.Key_F6)
    assert window.side.isAncestorOf(window.focusWidget())


def test_what_follows_the_card_follows_the_page(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    click_link(window, "citation:1.0")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    met = [words(widget) for widget in stops(window, window.field)]
    at = met.index("Glutamate storm")
    assert met[at - 1 : at + 2] == ["Full article", "Glutamate storm", "On this page"]


def test_a_sheet_comes_where_the_page_is(window: MainWindow, program: Program) -> None:
    open_article(window, "kindling")
    window.sheets.offer("sheet", lambda: Sheet("Sheet", program.appearance, window.panels))
    sheet = window.sheets.open("sheet")
    first = QApplication.focusWidget()
    assert first is not None
    assert sheet.isAncestorOf(first)
    assert words(stops(window, first)[-1]) == "Articles by category"


def focus_pixels(window: MainWindow, colour: str) -> int:
    """How many pixels of the window are drawn in the colour of the focus."""
    wait_until_drawn(window)
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(colour)
    return bytes(image.constBits()).count(bytes((wanted.blue(), wanted.green(), wanted.red(), 255)))


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_the_focus_is_seen_at_every_stop(window: MainWindow, program: Program, theme: str) -> None:
    program.appearance.choose_theme(theme)
    colour = program.appearance.theme.focus
    hidden = []
    for query, page in (("", "article:kindling"), ("kindlign", "article:kindling"), ("qqzzxxqq", "home:")):
        window.room.follow(page)
        window.field.setText(query)
        if query:
            wait_for_answer(window)
        window.field.setFocus(Qt.FocusReason.TabFocusReason)
        before = None
        for _ in range(300):
            stop = QApplication.focusWidget()
            if stop is window.field and before is not None:
                break
            if stop is not before and focus_pixels(window, colour) < 100:
                hidden.append(f"{words(stop)} with {query!r} on {page}")
            before = stop
            QTest.keyClick(stop, Qt.Key.Key_Tab)
    window.room.follow("article:glutamate-storm")
    click_link(window, "citation:1.0")
    for _ in range(5):
        if focus_pixels(window, colour) < 100:
            hidden.append(f"{words(QApplication.focusWidget())} on the card")
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert hidden == []


def test_lists_beside_are_reached_and_their_rows_followed_by_keys(window: MainWindow) -> None:
    open_article(window, "kindling")
    beside = next(found for found in window.side.findChildren(QListWidget) if found.accessibleName() == "See also")
    beside.setFocus()
    QTest.keyClick(beside, Qt.Key.Key_Down)
    title = beside.currentItem().text()
    QTest.keyClick(beside, Qt.Key.Key_Return)
    assert title in window.windowTitle()
