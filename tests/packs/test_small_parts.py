"""Age in words, sticks, and names that stay below their folder."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.packs.age import age_words
from desktop_app.packs.archive import is_safe
from desktop_app.packs.sticks import mounted_places, packs_in

BUILT = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 1), "built 1 November 2026, today"),
        (date(2026, 11, 2), "built 1 November 2026, yesterday"),
        (date(2026, 11, 24), "built 1 November 2026, 23 days ago"),
        (date(2027, 2, 1), "built 1 November 2026, 3 months ago"),
        (date(2028, 12, 1), "built 1 November 2026, 2 years ago"),
        (date(1970, 1, 1), "built 1 November 2026"),  # this machine's clock is wrong: it is no judge
    ],
)
def test_age_is_told_and_a_wrong_clock_is_no_judge(today: date, expected: str) -> None:
    assert age_words(BUILT, today) == expected


def test_only_files_that_are_named_as_packs_at_the_top_of_a_stick_are_looked_at(tmp_path: Path) -> None:
    for name in ("b.glossary", "a.glossary", "c.zip", "folder.glossary/d.glossary"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in packs_in([tmp_path / "gone", tmp_path])] == ["a.glossary", "b.glossary"]


def test_the_systems_own_disk_is_no_stick() -> None:
    assert Path("/") not in mounted_places()
    assert Path.home() not in mounted_places()


@pytest.mark.parametrize("name", ["a.md", "safety/a-b.md", "manifest.json.minisig"])
def test_plain_names_are_safe(name: str) -> None:
    assert is_safe(name)


@pytest.mark.parametrize(
    "name", ["", "/", "..", "a/..", "../a", "/a", "a//b", "a/b/c", "a:b", "a b", "-a", ".a", "a.", "a\0b", "a\\b", "é"]
)
def test_names_that_could_lead_elsewhere_are_not(name: str) -> None:
    assert not is_safe(name)
