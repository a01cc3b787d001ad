"""Find in page as a person uses it, with real keys."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from window_driver import open_article, press, type_query

from desktop_app.app import Program
from desktop_app.ui.find_bar import FindBar
from desktop_app.ui.main_window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BLINK = 0.5  # seconds; on a machine that is busy with other things


@pytest.fixture
def window(program: Program) -> MainWindow:
    open_article(program.window, "kindling")
    program.window.area.view.setFocus()
    return program.window


def bar(window: MainWindow) -> FindBar:
    assert window.after_paint is not None
    return window.after_paint.tools.find.bar


def find(window: MainWindow, words: str) -> FindBar:
    """Opens the bar with its keys and types."""
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(window.focusWidget(), words)
    return bar(window)


def chosen(window: MainWindow, program: Program) -> list[str]:
    """The words that are marked as the match where the reader is."""
    colour = QColor(program.appearance.theme.found)
    marks = window.area.view.extraSelections()
    return [one.cursor.selectedText() for one in marks if one.format.background().color() == colour]


def test_typing_marks_every_match_counts_them_and_shows_the_first(window: MainWindow, program: Program) -> None:
    opened = find(window, "mice")
    count = window.area.view.toPlainText().lower().count("mice")
    assert opened.isVisible()
    assert window.focusWidget() is opened.field
    assert opened.said == f"1 of {count}"
    assert len(window.area.view.extraSelections()) == count
    assert chosen(window, program) == ["mice"]


@pytest.mark.parametrize(
    ("forth", "back"),
    [
        ((Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Return, SHIFT)),
        ((Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F3, SHIFT)),
    ],
)
def test_keys_go_on_and_back_round_and_round(
    window: MainWindow, forth: tuple[Qt.Key, Qt.KeyboardModifier], back: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    opened = find(window, "mice")
    count = len(window.area.view.extraSelections())
    view, said = window.area.view, []
    for _ in range(count + 1):
        said.append(opened.said)
        mark = view.marks.current_mark
        assert mark is not None
        cursor = view.textCursor()
        cursor.setPosition(mark[0])
        assert view.viewport().rect().contains(view.cursorRect(cursor))
        QTest.keyClick(opened.field, *forth)
    assert said == [f"{n} of {count}" for n in [*range(1, count + 1), 1]]
    for expected in (1, count, count - 1):
        QTest.keyClick(opened.field, *back)
        assert opened.said == f"{expected} of {count}"


def test_buttons_do_what_the_keys_do(window: MainWindow) -> None:
    opened = find(window, "mice")
    names = {button.accessibleName(): button for button in opened.findChildren(QToolButton)}
    QTest.mouseClick(names["Next match"], Qt.MouseButton.LeftButton)
    assert opened.said.startswith("2 of")
    QTest.mouseClick(names["Match before"], Qt.MouseButton.LeftButton)
    assert opened.said.startswith("1 of")
    QTest.mouseClick(names["Close find in page"], Qt.MouseButton.LeftButton)
    assert not opened.isVisible()


def test_case_and_whole_words_narrow_what_is_found(window: MainWindow) -> None:
    opened = find(window, "alcohol")
    everything = len(window.area.view.extraSelections())
    press(opened, "Match case")
    exact = len(window.area.view.extraSelections())
    assert 0 < exact < everything
    press(opened, "Match case")
    opened.field.setText("withdrawal")
    parts = len(window.area.view.extraSelections())
    press(opened, "Whole word")
    assert 0 < len(window.area.view.extraSelections()) < parts


def test_nothing_found_is_said(window: MainWindow) -> None:
    opened = find(window, "xyzzy")
    assert opened.said == "Nothing found"
    assert window.area.view.extraSelections() == []
    assert opened.field.accessibleDescription() == "Nothing found"


def test_more_letters_stay_at_the_match_where_the_reader_is(window: MainWindow, program: Program) -> None:
    window.area.view.scroll_to_section("why-it-happens")
    find(window, "m")
    start = window.area.view.marks.current_mark
    assert start is not None
    assert start[0] >= window.area.view.first_visible
    QTest.keyClicks(window.focusWidget(), "ice")
    assert chosen(window, program) == ["mice"]
    mark = window.area.view.marks.current_mark
    assert mark is not None
    assert mark[0] >= start[0]


def test_escape_clears_and_gives_the_focus_back_to_the_page(window: MainWindow) -> None:
    opened = find(window, "mice")
    place = window.area.view.scroll_pixels
    QTest.keyClick(opened.field, Qt.Key.Key_Escape)
    assert not opened.isVisible()
    assert window.area.view.extraSelections() == []
    assert window.focusWidget() is window.area.view
    assert window.area.view.scroll_pixels == place


def test_f3_after_escape_looks_for_the_same_words_again(window: MainWindow) -> None:
    opened = find(window, "mice")
    QTest.keyClick(opened.field, Qt.Key.Key_Escape)
    QTest.keyClick(window.area.view, Qt.Key.Key_F3)
    assert opened.isVisible()
    assert opened.said.startswith("1 of")


def test_finding_replaces_the_marks_of_a_search_and_escape_brings_them_back(window: MainWindow) -> None:
    type_query(window, "seizures threshold")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    view = window.area.view
    before = [one.cursor.selectedText() for one in view.extraSelections()]
    assert before
    opened = find(window, "people")
    assert {one.cursor.selectedText().lower() for one in view.extraSelections()} == {"people"}
    QTest.keyClick(opened.field, Qt.Key.Key_Escape)
    assert [one.cursor.selectedText() for one in view.extraSelections()] == before
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.extraSelections() == []


def test_another_page_is_searched_for_the_same_words_and_stays_at_its_top(window: MainWindow) -> None:
    opened = find(window, "receptor")
    open_article(window, "ampa-receptor")
    count = window.area.view.toPlainText().lower().count("receptor")
    assert opened.said == f"{count} matches"
    assert len(window.area.view.extraSelections()) == count
    assert window.area.view.scroll_pixels == 0


def test_selected_words_are_what_is_looked_for(window: MainWindow) -> None:
    view = window.area.view
    cursor = view.textCursor()
    cursor.setPosition(view.toPlainText().index("mice"))
    cursor.movePosition(cursor.MoveOperation.EndOfWord, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    QTest.keyClick(view, Qt.Key.Key_F, CONTROL)
    assert bar(window).field.text() == "mice"
    assert bar(window).said.startswith("1 of")


def test_matches_survive_another_light_and_text_size(window: MainWindow, program: Program) -> None:
    opened = find(window, "mice")
    QTest.keyClick(opened.field, Qt.Key.Key_Return)
    said, count = opened.said, len(window.area.view.extraSelections())
    program.appearance.choose_theme("dark")
    window.actions_table["larger"].trigger()
    assert (opened.said, len(window.area.view.extraSelections())) == (said, count)
    assert chosen(window, program) == ["mice"]


def test_a_page_is_brought_forward_from_under_a_sheet(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert not window.area.isVisible()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F, CONTROL)
    assert window.area.isVisible()
    assert bar(window).isVisible()


@pytest.mark.parametrize("width", [480, 700, 1280])
@pytest.mark.parametrize("size", [100, 300])
def test_the_bar_fits_into_every_window(window: MainWindow, program: Program, width: int, size: int) -> None:
    while program.appearance.settings.text_size < size:
        window.actions_table["larger"].trigger()
    window.resize(width, 700)
    opened = find(window, "mice")
    window.grab()  # lays out
    assert window.width() == width
    for part in (opened.field, *opened.findChildren(QToolButton)):
        rect = part.geometry()
        assert opened.rect().contains(rect), part
        assert all(not rect.intersects(other.geometry()) for other in opened.findChildren(QToolButton) if other != part)


def test_two_thousand_matches_come_and_go_without_delay(window: MainWindow) -> None:
    view = window.area.view
    view.show_page("".join(f"<p>{'pain and more of it, ' * 20}</p>" for _ in range(100)))
    opened = find(window, "pai")
    times = []
    for key in (Qt.Key.Key_N, *[Qt.Key.Key_Return] * 20, Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
        began = time.perf_counter()
        QTest.keyClick(opened.field, key)
        view.viewport().repaint()
        times.append(time.perf_counter() - began)
        if key == Qt.Key.Key_N:
            assert opened.said == "1 of 2000"
    assert max(times) < BLINK, times
    assert sorted(times)[len(times) // 2] < BLINK / 5, times
