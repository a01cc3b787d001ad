"""Notices that nobody is there any more: asks after a while, counts down, and says when the time is over."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_TICK_MS = 250


class Idle(QObject):
    """Counts the seconds since the last sign of life."""

    asked = Signal(int)
    """Nobody has moved for the idle time: so many seconds are left."""

    counted = Signal(int)
    """One second less is left."""

    resumed = Signal()
    over = Signal()

    def __init__(
        self,
        idle_seconds: int,
        warning_seconds: int,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._idle, self._warning = idle_seconds, warning_seconds
        self.clock = clock
        self._last = clock()
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_asking(self) -> bool:
        """Whether the question stands on the screen."""
        return self._left > 0

    def start(self) -> None:
        """Begins with a session."""
        self._last, self._left = self.clock(), 0
        self._timer.start()

    def stop(self) -> None:
        """Ends with it."""
        self._timer.stop()
        self._left = 0

    @Slot()
    def alive(self) -> None:
        """Somebody touched, typed or scrolled."""
        self._last = self.clock()
        if self._left:
            self._left = 0
            self.resumed.emit()

    @Slot()
    def look(self) -> None:
        """Compares the clocks."""
        passed = self.clock() - self._last
        if passed < self._idle:
            return
        left = self._warning - int(passed - self._idle)
        if left <= 0:
            self.stop()
            self.over.emit()
        elif not self._left:
            self._left = left
            self.asked.emit(left)
        elif left != self._left:
            self._left = left
            self.counted.emit(left)
