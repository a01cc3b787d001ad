"""Tests of the door to Qt: what it puts off is not there, and is there when it is asked for."""

import marshal
import subprocess
import sys
from binascii import crc32
from pathlib import Path

import pytest

from desktop_app import qt_door


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


TEXT = "shibokensupport/signature/mapping.py"
MADE = f"from desktop_app import qt_door\nqt_door.import_qt()\nprint({TEXT!r} in qt_door._made)\n"


def made_by_a_start(program: Path, *, writes: bool) -> bool:
    """Whether a start of the program in that folder compiles the text; `writes` says whether Python writes bytecode."""
    env = {"PATH": "", "PYTHONPATH": str(program)} | ({} if writes else {"PYTHONDONTWRITEBYTECODE": "1"})
    done = subprocess.run(
        [sys.executable, "-c", MADE], capture_output=True, text=True, timeout=60, check=True, env=env, cwd=program
    )
    return done.stdout == "True\n"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder with nothing but the door in it."""
    package = tmp_path / "desktop_app"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "qt_door.py").write_text(Path(qt_door.__file__).read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def test_what_qt_carries_as_text_is_compiled_once_where_python_may_write(program: Path) -> None:
    assert made_by_a_start(program, writes=False)
    assert not (program / "desktop_app" / "__pycache__").exists()
    assert made_by_a_start(program, writes=True)
    assert not made_by_a_start(program, writes=True)
    assert not made_by_a_start(program, writes=False)


def summed(kept: object) -> bytes:
    """As the door writes it."""
    data = marshal.dumps(kept)
    return crc32(data).to_bytes(4, "big") + data


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"no bytecode",
        summed([1]),
        summed({TEXT: 5}),
        summed({TEXT: ("other", None)}),
        summed({TEXT: ("other", compile("", TEXT, "exec"))}),
    ],
)
def test_bytecode_that_is_damaged_or_of_another_text_is_made_anew(program: Path, damage: bytes) -> None:
    assert made_by_a_start(program, writes=True)
    (kept,) = (program / "desktop_app" / "__pycache__").glob("qt_door.*.codes")
    kept.write_bytes(damage)
    assert made_by_a_start(program, writes=True)
    assert not made_by_a_start(program, writes=True)
    assert list(kept.parent.glob("qt_door.*.codes*")) == [kept]


def test_a_flipped_bit_is_noticed(program: Path) -> None:
    assert made_by_a_start(program, writes=True)
    (kept,) = (program / "desktop_app" / "__pycache__").glob("qt_door.*.codes")
    data = bytearray(kept.read_bytes())
    data[len(data) // 2] ^= 16
    kept.write_bytes(data)
    assert made_by_a_start(program, writes=True)
    assert not made_by_a_start(program, writes=True)
