"""An article as a person reads it: citations, their cards and links, with real keys, clicks and a touch."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from support import wait_until
from window_driver import (
    click_link,
    open_article,
    press,
    words_on_card,
)

from desktop_app.app import Program
from desktop_app.ui.main_window import MainWindow


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.window


@pytest.mark.parametrize("how", ["mouse", "enter", "tap"])
def test_a_citation_shows_its_card_and_the_page_does_not_move(window: MainWindow, how: str) -> None:
    open_article(window, "glutamate-storm")
    view, address = window.area.view, "citation:1.1"
    before = view.viewport().grab().toImage()
    if how == "enter":
        view.focus_link(address)
        QTest.keyClick(view, Qt.Key.Key_Return)
    elif how == "mouse":
        click_link(window, address)
    else:
        rect = view.rect_of_link(address)
        assert rect is not None
        device = QTest.createTouchDevice()
        where = QPoint(rect.left() + 4, rect.center().y())
        touch = QTest.touchEvent(view.viewport(), device)
        touch.press(0, where, view.viewport())
        touch.commit()
        touch.release(0, where, view.viewport())
        touch.commit()
        wait_until(lambda: window.area.card.shown is not None, "the tap was not followed", 3000)
    shown = window.area.card.shown
    assert shown is not None
    assert shown.cited.number == 4
    after = view.viewport().grab().toImage()
    link = view.rect_of_link(address)
    assert link is not None
    assert same_but_for(before, after, link.adjusted(-8, -8, 8, 8))
    assert view.scroll_pixels == 0


def same_but_for(one: QImage, other: QImage, mark: QRect) -> bool:
    """Whether two grabs agree in every pixel outside the mark of the focus."""
    images = [image.convertToFormat(QImage.Format.Format_RGB32) for image in (one, other)]
    for image in images:
        painter = QPainter(image)
        painter.fillRect(mark, QColor("black"))
        painter.end()
    return images[0] == images[1]


def test_the_card_says_who_what_kind_and_what_for(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    click_link(window, "citation:1.1")
    text = words_on_card(window)
    assert "Animal study" in text
    assert "done in animals" in text
    assert "Cited here for:" in text
    assert "Well established" in text
    assert "https://doi.org/10.1038/npp.2010.61" in text


@pytest.mark.parametrize("size", [(1280, 800), (1024, 600), (480, 640)])
def test_the_card_never_lies_over_the_line_nor_leaves_the_window(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    open_article(window, "glutamate-storm")
    view = window.area.view
    for place in range(12):
        address = f"citation:{place}.0"
        click_link(window, address)
        line = view.rect_of_link(address)
        assert line is not None
        line.translate(view.viewport().mapTo(window, QPoint(0, 0)))
        card = window.area.card.geometry()
        assert not card.intersects(line), (place, card, line)
        assert window.rect().contains(card), (place, card)
        window.area.card.close_card()


def test_escape_closes_the_card_and_returns_to_the_citation(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    click_link(window, "citation:1.1")
    QTest.keyClick(window.area.card, Qt.Key.Key_Escape)
    assert window.area.card.shown is None
    assert window.focusWidget() is window.area.view
    assert window.area.view.focused_link() == "citation:1.1"


def test_arrows_step_through_the_sources_of_one_bracket(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    click_link(window, "citation:0.0")
    numbers = []
    for _ in range(3):
        numbers.append(window.area.card.shown.cited.number)  # type: ignore[union-attr]
        QTest.keyClick(window.area.card, Qt.Key.Key_Right)
    assert numbers == [1, 2, 3]


def test_a_source_is_copied_as_text(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    click_link(window, "citation:0.0")
    press(window.area.card, "Copy")
    assert "Pharmacology" in QApplication.clipboard().text()


def test_all_sources_leads_to_the_list_and_back_to_the_place(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    click_link(window, "citation:1.1")
    press(window.area.card, "All sources")
    assert window.area.view.scroll_pixels > 500
    window.room.follow("place:1")
    assert window.area.view.scroll_pixels < 300
    assert window.area.view.focused_link() == "citation:1.0"


def test_every_link_of_the_page_is_reached_with_tab(window: MainWindow) -> None:
    open_article(window, "kindling")
    view = window.area.view
    view.setFocus()
    reached = []
    for _ in range(200):
        QTest.keyClick(view, Qt.Key.Key_Tab)
        if window.focusWidget() is not view or not view.focused_link():
            break
        reached.append(view.focused_link())
    assert reached == list(view.link_addresses())


def test_back_and_forward_restore_article_and_scroll(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    window.area.view.scroll_to(700)
    open_article(window, "kindling")
    window.actions_table["back"].trigger()
    assert (window.room.open_article, window.area.view.scroll_pixels) == ("glutamate-storm", 700)
    window.actions_table["forward"].trigger()
    assert window.room.open_article == "kindling"
    assert not window.actions_table["forward"].isEnabled()


def test_a_link_between_articles_is_followed(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    click_link(window, "article:glutamate")
    assert window.room.open_article == "glutamate"


def test_an_outside_address_is_never_opened(window: MainWindow) -> None:
    open_article(window, "kindling")
    before = window.area.view.toHtml()
    for address in ("https://example.org", "file:///etc/passwd", "mailto:x@example.org", "javascript:1", "x"):
        window.area.view.link_followed.emit(address)
    assert window.room.open_article == "kindling"
    assert window.area.view.toHtml() == before


def test_pictures_come_from_memory_only(window: MainWindow) -> None:
    view = window.area.view
    assert view.loadResource(2, "icon:warning").width() > 0  # type: ignore[attr-defined]
    assert view.loadResource(2, "file:///usr/share/pixmaps/x.png").isNull()  # type: ignore[attr-defined]
    assert view.loadResource(3, "file:///etc/hostname") == ""
