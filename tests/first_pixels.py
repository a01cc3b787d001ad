"""Measures how long a program needs from its start to its first picture on a screen of its own."""

import contextlib
import mmap
import os
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

WIDTH, HEIGHT = 1280, 800
_BLACK = 0.1  # seconds without a picture, after which none comes any more


class Screen:
    """An X server whose picture lies in a file, so that looking costs the program nothing."""

    def __init__(self, display: str, picture: mmap.mmap) -> None:
        self.display = display
        self._picture = picture
        self._head = len(picture) - WIDTH * HEIGHT * 4

    def pixels(self) -> bytes:
        """What the screen shows now, four bytes a pixel."""
        return self._picture[self._head :]

    def is_blank(self) -> bool:
        """Whether the middle of the screen is still black: no window has painted there."""
        middle = self._head + (HEIGHT // 2 * WIDTH + WIDTH // 4) * 4
        row = self._picture[middle : middle + WIDTH * 2]
        return not any(row[0::4]) and not any(row[1::4]) and not any(row[2::4])

    def seconds_to_first_picture(self, command: Sequence[str | Path], environment: dict[str, str]) -> float:
        """Starts the command, waits until it has painted, ends it, and waits until the screen is black again."""
        return self._run(command, environment)[0]

    def picture_of(self, command: Sequence[str | Path], environment: dict[str, str]) -> bytes:
        """What the command shows once nothing has changed for a second."""
        return self._run(command, environment, settle=True)[1]

    def _run(
        self, command: Sequence[str | Path], environment: dict[str, str], *, settle: bool = False
    ) -> tuple[float, bytes]:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            env={**environment, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        try:
            self._wait(lambda: not self.is_blank() or process.poll() is not None, "nothing was painted")
            took = time.perf_counter() - begun
            picture = self._settled() if settle else b""
            if process.poll() is not None:
                raise AssertionError(process.stderr.read().decode() if process.stderr else "the program ended")
        finally:
            process.terminate()
            process.communicate()
        self._wait_until_black()
        return took, picture

    def _wait_until_black(self) -> None:
        """Until nothing was seen for a moment: what a program asked of the screen before it ended is still done."""
        since = begun = time.monotonic()
        while time.monotonic() - since < _BLACK:
            assert time.monotonic() - begun < 60, "the window did not go"
            time.sleep(0.001)
            if not self.is_blank():
                since = time.monotonic()

    def _settled(self) -> bytes:
        """The picture that stayed the same for a second; the worker's last touch comes later than the first paint."""
        last, since, deadline = self.pixels(), time.monotonic(), time.monotonic() + 60
        while time.monotonic() - since < 1:
            assert time.monotonic() < deadline, "the picture never came to rest"
            time.sleep(0.02)
            if (now := self.pixels()) != last:
                last, since = now, time.monotonic()
        return last

    @staticmethod
    def _wait(condition: Callable[[], bool], otherwise: str) -> None:
        deadline = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < deadline, otherwise
            time.sleep(0.001)


@contextlib.contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """An Xvfb on a display of its own choice, with its picture in `folder`."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp",
         "-fbdir", str(folder)],
        pass_fds=[write_end], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write_end)
    try:
        with os.fdopen(read_end) as numbers:
            number = numbers.readline().strip()
        assert number, "Xvfb did not start"
        with (folder / "Xvfb_screen0").open("r+b") as file, mmap.mmap(file.fileno(), 0) as picture:
            yield Screen(f":{number}", picture)
    finally:
        server.terminate()
        server.wait()
