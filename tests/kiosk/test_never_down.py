"""Under a supervisor, as systemd is one: killed or frozen twenty times, the kiosk is up again within ten seconds.

Also what a bare machine lacks: a writable disk, a home, a network, a right clock, fonts.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from screen import Screen, screen

from desktop_app import bundle
from desktop_app.edition.compiler import compile_edition
from desktop_app.kiosk.mode import LEFT_BY_PIN

ROUNDS = 20
WATCHDOG_S = 2.0
UP_AGAIN_S = 10.0
READ_ONLY = ("bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--die-with-parent")
PATIENCE_S = 60.0  # for the first start of a busy machine


class Supervisor:
    """Starts a program, and kills and starts it anew when it ends or falls silent: what a Type=notify unit does."""

    def __init__(self, folder: Path, command: list[str], env: dict[str, str]) -> None:
        self._command = command
        self._listening = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._listening.bind(str(folder / "notify"))
        self._env = {
            **env,
            "NOTIFY_SOCKET": str(folder / "notify"),
            "WATCHDOG_USEC": str(round(WATCHDOG_S * 1e6)),
        }
        self.errors = (folder / "errors.txt").open("w+")
        self.process = self._start()

    def wait_until_ready(self, patience: float) -> float:
        """Seconds until READY=1; restarts whatever ends or hangs meanwhile. AssertionError when it takes longer."""
        begun = last_sign = time.monotonic()
        while True:
            assert time.monotonic() - begun < patience, f"not up again: {self.told()}"
            if self.process.poll() is not None:
                self.process = self._start()
                last_sign = time.monotonic()
            self._listening.settimeout(0.1)
            try:
                message = self._listening.recv(256)
            except TimeoutError:
                if self._has_been_ready and time.monotonic() - last_sign > WATCHDOG_S:
                    self._kill()
                    self.process.wait()
                continue
            last_sign = time.monotonic()
            if message == b"READY=1":
                self._has_been_ready = True
                return last_sign - begun

    def sees_life(self) -> bool:
        """Whether another sign of life comes in time."""
        self._listening.settimeout(PATIENCE_S)
        return self._listening.recv(256) in (b"WATCHDOG=1", b"READY=1")

    def told(self) -> str:
        """What the program wrote to its standard error."""
        self.errors.seek(0)
        return self.errors.read()

    def stop(self) -> None:
        self._kill()
        self.process.wait()
        self._listening.close()
        self.errors.close()

    def _start(self) -> "subprocess.Popen[bytes]":
        self._has_been_ready = False
        self._drain()
        return subprocess.Popen(
            self._command, env=self._env, stdout=self.errors, stderr=self.errors, start_new_session=True
        )

    def _kill(self) -> None:
        """Kills the program and whatever stands between: bwrap has it as a child."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def _drain(self) -> None:
        self._listening.setblocking(False)
        while True:
            try:
                self._listening.recv(256)
            except BlockingIOError:
                return


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache with an edition in it, as an installed program has one in its bundle."""
    compile_edition(bundle.content_folder(), tmp_path / "cache" / "benzo-glossary" / "editions" / "own")
    return tmp_path / "cache"


def environment(cache: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CACHE_HOME": str(cache), **more}


def command(*before: str) -> list[str]:
    return [*before, sys.executable, "-m", "desktop_app", "--kiosk", "--state", "none"]


@pytest.fixture
def supervise(tmp_path: Path) -> "Iterator[object]":
    started: list[Supervisor] = []

    def start(words: list[str], env: dict[str, str]) -> Supervisor:
        started.append(Supervisor(tmp_path, words, env))
        return started[-1]

    yield start
    for supervisor in started:
        supervisor.stop()


@pytest.mark.timeout(600)
def test_killed_and_frozen_twenty_times_it_is_up_again(supervise, cache: Path) -> None:  # type: ignore[no-untyped-def]
    supervisor = supervise(command(), environment(cache))
    supervisor.wait_until_ready(PATIENCE_S)
    took = []
    for number in range(ROUNDS):
        assert supervisor.sees_life()
        kind = signal.SIGKILL if number % 2 else signal.SIGSTOP
        supervisor.process.send_signal(kind)
        took.append(supervisor.wait_until_ready(PATIENCE_S))
    print(f"\nup again after {sorted(took)[len(took) // 2]:.1f} s, at most {max(took):.1f} s")
    assert max(took) <= UP_AGAIN_S


def test_when_the_screen_vanishes_it_ends_and_is_up_on_the_next_one(supervise, cache: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    with screen(tmp_path / "one") as one:
        supervisor = supervise(command(), environment(cache, QT_QPA_PLATFORM="xcb", DISPLAY=one.name))
        supervisor.wait_until_ready(PATIENCE_S)
        wait_for_start_screen(one)
        one.vanish()
        status = supervisor.process.wait(UP_AGAIN_S)
    assert status not in (0, LEFT_BY_PIN), "a supervisor would take this for an end on purpose"
    with screen(tmp_path / "other", one.name) as other:
        assert supervisor.wait_until_ready(PATIENCE_S) <= UP_AGAIN_S
        wait_for_start_screen(other)


def wait_for_start_screen(shown: Screen) -> None:
    """AssertionError when the screen stays black. The paper of the light theme fills it."""
    paper = 0.9 * 255
    until = time.monotonic() + PATIENCE_S
    while shown.pixels().pixelColor(5, 5).red() < paper:
        assert time.monotonic() < until, "the start screen did not come up"
        time.sleep(0.05)


@pytest.mark.parametrize("damage", ["flip", "half", "none"])
def test_with_a_damaged_edition_the_start_screen_comes_up(supervise, cache: Path, damage: str) -> None:  # type: ignore[no-untyped-def]
    folder = cache / "benzo-glossary" / "editions" / "own"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in files:
        if damage == "flip":
            data = bytearray(path.read_bytes())
            if data:
                data[len(data) // 2] ^= 0xFF
            path.write_bytes(data)
        elif damage == "half":
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        else:
            path.unlink()
    supervisor = supervise(command(), environment(cache))
    supervisor.wait_until_ready(PATIENCE_S)
    assert supervisor.sees_life()


@pytest.mark.parametrize(
    "lacking",
    ["disk", "home", "network", "clock", "fonts"],
)
def test_it_starts_on_a_machine_without(supervise, cache: Path, tmp_path: Path, lacking: str) -> None:  # type: ignore[no-untyped-def]
    nowhere = "/proc/self/nowhere"  # even root cannot write there
    words, env = command(), environment(cache)
    if lacking == "disk":
        words = command(*READ_ONLY)
    elif lacking == "home":
        env = environment(Path(nowhere), HOME=nowhere, XDG_CONFIG_HOME=nowhere, XDG_STATE_HOME=nowhere)
    elif lacking == "network":
        words = command("unshare", "--user", "--map-current-user", "--net", "--")
    elif lacking == "clock":
        words = command("faketime", "-f", "-50y")
        env["FAKETIME_DONT_FAKE_MONOTONIC"] = "1"
    else:
        (tmp_path / "fonts.conf").write_text('<?xml version="1.0"?><fontconfig></fontconfig>', encoding="utf-8")
        env["FONTCONFIG_FILE"] = str(tmp_path / "fonts.conf")
    supervisor = supervise(words, env)
    supervisor.wait_until_ready(PATIENCE_S)
    assert supervisor.sees_life()
    assert "Traceback" not in supervisor.told()
