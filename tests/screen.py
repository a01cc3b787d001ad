"""A screen of its own for a test: Xvfb, whose pixels lie in a file, and the program started on it as a person does."""

import mmap
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from frames import Film, frame_of
from PySide6.QtGui import QImage

WIDTH, HEIGHT = 1280, 800
_ROOT = Path(__file__).resolve().parents[1]
_PATIENCE = 60.0  # seconds


class Screen:
    """A running X server; `pixels` are what stands on it now."""

    def __init__(self, name: str, framebuffer: mmap.mmap, server: "subprocess.Popen[bytes]") -> None:
        self.name = name
        self._framebuffer = framebuffer
        self._server = server

    def vanish(self) -> None:
        """Ends at once, as when the cable or the server goes."""
        self._server.kill()
        self._server.wait()

    def bytes(self) -> bytes:
        """The picture on the screen as it lies in memory, four bytes a pixel."""
        return self._framebuffer[-WIDTH * HEIGHT * 4 :]

    def pixels(self) -> QImage:
        """The picture on the screen."""
        return QImage(self.bytes(), WIDTH, HEIGHT, QImage.Format.Format_RGB32).copy()


@contextmanager
def screen(folder: Path, name: str = "") -> Iterator[Screen]:
    """A black screen without a pointer, which is white; the server takes a free number by itself and writes it down.

    `name` is that of a screen that is to be there again, such as ":7".
    """
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            *(
                "Xvfb",
                *([name] if name else []),
                "-displayfd",
                str(writing),
                "-screen",
                "0",
                f"{WIDTH}x{HEIGHT}x24",
                "-br",
                "-nocursor",
            ),
            *("-fbdir", str(folder), "-nolisten", "tcp", "-noreset"),
        ],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            name = f":{number.readline().strip()}"
        with (folder / "Xvfb_screen0").open("rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as memory:
            yield Screen(name, memory, server)
    finally:
        server.terminate()
        server.wait()


def compile_first(environment: dict[str, str]) -> None:
    """Compiles the edition as an installation does, so that the start has it."""
    command = [sys.executable, "-m", "desktop_app", "compile"]
    subprocess.run(command, cwd=_ROOT, env={**os.environ, **environment}, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def program_on(shown: Screen, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """The program on that screen; it is ended with the block."""
    program = subprocess.Popen(
        [sys.executable, "-m", "desktop_app"],
        cwd=_ROOT,
        env={**os.environ, **environment, "DISPLAY": shown.name, "QT_QPA_PLATFORM": "xcb", "NO_AT_BRIDGE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield program
    finally:
        program.terminate()
        program.wait()


def film_until(shown: Screen, program: subprocess.Popen[bytes], is_done: Callable[[Film], bool]) -> Film:
    """Watches the screen as fast as it can until the condition holds. Fails when the program ends before."""
    film = Film()
    end = time.monotonic() + _PATIENCE
    while not is_done(film):
        assert program.poll() is None, "the program ended"
        assert time.monotonic() < end, "the program was not seen"
        film.add(0, frame_of(shown.pixels()))
    return film
