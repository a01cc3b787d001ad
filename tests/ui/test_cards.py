"""The citation card in full: what it says, what can be done on it, with which keys, and that the page stays still."""

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QElapsedTimer, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton, QWidget
from support import wait_until
from window_driver import click_link, open_article, press, words_on_card

from desktop_app.app import Program
from desktop_app.edition.edition import Edition
from desktop_app.glossary.model import CERTAINTY_WORDS
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.place_list import PlaceList

ADDRESS = "citation:1.1"


@pytest.fixture
def window(program: Program) -> MainWindow:
    window = program.window
    open_article(window, "glutamate-storm")
    window.area.view.setFocus()
    return window


def hover(window: MainWindow, address: str) -> None:
    """Rests the mouse on a link, having come from elsewhere."""
    view = window.area.view
    rect = view.rect_of_link(address)
    assert rect is not None
    QTest.mouseMove(view.viewport(), QPoint(2, 2))
    QTest.mouseMove(view.viewport(), QPoint(rect.left() + 4, rect.center().y()))


def switch_hover_on(program: Program) -> None:
    program.appearance.change(program.appearance.settings._replace(hover_cards=True))


def without(image: QImage, *rects: QRect) -> QImage:
    """The image with some rectangles blackened."""
    copy = image.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(copy)
    for rect in rects:
        painter.fillRect(rect, QColor("black"))
    painter.end()
    return copy


def settled(window: MainWindow) -> QImage:
    """The window once its panels have been laid out: two grabs, with events between them, are the same."""
    grabs = [window.grab().toImage()]

    def is_still() -> bool:
        grabs.append(window.grab().toImage())
        return len(grabs) > 3 and grabs[-1] == grabs[-2] == grabs[-3]

    wait_until(is_still, "the window does not come to rest")
    return grabs[-1]


def line_in_window(window: MainWindow, address: str) -> QRect:
    view = window.area.view
    rect = view.rect_of_link(address)
    assert rect is not None
    return rect.translated(view.viewport().mapTo(window, QPoint(0, 0)))


@pytest.mark.parametrize("how", ["click", "enter", "hover"])
def test_nothing_moves_by_a_pixel_when_the_card_comes(program: Program, window: MainWindow, how: str) -> None:
    switch_hover_on(program)
    before = settled(window)
    match how:
        case "click":
            click_link(window, ADDRESS)
        case "enter":
            window.area.view.focus_link(ADDRESS)
            QTest.keyClick(window.area.view, Qt.Key.Key_Return)
        case _:
            hover(window, ADDRESS)
            wait_until(lambda: window.area.card.shown is not None, "no card came", 5000)
    card = window.area.card.geometry()
    after = window.grab().toImage()
    marked = line_in_window(window, ADDRESS).adjusted(-8, -8, 8, 8)
    assert window.area.card.shown is not None
    assert without(before, card, marked) == without(after, card, marked)
    window.area.card.close_card()
    assert without(before, marked) == without(window.grab().toImage(), marked)


def test_a_card_that_comes_by_itself_leaves_the_focus_where_it_is(program: Program, window: MainWindow) -> None:
    switch_hover_on(program)
    clock = QElapsedTimer()
    clock.start()
    hover(window, ADDRESS)
    wait_until(lambda: window.area.card.shown is not None, "no card came", 5000)
    assert clock.elapsed() >= 380  # 400, and timers may be coarse
    assert window.focusWidget() is window.area.view
    QTest.keyClick(window.area.view, Qt.Key.Key_Escape)
    assert window.area.card.shown is None
    assert window.focusWidget() is window.area.view


def test_a_card_that_came_by_itself_goes_when_the_mouse_leaves_but_not_onto_it(
    program: Program, window: MainWindow
) -> None:
    switch_hover_on(program)
    hover(window, ADDRESS)
    wait_until(lambda: window.area.card.shown is not None, "no card came", 5000)
    QTest.mouseMove(window.area.card, QPoint(40, 40))
    assert window.area.card.shown is not None
    QTest.mouseMove(window.area.view.viewport(), QPoint(2, 2))
    wait_until(lambda: window.area.card.shown is None, "the card stayed", 5000)


def test_hovering_does_nothing_unless_it_is_switched_on(program: Program, window: MainWindow) -> None:
    hover(window, ADDRESS)
    assert not window.area.cards.is_waiting
    switch_hover_on(program)
    hover(window, ADDRESS)
    assert window.area.cards.is_waiting
    QTest.mouseMove(window.area.view.viewport(), QPoint(2, 2))
    assert not window.area.cards.is_waiting


