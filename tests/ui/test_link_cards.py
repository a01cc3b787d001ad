"""Links between articles: their small card, the exact way back, and links to sections that are copied and pasted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from support import KINDLING, wait_until, write_content
from window_driver import open_article, wait_for_answer

from desktop_app.app import Program
from desktop_app.edition.edition import Edition
from desktop_app.edition.shelf import Shelf
from desktop_app.ui.links import ArticleLink, address_of, find_copied
from desktop_app.ui.main_window import MainWindow

COPIED = "Glutamate storm, How long it lasts (benzo-glossary:glutamate-storm#how-long-it-lasts)"


@pytest.fixture
def window(program: Program) -> MainWindow:
    window = program.window
    open_article(window, "glutamate-storm")
    window.area.view.setFocus()
    return window


def tab_to(window: MainWindow, address: str) -> None:
    view = window.area.view
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Tab)
        if view.focused_link() == address:
            return
    pytest.fail(f"Tab does not lead to {address}")


def wait_for_card(window: MainWindow) -> None:
    wait_until(lambda: window.area.cards.link.shown is not None, "no card came", 5000)


def test_the_focus_on_a_link_shows_title_category_and_sentence_and_stays(window: MainWindow, shipped: Edition) -> None:
    tab_to(window, "article:glutamate")
    wait_for_card(window)
    facts = window.area.cards.link.shown
    assert facts is not None
    entry = shipped.catalogue.entries["glutamate"]
    assert (facts.title, facts.kicker, facts.sentence) == (entry.title, "Mechanisms", entry.summary)
    assert window.focusWidget() is window.area.view
    assert window.area.view.focused_link() == "article:glutamate"
    line = window.area.view.rect_of_link("article:glutamate")
    assert line is not None
    line.translate(window.area.view.viewport().mapTo(window, QPoint(0, 0)))
    assert not window.area.cards.link.geometry().intersects(line)
    assert window.rect().contains(window.area.cards.link.geometry())


def test_a_category_says_the_sentences_itself(window: MainWindow) -> None:
    window.room.follow("category:mechanisms")
    window.room.preview("article:glutamate")
    assert window.area.cards.open_card is None


def test_escape_takes_only_the_card_away(window: MainWindow) -> None:
    tab_to(window, "article:glutamate")
    wait_for_card(window)
    QTest.keyClick(window.area.view, Qt.Key.Key_Escape)
    assert window.area.cards.open_card is None
    assert window.focusWidget() is window.area.view
    QTest.keyClick(window.area.view, Qt.Key.Key_Escape)  # nothing is left to go back from
    assert window.focusWidget() is window.area.view
    assert window.area.view.focused_link() == "article:glutamate"


def test_the_card_goes_with_the_focus(window: MainWindow) -> None:
    tab_to(window, "article:glutamate")
    wait_for_card(window)
    QTest.keyClick(window.area.view, Qt.Key.Key_Tab)
    assert window.area.cards.open_card is None
    QTest.keyClick(window.area.view, Qt.Key.Key_Backtab)
    wait_for_card(window)
    window.actions_table["search"].trigger()
    assert window.area.cards.open_card is None


def test_resting_the_mouse_on_a_link_shows_the_card_when_switched_on(program: Program, window: MainWindow) -> None:
    view = window.area.view
    rect = view.rect_of_link("article:glutamate")
    assert rect is not None
    QTest.mouseMove(view.viewport(), QPoint(2, 2))
    QTest.mouseMove(view.viewport(), rect.center())
    assert not window.area.cards.is_waiting
    program.appearance.change(program.appearance.settings._replace(hover_cards=True))
    QTest.mouseMove(view.viewport(), QPoint(2, 2))
    QTest.mouseMove(view.viewport(), rect.center())
    wait_for_card(window)
    QTest.mouseMove(view.viewport(), QPoint(2, 2))
    wait_until(lambda: window.area.cards.open_card is None, "the card stayed", 5000)


TWICE = KINDLING.replace(
    "## What it is\n",
    "## What it is\n\n"
    + "\n\n".join(["In mice three withdrawals lowered the threshold [@allison2005ampa]."] * 60)
    + "\n\nStopping [clonazepam](../medicines/clonazepam.md) suddenly can cause seizures [@ashton2002manual].\n",
)


@pytest.mark.parametrize("how", ["enter", "click"])
def test_going_back_restores_place_and_link_even_where_an_address_stands_twice(
    open_program: Callable[..., Program], tmp_path: Path, how: str
) -> None:
    content = write_content(tmp_path / "content", {"mechanisms/kindling.md": TWICE})
    window = open_program(Shelf(content, None, tmp_path / "edition")).window
    open_article(window, "kindling")
    view = window.area.view
    number = len(view.link_addresses()) - 1 - view.link_addresses()[::-1].index("article:clonazepam")
    assert view.link_addresses().count("article:clonazepam") == 2
    rect = view.links.rect(number)
    assert rect is not None
    view.scroll_to(rect.top() - 200)
    scroll = view.scroll_pixels
    assert scroll > 500
    if how == "enter":
        view.focus_link_number(number)
        QTest.keyClick(view, Qt.Key.Key_Return)
    else:
        rect = view.links.rect(number)
        assert rect is not None
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 3, rect.top() + 8))
    assert window.room.open_article == "clonazepam"
    window.actions_table["back"].trigger()
    assert (window.room.open_article, view.scroll_pixels, view.links.focused) == ("kindling", scroll, number)
    assert window.focusWidget() is view


def copy_with_keys(window: MainWindow) -> str:
    QTest.keyClick(
        window.area.view,
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    return QApplication.clipboard().text()


def test_every_heading_can_be_copied_with_the_keyboard(window: MainWindow, shipped: Edition) -> None:
    page = shipped.page("glutamate-storm")
    for section in page.sections:
        window.room.follow(f"section:{section.id}")
        text = copy_with_keys(window)
        assert text == f"{page.title}, {section.title} (benzo-glossary:glutamate-storm#{section.id})"


def test_scrolling_by_hand_copies_the_section_on_top(window: MainWindow) -> None:
    window.room.follow("section:how-long-it-lasts")
    window.area.view.scroll_to(window.area.view.scroll_pixels + 60)
    assert copy_with_keys(window) == COPIED
    window.area.view.scroll_to(0)
    assert copy_with_keys(window) == "Glutamate storm (benzo-glossary:glutamate-storm)"


def test_copying_is_said_beside_the_heading_and_moves_nothing(window: MainWindow) -> None:
    window.room.follow("section:how-long-it-lasts")
    scroll = window.area.view.scroll_pixels
    copy_with_keys(window)
    facts = window.area.cards.link.shown
    assert facts is not None
    assert (facts.kicker, facts.title) == ("Link copied", "Glutamate storm, How long it lasts")
    assert window.area.view.scroll_pixels == scroll
    QTest.keyClick(window.area.view, Qt.Key.Key_Down)
    assert window.area.cards.open_card is None


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu is a window, which cannot be raised offscreen
def test_the_menu_of_the_page_copies_the_section_at_the_mouse(window: MainWindow) -> None:
    window.room.follow("section:how-long-it-lasts")
    view = window.area.view
    where = QPoint(60, view.viewport().height() - 40)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, view.viewport().mapToGlobal(where))
    QApplication.sendEvent(view.viewport(), event)
    assert window.after_paint is not None
    menu = window.after_paint.tools.menu
    assert menu.isVisible()
    action = next(action for action in menu.actions() if action.text().startswith("Copy link to"))
    action.trigger()
    menu.close()
    assert QApplication.clipboard().text().startswith("Glutamate storm, How to cope (")


def test_a_link_is_offered_for_copying_on_articles_only(window: MainWindow) -> None:
    action = window.actions_table["copy_link"]
    assert action.isEnabled()
    window.actions_table["home"].trigger()
    assert not action.isEnabled()
    QApplication.clipboard().setText("mine")
    assert copy_with_keys(window) == "mine"
    window.actions_table["back"].trigger()
    assert action.isEnabled()


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu is a window, which cannot be raised offscreen
def test_a_place_that_was_meant_by_the_menu_is_forgotten_when_the_page_is_scrolled(window: MainWindow) -> None:
    window.room.follow("section:how-long-it-lasts")
    view = window.area.view
    where = QPoint(60, view.viewport().height() - 40)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, view.viewport().mapToGlobal(where))
    QApplication.sendEvent(view.viewport(), event)
    assert window.after_paint is not None
    window.after_paint.tools.menu.close()
    view.scroll_to(view.scroll_pixels + 60)
    assert copy_with_keys(window) == COPIED


def test_a_copied_link_is_pasted_and_enter_leads_back_to_the_section(window: MainWindow) -> None:
    open_article(window, "kindling")
    QApplication.clipboard().setText(COPIED)
    window.actions_table["search"].trigger()
    QTest.keyClick(window.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: bool(window.results.answer and window.results.answer.hits), "no answer")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.room.open_article == "glutamate-storm"
    assert window.area.view.scroll_pixels > 300
    assert copy_with_keys(window) == COPIED


def test_a_copied_link_to_an_unknown_article_is_told(window: MainWindow) -> None:
    window.field.setText("benzo-glossary:no-such-thing")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert "There is no article no-such-thing" in window.notice.words
    window.field.setText("kindling")
    wait_for_answer(window)
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.room.open_article == "kindling"


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("benzo-glossary:gaba", ArticleLink("gaba")),
        ("see BENZO-GLOSSARY:half-life#In-Short, please", ArticleLink("half-life", "in-short")),
        (COPIED, ArticleLink("glutamate-storm", "how-long-it-lasts")),
        ("benzo-glossary search", None),
        ("benzo-glossary:", None),
        ("", None),
    ],
)
def test_a_copied_link_is_found_in_any_text(text: str, link: ArticleLink | None) -> None:
    assert find_copied(text) == link
    if link is not None:
        assert find_copied(address_of(link)) == link
