"""Installing, removing and rolling back: the whole, the marks of a publisher, and what happens when ours gets newer."""

import json
from pathlib import Path

import pytest
from pack_support import (
    ARTICLE,
    CLINIC,
    CLINIC_KEY,
    OWN,
    clinic_pack,
    library,
    own_folder,
    own_pack,
    shelf_over,
    titles,
)
from support import CLONAZEPAM, KINDLING, write_content

from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.edition import Edition
from desktop_app.edition.engine import engine_of
from desktop_app.errors import AppError
from desktop_app.packs.files import only_one
from desktop_app.packs.library import Library

TAPER = f"{CLINIC}-taper"
CHANGED = {"mechanisms/kindling.md": KINDLING.replace("title: Kindling", "title: Kindling anew")}


@pytest.fixture
def packs(content: Path, tmp_path: Path) -> Library:
    return library(tmp_path, content)


def shown(packs: Library) -> Edition:
    return shelf_over(packs).settle()


def test_before_anything_is_installed_the_programs_own_content_is_shown(packs: Library) -> None:
    assert packs.installed() == ()
    assert titles(shown(packs)) == ["Clonazepam", "Kindling"]
    assert not packs.folder.exists()


def test_a_clinics_article_stands_beside_ours_and_bears_its_publishers_name(packs: Library, tmp_path: Path) -> None:
    offer = packs.install(clinic_pack(tmp_path))
    edition = shown(packs)
    assert titles(edition) == ["Clonazepam", "Kindling", "Taper clinic"]
    assert "From St Elsewhere Clinic. This page is not part of the glossary itself." in edition.page(TAPER).html
    assert "St Elsewhere" not in edition.page("kindling").html
    assert edition.page("kindling").mentioned_in == ("clonazepam",) or TAPER in edition.page("kindling").mentioned_in
    assert edition.catalogue.category_title(CLINIC) == "St Elsewhere"
    assert offer.changes.sentence == "1 article added"
    engine = engine_of(edition)
    answer = engine.search("taper clinic")
    engine.close()
    assert answer is not None
    assert (answer.hits[0].slug, answer.hits[0].why) == (TAPER, "from St Elsewhere Clinic")


def test_a_source_that_is_described_differently_keeps_its_own_description(packs: Library, tmp_path: Path) -> None:
    packs.install(clinic_pack(tmp_path))
    edition = shown(packs)
    assert edition.references["ashton2002manual"].title == "The Manual"
    assert edition.page(TAPER).sources == ("leaflet", f"{CLINIC}:ashton2002manual")
    assert edition.references[f"{CLINIC}:ashton2002manual"].title == "Another book"
    assert edition.references["ashton2002manual"].cited_by == ("clonazepam", "kindling")


def test_what_our_sources_are_cited_for_is_kept_where_the_program_brings_no_map(content: Path, tmp_path: Path) -> None:
    bundled = tmp_path / "bundled"
    compile_edition(content, bundled)
    before = Edition(bundled)
    for path in (content / "evidence").iterdir():
        path.unlink()
    (content / "evidence").rmdir()
    packs = library(tmp_path, content, bundled=bundled)
    packs.install(clinic_pack(tmp_path))
    after = shown(packs)
    assert before.page("kindling").places[1].sources[0].claims[0].certainty == "probable"
    for slug in before.catalogue.entries:
        assert after.page(slug).places == before.page(slug).places


def test_a_newer_edition_takes_the_place_of_ours_and_says_what_changed(packs: Library, tmp_path: Path) -> None:
    shown(packs)
    new = KINDLING.replace("title: Kindling", "title: Tolerance").replace("withdrawal sensitisation", "getting used")
    changes = {
        **CHANGED,
        "mechanisms/tolerance.md": new,
        "glossary.toml": (tmp_path / "content" / "glossary.toml").read_text().replace('edition = "1"', 'edition = "2"'),
    }
    path = own_pack(tmp_path, changes=changes)
    assert packs.offer(path).changes.sentence == "1 article added, 1 changed"
    assert packs.installed() == ()
    packs.install(path)
    edition = shown(packs)
    assert titles(edition) == ["Clonazepam", "Kindling anew", "Tolerance"]
    assert edition.changes is not None
    assert (edition.changes.since, edition.catalogue.meta.edition) == ("1", "2")
    assert edition.changes.added == {"tolerance": "Tolerance"}
    assert edition.changes.changed == {"kindling": "Kindling anew"}


def test_a_withdrawn_article_is_named_and_a_clinics_link_to_it_becomes_words(packs: Library, tmp_path: Path) -> None:
    packs.install(clinic_pack(tmp_path))
    alone = CLONAZEPAM.replace("see_also: [kindling]", "see_also: []")
    path = own_pack(tmp_path, changes={"mechanisms/kindling.md": None, "medicines/clonazepam.md": alone})
    offer = packs.install(path)
    assert offer.changes.withdrawn == {"kindling": "Kindling"}
    assert offer.changes.changed == {TAPER: "Taper clinic"}  # which has one link less
    assert offer.changes.sentence == "1 article changed, 1 withdrawn"
    page = shown(packs).page(TAPER)
    assert "Read about kindling first" in page.html
    assert page.see_also == ()


