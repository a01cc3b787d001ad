"""Long work in short slices: progress, an end, a way to stop, and room for the window."""

from collections.abc import Generator, Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support import wait_until

from desktop_app.errors import AppError
from desktop_app.ui.printing.book import Progress
from desktop_app.ui.printing.work import SlicedWork


@pytest.fixture
def work(qapp: QApplication) -> Iterator[SlicedWork]:
    parent = QObject()
    yield SlicedWork(parent)
    parent.deleteLater()


class Steps:
    """Work that says whether it was closed."""

    def __init__(self, total: int, error: Exception | None = None) -> None:
        self.total = total
        self.error = error
        self.done = 0
        self.closed = False

    def run(self) -> Generator[Progress, None, str]:
        try:
            while self.done < self.total:
                self.done += 1
                yield Progress(self.done, self.total)
            if self.error:
                raise self.error
            return "result"
        finally:
            self.closed = True


def test_it_tells_how_far_it_is_and_what_came_of_it(work: SlicedWork) -> None:
    results: list[object] = []
    work.finished.connect(results.append)
    work.start(Steps(500).run())
    assert work.is_running
    wait_until(lambda: bool(results), "the work did not end")
    assert results == ["result"]
    assert not work.is_running


def test_the_window_lives_in_between(work: SlicedWork) -> None:
    ticks: list[int] = []
    timer = QTimer(work)
    timer.setInterval(0)
    steps = Steps(10**9)
    timer.timeout.connect(lambda: ticks.append(steps.done))
    timer.start()
    work.start(steps.run())
    wait_until(lambda: len(set(ticks)) > 5, "nothing else was served while the work ran")
    work.cancel()


def test_cancelling_ends_it_at_once_and_nothing_more_is_said(work: SlicedWork, qtbot: QtBot) -> None:
    said: list[object] = []
    for signal in (work.finished, work.failed):
        signal.connect(said.append)
    steps = Steps(10**9)
    work.start(steps.run())
    wait_until(lambda: steps.done > 0, "the work did not begin")
    work.cancel()
    assert steps.closed
    done = steps.done
    qtbot.wait(30)
    assert steps.done == done
    assert said == []


def test_new_work_takes_the_place_of_the_old(work: SlicedWork) -> None:
    results: list[object] = []
    work.finished.connect(results.append)
    old = Steps(10**9)
    work.start(old.run())
    wait_until(lambda: old.done > 0, "the work did not begin")
    work.start(Steps(3).run())
    assert old.closed
    wait_until(lambda: bool(results), "the work did not end")
    assert results == ["result"]


def test_what_went_wrong_is_told(work: SlicedWork) -> None:
    errors: list[object] = []
    work.failed.connect(errors.append)
    error = AppError("It is gone", "Look elsewhere")
    work.start(Steps(2, error).run())
    wait_until(lambda: bool(errors), "the failure was not told")
    assert errors == [error]
    assert not work.is_running


def test_a_defect_is_told_and_reaches_the_crash_hook(work: SlicedWork, qtbot: QtBot) -> None:
    errors: list[object] = []
    work.failed.connect(errors.append)
    with qtbot.captureExceptions() as caught:
        work.start(Steps(2, ZeroDivisionError("defect")).run())
        wait_until(lambda: bool(errors), "the failure was not told")
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
