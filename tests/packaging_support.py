"""What the tests of the packaging share: commands that have to succeed, an empty network, and what lies in a folder."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SELF_TEST_SECONDS = 420
"""What a self-test may take on a machine that has much else to do; alone it takes half a minute."""

EPOCH = "1700000000"
EMPTY_NETWORK = ("unshare", *(() if os.geteuid() == 0 else ("--user", "--map-current-user")), "--net", "--")
"""Before a command: it sees no network, not even a loopback address."""


def carry_out(command: Sequence[str | Path], **options: object) -> str:
    """Runs a command that has to succeed, at a fixed time of build, and returns what it printed."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "0", "PIP_NO_INPUT": "1"}
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, timeout=SELF_TEST_SECONDS, check=False,
        **{"cwd": ROOT, "env": env, **options},  # type: ignore[call-overload]
    )  # fmt: skip
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return str(done.stdout)


def at_home(folder: Path) -> dict[str, str]:
    """An environment in which a person's files lie below `folder`, and there is no screen."""
    home = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CACHE", "CONFIG", "STATE", "DATA")}
    return {**os.environ, "HOME": str(folder), "QT_QPA_PLATFORM": "offscreen", **home}


def listing(folder: Path) -> list[tuple[str, int, float]]:
    """Everything below a folder with size and time of change."""
    found = ((path, path.lstat()) for path in folder.rglob("*"))
    return sorted((str(path), state.st_size, state.st_mtime) for path, state in found)
