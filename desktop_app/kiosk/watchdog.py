"""Tells a service manager that the kiosk is up and alive (sd_notify(3)): a hang is then ended and started anew.

The main thread sends, so that a window that hangs goes silent. WATCHDOG_PID is not looked at: under a compositor such
as cage it names the compositor.
"""

import os
import socket
from collections.abc import Mapping


class Watchdog:
    """Sends one datagram a message; does nothing where no manager listens."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        address = environment.get("NOTIFY_SOCKET", "")
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self._socket: socket.socket | None = None
        if self._address and hasattr(socket, "AF_UNIX"):
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            self._socket.setblocking(False)  # a manager that does not read must not stop the window
        self._micros = environment.get("WATCHDOG_USEC", "")

    @property
    def every_ms(self) -> int:
        """How often to send a sign of life, half of what the manager asks for; 0 where it asks for none."""
        micros = int(self._micros) if self._micros.isascii() and self._micros.isdigit() else 0
        return max(100, micros // 2000) if micros and self._socket is not None else 0

    def ready(self) -> None:
        """The start screen can be used."""
        self._send("READY=1")

    def alive(self) -> None:
        """The window answers."""
        self._send("WATCHDOG=1")

    def stopping(self) -> None:
        """It ends on purpose."""
        self._send("STOPPING=1")

    def close(self) -> None:
        """Gives the socket back."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _send(self, message: str) -> None:
        if self._socket is None:
            return
        try:
            self._socket.sendto(message.encode(), self._address)
        except OSError:
            return  # the manager is gone or busy: the next sign of life tells again
