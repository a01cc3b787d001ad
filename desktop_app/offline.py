"""Keeps the promise that the program opens no connection and starts no other program: an audit hook refuses both.

Audit events: https://docs.python.org/3/library/audit_events.html. Unix sockets stay allowed: the display and a service
manager are reached over them. What Qt's own C++ does is not seen here; the tests watch that from outside with strace.
One thing it does is forbidden in words: the library of D-Bus, over which Qt speaks with screen readers, starts a bus of
its own where it is told of none. It is told of the one that is there, or that there is none
(https://dbus.freedesktop.org/doc/dbus-specification.html#addresses).
"""

import os
import sys
from typing import Any

_PROGRAMS = frozenset({"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile",
                       "pty.spawn", "webbrowser.open"})  # fmt: skip
_NETWORK = frozenset({"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
                      "socket.gethostbyaddr", "socket.sendto", "urllib.Request", "http.client.connect",
                      "ftplib.connect", "smtplib.connect", "poplib.connect", "imaplib.open"})  # fmt: skip

_BUS = "DBUS_SESSION_BUS_ADDRESS"
_AF_UNIX = 1  # on every system; importing socket only for this would slow the start
_FIRST_LETTERS = frozenset(name[:3] for name in (*_PROGRAMS, *_NETWORK, "socket.__new__"))


class RefusedError(RuntimeError):
    """Raised where the program was about to reach for a network or another program."""


def is_refused(event: str, args: tuple[Any, ...]) -> bool:
    """Whether an audit event is one that this program never makes."""
    if event in _PROGRAMS:
        return True
    if event == "socket.__new__":
        return bool(args[1] != _AF_UNIX)
    return event in _NETWORK and getattr(args[0] if args else None, "family", None) != _AF_UNIX


def refuse_network_and_programs() -> None:
    """Installs the hook for the rest of the process; it cannot be taken out again. Forbids D-Bus to start a bus."""
    if sys.platform == "linux" and not os.environ.get(_BUS):
        os.environ[_BUS] = _running_bus()
    sys.addaudithook(_hook)


def _running_bus() -> str:
    """The address of the session bus that listens where systemd and others put it, else one at which there is none."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if not folder or not os.path.exists(f"{folder}/bus"):  # noqa: PTH110 - pathlib would slow the start here
        return "disabled:"
    from urllib.parse import quote

    return f"unix:path={quote(folder)}/bus"


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if event[:3] in _FIRST_LETTERS and is_refused(event, args):
        raise RefusedError(f"{event} is refused: this program uses no network and starts no other program")