def test_older_and_same_versions_are_refused(packs: Library, tmp_path: Path) -> None:
    packs.install(clinic_pack(tmp_path, version=2))
    with pytest.raises(AppError, match="St Elsewhere, version 1, is older than version 2"):
        packs.install(clinic_pack(tmp_path, version=1))
    with pytest.raises(AppError, match="version 2, is here already"):
        packs.install(clinic_pack(tmp_path, version=2))
    assert [(pack.id, pack.version) for pack in packs.installed()] == [(CLINIC, 2)]


def test_a_pack_that_is_older_than_the_programs_own_content_is_refused(tmp_path: Path) -> None:
    packs = library(tmp_path, own_folder(tmp_path / "bundled", version=5))
    with pytest.raises(AppError, match="version 4, is older than version 5"):
        packs.install(own_pack(tmp_path, version=4))
    with pytest.raises(AppError, match="is here already"):
        packs.install(own_pack(tmp_path, version=5))
    packs.install(own_pack(tmp_path, version=6, changes=CHANGED))
    assert titles(shown(packs)) == ["Clonazepam", "Kindling anew"]


def test_a_program_that_brings_newer_content_than_the_pack_takes_its_place(packs: Library, tmp_path: Path) -> None:
    packs.install(clinic_pack(tmp_path))
    packs.install(own_pack(tmp_path, changes=CHANGED))
    own_folder(
        packs.base.content, version=3, changes={"mechanisms/kindling.md": KINDLING.replace("Kindling", "Newest")}
    )
    assert titles(shown(packs)) == ["Clonazepam", "Newest", "Taper clinic"]
    assert [pack.id for pack in packs.installed()] == [CLINIC]


def test_a_clinics_articles_stay_when_the_program_is_updated(packs: Library, tmp_path: Path) -> None:
    packs.install(clinic_pack(tmp_path))
    write_content(packs.base.content, CHANGED)
    edition = shown(packs)
    assert titles(edition) == ["Clonazepam", "Kindling anew", "Taper clinic"]
    assert edition.changes is not None
    assert edition.changes.changed == {"kindling": "Kindling anew"}
    assert shown(packs).folder == edition.folder  # made once


def test_removing_and_rolling_back(packs: Library, tmp_path: Path) -> None:
    packs.install(own_pack(tmp_path, changes=CHANGED))
    packs.install(clinic_pack(tmp_path))
    packs.remove(OWN)
    assert titles(shown(packs)) == ["Clonazepam", "Kindling", "Taper clinic"]
    packs.rollback()
    assert [pack.id for pack in packs.installed()] == [OWN, CLINIC]
    assert titles(shown(packs)) == ["Clonazepam", "Kindling anew", "Taper clinic"]
    packs.rollback()
    packs.remove(CLINIC)
    assert packs.installed() == ()
    assert titles(shown(packs)) == ["Clonazepam", "Kindling"]
    with pytest.raises(AppError, match="No pack st-elsewhere is installed"):
        packs.remove(CLINIC)


def test_rolling_back_before_anything_was_installed_is_one_sentence(packs: Library) -> None:
    with pytest.raises(AppError, match="There is nothing to go back to"):
        packs.rollback()


def test_rolling_back_past_a_damaged_edition_brings_our_own_back(packs: Library, tmp_path: Path) -> None:
    packs.install(own_pack(tmp_path, changes=CHANGED))
    damaged = packs.generation()
    packs.install(clinic_pack(tmp_path))
    assert damaged is not None
    next(damaged.edition_folder.rglob("catalogue.json")).unlink()
    assert packs.rollback() == ()
    assert titles(shown(packs)) == ["Clonazepam", "Kindling"]


def test_an_edition_that_fails_its_self_test_is_not_switched_in(content: Path, tmp_path: Path) -> None:
    good = library(tmp_path, content)
    good.install(clinic_pack(tmp_path))

    def fail(edition: Edition) -> None:
        assert "kindling" in edition.catalogue.entries
        raise AppError("The new edition failed its self-test (a page is blank)", "Nothing was changed")

    packs = library(tmp_path, content, fail)
    before = sorted(packs.folder.rglob("*"))
    with pytest.raises(AppError, match="failed its self-test"):
        packs.install(own_pack(tmp_path, changes=CHANGED))
    assert sorted(packs.folder.rglob("*")) == before
    assert titles(shown(packs)) == ["Clonazepam", "Kindling", "Taper clinic"]


