"""Tests of the door to Qt: what it puts off is not there, and is there when it is asked for."""

import subprocess
import sys


def run(program: str) -> list[str]:
    """The lines that a fresh Python prints, whose first act is to open the door."""
    start = "from desktop_app.qt_door import import_qt\nimport_qt()\nimport builtins, sys\n"
    done = subprocess.run(
        [sys.executable, "-c", start + program],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"QT_QPA_PLATFORM": "offscreen", "PATH": ""},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_qt_is_there_without_what_compiles_signatures_and_reads_sources() -> None:
    assert run(
        "names = ('inspect', 'ast', 'dis', 'argparse', 'logging')\n"
        "print('PySide6.QtWidgets' in sys.modules, [name for name in names if name in sys.modules])\n"
        "print(builtins.compile, 'feature' in repr(builtins.__import__))\n"
    ) == ["True []", "<built-in function compile> False"]


WRONG_CALL = (
    "from PySide6.QtCore import QSize\ntry:\n    QSize('wide', 'high')\nexcept TypeError as error:\n    print(error)\n"
)


def test_a_wrong_call_is_told_as_without_the_door() -> None:
    done = subprocess.run([sys.executable, "-c", WRONG_CALL], capture_output=True, text=True, timeout=60, check=False)
    assert "Supported signatures" in done.stdout
    assert run(WRONG_CALL) == done.stdout.splitlines()


def test_the_window_starts_without_dataclasses_and_the_style_is_fusion() -> None:
    assert run(
        "import desktop_app.cli, desktop_app.display\n"
        "from desktop_app.app import make_application\n"
        "application = make_application(['x'])\n"
        "print([name for name in ('dataclasses', 'inspect') if name in sys.modules])\n"
        "print(application.style().name(), application.arguments())\n"
    ) == ["[]", "fusion ['x']"]
