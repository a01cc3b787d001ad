"""What goes into the frozen program and what stays out: data and small functions for benzo-glossary.spec and its test.

Everything of Qt is named here or left out, so that a new version of PySide6 cannot bring a network library along.
Names are compared without their system's trappings: libQt6Gui.so.6, Qt6Gui.dll and QtGui.framework are all "Gui".
"""

import re
from pathlib import PurePosixPath

QT_LIBRARIES = {
    "linux": frozenset({"Core", "Gui", "Widgets", "PrintSupport", "DBus", "Svg", "XcbQpa", "WaylandClient"}),
    "darwin": frozenset({"Core", "Gui", "Widgets", "PrintSupport", "DBus", "Svg"}),
    "win32": frozenset({"Core", "Gui", "Widgets", "PrintSupport", "Svg"}),
}
"""By `sys.platform`. DBus carries the system's light or dark, input methods and the screen reader; Svg our icons."""

BINDINGS = frozenset({"QtCore", "QtGui", "QtWidgets", "QtPrintSupport"})
"""The modules of PySide6 that the program may import; one that it does not import does not get in either."""

QT_PLUGINS = {
    "linux": frozenset(
        {
            "platforms/xcb",
            "platforms/wayland",  # what the kiosk runs on
            "platforms/offscreen",  # the self-test
            "wayland-shell-integration/xdg-shell",
            "wayland-decoration-client/bradient",
            "platforminputcontexts/composeplatforminputcontextplugin",
            "platforminputcontexts/ibusplatforminputcontextplugin",
            "platformthemes/xdgdesktopportal",
            "printsupport/cupsprintersupport",  # idle without the system's libcups, which is not carried along
            "imageformats/svg",
        }
    ),
    "darwin": frozenset(
        {
            "platforms/cocoa",
            "platforms/offscreen",
            "printsupport/cocoaprintersupport",
            "imageformats/svg",
        }
    ),
    "win32": frozenset(
        {
            "platforms/windows",
            "platforms/offscreen",
            "printsupport/windowsprintersupport",
            "imageformats/svg",
        }
    ),
}

EXCLUDED_MODULES = (
    # The network. cached-property, which whoosh needs, looks for asyncio and does without.
    "PySide6.QtNetwork",
    "PySide6.QtDBus",
    "_ssl",
    "ssl",
    "asyncio",
    "http",
    "urllib.request",  # the spec puts a stand-in there
    "ftplib",
    "imaplib",
    "poplib",
    "smtplib",
    "socketserver",
    "xmlrpc",
    "webbrowser",
    # Ways to start another program.
    "multiprocessing",
    "subprocess",
    "pty",
    # The same once more for newer processors: 5 MB, and no faster for single words.
    "rapidfuzz.distance.metrics_cpp_avx2",
    "rapidfuzz.fuzz_cpp_avx2",
    # Ways to compare that spelling does not use; the same in Python stands in their place.
    "rapidfuzz.fuzz_cpp",
    # Codecs of texts that nobody hands over.
    "_codecs_cn",
    "_codecs_hk",
    "_codecs_iso2022",
    "_codecs_jp",
    "_codecs_kr",
    "_codecs_tw",
    "_multibytecodec",
    # Tools that a library offers to its developers.
    "_pyrepl",
    "cProfile",
    "cffi",  # makes bindings; PyNaCl's is made
    "curses",
    "distutils",
    "doctest",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "pdb",
    "pip",
    "profile",
    "pycparser",
    "pydoc",
    "pygments",
    "pyphen",
    "pytest",
    "readline",
    "rlcompleter",
    "setuptools",
    "sqlite3",
    "test",
    "tkinter",
    "turtle",
    "unittest",
    "venv",
)
"""Never followed. `socket` is not named: should the program import it for the watchdog's Unix socket, it comes in."""

CARRIED_LIBRARIES = frozenset(
    {
        # Python's own.
        *("python", "crypto", "ffi", "lzma", "bz2", "uuid", "mpdec", "expat", "yaml"),
        # What a plain desktop may lack and Qt's window on X needs.
        *("xcb-cursor", "xcb-icccm", "xcb-image", "xcb-keysyms", "xcb-render-util", "xcb-util", "xcb-xkb"),
        *("xkbcommon", "xkbcommon-x11"),
        # Qt's own, outside its lib folder's naming.
        *("icudata", "icui18n", "icuuc", "shiboken6", "pyside6"),
    }
)
"""On Linux, libraries by name that travel along. Any other is the system's, and `benzo-glossary doctor` names one that
is missing there: libcups, gtk, graphics drivers and libssl never get in.
"""

_WINDOWS_EXTRAS = re.compile(r"(opengl32sw|d3dcompiler_\d+|libssl\S*)\.dll", re.IGNORECASE)
_SYSTEM_LIBRARY = re.compile(r"lib([A-Za-z][\w+-]*?)(?:-?\d+\.\d+)?(?:\.abi3)?\.so\b")
_LIBRARY = re.compile(r"(?:lib)?Qt6?([A-Z]\w*?)(?:\.so[.\d]*|\.dll|\.\d+\.dylib|\.dylib)?")
_FRAMEWORK = re.compile(r"(?:^|/)Qt([A-Z]\w*)\.framework/")
_BINDING = re.compile(r"(?:^|/)PySide6/(Qt\w+?)\.(?:abi3\.so|so|pyd|cp\d+\S*)$")
_PLUGIN = re.compile(r"(?:^|/)(?:Qt/)?plugins/([\w-]+)/(?:lib)?q?([\w-]+?)\.(?:so|dll|dylib)$")


def qt_library(name: str) -> str | None:
    """ "Gui" for a file that holds Qt's library of that name, else None."""
    if found := _FRAMEWORK.search(name):
        return found[1]
    base = PurePosixPath(name).name
    if "PySide6/Qt/lib/" not in name and not re.match(r"(lib)?Qt6", base):
        return None
    found = _LIBRARY.fullmatch(base)
    return found[1] if found else None


def qt_plugin(name: str) -> str | None:
    """ "platforms/xcb" for a file that holds a plugin of Qt, else None."""
    found = _PLUGIN.search(name)
    return f"{found[1]}/{found[2]}" if found else None


def qt_binding(name: str) -> str | None:
    """ "QtGui" for a file that holds PySide6's module of that name, else None."""
    found = _BINDING.search(name)
    return found[1] if found else None


def is_wanted(name: str, platform: str) -> bool:
    """Whether a file goes into the bundle: `name` is its place there, `platform` is `sys.platform`."""
    name = name.replace("\\", "/")
    if "/translations/" in name or "/qml/" in name or name.endswith((".pyi", ".h", ".cmake", ".prl", ".qm")):
        return False
    if (binding := qt_binding(name)) is not None:
        return binding in BINDINGS
    if (plugin := qt_plugin(name)) is not None:
        return plugin in QT_PLUGINS[platform]
    if (library := qt_library(name)) is not None:
        return library in QT_LIBRARIES[platform]
    base = PurePosixPath(name).name
    if platform == "win32":
        return not _WINDOWS_EXTRAS.fullmatch(base)
    if re.search(r"(^|/)[\w.-]+\.libs/", name):
        return True  # what a wheel brings for itself, under a name of its own
    if platform == "linux" and (found := _SYSTEM_LIBRARY.match(base)):
        return found[1] in CARRIED_LIBRARIES
    return True
