"""The smoke test fails when it should: in a build without the audit hook, and when a slot fails out of sight."""

import os
import subprocess
import sys
from pathlib import Path

CONTENT = "from pathlib import Path\nfrom desktop_app import commands\n"


def run(program: str, content: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CACHE_HOME": str(tmp_path / "cache")}
    code = f"{CONTENT}content = Path({str(content)!r})\n{program}"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=170, env=env, check=False
    )


def test_a_build_without_the_audit_hook_fails(content: Path, tmp_path: Path) -> None:
    done = run("commands.self_test(content)", content, tmp_path)
    assert done.returncode == 1
    assert "this build would let socket.__new__ through" in done.stderr


def test_a_slot_that_fails_out_of_sight_fails_the_self_test(content: Path, tmp_path: Path) -> None:
    program = (
        "from desktop_app.cli import main\nimport desktop_app.ui.citation_card as card\n"
        "def fail(*_): raise ModuleNotFoundError('No module named segno')\n"
        "card.CitationCard.show_sources = fail\n"
        "raise SystemExit(main(['--content', str(content), '--self-test']))"
    )
    done = run(program, content, tmp_path)
    assert done.returncode == 1
    assert "The self-test failed" in done.stderr
    assert "No module named segno" in done.stderr


def test_the_small_glossary_passes(content: Path, tmp_path: Path) -> None:
    done = run("from desktop_app.cli import main\nraise SystemExit(main(['--content', str(content), '--self-test']))",
               content, tmp_path)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "all well" in done.stdout
