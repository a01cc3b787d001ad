"""Tests of the line of notices: its words can be read, and stand on the ground of the whole line."""

import pytest
from PySide6.QtCore import QPoint
from support import wait_until

from desktop_app.app import Program
from desktop_app.ui.head_area import HeadArea

WORDS = (
    "The index of this edition is damaged. Searching titles only; run benzo-glossary compile to make it anew, "
    "or install the program again."
)


def area(program: Program) -> HeadArea:
    found = program.window.notice.findChild(HeadArea)
    assert isinstance(found, HeadArea)
    return found


def show(program: Program, size: tuple[int, int], text_size: int) -> None:
    """The notice, in a window of that size."""
    window, appearance = program.window, program.appearance
    appearance.change(appearance.settings._replace(text_size=text_size))
    window.resize(*size)
    window.say(WORDS)
    wait_until(lambda: (window.width(), window.height()) == size, "the window has another size")


@pytest.mark.parametrize(("size", "text_size"), [((1280, 800), 100), ((320, 480), 100), ((1280, 800), 300)])
def test_a_notice_is_seen_as_a_whole_where_there_is_room(
    program: Program, size: tuple[int, int], text_size: int
) -> None:
    show(program, size, text_size)
    wait_until(lambda: area(program).verticalScrollBar().maximum() == 0, "a part of it is out of sight")


def test_a_low_window_leaves_room_for_the_page_and_the_notice_scrolls(program: Program) -> None:
    show(program, (1280, 800), 300)
    show(program, (320, 480), 300)
    wait_until(lambda: area(program).verticalScrollBar().maximum() > 0, "it took the room of the page")
    assert program.window.area.view.viewport().height() > 80


@pytest.mark.parametrize("theme", ["light", "dim", "high-contrast"])
def test_the_words_stand_on_the_ground_of_the_line(program: Program, theme: str) -> None:
    program.appearance.change(program.appearance.settings._replace(theme=theme))
    show(program, (1280, 800), 100)
    notice = program.window.notice
    picture = notice.grab().toImage()
    corner = area(program).mapTo(notice, QPoint(area(program).width() - 2, area(program).height() - 2))
    assert picture.pixelColor(corner) == picture.pixelColor(2, 2)
