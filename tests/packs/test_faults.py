"""The disk fails, or the power goes, at each step of an installation in turn: the edition before still opens."""

import gc
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fault_support import Faults, PowerCut, faults
from pack_support import CLINIC, clinic_pack, library, shelf_over, titles
from support import write_content

from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.packs.library import Library
from desktop_app.packs.trial import try_edition

# Whoosh leaves files open when the disk fails under it; they are closed when it is collected, which the filter hides.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.timeout(600),  # hundreds of installations, each forced onto the disk
]


def no_trial(edition: Edition) -> None:
    """The self-test reads only; it has tests of its own."""
    assert "kindling" in edition.catalogue.entries


class Stage:
    """A machine on which version 1 of a clinic's pack is installed, and version 2 on a stick."""

    def __init__(self, place: Path) -> None:
        self.place = place
        content = write_content(place / "content")
        bundled = place / "bundled"
        compile_edition(content, bundled)
        self.packs = library(place, content, no_trial, bundled)
        self.packs.install(clinic_pack(place, version=1))
        self.second = clinic_pack(place, version=2)
        self._before = place / "before"
        shutil.copytree(self.packs.folder, self._before)

    def reset(self) -> None:
        """The machine as it was."""
        shutil.rmtree(self.packs.folder)
        shutil.copytree(self._before, self.packs.folder)

    def try_with(self, watched: Faults) -> AppError | None:
        """Installs version 2 while the fault strikes; gives the refusal."""
        try:
            self.packs.install(self.second)
        except AppError as error:
            return error
        except PowerCut:
            return None
        assert watched.at is None or watched.at >= len(watched.steps) - 1 or not watched.for_good
        return None


def version_in_use(packs: Library) -> int:
    """The version of the one pack that is in use, whose edition opens as it lies there, whole."""
    (pack,) = packs.installed()
    edition = packs.shelf().fitting()
    assert edition is not None, "the edition in use does not open"
    try_edition(edition)
    assert titles(edition) == ["Clonazepam", "Kindling", "Taper clinic"]
    return pack.version


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """Closes what whoosh left open before another test, which has no such filter, would be told of it."""
    yield
    gc.collect()


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def count_steps(stage: Stage) -> list[str]:
    with faults(stage.packs.folder) as watched:
        assert stage.try_with(watched) is None
    assert version_in_use(stage.packs) == 2
    stage.reset()
    return watched.steps


@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
def test_a_disk_that_fails_at_any_step_leaves_an_edition_that_opens(stage: Stage, *, for_good: bool) -> None:
    steps = count_steps(stage)
    assert sum(step.startswith("os.rename") for step in steps) >= 3  # the edition's, the generation's, the switch
    for at, step in enumerate(steps):
        error = OSError(5, "Input/output error")
        with faults(stage.packs.folder, at, error, for_good=for_good) as watched:
            refused = stage.try_with(watched)
        version = version_in_use(stage.packs)
        if refused is not None:
            assert version == 1, step
            assert "\n" not in str(refused)
            assert refused.remedy
        stage.packs.installed()
        stage.reset()


def test_a_power_cut_at_any_step_leaves_an_edition_that_opens_and_the_next_try_succeeds(stage: Stage) -> None:
    steps = count_steps(stage)
    for at in range(len(steps)):
        with faults(stage.packs.folder, at, PowerCut(), for_good=True) as watched:
            stage.try_with(watched)
        if version_in_use(stage.packs) == 1:
            stage.packs.install(stage.second)
        assert version_in_use(stage.packs) == 2
        left = [path.name for path in stage.packs.folder.iterdir() if path.name.startswith(".partial")]
        assert left == []  # what was half made is swept by the next installer
        stage.reset()


def test_a_power_cut_while_removing_or_rolling_back_leaves_an_edition_that_opens(stage: Stage) -> None:
    stage.packs.install(stage.second)
    shutil.rmtree(stage._before)
    shutil.copytree(stage.packs.folder, stage._before)
    for work in (stage.packs.rollback, lambda: stage.packs.remove(CLINIC)):
        with faults(stage.packs.folder) as counted:
            work()
        stage.reset()
        for at in range(len(counted.steps)):
            with faults(stage.packs.folder, at, PowerCut(), for_good=True), pytest.raises(PowerCut):
                work()
            assert titles(shelf_over(stage.packs).settle())[:2] == ["Clonazepam", "Kindling"]
            stage.reset()


@pytest.mark.parametrize("size", [0, 1, 100, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000])
def test_a_disk_that_is_full_after_so_many_bytes_of_a_file_leaves_the_old_edition(stage: Stage, size: int) -> None:
    environment = {
        **os.environ,
        **{f"XDG_{name}_HOME": str(stage.place / "xdg") for name in ("CONFIG", "CACHE", "STATE", "DATA")},
    }
    program = f"""
import resource, sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from pathlib import Path
from pack_support import library
from desktop_app.errors import AppError
place = Path({str(stage.place)!r})
packs = library(place, place / "content", bundled=place / "bundled")
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
try:
    packs.install(place / "clinic-2.glossary")
except AppError as error:
    print(error)
"""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)  # the limit is the child's, not ours
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    if done.stdout:
        assert "File too large" in done.stdout or "No usable temporary directory" in done.stdout
        assert done.stdout.count("\n") == 1
        assert version_in_use(stage.packs) == 1
    else:
        assert size > 8_000
        assert version_in_use(stage.packs) == 2


@pytest.mark.parametrize("for_good", [False, True])
def test_a_stick_that_is_pulled_while_it_is_read_is_one_sentence(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, *, for_good: bool
) -> None:
    import io

    class Pulled(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    opened = Path.open

    def pull(path: Path, *arguments: object, **named: object) -> object:
        return Pulled() if path == stage.second else opened(path, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", pull)
    with pytest.raises(AppError, match=r"cannot be read \(Input/output error\)") as refused:
        stage.packs.install(stage.second)
    assert "Put the stick back in" in refused.value.remedy
    monkeypatch.undo()
    if for_good:
        stage.second.unlink()
        with pytest.raises(AppError, match="cannot be read"):
            stage.packs.install(stage.second)
    assert version_in_use(stage.packs) == 1
