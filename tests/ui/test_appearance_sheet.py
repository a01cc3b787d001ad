"""The appearance panel: every setting by key and by press, seen at once on the page beside it, and kept."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QSlider, QToolButton, QWidget
from rectangles import settle
from window_driver import open_article, press, type_query

from desktop_app.app import Program
from desktop_app.reader.paths import ReaderPaths
from desktop_app.reader.settings import Settings
from desktop_app.ui.appearance import FONT_FAMILY
from desktop_app.ui.appearance_sheet import AppearanceSheet
from desktop_app.ui.choices import Choice, Switch
from desktop_app.ui.main_window import MainWindow


@pytest.fixture
def window(program: Program) -> MainWindow:
    open_article(program.window, "glutamate-storm")
    settle(program.window)
    press(program.window, "Aa")
    settle(program.window)
    return program.window


def sheet_of(window: MainWindow) -> AppearanceSheet:
    sheet = window.sheets.open_sheet
    assert isinstance(sheet, AppearanceSheet)
    return sheet


def click(window: MainWindow, words: str) -> None:
    """Presses the choice, switch or button of the panel with these words or this name."""
    sheet = sheet_of(window)
    button = next(b for b in sheet.findChildren(QAbstractButton) if words in (b.text(), b.accessibleName()))
    sheet._scroll.ensureWidgetVisible(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() - 8, button.height() // 2))
    settle(window)


def paper_seen(window: MainWindow) -> str:
    return window.area.view.viewport().grab().toImage().pixelColor(2, 2).name().upper()


def test_the_panel_stands_beside_the_page_which_stays_readable(window: MainWindow) -> None:
    assert window.area.isVisible()
    assert window.area.view.width() > 400
    assert sheet_of(window).isVisible()


@pytest.mark.parametrize("words", ["Light", "Sepia", "Dim", "Dark", "Very dim", "High contrast", "As the system"])
def test_a_light_is_chosen_with_one_press_and_seen_at_once(window: MainWindow, program: Program, words: str) -> None:
    click(window, words)
    theme = program.appearance.theme
    if words != "As the system":
        assert theme.title == words
    assert paper_seen(window) == theme.paper.upper()


def test_the_arrows_go_through_the_lights(window: MainWindow, program: Program) -> None:
    click(window, "Light")
    focused = QApplication.focusWidget()
    assert isinstance(focused, Choice)
    QTest.keyClick(focused, Qt.Key.Key_Down)
    assert program.appearance.theme.title in ("Sepia", "Dim")
    assert program.appearance.theme.title != "Light"


def test_the_ceiling_is_lowered_by_presses_and_by_keys(window: MainWindow, program: Program) -> None:
    click(window, "Light")
    before = QColor(paper_seen(window)).lightness()
    click(window, "No brighter than: less")
    click(window, "No brighter than: less")
    assert program.appearance.settings.brightness == 90
    slider = sheet_of(window).findChild(QSlider)
    assert slider is not None
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert program.appearance.settings.brightness == 85
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert program.appearance.settings.brightness == 20
    settle(window)
    assert QColor(paper_seen(window)).lightness() <= before * 0.25


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ("Text size: more", "text_size", 110),
        ("Text size: less", "text_size", 90),
        ("Line spacing: more", "line_spacing", 150),
        ("Letter spacing: more", "letter_spacing", 5),
        ("Column of: less", "column_width", 60),
        ("Column of: more", "column_width", 80),
    ],
)
def test_a_step_is_one_press(window: MainWindow, program: Program, words: str, name: str, expected: int) -> None:
    click(window, words)
    assert getattr(program.appearance.settings, name) == expected


def test_a_step_at_the_end_cannot_be_pressed(window: MainWindow, program: Program) -> None:
    button = next(b for b in sheet_of(window).findChildren(QToolButton) if b.accessibleName() == "Letter spacing: less")
    assert not button.isEnabled()
    assert "usual" in button.accessibleDescription()


def test_lines_letters_and_column_change_the_page(window: MainWindow, program: Program) -> None:
    view = window.area.view
    height = view.document().size().height()
    click(window, "Line spacing: more")
    assert view.document().size().height() > height
    advance = view.fontMetrics().horizontalAdvance("withdrawal")
    for _ in range(3):
        click(window, "Letter spacing: more")
    assert view.fontMetrics().horizontalAdvance("withdrawal") == pytest.approx(advance * 1.15, rel=0.03)
    assert view.document().defaultFont().letterSpacing() == 115
    column = program.appearance.column_pixels
    click(window, "Column of: less")
    assert program.appearance.column_pixels < column


def test_the_font_is_the_readers_choice_everywhere(window: MainWindow, qapp: QApplication) -> None:
    assert QFontInfo(window.area.view.font()).family() == FONT_FAMILY
    click(window, "The system's font")
    assert window.area.view.font().family() != FONT_FAMILY
    assert window.field.font().family() == window.area.view.font().family() == qapp.font().family()


def test_switches_are_kept_and_the_usual_look_leaves_them(
    window: MainWindow, program: Program, reader: ReaderPaths
) -> None:
    for switch in sheet_of(window).findChildren(Switch):
        click(window, switch.text())
    click(window, "Very dim")
    click(window, "Text size: more")
    click(window, "Back to the usual")
    assert program.appearance.settings == Settings(hover_cards=True, copy_with_source=False, keep_history=False)
    kept = json.loads(reader.settings.read_text())
    assert (kept["hover_cards"], kept["copy_with_source"], kept["keep_history"]) == (True, False, False)
    assert kept["text_size"] == 100


def test_escape_and_aa_close_the_panel(window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.sheets.open_sheet is None
    press(window, "Aa")
    assert window.sheets.open_sheet is not None
    press(window, "Aa")
    assert window.sheets.open_sheet is None


def test_everything_on_the_panel_is_reached_by_tab_and_can_be_hit(window: MainWindow) -> None:
    sheet = sheet_of(window)
    wanted = {part for part in sheet.findChildren(QWidget) if isinstance(part, QToolButton | QSlider | Switch)}
    wanted = {part for part in wanted if part.isEnabled()}
    seen: set[QWidget | None] = set()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)  # the way out stands before the first choice
    for _ in range(40):
        focused = QApplication.focusWidget()
        seen.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert [part.accessibleName() or part.text() for part in wanted - seen if isinstance(part, QAbstractButton)] == []
    for part in sheet.findChildren(QAbstractButton):
        assert part.height() >= 32, part.accessibleName() or part.text()
        assert part.width() >= 32


def test_nothing_blinks(qapp: QApplication, window: MainWindow) -> None:
    assert qapp.cursorFlashTime() == 0


@pytest.mark.parametrize("text_size", [100, 200, 300])
def test_the_signs_in_the_search_field_grow_with_the_text(window: MainWindow, program: Program, text_size: int) -> None:
    while program.appearance.settings.text_size != text_size:
        window.actions_table["larger"].trigger()
    type_query(window, "taper")
    settle(window)
    field = window.field
    clear = next(b for b in field.findChildren(QToolButton) if b.accessibleName() == "Clear the search")
    assert clear.iconSize().width() == {100: 20, 200: 40, 300: 40}[text_size]
    assert min(clear.width(), clear.height()) >= 32
    assert field.rect().contains(clear.geometry())
    theme = program.appearance.theme
    glass = field.grab().toImage().copy(0, 0, 8 + clear.iconSize().width() + 4, field.height())
    inked = [
        x
        for x in range(4, glass.width())
        if any(glass.pixelColor(x, y).name() == QColor(theme.soft).name() for y in range(8, glass.height() - 8))
    ]
    assert inked[-1] - inked[0] > 0.6 * clear.iconSize().width()
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not clear.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen says so of every popup
def test_the_more_menu_holds_what_left_the_bar(window: MainWindow, qapp: QApplication) -> None:
    button = next(b for b in window.top_bar.findChildren(QToolButton) if b.accessibleName() == "More")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = qapp.activePopupWidget()
    assert menu is not None
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert {"Browse panel", "Page panel", "Larger text", "Quit"} <= set(words)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
