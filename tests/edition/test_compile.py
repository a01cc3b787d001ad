"""Compiling an edition: whole or not at all, and refused when something cannot be rendered."""

import json
import os
from pathlib import Path

import pytest
from support import CLONAZEPAM, KINDLING, write_content

from desktop_app.edition import compiler
from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.edition import Edition
from desktop_app.edition.manifest import digests_of
from desktop_app.errors import AppError


def test_an_edition_holds_pages_references_and_what_a_sentence_is_cited_for(content: Path, tmp_path: Path) -> None:
    manifest = compile_edition(content, tmp_path / "out")
    edition = Edition(tmp_path / "out")
    edition.verify()
    page = edition.page("kindling")
    place = page.places[1]
    assert (manifest.articles, manifest.references, manifest.citations) == (2, 2, 7)
    assert place.sentence == "In mice three withdrawals lowered the threshold."
    assert (place.sources[0].number, place.sources[0].locator) == (2, "p. 3")
    assert place.sources[0].claims[0].certainty == "probable"
    assert page.see_also == ("clonazepam",)
    assert edition.page("clonazepam").mentioned_in == ("kindling",)
    manual = edition.references["ashton2002manual"]
    assert manual.cited_by == ("clonazepam", "kindling")
    assert [[section.id for section in article.sections] for article in manual.cited_in] == [
        ["in-short", "at-a-glance"],
        ["in-short", "what-it-is"],
    ]


def test_progress_rises_to_the_end(content: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    compile_edition(content, tmp_path / "out", lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"mechanisms/kindling.md": "no front matter"}, "mechanisms/kindling.md:1: no front matter"),
        ({"medicines/kindling.md": CLONAZEPAM}, "the slug kindling stands twice"),
        (
            {"mechanisms/kindling.md": KINDLING.replace("[@allison2005ampa].", "[@nobody].")},
            ":18: the citation key",
        ),
        ({"mechanisms/kindling.md": KINDLING.replace("clonazepam.md", "x.md")}, ":19: the link ../medicines/x.md"),
        ({"mechanisms/kindling.md": b"\xff\xfe"}, "the file is not UTF-8 text"),
        ({"references.json": "{"}, "is not JSON"),
        ({"glossary.toml": "title ="}, "is not TOML"),
        ({"glossary.toml": None}, "cannot be read"),
        ({"emergency.toml": "[general]"}, "lacks a field"),
    ],
)
def test_what_cannot_be_rendered_is_refused_in_one_sentence(
    tmp_path: Path, changes: dict[str, str | bytes | None], expected: str
) -> None:
    content = write_content(tmp_path / "content", changes)
    with pytest.raises(AppError) as refused:
        compile_edition(content, tmp_path / "out")
    assert expected in str(refused.value)
    assert refused.value.remedy
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_editorial_rules_do_not_stop_a_compilation(tmp_path: Path) -> None:
    text = KINDLING.replace("## In short", "## Briefly").replace("kind: clinical term", "kind: rumour")
    content = write_content(tmp_path / "content", {"mechanisms/kindling.md": text})
    assert compile_edition(content, tmp_path / "out").articles == 2


@pytest.mark.parametrize("step", ["_write", "_files_below", "write_manifest"])
def test_a_crash_at_any_step_leaves_the_old_edition(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    out = tmp_path / "out"
    compile_edition(content, out)
    before = (out / "manifest.json").read_bytes()
    write_content(content, {"mechanisms/kindling.md": KINDLING.replace("Kindling", "Changed")})

    def crash(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(compiler, step, crash)
    with pytest.raises(KeyboardInterrupt):
        compile_edition(content, out)
    assert (out / "manifest.json").read_bytes() == before
    Edition(out).verify()
    assert Edition(out).page("kindling").title == "Kindling"


def test_a_full_disk_is_one_sentence_and_keeps_the_old_edition(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    compile_edition(content, out)
    write_content(content, {"mechanisms/kindling.md": KINDLING.replace("Kindling", "Changed")})

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(compiler, "build_index", full)
    with pytest.raises(AppError, match="No space left on device") as refused:
        compile_edition(content, out)
    assert "Make room" in refused.value.remedy
    assert Edition(out).page("kindling").title == "Kindling"
    assert not [path for path in out.iterdir() if path.name.startswith(".partial-")]


def test_a_new_edition_replaces_the_old_one_which_stays_readable_for_who_has_it_open(
    content: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    compile_edition(content, out)
    opened = Edition(out)
    write_content(content, {"mechanisms/kindling.md": KINDLING.replace("title: Kindling", "title: Changed")})
    compile_edition(content, out)
    assert opened.page("kindling").title == "Kindling"
    assert Edition(out).page("kindling").title == "Changed"


def test_data_that_no_manifest_names_is_swept_once_it_is_old(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    old = compile_edition(content, out).data
    os.utime(out / old, (0, 0))  # however old it is, its time of grace begins when it is superseded
    newer = compile_edition(content, out).data
    assert {path.name for path in out.iterdir()} == {"manifest.json", old, newer}
    os.utime(out / old, (0, 0))
    newest = compile_edition(content, out).data
    assert {path.name for path in out.iterdir()} == {"manifest.json", newer, newest}


def test_the_build_time_is_the_one_that_is_asked_for(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert compile_edition(content, tmp_path / "out").built == "2023-11-14T22:13:20+00:00"


def test_the_digest_is_over_names_and_bytes_and_keeps_evidence_apart(content: Path) -> None:
    before = digests_of(content)
    write_content(content, {"evidence/map.json": json.dumps({})})
    changed = digests_of(content)
    assert changed.content == before.content
    assert changed.evidence != before.evidence
    (content / "mechanisms" / "kindling.md").rename(content / "mechanisms" / "kindled.md")
    assert digests_of(content).content != before.content
