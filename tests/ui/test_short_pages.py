"""Short or full: one switch for all articles, remembered; citations, places and the way back hold in both."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from window_driver import click_link, open_article, press, type_query, words_beside, words_on_card

from desktop_app import bundle
from desktop_app.app import Program
from desktop_app.edition.shelf import Shelf
from desktop_app.reader import settings as settings_file
from desktop_app.reader.paths import ReaderPaths
from desktop_app.ui.form_switch import FormSwitch
from desktop_app.ui.main_window import MainWindow

LATER_WORDS = "Repeated diazepam withdrawal did not make every symptom worse"


@pytest.fixture
def window(program: Program) -> MainWindow:
    open_article(program.window, "kindling")
    return program.window


def switch(window: MainWindow) -> FormSwitch:
    assert window.after_paint is not None
    return window.after_paint.tools.switch


def pressed(window: MainWindow) -> list[str]:
    return [button.text() for button in switch(window).findChildren(QToolButton) if button.isChecked()]


def words(window: MainWindow) -> str:
    return window.area.view.toPlainText()


def test_the_switch_shows_in_short_alone_and_the_whole_article_again(window: MainWindow) -> None:
    whole = words(window)
    assert LATER_WORDS in whole
    assert pressed(window) == ["Full"]
    press(switch(window), "Short")
    assert LATER_WORDS not in words(window)
    assert "In short" in words(window)
    assert "Page last reviewed" in words(window)
    assert "Get help now" in words(window)
    assert pressed(window) == ["Short"]
    press(switch(window), "Full")
    assert words(window) == whole


def test_a_key_and_a_link_on_the_page_switch_too(window: MainWindow) -> None:
    window.area.view.setFocus()
    QTest.keyClick(window.area.view, Qt.Key.Key_F8)
    assert LATER_WORDS not in words(window)
    click_link(window, "form:full")
    assert LATER_WORDS in words(window)
    assert pressed(window) == ["Full"]


def test_it_holds_for_the_next_article_and_the_next_start(
    window: MainWindow, reader: ReaderPaths, open_program: Callable[..., Program]
) -> None:
    press(switch(window), "Short")
    open_article(window, "glutamate-storm")
    assert "Read the whole article" in words(window)
    assert settings_file.load(reader.settings).settings.short_pages
    shelf = Shelf(bundle.content_folder(), None, window.room.edition.folder)  # type: ignore[union-attr]
    again = open_program(shelf).window
    open_article(again, "kindling")
    assert "Read the whole article" in words(again)
    assert pressed(again) == ["Short"]


def test_nothing_else_is_drawn_anew(window: MainWindow, program: Program) -> None:
    drawn: list[object] = []
    program.appearance.changed.connect(lambda: drawn.append(1))
    press(switch(window), "Short")
    assert drawn == []


def test_citations_keep_their_numbers_and_open_their_cards(window: MainWindow) -> None:
    whole = window.area.view.link_addresses()
    press(switch(window), "Short")
    cited = [address for address in window.area.view.link_addresses() if address.startswith("citation:")]
    assert cited
    assert cited == [address for address in whole if address.startswith("citation:")][: len(cited)]
    click_link(window, "citation:2.1")
    shown = window.area.card.shown
    assert shown is not None
    assert (shown.cited.number, shown.cited.key) == (5, "allison2005ampa")
    assert "AMPA" in words_on_card(window)


def test_the_sources_of_the_short_form_are_those_it_cites(window: MainWindow) -> None:
    assert "Rickels and others 1991" in words_beside(window)
    press(switch(window), "Short")
    assert "Rickels and others 1991" not in words_beside(window)
    assert "Allison and others 2005" in words_beside(window)
    assert "Rickels" not in words(window)
    assert "What it is" not in words_beside(window)


def test_all_sources_and_the_way_back_from_a_source_work_in_short(window: MainWindow) -> None:
    press(switch(window), "Short")
    window.resize(1280, 500)
    click_link(window, "citation:2.0")
    press(window.area.card, "All sources")
    assert window.area.view.scroll_pixels > 0
    click_link(window, "place:2")
    assert window.area.view.focused_link() == "citation:2.0"


def test_a_place_in_short_is_the_same_in_both_forms(window: MainWindow) -> None:
    window.resize(1280, 400)
    window.area.view.scroll_to(60)
    press_key(window)
    assert window.area.view.scroll_pixels == 60
    press_key(window)
    assert window.area.view.scroll_pixels == 60


def test_from_further_down_short_begins_at_its_top_and_full_returns(window: MainWindow) -> None:
    window.area.view.scroll_to_section("what-the-evidence-says")
    place = window.area.view.scroll_pixels
    press_key(window)
    assert window.area.view.scroll_pixels == 0
    press_key(window)
    assert window.area.view.scroll_pixels == place


def press_key(window: MainWindow) -> None:
    QTest.keyClick(window.area.view, Qt.Key.Key_F8)


def test_back_and_forward_restore_the_place_in_a_short_page(window: MainWindow) -> None:
    window.resize(1280, 400)
    press_key(window)
    window.area.view.scroll_to(250)
    assert window.area.view.scroll_pixels == 250
    open_article(window, "glutamate-storm")
    window.actions_table["back"].trigger()
    assert (window.room.open_article, window.area.view.scroll_pixels) == ("kindling", 250)


def test_back_to_a_page_that_was_left_whole_shows_it_as_is_wanted_now(window: MainWindow) -> None:
    window.area.view.scroll_to(1500)
    open_article(window, "glutamate-storm")
    press_key(window)
    window.actions_table["back"].trigger()
    assert window.room.open_article == "kindling"
    assert LATER_WORDS not in words(window)
    assert window.area.view.scroll_pixels == 0


def test_a_link_to_a_section_that_short_leaves_out_shows_the_whole_article(window: MainWindow) -> None:
    press_key(window)
    window.room.follow("article:glutamate-storm#how-to-cope")
    assert "How to cope" in words(window)
    assert window.area.view.scroll_pixels > 0
    assert pressed(window) == ["Full"]
    open_article(window, "kindling")
    assert LATER_WORDS not in words(window)
    window.actions_table["back"].trigger()
    assert "How to cope" in words(window)


def test_more_names_are_reached_from_the_short_form_and_back_leads_to_it(window: MainWindow) -> None:
    press_key(window)
    click_link(window, "section:other-names")
    assert "Other names" in words(window)
    window.actions_table["back"].trigger()
    assert LATER_WORDS not in words(window)


def test_the_switch_is_there_on_articles_only_and_scrolls_away_with_them(window: MainWindow) -> None:
    assert switch(window).isVisible()
    window.area.view.scroll_to(600)
    assert not switch(window).isVisible()
    window.area.view.scroll_to(0)
    assert switch(window).isVisible()
    window.room.follow("home:")
    assert not switch(window).isVisible()
    assert not window.actions_table["form"].isEnabled()


@pytest.mark.parametrize("width", [480, 1280])
@pytest.mark.parametrize("size", [100, 200, 300])
def test_the_switch_never_lies_over_the_text(window: MainWindow, program: Program, width: int, size: int) -> None:
    while program.appearance.settings.text_size < size:
        window.actions_table["larger"].trigger()
    window.resize(width, 700)
    for slug in ("kindling", "glutamate-storm", "asam-guideline-2025"):
        if slug in window.room.edition.catalogue.entries:  # type: ignore[union-attr]
            open_article(window, slug)
        view = window.area.view
        block = view.document().firstBlock()
        for _ in range(3):
            cursor = view.textCursor()
            cursor.setPosition(block.position())
            top = view.cursorRect(cursor).top()
            for at in range(block.layout().lineCount()):
                line = block.layout().lineAt(at).naturalTextRect().toRect().translated(28, top)
                assert not line.intersects(switch(window).geometry()), (slug, block.text())
            block = block.next()


def test_an_article_that_is_whole_for_a_section_stays_so_in_another_light_and_can_be_shortened(
    window: MainWindow, program: Program
) -> None:
    press_key(window)
    window.room.follow("article:glutamate-storm#how-to-cope")
    whole = words(window)
    program.appearance.choose_theme("dark")
    assert words(window) == whole
    window.area.view.scroll_to(0)
    press(switch(window), "Short")
    assert "How to cope" not in words(window)
    window.actions_table["back"].trigger()
    window.actions_table["forward"].trigger()
    assert "How to cope" not in words(window)


def test_a_hit_in_a_section_that_short_leaves_out_is_shown_with_its_words_marked(window: MainWindow) -> None:
    press_key(window)
    type_query(window, '"mice with three withdrawals had a lower seizure threshold"')
    hit = window.results.answer.hits[0]  # type: ignore[union-attr]
    assert (hit.slug, hit.section) == ("kindling", "why-it-happens")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert "Why it happens" in words(window)
    assert window.area.view.extraSelections()
    assert window.area.view.scroll_pixels > 0


def test_the_settings_of_another_part_are_followed(window: MainWindow, program: Program) -> None:
    program.appearance.change(program.appearance.settings._replace(short_pages=True))
    assert LATER_WORDS not in words(window)
    assert pressed(window) == ["Short"]
