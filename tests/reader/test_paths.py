"""Where a person's things lie: the usual places, beside the program, or nowhere at all."""

import os
import sys
from pathlib import Path

import pytest

from desktop_app import bundle
from desktop_app.errors import AppError
from desktop_app.reader.paths import PORTABLE, ReaderPaths, beside_the_program, portable_paths, reader_paths
from desktop_app.reader.settings import Settings
from desktop_app.reader.state import FileState, MemoryState, state_of


def test_the_usual_places_follow_the_system(tmp_path: Path) -> None:
    paths = reader_paths()
    assert paths.own == tmp_path / "xdg" / "data" / "benzo-glossary" / "own"
    assert paths.session.parent != paths.own


def test_portable_keeps_everything_in_one_folder(tmp_path: Path) -> None:
    paths = portable_paths(tmp_path)
    folder = tmp_path / PORTABLE
    for path in (paths.settings, paths.session, paths.log, paths.cache, paths.own):
        assert path.is_relative_to(folder)
    assert [*folder.iterdir()] == []


def test_a_place_that_cannot_be_written_is_said_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / PORTABLE).write_text("a file")
    with pytest.raises(AppError, match=r"--portable keeps everything in .*cannot be written") as told:
        portable_paths(tmp_path)
    assert "without --portable" in str(told.value)


def test_a_write_protected_stick_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(AppError, match="Read-only file system"):
        portable_paths(tmp_path)


def test_beside_the_program_is_what_is_carried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("APPIMAGE", raising=False)
    assert beside_the_program() == bundle.root()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "stick" / "benzo-glossary"))
    assert beside_the_program() == tmp_path / "stick"
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Glossary.app" / "Contents" / "MacOS" / "benzo-glossary"))
    assert beside_the_program() == tmp_path
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "image" / "Glossary.AppImage"))
    assert beside_the_program() == tmp_path / "image"


def test_a_state_in_memory_writes_nothing(tmp_path: Path) -> None:
    paths = ReaderPaths(tmp_path / "a", tmp_path / "b", tmp_path / "c", tmp_path / "d", in_memory=True)
    state = state_of(paths)
    assert isinstance(state, MemoryState)
    state.save_settings(Settings(theme="dim"))
    state.save_session(state.session())
    assert state.log("trouble") is None
    assert state.settings().settings.theme == "dim"
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - names are enough


def test_a_state_in_files_keeps_settings_and_log(tmp_path: Path) -> None:
    paths = ReaderPaths(tmp_path / "a.json", tmp_path / "b.json", tmp_path / "c.log", tmp_path / "d")
    state = state_of(paths)
    assert isinstance(state, FileState)
    state.save_settings(Settings(theme="dim", keep_history=False))
    assert state_of(paths).settings().settings == Settings(theme="dim", keep_history=False)
    assert state.log("trouble") == tmp_path / "c.log"
    assert "trouble" in (tmp_path / "c.log").read_text()
