"""The one worker thread: work goes out with a call, outcomes come home on the main thread, in order.

An outcome travels in a deque and a payload-free signal only rings for it: PySide copies and mangles payloads that cross
threads, and a receiver that has gone would crash (PYSIDE-3124).
"""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop_app.ui.collector import Collector

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor


class Tasks(QObject):
    """Runs work one after the other on a single worker thread."""

    _rung = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = None
        self._outcomes: deque[Callable[[], None]] = deque()
        self._open = True
        self._waiting = 0
        self._collector = Collector(self)
        self._rung.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether no work is waiting or running."""
        return self._waiting == 0

    def submit(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Runs `work` on the worker, then `done` with the result or `failed` with the exception on the main thread."""
        if self._open:
            self._waiting += 1
            self._worker().submit(self._run, work, done, failed)

    def tell(self, message: Callable[[], None]) -> None:
        """Called on the worker: runs `message` on the main thread, for progress."""
        self._outcomes.append(message)
        self._rung.emit()

    def shut_down(self) -> None:
        """Waits for the running work and drops what is waiting; nothing is delivered any more."""
        self._open = False
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
        self._outcomes.clear()
        self._collector.stop()

    def _worker(self) -> "ThreadPoolExecutor":
        """Made with the first work, which comes after the first paint: so does the import."""
        from concurrent.futures import ThreadPoolExecutor

        if self._executor is None:
            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="worker")
        return self._executor

    def _run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> None:
        try:
            result = work()
        except BaseException as error:
            self.tell(_Outcome(self, failed, error))
        else:
            self.tell(_Outcome(self, done, result))

    def finished_one(self) -> None:
        """Counts a piece of work as done; called by its outcome, on the main thread."""
        self._waiting -= 1

    @Slot()
    def _deliver(self) -> None:
        while self._outcomes and self._open:
            self._outcomes.popleft()()


class _Outcome:
    """A result or an exception on its way home."""

    def __init__(self, tasks: Tasks, receiver: Callable[[Any], None], value: Any) -> None:
        self._tasks = tasks
        self._receiver = receiver
        self._value = value

    def __call__(self) -> None:
        self._tasks.finished_one()
        self._receiver(self._value)
