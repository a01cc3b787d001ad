"""Tells which libraries of the operating system Qt needs and cannot load, and the Debian packages that bring them.

Qt is not imported here: without these libraries its import fails with the name of one file and no remedy.
"""

import ctypes
import sys
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple


class MissingLibrary(NamedTuple):
    """A shared library that cannot be loaded, by its soname, and the Debian package that brings it."""

    soname: str
    package: str


_EVERY_PLATFORM: Final = frozenset({"offscreen", "wayland", "xcb"})
_WAYLAND: Final = frozenset({"wayland"})
_X11: Final = frozenset({"xcb"})

# soname, Debian package, the Qt platforms that need it. The sonames are what `objdump -p` calls NEEDED in
# QtCore, QtGui, QtWidgets, QtDBus, QtPrintSupport, QtSvg and the platform plugins of PySide6-Essentials 6.11.3.
# Debian 13 and Ubuntu 24.04 renamed some packages (libglib2.0-0t64) and still answer to these names.
_LIBRARIES: Final = (
    ("libEGL.so.1", "libegl1", _EVERY_PLATFORM),
    ("libGL.so.1", "libgl1", _EVERY_PLATFORM),
    ("libX11.so.6", "libx11-6", _EVERY_PLATFORM),
    ("libdbus-1.so.3", "libdbus-1-3", _EVERY_PLATFORM),
    ("libfontconfig.so.1", "libfontconfig1", _EVERY_PLATFORM),
    ("libfreetype.so.6", "libfreetype6", _EVERY_PLATFORM),
    ("libglib-2.0.so.0", "libglib2.0-0", _EVERY_PLATFORM),
    ("libgthread-2.0.so.0", "libglib2.0-0", _EVERY_PLATFORM),
    ("libxkbcommon.so.0", "libxkbcommon0", _EVERY_PLATFORM),
    ("libz.so.1", "zlib1g", _EVERY_PLATFORM),
    ("libzstd.so.1", "libzstd1", _EVERY_PLATFORM),
    ("libX11-xcb.so.1", "libx11-xcb1", _X11),
    ("libxcb-cursor.so.0", "libxcb-cursor0", _X11),
    ("libxcb-icccm.so.4", "libxcb-icccm4", _X11),
    ("libxcb-image.so.0", "libxcb-image0", _X11),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", _X11),
    ("libxcb-randr.so.0", "libxcb-randr0", _X11),
    ("libxcb-render-util.so.0", "libxcb-render-util0", _X11),
    ("libxcb-render.so.0", "libxcb-render0", _X11),
    ("libxcb-shape.so.0", "libxcb-shape0", _X11),
    ("libxcb-shm.so.0", "libxcb-shm0", _X11),
    ("libxcb-sync.so.1", "libxcb-sync1", _X11),
    ("libxcb-util.so.1", "libxcb-util1", _X11),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0", _X11),
    ("libxcb-xkb.so.1", "libxcb-xkb1", _X11),
    ("libxcb.so.1", "libxcb1", _X11),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", _X11),
    ("libwayland-client.so.0", "libwayland-client0", _WAYLAND),
    ("libwayland-cursor.so.0", "libwayland-cursor0", _WAYLAND),
)


def can_be_loaded(soname: str) -> bool:
    """Whether the dynamic loader finds and accepts this library.

    Loading is the question that Qt will put, with LD_LIBRARY_PATH, the library's own dependencies and its architecture
    all answered; `ldconfig -p` knows none of these and is not on every PATH, and ctypes.util.find_library starts up to
    four programs for each name. All 29 took 6 ms together and started no thread, so nothing speaks for the detour.
    """
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_libraries(
    platform: str | None = None,
    *,
    can_load: Callable[[str], bool] = can_be_loaded,
    system: str = sys.platform,
) -> tuple[MissingLibrary, ...]:
    """The libraries that Qt needs for `platform` and that cannot be loaded; on other systems than Linux, none.

    `platform` is the name of a Qt platform plugin: `offscreen` needs the shortest list. None means `xcb`, the longest;
    any other name, and the part after a colon (`xcb:…`), asks for what every platform needs.
    """
    if not system.startswith("linux"):
        return ()
    plugin = "xcb" if platform is None else platform.partition(":")[0]
    return tuple(
        MissingLibrary(soname, package)
        for soname, package, platforms in _LIBRARIES
        if (plugin in platforms or platforms == _EVERY_PLATFORM) and not can_load(soname)
    )


def package_names(missing: Iterable[MissingLibrary]) -> tuple[str, ...]:
    """The Debian packages that bring what is missing, sorted, each once."""
    return tuple(sorted({library.package for library in missing}))


def apt_line(missing: Iterable[MissingLibrary]) -> str:
    """The command that installs what is missing on Debian and its relatives; empty if nothing is missing."""
    names = package_names(missing)
    return f"sudo apt-get install {' '.join(names)}" if names else ""


if __name__ == "__main__":
    for name in package_names(missing_libraries()):
        print(name)
