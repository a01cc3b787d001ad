"""Does long work on the main thread in short slices, so that the window lives in between, and can be cancelled.

Qt's text layout starts timers, which it refuses on a thread that Qt did not start; so the worker cannot lay out pages.
"""

from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from desktop_app.errors import AppError
from desktop_app.ui.printing.book import Progress

_SLICE_MS = 12


class SlicedWork(QObject):
    """Runs one generator at a time: what it yields is Progress, what it returns is the result."""

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    """The exception that ended the work."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Generator[Progress, None, Any] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    @property
    def is_running(self) -> bool:
        """Whether work is under way."""
        return self._steps is not None

    def start(self, steps: Generator[Progress, None, Any]) -> None:
        """Begins; what was under way is given up."""
        self.cancel()
        self._steps = steps
        self._timer.start()

    @Slot()
    def cancel(self) -> None:
        """Gives the work up; nothing more is said of it."""
        self._timer.stop()
        steps, self._steps = self._steps, None
        if steps is not None:
            steps.close()

    @Slot()
    def _slice(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        steps = self._steps
        progress = None
        try:
            while steps is not None and clock.elapsed() < _SLICE_MS:
                progress = next(steps)
        except StopIteration as stop:
            self.cancel()
            self.finished.emit(stop.value)
            return
        except Exception as error:
            self.cancel()
            self.failed.emit(error)
            if isinstance(error, AppError):
                return
            raise  # a defect is told and written down in the one place for that
        if progress is not None:
            self.progressed.emit(progress)
