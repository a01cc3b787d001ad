"""Says why no window can be opened, where Qt would abort without a sentence.

The reasons are looked for when Qt has given up and not before: every other start is spared the loading of 29 libraries
and a connection of its own to the screen.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from desktop_app.errors import AppError

NO_WINDOW = 3
"""Exit status when no window can be opened."""

_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs", "vkkhrdisplay", "minimalegl")
_INSTEAD = "use benzo-glossary search and benzo-glossary show, which need no screen"


@contextmanager
def saying_why() -> Iterator[None]:
    """While the application is made: where Qt gives up, the program ends with a reason, a remedy and exit status 3.

    Qt leaves no other place for it: after its last message it aborts. What else it says is passed on to standard error
    once the application is there; where it is not, our sentence stands for it, if it names the reason.
    """
    from PySide6.QtCore import qInstallMessageHandler

    heard: list[str] = []

    def hear(kind: Any, context: Any, words: str) -> None:
        if kind.name != "QtFatalMsg":
            heard.append(words if context.category == "default" else f"{context.category}: {words}")
            return
        try:
            reason = why_no_window()
            if reason is None or os.environ.get("QT_DEBUG_PLUGINS"):
                _tell(*heard)
            _tell(f"benzo-glossary: {reason or _unknown(words)}")
        finally:
            os._exit(NO_WINDOW)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    _tell(*heard)


def why_no_window() -> AppError | None:
    """Why Qt cannot open a window here, with a remedy; None where nothing is seen to be amiss. Only Linux can tell."""
    if sys.platform != "linux":
        return None
    platform = _platform()
    if platform == "unknown":
        return _no_window(
            f"QT_QPA_PLATFORM names no platform of this program ({os.environ['QT_QPA_PLATFORM']})", "Unset it"
        )
    if platform == "none":
        return _no_window(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)", "Start it on a desktop"
        )
    from desktop_app.system_libraries import apt_line, missing_libraries

    missing = missing_libraries(platform)
    if missing:
        names = ", ".join(library.soname for library in missing)
        return _no_window(f"The window needs system libraries that are not here ({names})", f"Run {apt_line(missing)}")
    if platform == "xcb" and not _x_server_answers():
        return _no_window(
            f"The screen {os.environ.get('DISPLAY', '')} does not answer",
            "Check DISPLAY and that you may use that screen",
        )
    return None


def cannot_import_qt(error: ImportError) -> AppError:
    """What to say when Qt itself cannot be imported."""
    from desktop_app.system_libraries import apt_line, missing_libraries

    missing = missing_libraries() if sys.platform == "linux" else ()
    return _no_window(
        f"The window cannot be opened ({error})",
        f"Run {apt_line(missing)}" if missing else "Install the program again",
    )


def _unknown(words: str) -> AppError:
    first = words.splitlines()[0].partition(". ")[0].rstrip(".")
    return _no_window(
        f"The window cannot be opened ({first})",
        "Check the screen that DISPLAY or WAYLAND_DISPLAY names, install the program again",
    )


def _tell(*lines: str) -> None:
    """Writes lines to standard error; a program without a console has none."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write("".join(f"{line}\n" for line in lines))
            sys.stderr.flush()


def _no_window(what: str, remedy: str) -> AppError:
    return AppError(what, f"{remedy}, or {_INSTEAD}", exit_code=NO_WINDOW)


def _platform() -> str:
    """The Qt platform that would be chosen: its own name, "xcb", "wayland", or "none"."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if chosen:
        return chosen if chosen in ("xcb", "wayland") else "offscreen" if chosen in _WITHOUT_SCREEN else "unknown"
    if _wayland_answers():
        return "wayland"
    return "xcb" if os.environ.get("DISPLAY") else "none"


def _wayland_answers() -> bool:
    """Whether a compositor listens where WAYLAND_DISPLAY says (a path, or a name in XDG_RUNTIME_DIR)."""
    name = os.environ.get("WAYLAND_DISPLAY", "")
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name
    return bool(name) and path.is_socket()


def _x_server_answers() -> bool:
    """Asks the X server with Qt's own library (https://xcb.freedesktop.org/manual/group__XCB__Core__API.html)."""
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_int)]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    error = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return bool(error == 0)
