"""The window as a screen reader meets it: everything that can have the focus has a name, a role and a size."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible_tree import faults, interface, name, path, press, same, walk, with_role
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QListWidget, QToolButton, QTreeView
from shiboken6 import isValid
from support import wait_until
from window_driver import click_link, click_title, open_article, type_query, wait_for_answer, wait_until_drawn
from window_driver import press as click

from desktop_app.app import Program
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.more_menu import MoreMenu
from desktop_app.ui.offer_bar import OfferBar
from desktop_app.ui.sheet import Sheet

Role = QAccessible.Role
Text = QAccessible.Text


@pytest.fixture
def listening() -> Iterator[None]:
    """A screen reader listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def window(listening: None, program: Program) -> MainWindow:
    """A window that was opened while a screen reader listened."""
    return program.window


def assert_well(window: MainWindow) -> None:
    assert faults(interface(window)) == []


def article(window: MainWindow) -> QAccessibleInterface:
    """The document of the open page."""
    documents = with_role(interface(window.area.view), Role.Document)
    assert len(documents) == 1
    return documents[0]


def links_of(window: MainWindow) -> list[QAccessibleInterface]:
    return with_role(article(window), Role.Link)


def described(root: QAccessibleInterface, role: QAccessible.Role, words: str) -> QAccessibleInterface:
    """The one node with that role and name."""
    found = [node for node in with_role(root, role) if name(node) == words]
    assert len(found) == 1, [name(node) for node in with_role(root, role)]
    return found[0]


@pytest.mark.parametrize("page", ["home:", "help:", "category:mechanisms", "article:kindling", "article:clonazepam"])
@pytest.mark.parametrize("width", [1280, 480])
def test_a_page_has_nothing_without_name_role_and_size(window: MainWindow, page: str, width: int) -> None:
    window.resize(width, 700)
    window.room.follow(page)
    assert_well(window)
    assert len(with_role(article(window), Role.Heading)) > 0


def test_results_have_nothing_without_name_role_and_size(window: MainWindow) -> None:
    for query in ("taper", "kindlign", "qqzzxxqq", "i want to die", '"kindling diazepam umbrella"'):
        window.field.setText(query)
        wait_for_answer(window)
        assert_well(window)
    window.field.setText("taper")
    wait_for_answer(window)
    click(window.results, "Filter")
    assert_well(window)


def test_the_browse_tree_has_nothing_without_name_role_and_size(window: MainWindow) -> None:
    click_title(window, "Withdrawal")
    assert_well(window)
    click(window.browse, "A to Z")
    assert_well(window)


