"""Looks for garbage on the main thread only, while a worker thread runs beside it.

Python's collector runs in whatever thread happens to allocate. On the worker it would destroy Qt objects that hang in
a cycle, and that has stopped the program for good: QObject's destructor holds a lock of Qt and waits for the GIL, while
the main thread holds the GIL and waits for that lock (seen in QObject::disconnect). The remedy is PyQt's and PySide's
well-known one: the collector is off, and a timer of the main thread does its work.
"""

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 1000


class Collector(QObject):
    """Keeps Python's own collector off from its making to its `stop`; several of them may be alive."""

    _alive: ClassVar[int] = 0
    _was_on: ClassVar[bool] = False

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if not Collector._alive:
            Collector._was_on = gc.isenabled()
        Collector._alive += 1
        self._is_over = False
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collects each generation that has grown beyond Python's own threshold, as Python would."""
        for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count > most:
                gc.collect(generation)

    def stop(self) -> None:
        """Once the worker has ended: Python may collect wherever it likes."""
        self._timer.stop()
        if self._is_over:
            return
        self._is_over = True
        Collector._alive -= 1
        if not Collector._alive and Collector._was_on:
            gc.enable()
