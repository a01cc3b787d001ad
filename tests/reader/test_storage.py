"""A person's files are written whole, set aside when damaged, and never lost."""

import json
from pathlib import Path

import pytest

from desktop_app.errors import AppError
from desktop_app.reader import session, settings, storage
from desktop_app.reader.session import Session
from desktop_app.reader.settings import Settings


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    settings.save(path, Settings(theme="dim", text_size=150, region="us"))
    assert settings.load(path).settings == Settings(theme="dim", text_size=150, region="us")
    assert json.loads(path.read_text())["theme"] == "dim"


def test_no_file_means_the_usual_settings(tmp_path: Path) -> None:
    loaded = settings.load(tmp_path / "settings.json")
    assert loaded.settings == Settings()
    assert loaded.set_aside is None


@pytest.mark.parametrize("text", ["", "not json", "[1]", '"text"', "theme = 'dim'", "\x00\x01", "[" * 100_000])
def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    loaded = settings.load(path)
    assert loaded.settings == Settings()
    assert loaded.set_aside == tmp_path / "settings.json.damaged"
    assert loaded.set_aside.read_text() == text


def test_bytes_that_are_no_text_are_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xff\xfe{}")
    assert settings.load(path).set_aside is not None


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for text in ("first", "second"):
        path.write_text(text)
        settings.load(path)
    kept = sorted(found.read_text() for found in tmp_path.glob("*.damaged*"))
    assert kept == ["first", "second"]


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ({"theme": 3}, Settings()),
        ({"text_size": "large"}, Settings()),
        ({"text_size": 10_000}, Settings(text_size=300)),
        ({"text_size": -5}, Settings(text_size=80)),
        ({"text_size": True}, Settings()),
        ({"brightness": 0}, Settings(brightness=20)),
        ({"brightness": 500}, Settings()),
        ({"line_spacing": 1000, "letter_spacing": -1}, Settings(line_spacing=220)),
        ({"column_width": 10}, Settings(column_width=40)),
        ({"keep_history": 0, "copy_with_source": False}, Settings(copy_with_source=False)),
        ({"region": None, "theme": "dark"}, Settings(theme="dark")),
        ({"unknown": 1}, Settings()),
    ],
)
def test_odd_values_fall_back_one_by_one(tmp_path: Path, stored: dict[str, object], expected: Settings) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(stored))
    assert settings.load(path).settings == expected


def test_text_grows_and_shrinks_in_steps_and_stops_at_the_ends() -> None:
    assert Settings(text_size=100).larger().text_size == 110
    assert Settings(text_size=100).smaller().text_size == 90
    assert Settings(text_size=300).larger().text_size == 300
    assert Settings(text_size=80).smaller().text_size == 80
    assert Settings(text_size=105).larger().text_size == 110


def test_a_disk_that_refuses_keeps_the_old_file_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    settings.save(path, Settings(theme="dim"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage.os, "fsync", full)
    with pytest.raises(AppError, match="No space left on device"):
        settings.save(path, Settings(theme="dark"))
    assert settings.load(path).settings.theme == "dim"
    assert [found.name for found in tmp_path.iterdir()] == ["settings.json"]


def test_a_session_comes_back_and_odd_values_do_not(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    kept = Session(geometry="QUJD", left_open=False, right_open=True)
    session.save(path, kept)
    assert session.load(path) == kept
    path.write_text(json.dumps({"geometry": 3, "left_open": "yes", "unknown": 1}))
    assert session.load(path) == Session()
