"""What guards the PIN, and what is counted: both outlive a restart, and neither knows a person."""

import json
from datetime import date, time
from pathlib import Path

import pytest

from desktop_app.errors import AppError
from desktop_app.kiosk import pin
from desktop_app.kiosk.counts import Counts, exported
from desktop_app.kiosk.lockout import LOCKED_SECONDS, TRIES, Lockout
from desktop_app.kiosk.opening_hours import is_open


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_hash_fits_its_pin_alone_and_differs_each_time() -> None:
    kept = pin.hash_of("482915")
    assert pin.fits("482915", kept)
    assert not pin.fits("482914", kept)
    assert kept != pin.hash_of("482915")
    assert pin.is_hash(kept)


@pytest.mark.parametrize("kept", ["", "482915", "scrypt:1:8:1:AA:AA", "scrypt:40:8:1:AA:AA", "scrypt:15:8:1:!:!"])
def test_what_is_no_hash_fits_nothing(kept: str) -> None:
    assert not pin.is_hash(kept)
    assert not pin.fits("482915", kept)


def test_five_wrong_tries_lock_for_five_minutes(tmp_path: Path) -> None:
    clock = Clock()
    lockout = Lockout(tmp_path / "tries.json", clock)
    assert [lockout.about_to_try() for _ in range(TRIES + 1)] == [True] * TRIES + [False]
    clock.now += LOCKED_SECONDS - 1
    assert not lockout.about_to_try()
    clock.now += 2
    assert lockout.about_to_try()
    assert lockout.tries_left == TRIES - 1


def test_a_restart_does_not_reset_the_count_nor_the_time(tmp_path: Path) -> None:
    clock = Clock()
    first = Lockout(tmp_path / "tries.json", clock)
    for _ in range(3):
        first.about_to_try()
    second = Lockout(tmp_path / "tries.json", clock)
    assert second.tries_left == 2
    second.about_to_try()
    second.about_to_try()
    third = Lockout(tmp_path / "tries.json", clock)
    assert third.seconds_left == LOCKED_SECONDS
    assert not third.about_to_try()


def test_pulling_the_plug_while_a_try_is_judged_gains_nothing(tmp_path: Path) -> None:
    Lockout(tmp_path / "tries.json").about_to_try()  # and the program is killed before it could say "wrong"
    assert Lockout(tmp_path / "tries.json").tries_left == TRIES - 1


def test_the_right_pin_forgets_the_wrong_ones(tmp_path: Path) -> None:
    lockout = Lockout(tmp_path / "tries.json")
    lockout.about_to_try()
    lockout.was_right()
    assert Lockout(tmp_path / "tries.json").tries_left == TRIES


@pytest.mark.parametrize("text", ["not json", '{"wrong_tries": "0"}', "[]"])
def test_a_count_that_was_tampered_with_is_no_way_in(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tries.json"
    path.write_text(text, encoding="utf-8")
    assert not Lockout(path).about_to_try()


def test_without_a_place_to_write_each_start_begins_locked() -> None:
    clock = Clock()
    lockout = Lockout(None, clock)
    assert not lockout.about_to_try()
    clock.now += LOCKED_SECONDS + 1
    assert lockout.about_to_try()


def test_counts_hold_article_and_day_alone(tmp_path: Path) -> None:
    path = tmp_path / "counts.json"
    counts = Counts(path)
    for slug in ("taper", "gaba", "taper"):
        counts.opened(slug, date(2026, 11, 24))
    counts.write()
    assert json.loads(path.read_text(encoding="utf-8")) == {"2026-11-24": {"gaba": 1, "taper": 2}}
    again = Counts(path)
    again.opened("taper", date(2026, 11, 24))
    again.write()
    assert json.loads(path.read_text(encoding="utf-8"))["2026-11-24"]["taper"] == 3


def test_fewer_than_five_are_held_back(tmp_path: Path) -> None:
    path = tmp_path / "counts.json"
    path.write_text('{"2026-11-01": {"taper": 3, "gaba": 4}, "2026-11-30": {"taper": 2}}', encoding="utf-8")
    assert exported(path) == "article,month,times opened\ngaba,2026-11,fewer than 5\ntaper,2026-11,5\n"


def test_counts_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="cannot be read"):
        exported(tmp_path / "none.json")


@pytest.mark.parametrize(
    ("opens", "closes", "now", "open_"),
    [
        ("08:00", "18:00", "07:59", False),
        ("08:00", "18:00", "08:00", True),
        ("08:00", "18:00", "18:00", False),
        ("22:00", "06:00", "23:30", True),
        ("22:00", "06:00", "12:00", False),
        ("", "", "03:00", True),
    ],
)
def test_opening_hours(opens: str, closes: str, now: str, open_: bool) -> None:
    assert is_open(opens, closes, time.fromisoformat(now)) is open_
