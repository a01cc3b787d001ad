"""The lists beside an article: they follow the scroll, name every source, and lead to each."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from support import wait_until
from window_driver import double_click, open_article

from desktop_app.app import Program
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.side_rows import ADDRESS, IS_READ, NUMBER


@pytest.fixture
def window(program: Program) -> MainWindow:
    open_article(program.window, "kindling")
    return program.window


def list_named(window: MainWindow, name: str) -> QListWidget:
    return next(found for found in window.side.findChildren(QListWidget) if found.accessibleName() == name)


def rows(found: QListWidget) -> list[QListWidgetItem]:
    return [found.item(row) for row in range(found.count())]


def read_now(window: MainWindow) -> list[str]:
    """The rows that are marked as being read."""
    return [row.text() for row in rows(list_named(window, "On this page")) if row.data(IS_READ)]


def click(window: MainWindow, found: QListWidget, row: int) -> None:
    window.side.ensureWidgetVisible(found)
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=found.visualItemRect(found.item(row)).center())


def test_there_are_four_lists_with_roles_and_names(window: MainWindow) -> None:
    for name in ("On this page", "Sources", "See also", "Mentioned in"):
        found = list_named(window, name)
        interface = QAccessible.queryAccessibleInterface(found)
        assert found.isVisible()
        assert interface.role() == QAccessible.Role.List
        assert interface.childCount() == found.count() > 0
        assert interface.child(0).role() == QAccessible.Role.ListItem
        assert interface.text(QAccessible.Text.Name) == name


def test_every_section_is_marked_while_it_is_read(window: MainWindow) -> None:
    view = window.area.view
    assert read_now(window) == ["In short"]
    for row in rows(list_named(window, "On this page")):
        view.scroll_to_section(row.data(ADDRESS).partition(":")[2])
        assert read_now(window) == [row.text()]
        assert row.data(Qt.ItemDataRole.AccessibleTextRole) == f"{row.text()}, you are here"
    for row in rows(list_named(window, "On this page"))[1:5]:
        top = view.top_of(row.data(ADDRESS).partition(":")[2])
        assert top is not None
        view.scroll_to(top - 100)  # as a wheel does: the heading is near the top, and is what the reader looks at
        assert read_now(window) == [row.text()]
    view.scroll_to(10**6)
    assert read_now(window) == ["Sources"]
    view.scroll_to(0)
    assert read_now(window) == ["In short"]


def test_following_takes_no_focus_and_draws_only_when_the_section_changes(window: MainWindow) -> None:
    window.area.view.setFocus()
    changed: list[object] = []
    list_named(window, "On this page").model().dataChanged.connect(lambda *_: changed.append(1))
    window.area.view.scroll_to(1)
    window.area.view.scroll_to(3)
    assert changed == []
    window.area.view.scroll_to_section("how-to-cope")
    assert 0 < len(changed) <= 4
    assert window.focusWidget() is window.area.view


def test_the_panel_follows_to_a_section_that_is_out_of_its_sight(window: MainWindow) -> None:
    window.resize(1280, 320)
    sections = list_named(window, "On this page")
    window.area.view.scroll_to(10**6)
    last = sections.item(sections.count() - 1)
    where = sections.viewport().mapTo(window.side.viewport(), sections.visualItemRect(last).center())
    assert window.side.viewport().rect().contains(where)


def test_the_panel_stays_where_a_reader_uses_it(window: MainWindow) -> None:
    window.resize(1280, 320)
    list_named(window, "Mentioned in").setFocus()
    window.side.verticalScrollBar().setValue(window.side.verticalScrollBar().maximum())
    before = window.side.verticalScrollBar().value()
    window.area.view.scroll_to(900)
    assert window.side.verticalScrollBar().value() == before


def test_every_source_is_listed_with_its_number_and_leads_to_its_row(window: MainWindow) -> None:
    page = window.room.page
    assert page is not None
    found = list_named(window, "Sources")
    assert [row.data(NUMBER) for row in rows(found)] == [*range(1, len(page.sources) + 1), None]
    assert rows(found)[-1].text() == "All sources of the glossary"
    assert found.item(0).text() == "Ballenger and Post 1978"
    assert found.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "1, Ballenger and Post 1978"
    click(window, found, 4)
    view = window.area.view
    top = view.top_of("source-5")
    assert top is not None
    assert 0 <= top - view.scroll_pixels < view.viewport().height()
    assert window.focusWidget() is view


@pytest.mark.parametrize("how", ["click", "enter"])
def test_sections_and_articles_are_opened_from_the_lists(window: MainWindow, how: str) -> None:
    sections, see_also = list_named(window, "On this page"), list_named(window, "See also")
    if how == "click":
        click(window, sections, 3)
    else:
        sections.setFocus()
        sections.setCurrentRow(3)
        QTest.keyClick(sections, Qt.Key.Key_Return)
    assert read_now(window) == [sections.item(3).text()]
    slug = see_also.item(1).data(ADDRESS).partition(":")[2]
    see_also.setFocus()
    see_also.setCurrentRow(1)

    def followed() -> bool:  # a second press counts only after the time of a double click
        if how == "click":
            click(window, see_also, 1)
        else:
            QTest.keyClick(see_also, Qt.Key.Key_Return)
        return window.room.open_article != "kindling"

    wait_until(followed, "the row was not followed")
    assert window.room.open_article == slug


def test_a_double_click_opens_one_article_only(window: MainWindow) -> None:
    see_also = list_named(window, "See also")
    slug = see_also.item(0).data(ADDRESS).partition(":")[2]
    window.side.ensureWidgetVisible(see_also)
    where = see_also.visualItemRect(see_also.item(0)).center()
    QTest.mouseClick(see_also.viewport(), Qt.MouseButton.LeftButton, pos=where)
    double_click(see_also.viewport(), where)
    assert window.room.open_article == slug


def test_the_arrows_bring_rows_into_sight(window: MainWindow) -> None:
    window.resize(1280, 320)
    mentioned = list_named(window, "Mentioned in")
    mentioned.setFocus()
    for _ in range(mentioned.count()):
        QTest.keyClick(mentioned, Qt.Key.Key_Down)
        rect = mentioned.visualItemRect(mentioned.currentItem())
        where = mentioned.viewport().mapTo(window.side.viewport(), rect.center())
        assert window.side.viewport().rect().contains(where)


def test_in_the_smallest_window_the_lists_lie_over_the_page_until_a_row_is_followed(window: MainWindow) -> None:
    window.resize(480, 640)
    assert not window.side.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert (window.side.isVisible(), window.area.isVisible()) == (True, False)
    focused = window.focusWidget()
    assert window.side.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert (window.side.isVisible(), window.area.isVisible()) == (False, True)
    assert window.focusWidget() is window.area.view
    QTest.keyClick(window, Qt.Key.Key_F10)
    click(window, list_named(window, "On this page"), 3)
    assert (window.side.isVisible(), window.area.isVisible()) == (False, True)
    assert window.area.view.scroll_pixels > 0


def test_words_are_broken_only_where_they_are_longer_than_a_line(window: MainWindow, program: Program) -> None:
    for size in (100, 300):
        while program.appearance.settings.text_size < size:
            window.actions_table["larger"].trigger()
        window.actions_table["right_panel"].trigger()
        window.grab()
        for found in window.side.findChildren(QListWidget):
            assert found.horizontalScrollBar().maximum() == 0
            assert found.verticalScrollBar().maximum() == 0
            assert sum(found.sizeHintForRow(row) for row in range(found.count())) == found.height()
