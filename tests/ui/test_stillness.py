"""What was opened is drawn once all of it has found its place: nothing jumps in front of a tired eye."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from rectangles import settle
from window_driver import open_article, type_query, wait_until_drawn

from desktop_app.app import Program
from desktop_app.ui.main_window import MainWindow

Places = dict[QWidget, QRect]


class Eye(QObject):
    """Notes where everything is whenever the window is drawn."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self.seen: list[Places] = []
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.append(self.places())
        return False

    def places(self) -> Places:
        """Of all parts that are seen."""
        parts = [part for part in self._window.findChildren(QWidget) if not part.visibleRegion().isEmpty()]
        return {part: QRect(part.mapTo(self._window, part.rect().topLeft()), part.size()) for part in parts}


def rest(window: MainWindow) -> None:
    """Waits until what is made ahead is there, and nothing moves."""
    QTest.qWait(200)
    settle(window)


def kindling(window: MainWindow) -> None:
    open_article(window, "kindling")


def diazepam(window: MainWindow) -> None:
    open_article(window, "diazepam")


def look_for_taper(window: MainWindow) -> None:
    type_query(window, "taper")


ACTS: dict[str, tuple[Callable[[MainWindow], None], Callable[[MainWindow], None]]] = {
    "the first article": (lambda _: None, kindling),
    "a short one after a long one": (diazepam, kindling),
    "a long one after a short one": (kindling, diazepam),
    "home again": (kindling, lambda window: window.actions_table["home"].trigger()),
    "the help page": (kindling, lambda window: window.actions_table["help"].trigger()),
    "the text size": (kindling, lambda window: window.actions_table["appearance"].trigger()),
    "what is kept": (kindling, lambda window: window.actions_table["yours"].trigger()),
    "an article from the answer": (look_for_taper, diazepam),
}


@pytest.mark.parametrize("size", [(1280, 800), (700, 500)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("act", ACTS)
def test_the_first_picture_of_what_was_opened_is_the_last(program: Program, act: str, size: tuple[int, int]) -> None:
    window = program.window
    window.resize(*size)
    before, do = ACTS[act]
    before(window)
    rest(window)
    eye = Eye(window)
    do(window)
    wait_until_drawn(window)
    rest(window)
    assert eye.seen, "nothing was drawn"
    now = eye.places()
    for places in eye.seen:
        moved = [(part, place, now.get(part)) for part, place in places.items() if now.get(part) != place]
        assert not moved


class Moves(QObject):
    """Counts how often parts are moved or given another size."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.count = 0
        for part in parts:
            part.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() in (QEvent.Type.Move, QEvent.Type.Resize)
        return False


@pytest.mark.parametrize("sheet", [None, "appearance"])
def test_what_is_made_ahead_moves_nothing_that_is_seen(program: Program, sheet: str | None) -> None:
    window = program.window
    if sheet is not None:
        window.actions_table[sheet].trigger()
    rest(window)
    moves = Moves(window.area, window.area.view, window.browse, window.panels.left)
    window.warm_up()
    rest(window)
    assert window.side.isHidden()
    assert moves.count == 0
