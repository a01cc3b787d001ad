"""The program reaches for no network and starts no other program: seen from inside and from outside."""

import ast
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from frames import Film
from packaging_support import EMPTY_NETWORK, SELF_TEST_SECONDS
from screen import film_until, screen

import desktop_app
from desktop_app.offline import is_refused

PACKAGE = Path(desktop_app.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
WATCHDOG = PACKAGE / "kiosk" / "watchdog.py"
BANNED = ("PySide6.QtNetwork", "PySide6.QtWebEngine", "PySide6.QtWebSockets", "socket", "http", "urllib.request",
          "requests", "ssl", "ftplib", "smtplib", "subprocess", "webbrowser", "multiprocessing", "asyncio")  # fmt: skip
_SHADES = 30  # different blocks that a page with words has at the least


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_imports_a_network_or_a_way_to_start_programs(path: Path) -> None:
    allowed = {"socket"} if path == WATCHDOG else set()
    for name in imports_of(path) - allowed:
        assert not any(name == banned or name.startswith(f"{banned}.") for banned in BANNED), name


def test_the_watchdog_asks_for_unix_sockets_only() -> None:
    """The one module that imports socket: it speaks to systemd through a file."""
    tree = ast.parse(WATCHDOG.read_text(encoding="utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
    }
    assert used == {"socket", "AF_UNIX", "SOCK_DGRAM"}


def test_nothing_asks_the_system_to_open_an_address() -> None:
    words = re.compile(r"QDesktopServices|openUrl|os\.startfile|QProcess|setOpenExternalLinks\(True")
    guilty = [path.name for path in SOURCES if words.search(path.read_text(encoding="utf-8"))]
    assert guilty == ["offline.py"]  # which names what it refuses


HOOKED = "from desktop_app.offline import refuse_network_and_programs as refuse; refuse()\nimport socket\n"


def run_python(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket(socket.AF_INET)",
        "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.posix_spawn('/bin/true', ['true'], {})",
        "import os; os.execv('/bin/true', ['true'])",
    ],
)
def test_the_audit_hook_refuses_it(attempt: str) -> None:
    done = run_python(HOOKED + attempt)
    assert done.returncode == 1
    assert "RefusedError" in done.stderr


def test_signatures_are_made_and_verified_under_the_hook() -> None:
    program = """
from desktop_app.packs import minisign, secret_key
key = secret_key.make_key()
signature = minisign.sign(b"x", key.seed, key.public.key_id, trusted_comment="t", untrusted_comment="u")
print(minisign.is_signed(b"x", signature, key.public), minisign.is_signed(b"y", signature, key.public))
import sys
print([name for name in ("socket", "ssl", "subprocess", "http.client") if name in sys.modules])
"""
    done = run_python("from desktop_app.offline import refuse_network_and_programs as refuse; refuse()\n" + program)
    assert done.stdout.splitlines() == ["True False", "[]"], done.stderr


def test_a_unix_socket_for_the_watchdog_is_allowed() -> None:
    assert run_python(HOOKED + "socket.socket(socket.AF_UNIX)").returncode == 0


def test_the_command_installs_the_hook_before_anything_else() -> None:
    call = "try: main(['--version'])\nexcept SystemExit: pass\n"
    done = run_python(f"from desktop_app.cli import main\n{call}import socket; socket.socket()")
    assert "RefusedError" in done.stderr


def test_events_of_the_program_itself_are_allowed() -> None:
    assert not is_refused("open", ("x", "r", 0))
    assert not is_refused("import", ("x", None, None, None, None))


def shows_a_page(film: Film) -> bool:
    """Whether the last picture has words in it: blocks of many shades."""
    frames = film.frames.get(0, [])
    return bool(frames) and len(set(frames[-1].blocks)) > _SHADES


def _compiled(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CACHE_HOME": str(tmp_path / "cache")}


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
def test_a_window_starts_no_program_where_no_bus_is_running(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    environment = {name: value for name, value in _compiled(tmp_path).items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    watched = ("strace", "-D", "-f", "-e", "trace=execve,execveat,fork,vfork", "-o", trace)
    with screen(tmp_path) as shown:
        environment |= {"QT_QPA_PLATFORM": "xcb", "DISPLAY": shown.name, "XDG_RUNTIME_DIR": str(tmp_path)}
        program = subprocess.Popen([*watched, sys.executable, "-m", "desktop_app"], env=environment)
        try:
            film_until(shown, program, shows_a_page)
            time.sleep(1)  # what comes after the first picture
        finally:
            program.terminate()
            program.wait()
    started = [
        line
        for line in trace.read_text(errors="replace").splitlines()
        if re.search(r"\b(execve|execveat|fork|vfork)\(", line)
    ]
    assert len(started) == 1, started


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
def test_a_window_finds_the_bus_that_is_running_without_being_told_where(tmp_path: Path) -> None:
    folder, trace = tmp_path / "run time", tmp_path / "trace"
    folder.mkdir()
    address = f"unix:path={folder}/bus".replace(" ", "%20")
    bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}"])
    environment = {name: value for name, value in _compiled(tmp_path).items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    try:
        with screen(tmp_path) as shown:
            environment |= {"QT_QPA_PLATFORM": "xcb", "DISPLAY": shown.name, "XDG_RUNTIME_DIR": str(folder)}
            watched = ("strace", "-D", "-f", "-e", "trace=connect", "-o", trace)
            program = subprocess.Popen([*watched, sys.executable, "-m", "desktop_app"], env=environment)
            try:
                film_until(shown, program, shows_a_page)
            finally:
                program.terminate()
                program.wait()
    finally:
        bus.terminate()
        bus.wait()
    assert re.search(rf'sun_path="{re.escape(str(folder))}/bus"}}, \d+\) = 0', trace.read_text(errors="replace"))


@pytest.mark.parametrize(("told", "expected"), [("", "disabled:"), ("unix:path=/somewhere", "unix:path=/somewhere")])
def test_a_bus_that_is_named_is_used_and_an_empty_name_names_none(told: str, expected: str) -> None:
    program = "import os; from desktop_app.offline import refuse_network_and_programs as refuse; refuse()\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{program}print(os.environ['DBUS_SESSION_BUS_ADDRESS'])"],
        env={"DBUS_SESSION_BUS_ADDRESS": told}, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == expected


@pytest.mark.timeout(SELF_TEST_SECONDS + 10)
@pytest.mark.skipif(sys.platform != "linux", reason="strace and namespaces are Linux's")
def test_the_self_test_passes_in_an_empty_network_namespace_and_opens_no_internet_socket(tmp_path: Path) -> None:
    for tool in ("strace", "unshare"):
        assert shutil.which(tool), f"packaging/test installs {tool}"
    trace = tmp_path / "trace"
    watched = ("strace", "-f", "-e", "trace=network", "-o", trace)
    done = subprocess.run(
        [*EMPTY_NETWORK, *watched, sys.executable, "-m", "desktop_app", "--self-test"],
        capture_output=True, text=True, timeout=SELF_TEST_SECONDS, env=_compiled(tmp_path), check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "all well" in done.stdout
    lines = trace.read_text(errors="replace").splitlines()
    assert any("+++ exited with 0 +++" in line for line in lines), "strace saw nothing"
    assert [line for line in lines if re.search(r"AF_INET6?\b", line)] == []
