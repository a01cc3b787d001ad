"""The window as a person uses it: real keys and clicks over the shipped content."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QScrollArea, QToolButton, QTreeView
from support import wait_until
from window_driver import (
    click_link,
    click_title,
    double_click,
    open_article,
    press,
    titles_in_tree,
    type_query,
    wait_for_answer,
    words_beside,
)

from desktop_app.app import Program
from desktop_app.ui.main_window import MainWindow


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.window


def test_the_field_has_the_focus_at_the_start(window: MainWindow) -> None:
    assert window.focusWidget() is window.field


def test_typing_a_misspelt_name_and_enter_opens_the_article(window: MainWindow) -> None:
    type_query(window, "glutamte storm")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.room.open_article == "glutamate-storm"
    assert "Glutamate storm" in window.windowTitle()


def test_a_correction_is_said_and_undone_with_one_click(window: MainWindow) -> None:
    type_query(window, "kindlign")
    said = window.results.sentence
    assert "Showing results for <b>kindling</b>" in said
    window.results.findChild(QLabel).linkActivated.emit("exact")
    wait_until(lambda: window.results.answer is not None and not window.results.answer.shown_for, "not undone")
    assert window.results.answer is not None
    assert window.results.answer.query == "kindlign"


def test_arrows_choose_a_result_and_the_choice_survives_more_typing(window: MainWindow) -> None:
    type_query(window, "gaba")
    QTest.keyClick(window.field, Qt.Key.Key_Down)
    QTest.keyClick(window.field, Qt.Key.Key_Down)
    chosen = window.results.selected_hit()
    assert chosen is not None
    assert chosen == window.results.answer.hits[1]  # type: ignore[union-attr]
    type_query(window, " ")
    assert window.results.selected_hit() is not None
    assert window.results.selected_hit().slug == chosen.slug  # type: ignore[union-attr]


def test_clearing_the_search_brings_the_browse_tree_back_as_it_was(window: MainWindow) -> None:
    click_title(window, "Mechanisms")
    rows = titles_in_tree(window)
    type_query(window, "taper")
    assert window.results.isVisible()
    QTest.keyClick(window.field, Qt.Key.Key_Escape)
    assert window.field.text() == ""
    assert window.browse.isVisible()
    assert titles_in_tree(window) == rows


def test_nothing_found_offers_words_and_the_way_back_to_browse(window: MainWindow) -> None:
    type_query(window, "qqzzxxqq")
    assert "Nothing found for" in window.results.sentence
    assert "Get help now" in window.results.sentence
    assert window.browse.isVisible()
    assert not window.results.findChild(QListView).isVisible()
    window.results.findChild(QLabel).linkActivated.emit("word:")
    assert window.browse.isVisible()


@pytest.mark.parametrize("key", ["slash", "ctrl+k"])
def test_slash_and_control_k_lead_to_the_field_from_the_page(window: MainWindow, key: str) -> None:
    open_article(window, "kindling")
    window.area.view.setFocus()
    if key == "slash":
        QTest.keyClick(window.area.view, Qt.Key.Key_Slash)
    else:
        QTest.keyClick(window.area.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.field
    assert window.field.text() == ""


def test_a_slash_typed_into_the_field_stays_there(window: MainWindow) -> None:
    QTest.keyClicks(window.field, "and/or")
    assert window.field.text() == "and/or"


@pytest.mark.parametrize("page", ["home:", "article:kindling", "category:mechanisms"])
def test_help_is_one_key_away_on_every_page(window: MainWindow, page: str) -> None:
    window.room.follow(page)
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert "local emergency number" in window.area.view.toPlainText()


def test_a_region_is_chosen_once(window: MainWindow, program: Program) -> None:
    QTest.keyClick(window, Qt.Key.Key_F2)
    everything = window.area.view.toPlainText()
    assert "England" in everything
    click_link(window, "help:us")
    chosen = window.area.view.toPlainText()
    assert "911" in chosen
    assert "NHS 111" not in chosen
    assert program.appearance.settings.region == "us"


def test_the_home_page_has_categories_first_steps_and_help(window: MainWindow) -> None:
    text = window.area.view.toPlainText()
    for words in ("Benzodiazepine Glossary", "Mechanisms", "New here", "not medical advice", "Get help now"):
        assert words in text


def test_browsing_by_category_and_by_letter(window: MainWindow) -> None:
    click_title(window, "Withdrawal")
    assert "Acute withdrawal" in titles_in_tree(window)
    press(window.browse, "A to Z")
    titles = titles_in_tree(window)
    assert titles == sorted(titles, key=str.casefold)
    assert "Kindling" in titles


def test_a_click_on_a_title_opens_it(window: MainWindow) -> None:
    press(window.browse, "A to Z")
    click_title(window, "Kindling")
    assert window.room.open_article == "kindling"


def test_headings_and_see_also_stand_beside_the_article(window: MainWindow) -> None:
    open_article(window, "kindling")
    assert window.side.isVisible()
    assert "In short" in words_beside(window)
    assert "Ballenger and Post 1978" in words_beside(window)


@pytest.mark.parametrize(("width", "left", "right"), [(1280, True, True), (1000, True, False), (860, False, False)])
def test_panels_fold_away_in_a_narrow_window(window: MainWindow, width: int, left: bool, right: bool) -> None:
    open_article(window, "kindling")
    window.resize(width, 700)
    assert (window.panels.left.isVisible(), window.side.isVisible()) == (left, right)


def test_in_the_smallest_window_results_and_page_take_turns(window: MainWindow) -> None:
    window.resize(480, 600)
    type_query(window, "kindling")
    assert (window.results.isVisible(), window.area.isVisible()) == (True, False)
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert (window.results.isVisible(), window.area.isVisible()) == (False, True)


def test_the_theme_changes_at_once_and_is_kept(window: MainWindow, program: Program) -> None:
    open_article(window, "kindling")
    program.appearance.choose_theme("dark")
    corner = window.area.view.viewport().grab().toImage().pixelColor(2, 2).name().upper()
    assert corner == program.appearance.theme.paper.upper()
    assert program.appearance.theme.dark


def test_larger_text_reaches_lists_and_page(window: MainWindow, program: Program) -> None:
    open_article(window, "kindling")
    before = window.area.view.document().defaultFont().pointSizeF()
    for _ in range(3):
        window.actions_table["larger"].trigger()
    assert program.appearance.settings.text_size == 150
    assert window.area.view.document().defaultFont().pointSizeF() == pytest.approx(before * 1.5)
    assert window.field.font().pointSizeF() == pytest.approx(before * 1.5)


def test_the_place_on_the_page_survives_a_change_of_size(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    window.area.view.scroll_to_section("how-to-cope")
    before = window.area.view.first_visible
    for size in ("larger", "larger", "smaller"):
        window.actions_table[size].trigger()
        assert window.area.view.first_visible == pytest.approx(before, abs=150)


def test_controls_have_names_for_a_screen_reader(window: MainWindow) -> None:
    buttons = [button for button in window.top_bar.children() if isinstance(button, QToolButton)]
    assert len(buttons) == 8
    assert all(button.accessibleName() for button in buttons)
    assert window.field.accessibleName() == "Search the glossary"
    assert window.area.view.accessibleName() == "Home"


def test_a_newer_answer_is_never_replaced_by_an_older_one(window: MainWindow, program: Program) -> None:
    seen: list[str] = []
    program.search.answered.connect(lambda answer: seen.append(answer.query))
    for text in ("k", "ki", "kin", "kind", "taper"):
        window.field.setText(text)
    wait_for_answer(window)
    assert seen[-1] == "taper"
    assert window.results.answer is not None
    assert window.results.answer.query == "taper"


def test_ten_thousand_characters_and_control_characters_are_answered(window: MainWindow) -> None:
    for text in ("x" * 10_000, "a\x01b\x07c", "\u202e\u0000"):
        window.field.setText(text)
        wait_for_answer(window)
        assert window.results.sentence
    open_article(window, "kindling")


def test_words_of_danger_bring_the_way_to_help_first(window: MainWindow) -> None:
    type_query(window, "i want to die")
    box = next(label for label in window.results.findChildren(QLabel) if label.objectName() == "urgentBox")
    assert box.isVisible()
    assert box.geometry().top() == 0
    box.linkActivated.emit("help")
    assert "local emergency number" in window.area.view.toPlainText()
    window.field.setText("taper")
    wait_for_answer(window)
    assert not box.isVisible()


def test_an_opened_hit_has_its_words_marked_until_escape(window: MainWindow, program: Program) -> None:
    type_query(window, "seizures threshold")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    view = window.area.view
    marked = {selection.cursor.selectedText().lower() for selection in view.extraSelections()}
    assert "seizure" in marked | {word.rstrip("s") for word in marked}
    assert len(view.extraSelections()) > 3
    places = set()
    for _ in range(len(view.extraSelections())):
        QTest.keyClick(view, Qt.Key.Key_F3)
        colour = QColor(program.appearance.theme.found)
        found = [one for one in view.extraSelections() if one.format.background().color() == colour]
        assert len(found) == 1
        places.add(found[0].cursor.selectionStart())
        assert view.viewport().rect().contains(view.cursorRect(found[0].cursor))
    assert len(places) == len(view.extraSelections())
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.extraSelections() == []
    assert window.focusWidget() is view
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.field


def test_marks_survive_a_change_of_light_and_go_with_the_page(window: MainWindow, program: Program) -> None:
    type_query(window, "kindling")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    count = len(window.area.view.extraSelections())
    program.appearance.choose_theme("dark")
    assert len(window.area.view.extraSelections()) == count > 0
    open_article(window, "glutamate")
    assert window.area.view.extraSelections() == []


def test_control_enter_opens_and_stays_in_the_field(window: MainWindow) -> None:
    type_query(window, "kindling")
    QTest.keyClick(window.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.room.open_article == "kindling"
    assert window.focusWidget() is window.field
    assert window.results.isVisible()


def test_a_card_that_has_room_needs_no_scroll_bar(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    click_link(window, "citation:1.1")
    area = window.area.card.findChild(QScrollArea)
    assert area is not None
    wait_until(lambda: area.height() > 100, "the card was not laid out")
    assert area.verticalScrollBar().maximum() == 0


def test_a_phrase_that_stands_nowhere_offers_its_words(window: MainWindow) -> None:
    type_query(window, '"kindling diazepam umbrella"')
    assert "Found by themselves:" in window.results.sentence
    window.results.findChild(QLabel).linkActivated.emit("word:kindling")
    wait_for_answer(window)
    assert window.results.answer.hits[0].slug == "kindling"  # type: ignore[union-attr]


def test_chips_narrow_the_list_and_count_what_they_leave(window: MainWindow) -> None:
    type_query(window, "taper")
    everything = window.results.findChild(QListView).model().rowCount()
    press(window.results, "Filter")
    chips = [b for b in window.results.findChildren(QToolButton) if b.objectName() == "chip" and b.isVisible()]
    tapering = next(chip for chip in chips if chip.text().startswith("Tapering "))
    QTest.mouseClick(tapering, Qt.MouseButton.LeftButton)
    shown = window.results.findChild(QListView).model().rowCount()
    assert tapering.text() == f"Tapering {shown}"
    assert 0 < shown < everything
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.room.open_article
    type_query(window, " zolpidem")
    assert window.results.answer is not None


def test_after_a_hit_was_opened_enter_opens_the_best_hit_of_the_next_question(window: MainWindow) -> None:
    type_query(window, "clonazepam")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.room.open_article == "clonazepam"
    window.actions_table["search"].trigger()
    type_query(window, "diazepam")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.room.open_article == "diazepam"


def test_a_double_click_opens_a_category_and_leaves_it_open(window: MainWindow) -> None:
    tree = window.browse.findChild(QTreeView)
    assert tree is not None
    where = tree.visualRect(tree.model().index(0, 0)).center()
    before = len(titles_in_tree(window))
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    double_click(tree.viewport(), where)
    assert len(titles_in_tree(window)) > before


def test_the_last_article_is_offered_for_reading_on(window: MainWindow) -> None:
    open_article(window, "kindling")
    window.actions_table["home"].trigger()
    assert "Continue reading: Kindling" in window.area.view.toPlainText()


def test_a_page_that_cannot_be_opened_leaves_no_trace_in_the_way_back(window: MainWindow) -> None:
    open_article(window, "kindling")
    window.room.follow("article:nowhere")
    assert window.room.open_article == "kindling"
    assert "There is no article nowhere" in window.notice.words
    window.actions_table["back"].trigger()
    assert window.room.open_article == ""


def test_the_lists_are_made_while_nobody_waits_and_hide_nothing(window: MainWindow) -> None:
    type_query(window, "taper")
    window.warm_up()
    wait_until(lambda: window._side is not None, "nothing was prepared")
    assert window.results.isVisible()
    assert not window.side.isVisible()
    open_article(window, "taper")
    assert window.side.isVisible()


def test_the_window_warms_up_by_itself_after_the_start(window: MainWindow) -> None:
    wait_until(lambda: window._side is not None and window.searching.made_results is not None, "nothing was prepared")
    assert not window.side.isVisible()
    assert not window.results.isVisible()


def test_marks_go_with_the_words_that_were_looked_for(program: Program) -> None:
    window = program.window
    type_query(window, "kindling")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.area.view.marks.shown
    window.field.clear()
    assert not window.area.view.marks.shown