def test_the_card_names_everything_that_is_known(window: MainWindow, shipped: Edition) -> None:
    page = shipped.page("glutamate-storm")
    for place, bracket in enumerate(page.places[:8]):
        click_link(window, f"citation:{place}.0")
        source = bracket.sources[0]
        reference = shipped.references[source.key]
        said = " ".join(words_on_card(window).split())
        for words in (
            f"Source {source.number}",
            reference.authors,
            reference.title.rstrip("."),
            reference.container,
            reference.year,
            reference.shows,
            reference.csl.get("DOI", ""),
            reference.csl.get("PMID", ""),
            reference.address,
            *(claim.text for claim in source.claims),
            "Your phone will go online, this machine will not",
        ):
            assert " ".join(words.split()).rstrip(".") in said, (place, words)
        assert source.claims
        assert all(CERTAINTY_WORDS[claim.certainty] in said for claim in source.claims)
        window.area.card.close_card()


def test_identifiers_can_be_selected_with_the_keyboard(window: MainWindow) -> None:
    click_link(window, ADDRESS)
    text = window.area.card.findChild(QWidget, "selectableText")
    assert text is not None
    while window.focusWidget() is not text:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "10.1038/npp.2010.61" in QApplication.clipboard().text()
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert window.area.card.shown is None


@pytest.mark.parametrize(
    ("words", "begins"), [("as RIS", "TY  - JOUR"), ("as BibTeX", "@article{shen2010calcium,"), ("as CSL-JSON", "[")]
)
def test_a_source_is_copied_for_other_programs(window: MainWindow, words: str, begins: str) -> None:
    click_link(window, ADDRESS)
    press(window.area.card, words)
    copied = QApplication.clipboard().text()
    assert copied.startswith(begins)
    assert "10.1038/npp.2010.61" in copied
    if words == "as CSL-JSON":
        assert json.loads(copied)[0]["id"] == "shen2010calcium"
    assert [b.text() for b in window.area.card.findChildren(QToolButton) if b.text() == "Copied"] == ["Copied"]


def test_where_else_it_is_cited_lists_articles_and_headings_and_leads_there(
    window: MainWindow, shipped: Edition
) -> None:
    click_link(window, ADDRESS)
    press(window.area.card, "Where else it is cited")
    places = window.area.card.findChild(PlaceList)
    assert places is not None
    assert window.focusWidget() is places
    cited_in = shipped.references["shen2010calcium"].cited_in
    expected = [
        f"{shipped.catalogue.entries[article.slug].title}: {section.title}"
        for article in cited_in
        for section in article.sections
        if (article.slug, section.id) != ("glutamate-storm", "in-short")
    ]
    assert [places.item(row).text() for row in range(places.count())] == expected
    assert len(expected) > 5
    QTest.keyClick(places, Qt.Key.Key_Down)
    QTest.keyClick(places, Qt.Key.Key_Return)
    second = [(article.slug, section) for article in cited_in for section in article.sections][1]
    assert window.room.open_article == second[0]
    assert window.area.view.scroll_pixels > 0
    assert window.area.card.shown is None
    window.actions_table["back"].trigger()
    assert window.room.open_article == "glutamate-storm"
    assert window.area.view.focused_link() == ADDRESS
    assert window.area.view.scroll_pixels == 0