def test_card_notice_and_menu_have_nothing_without_name_role_and_size(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    click_link(window, "citation:1.1")
    assert_well(window)
    window.say("The disk is full.")
    assert_well(window)
    menu = window.findChild(MoreMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    rows = [interface(menu).child(number) for number in range(interface(menu).childCount())]
    assert [row.role() for row in rows].count(Role.MenuItem) > 8
    assert all(name(row) for row in rows if row.role() == Role.MenuItem)


def test_the_button_of_the_menu_says_that_it_opens_one(window: MainWindow) -> None:
    more = next(button for button in window.top_bar.findChildren(QToolButton) if button.menu() is not None)
    assert interface(more).state().hasPopup
    assert name(interface(more)) == "More"


def test_every_sheet_that_is_offered_has_nothing_without_name_role_and_size(
    window: MainWindow, program: Program
) -> None:
    open_article(window, "kindling")
    window.sheets.offer("plain", lambda: Sheet("Plain", program.appearance, window.panels))
    for sheet_name in window.sheets.names():
        sheet = window.sheets.open(sheet_name)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        assert name(interface(sheet)), sheet_name
        assert interface(sheet).role() == Role.Pane
        assert_well(window)
        window.sheets.close()


def test_a_sheet_with_a_nameless_list_is_found(window: MainWindow, program: Program) -> None:
    window.sheets.offer("plain", lambda: Sheet("Plain", program.appearance, window.panels))
    sheet = window.sheets.open("plain")
    nameless = QListWidget(sheet)
    sheet.body.addWidget(nameless)
    wait_until(nameless.isVisible, "the list was not laid out")
    assert [fault.split(":")[0] for fault in faults(interface(window))] == ["no name"]


def test_the_walk_finds_what_has_no_name(window: MainWindow) -> None:
    nameless = QToolButton(window.top_bar)
    nameless.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    nameless.resize(20, 20)
    nameless.show()
    assert [fault.split(":")[0] for fault in faults(interface(window))] == ["no name"]


def test_a_screen_reader_that_comes_later_meets_the_same_page(program: Program) -> None:
    open_article(program.window, "kindling")
    QAccessible.setActive(True)
    try:
        assert_well(program.window)
        assert name(article(program.window)) == "Kindling"
        assert len(links_of(program.window)) == len(program.window.area.view.link_addresses())
    finally:
        QAccessible.setActive(False)


def test_headings_stand_in_order_with_their_levels(window: MainWindow) -> None:
    open_article(window, "kindling")
    page = article(window)
    assert name(page) == "Kindling"
    headings = with_role(page, Role.Heading)
    levels = [node.attributesInterface().attributeValue(QAccessible.Attribute.Level) for node in headings]
    sections = described(interface(window.side), Role.List, "On this page")
    beside = [name(row) for row in with_role(sections, Role.ListItem)]
    words = [name(node) for node in headings]
    assert words[0] == "Kindling"
    assert beside[0] == "In short, you are here"
    assert [row.removesuffix(", you are here") for row in beside] == words[1:]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}
    tops = [node.rect().top() for node in headings]
    assert tops == sorted(tops)


def test_every_link_of_the_page_is_there_in_order_and_says_what_it_does(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    links = links_of(window)
    assert len(links) == len(window.area.view.link_addresses())
    citations = [link for link in links if name(link).startswith("Source ")]
    assert len(citations) == sum(address.startswith("citation:") for address in window.area.view.link_addresses())
    for link in links:
        assert link.text(Text.Description)
        assert link.parent().role() in (Role.Paragraph, Role.ListItem, Role.Heading), path(link)


def test_all_words_of_the_page_are_in_its_paragraphs(window: MainWindow) -> None:
    open_article(window, "clonazepam")
    told = " ".join(
        name(node) for node in walk(article(window)) if node.role() in (Role.Heading, Role.Paragraph, Role.ListItem)
    )
    shown = window.area.view.toPlainText().replace("\N{OBJECT REPLACEMENT CHARACTER}", " ")
    assert told.split() == shown.split()


def test_a_node_lies_where_its_words_are_drawn(window: MainWindow) -> None:
    open_article(window, "kindling")
    view = window.area.view
    for node, address in list(zip(links_of(window), view.link_addresses(), strict=True))[:6]:
        drawn = view.rect_of_link(address)
        assert drawn is not None
        drawn.translate(view.viewport().mapToGlobal(drawn.topLeft()) - drawn.topLeft())
        assert node.rect().adjusted(-1, -1, 1, 1).contains(drawn)
        found = article(window).childAt(node.rect().center().x(), node.rect().center().y())
        assert same(found, node)


def test_scrolling_brings_nodes_into_sight_and_out_of_it(window: MainWindow) -> None:
    open_article(window, "kindling")
    sources = described(article(window), Role.Heading, "Sources")
    assert sources.state().offscreen
    window.area.view.scroll_to_section("sources")
    assert not sources.state().offscreen


def test_the_text_interface_of_the_page_stays(window: MainWindow) -> None:
    open_article(window, "kindling")
    text = interface(window.area.view).textInterface()
    assert text.characterCount() > 1000
    start = window.area.view.toPlainText().index("What it is")
    assert text.text(start, start + 10) == "What it is"
    text.setCursorPosition(start)
    assert window.area.view.textCursor().position() == start


def test_pressing_a_citation_opens_its_card_and_escape_returns_to_it(window: MainWindow) -> None:
    open_article(window, "kindling")
    far = [link for link in links_of(window) if name(link).startswith("Source ")][-1]
    assert far.state().offscreen
    press(far)
    card = window.area.card
    assert card.isVisible()
    node = interface(card)
    assert node.role() == Role.Dialog
    assert node.state().focused
    assert name(node).startswith(f"{name(far)}: ")
    assert "Cited here for:" in node.text(Text.Description)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert far.state().focused
    assert not far.state().offscreen


def test_pressing_a_link_opens_its_article(window: MainWindow) -> None:
    open_article(window, "kindling")
    press(described(article(window), Role.Link, "NMDA receptor"))
    assert window.room.open_article == "nmda-receptor"
    assert name(article(window)) == "NMDA receptor"


def test_tab_gives_the_focus_to_a_link_of_the_tree(window: MainWindow) -> None:
    open_article(window, "kindling")
    window.area.view.setFocus()
    for link in links_of(window)[:3]:
        QTest.keyClick(window.area.view, Qt.Key.Key_Tab)
        assert [name(node) for node in links_of(window) if node.state().focused] == [name(link)]
        assert link.state().focused


def test_nodes_of_a_page_that_was_left_are_gone(window: MainWindow) -> None:
    open_article(window, "kindling")
    numbers = [QAccessible.uniqueId(node) for node in walk(article(window))]
    assert len(numbers) > 50
    for _ in range(3):  # pages come and go while a screen reader looks
        open_article(window, "clonazepam")
        list(walk(article(window)))
        open_article(window, "kindling")
    wait_until(lambda: all(QAccessible.accessibleInterface(number) is None for number in numbers), "nodes are left")


def test_another_text_size_moves_the_nodes(window: MainWindow) -> None:
    open_article(window, "kindling")
    before = described(article(window), Role.Heading, "What it is").rect()
    for _ in range(4):
        window.actions_table["larger"].trigger()
    after = described(article(window), Role.Heading, "What it is").rect()
    assert after.height() > before.height()


def test_a_result_says_title_category_snippet_and_reason(window: MainWindow) -> None:
    type_query(window, "klonopin")
    results = window.results.findChild(QListView)
    assert results is not None
    row = with_role(interface(results), Role.ListItem)[0]
    hit = window.results.answer.hits[0]  # type: ignore[union-attr]
    assert name(row).startswith("Clonazepam. Medicines. ")
    assert hit.snippet.text in name(row)
    assert hit.why
    assert hit.why in name(row)


def test_a_category_of_the_tree_says_its_count_and_whether_it_is_open(window: MainWindow) -> None:
    tree = window.browse.findChild(QTreeView)
    assert tree is not None
    first = with_role(interface(tree), Role.TreeItem)[0]
    assert name(first).startswith("Mechanisms, ")
    assert first.state().expandable
    assert not first.state().expanded
    click_title(window, "Mechanisms")
    assert with_role(interface(tree), Role.TreeItem)[0].state().expanded


def test_a_link_in_a_sentence_above_the_results_can_be_pressed(window: MainWindow) -> None:
    type_query(window, "kindlign")
    press(described(interface(window.results), Role.Link, "Search for kindlign instead"))
    wait_until(lambda: window.results.answer is not None and not window.results.answer.shown_for, "not undone")
    type_query(window, "qqzz")
    press(described(interface(window.results), Role.Link, "Get help now"))
    assert name(article(window)) == "Get help now"


def test_the_panel_beside_follows_the_row_that_the_keys_reach(window: MainWindow) -> None:
    window.resize(1280, 420)
    open_article(window, "kindling")
    wait_until_drawn(window)
    rows = window.side.findChildren(QListWidget)[-1]
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_End)
    current = rows.visualItemRect(rows.currentItem())
    assert not rows.viewport().visibleRegion().intersected(current).isEmpty()
    assert rows.currentRow() == rows.count() - 1


def test_a_node_lives_on_while_it_is_asked_though_its_words_have_changed(window: MainWindow) -> None:
    type_query(window, "kindlign")
    old = described(interface(window.results), Role.Link, "Search for kindlign instead")
    label, number = old.parent(), QAccessible.uniqueId(old)
    label.object().setText('<a href="word:">clear the search</a>')  # type: ignore[attr-defined]
    assert label.indexOfChild(old) == -1
    assert isValid(old)
    assert name(label.child(0)) == "clear the search"
    wait_until(lambda: QAccessible.accessibleInterface(number) is None, "the node is left")


def test_a_notice_says_its_words(window: MainWindow) -> None:
    window.say("The disk is full.")
    assert "The disk is full." in [name(node) for node in with_role(interface(window.notice), Role.StaticText)]


def test_the_bar_of_a_newer_edition_says_its_words(window: MainWindow) -> None:
    bar = OfferBar(window)
    window.add_bar(bar)
    bar.offer("Newer edition found: 31 articles changed.", has_changes=True)
    words = [name(node) for node in with_role(interface(bar), Role.StaticText)]
    assert words == ["Newer edition found: 31 articles changed."]
    assert_well(window)


def test_a_program_that_was_looked_at_ends_cleanly(shipped_folder: Path, tmp_path: Path) -> None:
    """What Qt's cache and Python both own must not be deleted twice: the way out of the whole program is tried."""
    program = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from accessible_tree import interface, walk
from desktop_app import app, bundle
from desktop_app.edition.shelf import Shelf
from desktop_app.reader.paths import ReaderPaths
class LookedAt(app.Program):
    def __init__(self, *parts):
        QAccessible.setActive(True)
        super().__init__(*parts)
        self.loader.engine_ready.connect(self.ready)
        self.loader.want_engine()
    def ready(self, _engine):
        QTimer.singleShot(0, self.look)
    def look(self):
        for slug in ("kindling", "clonazepam"):
            self.window.room.follow("article:" + slug)
            self.count(self.window, 100)
        self.window.room.follow("citation:0.0")
        self.count(self.window.area.card, 5)
        self.search.answered.connect(self.look_at_results)
        self.window.field.setText("kindlign")
    def look_at_results(self, _answer):
        self.count(self.window.results, 5)
        self.window.close()
    def count(self, part, least):
        print(len([QAccessible.uniqueId(node) for node in walk(interface(part))]) > least)
app.Program = LookedAt
place = Path({str(tmp_path)!r})
shelf = Shelf(bundle.content_folder(), None, Path({str(shipped_folder)!r}))
sys.exit(app.run_window(shelf, ReaderPaths(place / "a", place / "b", place / "c", place / "cache")))
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False, env=environment
    )
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, ["True"] * 4, "")
