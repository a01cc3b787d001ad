"""What changed between two editions: found in what a reader reads, kept in the edition, told in words."""

import json
from pathlib import Path

import pytest
from support import CLONAZEPAM, KINDLING, REFERENCES, write_content

from desktop_app.edition.changes import (
    PREVIOUS,
    Changes,
    changes_between,
    digests_from_json,
    digests_of_articles,
    digests_to_json,
)
from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.glossary.loader import load_content


def changes(old: Path, new: Path) -> Changes:
    return changes_between(*(digests_of_articles(load_content(root).require()) for root in (old, new)))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "no article changed"),
        (
            {"mechanisms/kindling.md": KINDLING.replace("reviewed: 2026-11-23", "reviewed: 2026-12-01")},
            "no article changed",
        ),
        ({"mechanisms/kindling.md": KINDLING.replace("b one", "b another")}, "no article changed"),
        ({"mechanisms/kindling.md": KINDLING.replace("suddenly", "abruptly", 1)}, "1 article changed"),
        ({"mechanisms/kindling.md": KINDLING.replace("sensitisation", "sensitization")}, "1 article changed"),
        ({"references.json": json.dumps([{**REFERENCES[0], "title": "New"}, REFERENCES[1]])}, "2 articles changed"),
        ({"references.json": json.dumps([REFERENCES[0], {**REFERENCES[1], "title": "New"}])}, "1 article changed"),
        ({"medicines/new.md": CLONAZEPAM.replace("Clonazepam", "New")}, "1 article added"),
        ({"evidence/map.json": "{}"}, "no article changed"),
    ],
)
def test_a_change_is_what_a_reader_reads(tmp_path: Path, changed: dict[str, str | bytes | None], expected: str) -> None:
    old, new = write_content(tmp_path / "old"), write_content(tmp_path / "new", changed)
    assert changes(old, new).sentence == expected


def test_a_withdrawn_article_keeps_its_title(tmp_path: Path) -> None:
    alone = CLONAZEPAM.replace("see_also: [kindling]", "see_also: []")
    old = write_content(tmp_path / "old")
    new = write_content(tmp_path / "new", {"mechanisms/kindling.md": None, "medicines/clonazepam.md": alone})
    found = changes(old, new)
    assert found.withdrawn == {"kindling": "Kindling"}
    assert (found.since, found.added, found.changed) == ("1", {}, {})


def test_an_edition_keeps_its_digests_and_what_changed_since_the_one_before(content: Path, tmp_path: Path) -> None:
    compile_edition(content, tmp_path / "first")
    first = Edition(tmp_path / "first")
    assert first.changes is None
    write_content(content, {"mechanisms/kindling.md": KINDLING.replace("suddenly", "abruptly", 1)})
    compile_edition(content, tmp_path / "second", before=first.digests)
    second = Edition(tmp_path / "second")
    assert second.changes is not None
    assert second.changes.changed == {"kindling": "Kindling"}
    assert digests_from_json(digests_to_json(second.digests)) == second.digests


def test_a_published_edition_tells_what_changed_from_the_digests_that_the_content_keeps(
    content: Path, tmp_path: Path
) -> None:
    compile_edition(content, tmp_path / "first")
    kept = next((tmp_path / "first").glob("data-*/digests.json"))
    (content / PREVIOUS).write_bytes(kept.read_bytes())
    write_content(content, {"mechanisms/kindling.md": KINDLING.replace("suddenly", "abruptly", 1)})
    compile_edition(content, tmp_path / "second")
    found = Edition(tmp_path / "second").changes
    assert found is not None
    assert found.sentence == "1 article changed"


@pytest.mark.parametrize("text", ["{", "[]", '{"edition": "1"}', '{"edition": "1", "articles": {"a": 3}}'])
def test_broken_digests_are_one_sentence(content: Path, tmp_path: Path, text: str) -> None:
    (content / PREVIOUS).write_text(text)
    with pytest.raises(AppError, match=PREVIOUS):
        compile_edition(content, tmp_path / "out")


def test_damaged_changes_are_one_sentence(content: Path, tmp_path: Path) -> None:
    compile_edition(content, tmp_path / "first")
    compile_edition(content, tmp_path / "second", before=Edition(tmp_path / "first").digests)
    next((tmp_path / "second").glob("data-*/changes.json")).write_text("{}")
    with pytest.raises(AppError, match="damaged"):
        _ = Edition(tmp_path / "second").changes


def test_counts_are_said_in_words() -> None:
    assert Changes("1", {}, {"a": "A", "b": "B"}, {"c": "C"}).sentence == "2 articles changed, 1 withdrawn"
    assert Changes("1", {"a": "A"}, {}, {}).sentence == "1 article added"
