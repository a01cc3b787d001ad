"""Signs of life for a service manager, over a real socket of the kind that systemd gives."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.kiosk.watchdog import Watchdog


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(5)
        yield listening


def test_it_says_ready_and_alive_and_ignores_whose_watchdog_it_is(manager: socket.socket, tmp_path: Path) -> None:
    watchdog = Watchdog({"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "4000000", "WATCHDOG_PID": "1"})
    assert watchdog.every_ms == 2000
    watchdog.ready()
    watchdog.alive()
    watchdog.stopping()
    assert [manager.recv(64) for _ in range(3)] == [b"READY=1", b"WATCHDOG=1", b"STOPPING=1"]
    watchdog.close()


def test_it_is_silent_where_nobody_listens() -> None:
    watchdog = Watchdog({"WATCHDOG_USEC": "4000000"})
    watchdog.ready()
    assert watchdog.every_ms == 0


def test_a_manager_that_went_away_stops_nothing(tmp_path: Path) -> None:
    watchdog = Watchdog({"NOTIFY_SOCKET": str(tmp_path / "gone"), "WATCHDOG_USEC": "2000000"})
    watchdog.alive()
    watchdog.close()
