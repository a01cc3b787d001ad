"""The worker: outcomes in order, on the main thread, and none after the end."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from support import wait_until

from desktop_app.ui.tasks import Tasks


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.shut_down()


def test_work_runs_elsewhere_and_outcomes_come_home_in_order(tasks: Tasks) -> None:
    threads: list[str] = []
    results: list[tuple[int, bool]] = []

    def work(number: int) -> int:
        threads.append(threading.current_thread().name)
        return number

    for number in range(20):
        tasks.submit(
            lambda number=number: work(number),
            lambda result: results.append((result, threading.current_thread() is threading.main_thread())),
            pytest.fail,
        )
    wait_until(lambda: len(results) == 20, "outcomes are missing")
    assert results == [(number, True) for number in range(20)]
    assert len(set(threads)) == 1
    assert threads[0] != threading.main_thread().name
    assert tasks.is_idle


def test_an_exception_belongs_to_the_one_who_asked(tasks: Tasks) -> None:
    errors: list[BaseException] = []
    tasks.submit(lambda: 1 / 0, pytest.fail, errors.append)
    wait_until(lambda: bool(errors), "the failure did not come home")
    assert isinstance(errors[0], ZeroDivisionError)


def test_nothing_is_delivered_after_the_end(tasks: Tasks) -> None:
    started, release = threading.Event(), threading.Event()
    delivered: list[object] = []

    def work() -> None:
        started.set()
        release.wait(10)

    tasks.submit(work, delivered.append, delivered.append)
    tasks.submit(lambda: 2, delivered.append, delivered.append)
    assert started.wait(10)
    release.set()
    tasks.shut_down()
    tasks.submit(lambda: 3, delivered.append, delivered.append)
    for _ in range(3):
        wait_until(lambda: True, "")
    assert delivered == []


class Cycle(QObject):
    """A Qt object that only the collector can take away, and that says on which thread it did."""

    def __init__(self, ends: list[bool]) -> None:
        super().__init__()
        self.itself = self
        self._ends = ends

    def __del__(self) -> None:
        self._ends.append(threading.current_thread() is threading.main_thread())


def test_no_qt_object_is_ever_taken_away_on_the_worker(tasks: Tasks) -> None:
    ends: list[bool] = []
    done: list[int] = []
    for _ in range(50):
        Cycle(ends)

    def work() -> int:
        """As much as would have Python look for garbage of every age, were its collector on."""
        kept = [{"number": [number]} for number in range(200_000)]
        return len(kept)

    tasks.submit(work, done.append, pytest.fail)
    wait_until(lambda: bool(done), "the work was not done")
    assert ends == []
    kept = [[number] for number in range(1_000)]
    tasks._collector.collect()
    assert len(kept) == 1_000
    assert ends == [True] * 50


def test_the_collector_is_python_s_again_after_the_last_worker(qapp: object) -> None:
    assert gc.isenabled()
    first, second = Tasks(), Tasks()
    assert not gc.isenabled()
    first.shut_down()
    first.shut_down()
    assert not gc.isenabled()
    second.shut_down()
    assert gc.isenabled()
