"""The worker: outcomes in order, on the main thread, and none after the end."""

import threading
from collections.abc import Iterator

import pytest
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
