"""Makes the disk fail, or the power go, at a chosen step: each opening for writing, rename, new folder and removal.

An audit hook sees them all, whichever library makes them (https://docs.python.org/3/library/audit_events.html).
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_CHANGES = frozenset({"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.link", "os.symlink"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class PowerCut(BaseException):
    """The power went: nothing after this is written, and nothing is cleaned up."""


@dataclass
class Faults:
    """Counts the steps below `root`; the one with the number `at` fails, and with `for_good` each one after it."""

    root: str
    at: int | None = None
    error: BaseException | None = None
    for_good: bool = False
    steps: list[str] = field(default_factory=list)

    def see(self, event: str, args: tuple[Any, ...]) -> None:
        """Called for every audit event of the process."""
        if event == "open":
            path, mode, flags = args
            if not (flags & _WRITING or (isinstance(mode, str) and set(mode) & set("wax+"))):
                return
        elif event in _CHANGES:
            path = args[0]
        else:
            return
        if not isinstance(path, str | bytes | os.PathLike) or not os.fsdecode(path).startswith(self.root):
            return
        self.steps.append(f"{event} {os.fsdecode(path)[len(self.root) :]}")
        number = len(self.steps) - 1
        if (
            self.at is not None
            and self.error is not None
            and (number == self.at or (self.for_good and number > self.at))
        ):
            raise self.error


_running: list[Faults] = []
_hooked: list[bool] = []


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if _running and (event == "open" or event in _CHANGES):
        _running[-1].see(event, args)


@contextmanager
def faults(
    root: Path, at: int | None = None, error: BaseException | None = None, *, for_good: bool = False
) -> Iterator[Faults]:
    """Counts the steps below a folder and, where `at` is given, makes one fail."""
    if not _hooked:
        sys.addaudithook(_hook)  # it cannot be taken out again, and sees nothing while none is running
        _hooked.append(True)
    watched = Faults(str(root), at, error, for_good)
    _running.append(watched)
    try:
        yield watched
    finally:
        _running.pop()
