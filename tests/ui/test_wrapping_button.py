"""A button with more words than its width has room for shows all of them, in lines."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop_app.reader.settings import Settings
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.flow_row import FlowRow
from desktop_app.ui.wrapping_button import WrappingButton, size_in

WORDS = "Take-away sheet, one page"


@pytest.fixture
def button(qapp: QApplication) -> Iterator[WrappingButton]:
    Appearance(qapp, Settings()).apply()
    parent = QWidget()
    button = WrappingButton(parent)
    button.setObjectName("chip")
    button.setText(WORDS)
    parent.show()
    yield button
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_with_room_it_is_a_button_of_one_line(button: WrappingButton) -> None:
    hint = button.sizeHint()
    assert hint.width() > button.fontMetrics().horizontalAdvance(WORDS)
    assert size_in(button, 1000) == hint
    assert hint.height() < 2 * button.fontMetrics().height() + 20


def test_without_room_it_is_higher_by_its_lines_and_keeps_its_text(button: WrappingButton) -> None:
    one, half = button.sizeHint(), button.sizeHint().width() * 2 // 3
    assert size_in(button, half).width() == half
    assert size_in(button, half).height() == one.height() + button.fontMetrics().lineSpacing()
    assert button.text() == WORDS
    button.resize(size_in(button, half))
    assert button.sizeHint().height() == size_in(button, half).height()
    button.resize(1000, 40)
    assert button.sizeHint() == one


def test_every_line_is_drawn(button: WrappingButton) -> None:
    button.resize(size_in(button, button.sizeHint().width() * 2 // 3))
    picture = button.grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, 5)
    middle = picture.height() // 2
    for top, bottom in ((6, middle), (middle, picture.height() - 6)):
        rows = range(top, bottom)
        assert any(picture.pixelColor(x, y) != ground for y in rows for x in range(10, picture.width() - 10))


def test_a_row_centres_what_is_lower_than_the_rest(button: WrappingButton) -> None:
    row = FlowRow(button.parentWidget())
    low = QLabel("1 of 3")
    row.add(button)
    row.add(low)
    row.show()
    row.resize(600, 100)
    assert row.height() == button.height() > low.height()
    assert abs(low.geometry().center().y() - button.geometry().center().y()) <= 1
