"""Slows guessing of the PIN: five wrong tries lock it for five minutes, and a restart does not reset that.

The count lies in a small file. What is measured is running time and never the clock, which may be wrong: a kiosk that
starts while it is locked is locked for the whole time again. Without a place to write (`--state none`) nothing can be
remembered, so each start begins locked, and a power cycle gains nothing.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop_app.errors import AppError
from desktop_app.reader import storage

TRIES = 5
LOCKED_SECONDS = 300.0


class Lockout:
    """Counts wrong tries."""

    def __init__(self, path: Path | None, clock: Callable[[], float] = time.monotonic) -> None:
        """`path` is where the count is kept, None where nothing may be written. `clock` gives seconds."""
        self._path = path
        self._clock = clock
        self._wrong = TRIES if path is None else self._read(path)
        self._since = clock()

    @property
    def seconds_left(self) -> float:
        """How long the PIN pad is still locked; 0 when it is open."""
        if self._wrong < TRIES:
            return 0.0
        left = LOCKED_SECONDS - (self._clock() - self._since)
        if left <= 0:
            self._remember(0)
            return 0.0
        return left

    @property
    def tries_left(self) -> int:
        """How many more tries there are before it is locked."""
        return max(0, TRIES - self._wrong)

    def about_to_try(self) -> bool:
        """Counts a try as wrong before it is judged, so that pulling the plug gains nothing. False while locked."""
        if self.seconds_left:
            return False
        self._remember(self._wrong + 1)
        if self._wrong >= TRIES:
            self._since = self._clock()
        return True

    def was_right(self) -> None:
        """Forgets the wrong tries."""
        self._remember(0)

    def _remember(self, wrong: int) -> None:
        self._wrong = wrong
        if self._path is not None:
            with suppress(AppError):  # a disk that fails leaves the count of this run
                storage.write(self._path, {"wrong_tries": wrong})

    @staticmethod
    def _read(path: Path) -> int:
        stored = storage.read(path)
        wrong = stored.values.get("wrong_tries", 0)
        if stored.set_aside is not None or type(wrong) is not int:
            return TRIES  # a file that was tampered with is no way in
        return min(max(wrong, 0), TRIES)
