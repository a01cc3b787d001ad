"""Finds out whether a window can be opened, before Qt is asked: Qt would abort without a sentence."""

import ctypes
import os
import sys
from pathlib import Path

from desktop_app.errors import AppError
from desktop_app.system_libraries import apt_line, missing_libraries

NO_WINDOW = 3
"""Exit status when no window can be opened."""

_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs", "vkkhrdisplay", "minimalegl")
_INSTEAD = "use benzo-glossary search and benzo-glossary show, which need no screen"


def require_display() -> None:
    """AppError with exit status 3, a reason and a remedy, when Qt could not open a window here. Only Linux can tell."""
    if sys.platform != "linux":
        return
    platform = _platform()
    if platform == "unknown":
        raise AppError(
            f"QT_QPA_PLATFORM names no platform of this program ({os.environ['QT_QPA_PLATFORM']})",
            f"Unset it, or {_INSTEAD}",
            exit_code=NO_WINDOW,
        )
    if platform == "none":
        raise AppError(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)",
            f"Start it on a desktop, or {_INSTEAD}",
            exit_code=NO_WINDOW,
        )
    missing = missing_libraries(platform)
    if missing:
        names = ", ".join(library.soname for library in missing)
        raise AppError(
            f"The window needs system libraries that are not here ({names})",
            f"Run {apt_line(missing)}, or {_INSTEAD}",
            exit_code=NO_WINDOW,
        )
    if platform == "xcb" and not _x_server_answers():
        raise AppError(
            f"The screen {os.environ.get('DISPLAY', '')} does not answer",
            f"Check DISPLAY and that you may use that screen, or {_INSTEAD}",
            exit_code=NO_WINDOW,
        )


def cannot_import_qt(error: ImportError) -> AppError:
    """What to say when Qt itself cannot be imported."""
    missing = missing_libraries() if sys.platform == "linux" else ()
    remedy = f"Run {apt_line(missing)}" if missing else "Install the program again"
    return AppError(f"The window cannot be opened ({error})", f"{remedy}, or {_INSTEAD}", exit_code=NO_WINDOW)


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
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_int)]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    error = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return bool(error == 0)
