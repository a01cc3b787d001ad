"""A window that nobody touches opens no index; the first sign of a person does, and so does a question without one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from support import wait_until

from desktop_app.app import Program
from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.shelf import Shelf


def move(program: Program) -> None:
    """Moves the pointer over the page."""
    for place in (30, 60):
        QTest.mouseMove(program.window.area.view.viewport(), QPoint(place, place))


SIGNS: dict[str, Callable[[Program], None]] = {
    "key": lambda program: QTest.keyClick(program.window.field, Qt.Key.Key_Down),
    "press": lambda program: QTest.mouseClick(program.window.top_bar, Qt.MouseButton.LeftButton, pos=QPoint(2, 2)),
    "pointer": move,
    "question": lambda program: program.window.field.setText("kindling"),
}


@pytest.fixture
def untouched(open_program: Callable[..., Program], content: Path, tmp_path: Path) -> tuple[Program, list[object]]:
    """A program whose edition is open, and the engines that came."""
    compile_edition(content, tmp_path / "own")
    program = open_program(Shelf(content, None, tmp_path / "own"), wait=False)
    opened: list[object] = []
    engines: list[object] = []
    program.loader.edition_ready.connect(opened.append)
    program.loader.engine_ready.connect(engines.append)
    wait_until(lambda: bool(opened) and program.tasks.is_idle, "the edition was not opened")
    return program, engines


def test_nothing_is_opened_for_a_window_below_a_pointer_that_lies_still(
    untouched: tuple[Program, list[object]],
) -> None:
    program, engines = untouched
    here = QPoint(40, 40).toPointF()
    QApplication.sendEvent(program.window, QEnterEvent(here, here, here))
    QApplication.sendEvent(program.window, QEvent(QEvent.Type.UpdateRequest))
    QTest.qWait(300)
    assert engines == []
    assert program.loader._made == []


@pytest.mark.parametrize("sign", SIGNS)
def test_the_first_sign_of_a_person_opens_the_index_once(untouched: tuple[Program, list[object]], sign: str) -> None:
    program, engines = untouched
    SIGNS[sign](program)
    wait_until(lambda: bool(engines), "the index was not opened")
    for act in SIGNS.values():
        act(program)
    wait_until(lambda: program.tasks.is_idle, "something is still being done")
    assert len(engines) == 1
    wait_until(lambda: bool(program.window.results.answer and program.window.results.answer.complete), "no answer")


def test_an_edition_that_was_swept_away_while_nobody_was_there_is_looked_for_again(
    untouched: tuple[Program, list[object]], content: Path, tmp_path: Path
) -> None:
    program, engines = untouched
    told: list[object] = []
    program.loader.failed.connect(told.append)
    article = next(content.rglob("kindling.md"))
    for _ in range(2):  # another program compiles twice, an hour apart
        for path in (tmp_path / "own").iterdir():
            os.utime(path, (0, 0))
        article.write_text(article.read_text().replace("title: Kindling", "title: Kindling x"))
        compile_edition(content, tmp_path / "own")
    program.loader.want_engine()
    wait_until(lambda: bool(engines), "the index was not opened")
    assert told == []
    program.window.field.setText("kindling x x")
    wait_until(lambda: bool(program.window.results.answer and program.window.results.answer.complete), "no answer")
    assert program.window.results.answer is not None
    assert program.window.results.answer.hits[0].title == "Kindling x x"
