"""Which libraries of the system are said to be missing, and the line that installs them."""

import subprocess
import sys
from collections.abc import Callable

from desktop_app.system_libraries import MissingLibrary, apt_line, can_be_loaded, missing_libraries

SHORT_LIST = {"libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0"}
X_LIST = {
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libx11-xcb1",
}


def nothing_loads(soname: str) -> bool:
    return False


def all_load_but(*absent: str) -> Callable[[str], bool]:
    return lambda soname: soname not in absent


def packages(platform: str | None) -> set[str]:
    return {library.package for library in missing_libraries(platform, can_load=nothing_loads, system="linux")}


def test_a_complete_system_misses_nothing() -> None:
    assert missing_libraries(can_load=all_load_but(), system="linux") == ()


def test_a_missing_library_is_named_with_its_package() -> None:
    assert missing_libraries(can_load=all_load_but("libxcb-cursor.so.0"), system="linux") == (
        MissingLibrary("libxcb-cursor.so.0", "libxcb-cursor0"),
    )


def test_offscreen_needs_no_x_server_libraries() -> None:
    assert packages("offscreen") >= SHORT_LIST
    assert not packages("offscreen") & X_LIST


def test_no_platform_means_the_list_for_x() -> None:
    assert packages(None) == packages("xcb")
    assert packages(None) >= SHORT_LIST | X_LIST


def test_the_kiosk_on_wayland_needs_the_wayland_libraries_and_none_of_x() -> None:
    assert "libwayland-client0" in packages("wayland")
    assert not packages("wayland") & X_LIST


def test_platform_arguments_after_a_colon_are_ignored() -> None:
    assert packages("xcb:nograb") == packages("xcb")


def test_an_unknown_platform_needs_what_all_need() -> None:
    assert packages("vnc") == packages("offscreen")


def test_other_systems_are_not_asked() -> None:
    assert missing_libraries(can_load=nothing_loads, system="darwin") == ()
    assert missing_libraries(can_load=nothing_loads, system="win32") == ()


def test_the_apt_line_is_sorted_and_names_each_package_once() -> None:
    missing = (
        MissingLibrary("libgthread-2.0.so.0", "libglib2.0-0"),
        MissingLibrary("libEGL.so.1", "libegl1"),
        MissingLibrary("libglib-2.0.so.0", "libglib2.0-0"),
    )
    assert apt_line(missing) == "sudo apt-get install libegl1 libglib2.0-0"


def test_nothing_missing_gives_no_apt_line() -> None:
    assert apt_line(()) == ""


def test_the_real_loader_tells_present_from_absent() -> None:
    assert not can_be_loaded("libno-such-library.so.999")
    if sys.platform.startswith("linux"):
        assert can_be_loaded("libc.so.6")


def test_the_command_prints_package_names_one_a_line_and_succeeds() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "desktop_app.system_libraries"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0
    assert result.stderr == ""
    expected = sorted({library.package for library in missing_libraries()})
    assert result.stdout.splitlines() == expected


def test_asking_imports_no_qt() -> None:
    program = (
        "import sys, desktop_app.system_libraries as s; s.missing_libraries();"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