def test_an_edition_that_does_not_open_where_it_was_put_is_rolled_back(
    packs: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs.install(clinic_pack(tmp_path))
    rename = Path.rename

    def spoil(path: Path, target: Path) -> Path:
        moved = rename(path, target)
        for page in target.glob("edition/*/pages/kindling.json"):
            page.write_bytes(b"{}")
        return moved

    monkeypatch.setattr(Path, "rename", spoil)
    with pytest.raises(AppError, match="damaged"):
        packs.install(own_pack(tmp_path, changes=CHANGED))
    monkeypatch.undo()
    assert [pack.id for pack in packs.installed()] == [CLINIC]
    assert titles(shown(packs)) == ["Clonazepam", "Kindling", "Taper clinic"]


def test_two_installers_at_once_and_the_second_is_told(packs: Library, tmp_path: Path) -> None:
    path = clinic_pack(tmp_path)
    with only_one(packs.folder), pytest.raises(AppError, match="Another installation is under way"):
        packs.install(path)
    packs.install(path)
    assert [pack.id for pack in packs.installed()] == [CLINIC]


@pytest.mark.parametrize("damage", ["text", "bibliography", "index"])
def test_damage_to_what_is_installed_is_mended_from_the_kept_packs(packs: Library, tmp_path: Path, damage: str) -> None:
    packs.install(clinic_pack(tmp_path))
    generation = packs.generation()
    assert generation is not None
    match damage:
        case "text":
            page = generation.content_folder / CLINIC / f"{TAPER}.md"
            page.write_text(page.read_text().replace("Tuesdays", "Mondays"))
        case "bibliography":
            (generation.content_folder / "references.json").write_text("{")
            next(generation.edition_folder.rglob("catalogue.json")).write_text("{")
        case _:
            index = next(generation.edition_folder.rglob("*.seg"))
            index.write_bytes(index.read_bytes()[:-1])
    assert "Tuesdays" in shown(packs).page(TAPER).html
    mended = packs.generation()
    assert mended is not None
    assert mended.folder != generation.folder


@pytest.mark.parametrize("damage", ["generation.json", "packs/st-elsewhere.glossary", "current.json"])
def test_what_cannot_be_mended_leaves_our_own_content(packs: Library, tmp_path: Path, damage: str) -> None:
    packs.install(clinic_pack(tmp_path))
    generation = packs.generation()
    assert generation is not None
    place = packs.folder if damage == "current.json" else generation.folder
    (place / damage).write_bytes(b"{")
    next(generation.edition_folder.rglob("*.seg")).write_bytes(b"")
    shelf = shelf_over(packs)
    assert titles(shelf.settle()) == ["Clonazepam", "Kindling"]
    assert (shelf.trouble is None) == (damage == "current.json")  # that one is set aside: nothing is installed
    if damage != "generation.json":
        packs.install(clinic_pack(tmp_path, version=2))
        assert titles(shown(packs)) == ["Clonazepam", "Kindling", "Taper clinic"]


def test_a_pack_whose_articles_bear_names_that_are_taken_is_refused(packs: Library, tmp_path: Path) -> None:
    second = {"medicines/" + TAPER + ".md": ARTICLE}
    with pytest.raises(AppError, match="brings an article named st-elsewhere-taper"):
        packs.install(clinic_pack(tmp_path, changes=second))


@pytest.mark.parametrize(
    "changes",
    [
        {f"{CLINIC}/{TAPER}.md": ARTICLE.replace("## In short", "## In short [@leaflet]")},
        {
            "evidence/claims.json": json.dumps([{"id": "c", "claim": "x", "refs": ["leaflet"], "certainty": []}]),
            "evidence/map.json": json.dumps({TAPER: [{"sentence": "The clinic is on Tuesdays.", "claims": ["c"]}]}),
        },
        {"evidence/claims.json": "[3]", "evidence/map.json": "{}"},
        {"evidence/claims.json": "[]", "evidence/map.json": "[[[]]]"},
    ],
)
def test_a_pack_that_cannot_be_compiled_is_refused(
    packs: Library, tmp_path: Path, changes: dict[str, str | None]
) -> None:
    with pytest.raises(AppError) as refused:
        packs.install(clinic_pack(tmp_path, changes=changes))
    assert refused.value.remedy
    assert titles(shown(packs)) == ["Clonazepam", "Kindling"]


def test_the_signature_is_held_again_when_the_whole_is_made_anew(packs: Library, tmp_path: Path) -> None:
    packs.install(clinic_pack(tmp_path))
    keys = tmp_path / "trusted-keys.toml"
    keys.write_text(f"{keys.read_text()}revoked = true\n")
    assert CLINIC_KEY.public.text() in keys.read_text().split("[[key]]")[-1]
    write_content(packs.base.content, CHANGED)
    shelf = shelf_over(packs)
    assert titles(shelf.settle()) == ["Clonazepam", "Kindling anew"]
    assert "no longer trusted" in str(shelf.trouble)