def test_escape_goes_back_from_the_list_to_the_source_and_then_to_the_citation(window: MainWindow) -> None:
    click_link(window, ADDRESS)
    press(window.area.card, "Where else it is cited")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert "What it shows" in words_on_card(window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.area.card.shown is None
    assert window.focusWidget() is window.area.view
    assert window.area.view.focused_link() == ADDRESS


def stops(window: MainWindow) -> Iterator[QWidget]:
    """Presses Tab until it comes round, and gives what has the focus each time."""
    first: QWidget | None = None
    for _ in range(40):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        focused = window.focusWidget()
        if focused is first:
            return
        first = first or focused
        yield focused
    pytest.fail("Tab does not come round")


def test_tab_reaches_every_action_and_stays_on_the_card(window: MainWindow) -> None:
    click_link(window, ADDRESS)
    card = window.area.card
    reached = list(stops(window))
    buttons = [b for b in card.findChildren(QToolButton) if b.isVisible() and b.isEnabled()]
    assert set(buttons) <= set(reached)
    assert all(card.isAncestorOf(widget) for widget in reached)
    assert all(button.accessibleName() or button.text() for button in buttons)


def test_the_focus_is_drawn_and_targets_are_large_enough(program: Program, window: MainWindow) -> None:
    click_link(window, ADDRESS)
    focus = QColor(program.appearance.theme.focus).rgb()
    for stop in stops(window):
        assert stop.height() >= 32, stop.accessibleName()
        assert not isinstance(stop, QToolButton) or stop.width() >= 32, stop.accessibleName()
        image = stop.grab().toImage()
        middle = image.height() // 2
        assert [image.pixel(x, middle) for x in range(3)] == [focus] * 3, stop.accessibleName()


@pytest.mark.parametrize("size", [(480, 400), (1024, 600)])
def test_everything_is_reached_at_300_per_cent_in_a_small_window(
    program: Program, window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    program.appearance.change(program.appearance.settings._replace(text_size=300))
    open_article(window, "glutamate-storm")
    click_link(window, "citation:1.1")
    card = window.area.card
    assert window.rect().contains(card.geometry())
    assert not card.geometry().intersects(line_in_window(window, ADDRESS))
    assert card.height() >= 120
    scroll = card.findChild(QScrollArea)
    assert scroll is not None
    names = []
    for stop in stops(window):
        names.append(stop.accessibleName())
        seen = stop.visibleRegion().boundingRect()
        assert seen.width() == stop.width(), names[-1]
        assert seen.height() >= min(stop.height(), 32), names[-1]
        if scroll.isAncestorOf(stop):
            assert stop.mapTo(scroll, QPoint(0, 0)).x() + stop.width() <= scroll.width()
    assert len(names) >= 8


def test_pressing_the_page_closes_the_card(window: MainWindow) -> None:
    click_link(window, ADDRESS)
    QTest.mouseClick(window.area.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert window.area.card.shown is None
    assert window.focusWidget() is window.area.view


def test_scrolling_closes_the_card_and_gives_the_focus_back(window: MainWindow) -> None:
    click_link(window, ADDRESS)
    window.area.view.scroll_to(40)
    assert window.area.card.shown is None
    assert window.focusWidget() is window.area.view


def test_a_citation_that_the_edge_cuts_off_is_opened_and_left_without_scrolling(window: MainWindow) -> None:
    view = window.area.view
    address = next(a for a in view.link_addresses() if a.startswith("citation:1"))
    rect = view.rect_of_link(address)
    assert rect is not None
    view.scroll_to(rect.bottom() - 6)
    scroll = view.scroll_pixels
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 4, 3))
    assert window.area.card.shown is not None
    assert view.scroll_pixels == scroll
    QTest.keyClick(window.area.card, Qt.Key.Key_Escape)
    assert view.scroll_pixels == scroll
    assert view.focused_link() == address


def test_another_text_size_keeps_the_focused_link(program: Program, window: MainWindow) -> None:
    window.area.view.focus_link(ADDRESS)
    program.appearance.change(program.appearance.settings._replace(text_size=150))
    assert window.area.view.focused_link() == ADDRESS


@pytest.mark.parametrize(("text_size", "size"), [(100, (1280, 800)), (150, (1280, 800)), (200, (1280, 800))])
def test_the_sentence_whose_number_was_pressed_stays_to_be_read(
    program: Program, window: MainWindow, text_size: int, size: tuple[int, int]
) -> None:
    window.resize(*size)
    program.appearance.change(program.appearance.settings._replace(text_size=text_size))
    view = window.area.view
    tried = 0
    addresses = dict.fromkeys(link[2] for link in view.links.all if link[2].startswith("citation:"))
    for address in list(addresses)[:12]:
        number = next(n for n, link in enumerate(view.links.all) if link[2] == address)
        view.links.select(number)
        view.ensureCursorVisible()
        top, line = view.links.sentence_top(number), view.links.rect(number)
        assert top is not None
        assert line is not None
        assert top <= line.top()
        room = view.viewport().rect()
        if not room.contains(QRect(0, top, 1, line.bottom() - top)):
            continue  # the sentence itself is not whole in the window
        window.room.follow(address)
        card = window.area.cards.citation
        assert card.isVisible()
        sentence = QRect(0, top, view.viewport().width(), line.bottom() - top)
        covered = card.geometry().translated(-view.viewport().mapTo(window, QPoint(0, 0)))
        is_crowded = max(top, room.bottom() - line.bottom()) < 220
        assert is_crowded or not covered.intersects(sentence), address
        tried += not is_crowded
        window.area.cards.put_away()
    assert tried >= 4
