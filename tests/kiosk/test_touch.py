"""A finger at the kiosk: it scrolls and selects nothing, taps follow links, drags never do, and targets are large."""

import pytest
from kiosk_driver import begin
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QScroller, QWidget
from support import wait_until

from desktop_app.kiosk.kiosk_program import KioskProgram
from desktop_app.kiosk.kiosk_style import TOUCH_PIXELS
from desktop_app.kiosk.policy import Policy
from desktop_app.ui.main_window import MainWindow


@pytest.fixture(scope="module")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def kiosk(open_kiosk) -> KioskProgram:  # type: ignore[no-untyped-def]
    return open_kiosk(Policy())


@pytest.fixture
def pages(kiosk: KioskProgram) -> MainWindow:
    opened = begin(kiosk)
    opened.room.follow("article:taper")
    return opened


def draw(finger: QPointingDevice, widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Puts a finger down, draws it over the widget and lifts it."""
    QTest.touchEvent(widget, finger).press(0, start, widget).commit()
    for step in range(1, 11):
        QTest.qWait(12)
        QTest.touchEvent(widget, finger).move(0, start + (end - start) * step / 10, widget).commit()
    QTest.qWait(12)
    QTest.touchEvent(widget, finger).release(0, end, widget).commit()


def test_a_finger_scrolls_the_page_and_selects_nothing(pages: MainWindow, finger: QPointingDevice) -> None:
    view = pages.area.view
    middle = QPoint(view.viewport().width() // 2, view.viewport().height() - 20)
    draw(finger, view.viewport(), middle, middle - QPoint(0, view.viewport().height() - 60))
    wait_until(lambda: view.scroll_pixels > 50, "the page did not scroll")
    assert not view.textCursor().hasSelection()
    assert pages.room.open_article == "taper"


def test_a_drag_that_begins_on_a_link_does_not_follow_it(pages: MainWindow, finger: QPointingDevice) -> None:
    view = pages.area.view
    address = next(link for link in view.link_addresses() if link.startswith("article:"))
    rect = view.rect_of_link(address)
    assert rect is not None
    view.scroll_to(max(0, rect.top() - 200))
    rect = view.rect_of_link(address)
    assert rect is not None
    draw(finger, view.viewport(), rect.center(), rect.center() - QPoint(0, 150))
    QTest.qWait(100)
    assert pages.room.open_article == "taper"


def test_a_tap_on_a_citation_opens_its_card(pages: MainWindow, finger: QPointingDevice) -> None:
    view = pages.area.view
    rect = view.rect_of_link("citation:0.0")
    assert rect is not None
    spot = QPoint(rect.left() + 4, rect.center().y())
    QTest.touchEvent(view.viewport(), finger).press(0, spot, view.viewport()).commit()
    QTest.touchEvent(view.viewport(), finger).release(0, spot, view.viewport()).commit()
    wait_until(lambda: pages.area.card.isVisible(), "the tap opened nothing")


def test_everything_that_scrolls_follows_a_finger(pages: MainWindow) -> None:
    areas = [area for area in pages.findChildren(QAbstractScrollArea) if area.isVisible()]
    assert areas
    assert [area for area in areas if not QScroller.hasScroller(area.viewport())] == []


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1024, 768)])
def test_targets_are_as_large_as_a_finger(kiosk: KioskProgram, size: tuple[int, int]) -> None:
    window = kiosk.kiosk.window
    window.showNormal()
    window.setGeometry(0, 0, *size)
    pages = begin(kiosk)
    pages.field.setFocus()
    QTest.keyClicks(pages.field, "taper")
    wait_until(lambda: bool(pages.results.answer and pages.results.answer.complete), "no answer")
    small = too_small(window)
    pages.results.choose()
    pages.room.follow("citation:0.0")
    small += too_small(window)
    window.ask_still_reading(20)
    small += too_small(window)
    window.ask_for_pin()
    small += too_small(window)
    assert small == []


def too_small(window: QWidget) -> list[str]:
    parts = (*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit))
    return [
        f"{part.accessibleName() or getattr(part, 'text', str)()}: {part.width()} x {part.height()}"
        for part in parts
        if part.isVisible() and min(part.width(), part.height()) < TOUCH_PIXELS
    ]
