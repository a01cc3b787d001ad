"""Tests that the set-up makes bytecode where Python is told to write none, and again after a change."""

import os
import subprocess
import sys
from pathlib import Path

SETUP = Path(__file__).parents[2] / "packaging" / "setup.sh"


def compile_program(folder: Path) -> None:
    """Runs that step of the set-up in a folder."""
    subprocess.run(
        ["sh", "-c", f'set -eu; project_root=$PWD; . "{SETUP}"; compile_program'],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
        timeout=60,
    )


def test_bytecode_is_made_once_and_again_after_a_change(tmp_path: Path) -> None:
    module = tmp_path / "desktop_app" / "module.py"
    module.parent.mkdir()
    (tmp_path / "packaging").mkdir()
    module.write_text("VALUE = 1\n", encoding="utf-8")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    compile_program(tmp_path)
    (made,) = (module.parent / "__pycache__").glob("module.*.pyc")
    made.unlink()
    compile_program(tmp_path)
    assert not made.exists()
    later = (tmp_path / ".venv" / "bytecode-stamp").stat().st_mtime + 5
    os.utime(module, (later, later))
    compile_program(tmp_path)
    assert made.exists()
