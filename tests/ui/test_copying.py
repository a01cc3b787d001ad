"""Copying a passage: with its article, section, sources, edition and dates, or the words alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_driver import open_article

from desktop_app.app import Program
from desktop_app.ui.copied_source import CopiedFrom, as_html, as_text
from desktop_app.ui.main_window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(program: Program) -> MainWindow:
    open_article(program.window, "kindling")
    program.window.area.view.setFocus()
    QApplication.clipboard().clear()
    return program.window


def select(window: MainWindow, first: str, last: str) -> str:
    """Selects from the first words to the end of the last ones; gives what is selected."""
    view = window.area.view
    text = view.toPlainText()
    start = text.index(first)
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(text.index(last, start) + len(last), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    return cursor.selection().toPlainText()


def copied() -> str:
    return QApplication.clipboard().text()


def test_a_passage_names_its_article_section_sources_edition_and_dates(window: MainWindow) -> None:
    words = select(window, "In one experiment", "same total exposure but one withdrawal [2]")
    QTest.keyClick(window.area.view, Qt.Key.Key_C, CONTROL)
    edition = window.room.edition
    page = window.room.page
    assert edition is not None
    assert page is not None
    passage, _, below = copied().partition("\n\n")
    assert passage == words
    assert below.startswith("From “Kindling”, section “Why it happens”, Benzodiazepine Glossary, edition 2026.11.")
    assert f"Page last reviewed: {page.reviewed.day} " in below
    assert "Copied: " in below
    reference = edition.references[page.sources[1]].text
    assert below.splitlines()[1:] == ["Sources:", f"[2] {reference}"]


def test_every_number_in_the_passage_is_resolved_once_and_no_other(window: MainWindow) -> None:
    select(window, "The belief that", "several signs of anxiety fell [4, 5]")
    QTest.keyClick(window.area.view, Qt.Key.Key_C, CONTROL)
    lines = copied().partition("Sources:\n")[2].splitlines()
    assert [line[:3] for line in lines] == ["[1]", "[2]", "[3]", "[4]", "[5]"]


def test_a_passage_without_citations_has_no_list_of_sources(window: MainWindow) -> None:
    select(window, "At first the stimulation", "does nothing")
    QTest.keyClick(window.area.view, Qt.Key.Key_C, CONTROL)
    assert "From “Kindling”, section “What it is”" in copied()
    assert "Sources:" not in copied()


def test_a_passage_over_several_sections_names_them(window: MainWindow) -> None:
    select(window, "Kindling was described", "In one experiment")
    QTest.keyClick(window.area.view, Qt.Key.Key_C, CONTROL)
    assert "sections “What it is” and “Why it happens”" in copied()


def test_the_html_has_words_and_sources_but_no_colour_picture_or_address_of_the_program(
    window: MainWindow, program: Program
) -> None:
    program.appearance.choose_theme("dark")
    window.area.view.selectAll()
    QTest.keyClick(window.area.view, Qt.Key.Key_C, CONTROL)
    html = QApplication.clipboard().mimeData().html()
    theme = program.appearance.theme
    for unwanted in ("href=", "<img", theme.ink.lower(), theme.link.lower(), theme.panel.lower(), theme.danger.lower()):
        assert unwanted not in html.lower(), unwanted
    plain = QTextDocument()
    plain.setHtml(html)
    text = plain.toPlainText()
    assert "The belief that every failed taper" in text
    assert "Alcohol." in text
    assert "From “Kindling”" in text
    assert "[5] Allison C, Pratt JA" in text
    assert "<li" in html
    assert "font-weight" in html


def test_it_can_be_switched_off(window: MainWindow, program: Program) -> None:
    program.appearance.change(program.appearance.settings._replace(copy_with_source=False))
    words = select(window, "At first the stimulation", "does nothing")
    QTest.keyClick(window.area.view, Qt.Key.Key_C, CONTROL)
    assert copied() == words


def test_the_words_alone_are_copied_by_another_key(window: MainWindow) -> None:
    words = select(window, "At first the stimulation", "does nothing")
    QTest.keyClick(window.area.view, Qt.Key.Key_C, CONTROL | SHIFT)
    assert copied() == words


def test_help_and_home_are_copied_with_the_name_of_the_glossary(window: MainWindow) -> None:
    window.room.follow("help:")
    window.area.view.selectAll()
    QTest.keyClick(window.area.view, Qt.Key.Key_C, CONTROL)
    assert "local emergency number" in copied()
    assert "From Benzodiazepine Glossary, edition 2026.11. Copied: " in copied()


def test_nothing_selected_leaves_the_clipboard_alone(window: MainWindow) -> None:
    QApplication.clipboard().setText("mine")
    QTest.keyClick(window.area.view, Qt.Key.Key_C, CONTROL)
    assert copied() == "mine"
    assert not window.actions_table["copy"].isEnabled()


def test_keys_that_copy_and_select_work_in_the_search_field_as_well(window: MainWindow) -> None:
    select(window, "At first the stimulation", "does nothing")
    before = window.area.view.textCursor()
    window.field.setFocus()
    QTest.keyClicks(window.field, "zzqq")
    QTest.keyClick(window.field, Qt.Key.Key_A, CONTROL)
    assert window.field.selectedText() == "zzqq"
    QTest.keyClick(window.field, Qt.Key.Key_C, CONTROL)
    assert copied() == "zzqq"
    assert window.area.view.textCursor() == before


def test_a_short_page_is_copied_with_the_same_numbers(window: MainWindow) -> None:
    QTest.keyClick(window.area.view, Qt.Key.Key_F8)
    select(window, "Even in mice", "[4, 5]")
    QTest.keyClick(window.area.view, Qt.Key.Key_C, CONTROL)
    assert "section “In short”" in copied()
    assert [line[:3] for line in copied().partition("Sources:\n")[2].splitlines()] == ["[4]", "[5]"]


@pytest.mark.qt_log_ignore("This plugin does not support")  # a screen that is none neither raises nor grabs
@pytest.mark.parametrize("how", ["right click", "menu key", "shift+f10"])
def test_the_menu_of_the_page_copies_selects_and_finds(window: MainWindow, how: str) -> None:
    view = window.area.view
    assert window.after_paint is not None
    menu = window.after_paint.tools.menu

    def open_menu() -> None:
        if how == "menu key":
            QTest.keyClick(view, Qt.Key.Key_Menu)
        elif how == "shift+f10":
            QTest.keyClick(view, Qt.Key.Key_F10, SHIFT)
        else:
            QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=view.viewport().rect().center())
            if not menu.isVisible():  # the platform makes the event of it, and there is none here
                where = view.viewport().rect().center()
                event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, view.viewport().mapToGlobal(where))
                QApplication.sendEvent(view.viewport(), event)
        assert menu.isVisible()

    words = select(window, "At first the stimulation", "does nothing")
    open_menu()
    assert [a.text() for a in menu.actions() if a.text()] == [
        "Copy",
        "Copy without source",
        "Copy link to this section",
        "Select all",
        "Find in page",
        "Keyboard shortcuts",
    ]
    assert menu.activeAction() is window.actions_table["copy"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert copied() == words
    open_menu()
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert copied().startswith(f"{words}\n\nFrom “Kindling”")
    open_menu()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    open_menu()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(window.actions_table["find"]).center())
    assert window.after_paint.tools.find.is_open
    assert window.after_paint.tools.find.bar.field.text() == words


def test_no_menu_opens_where_menus_are_forbidden(window: MainWindow) -> None:
    view = window.area.view
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    QTest.keyClick(view, Qt.Key.Key_Menu)
    assert window.after_paint is not None
    assert not window.after_paint.tools.menu.isVisible()


def test_markup_in_a_source_stays_text() -> None:
    source = CopiedFrom("A & B", "1", date(2026, 11, 25), "<b>", ("x", "y", "z", "last"), None, ((2, "a < b"),))
    assert "[2] a &lt; b" in as_html(source)
    assert "&lt;b&gt;" in as_html(source)
    assert (
        as_text(source)
        == "From “<b>”, sections “x” to “last”, A & B, edition 1. Copied: 25 November 2026.\nSources:\n[2] a < b"
    )
