"""Holds a folder for one writer at a time; the system lets go of it by itself when a program ends."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.errors import BusyError

_TRIES, _PAUSE_SECONDS = 15, 0.01  # a writer is done in a few milliseconds

if sys.platform == "win32":
    import msvcrt

    def _take(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock file for the time of the block; closing the file lets go.

    BusyError when another program holds it for longer than a writer needs. Where the file cannot be made, or the disk
    knows no locks, the block runs all the same: what cannot be written says so itself.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+b")
    except OSError:
        yield
        return
    with file:
        for _ in range(_TRIES):
            try:
                _take(file.fileno())
                break
            except (BlockingIOError, PermissionError):
                time.sleep(_PAUSE_SECONDS)
            except OSError:
                break  # a disk without locks
        else:
            raise BusyError(
                f"{path.parent} is being written by another window", "It is tried again by itself in a moment"
            )
        yield
