"""References in NLM/Vancouver style: the golden lines, then one rule at a time, then anything at all."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.glossary.vancouver import (
    abbreviate_pages,
    address,
    container,
    date_parts,
    doi_url,
    format_authors,
    format_reference,
    year,
)

DATA = Path(__file__).parent / "data"
ITEMS: dict[str, dict[str, Any]] = {
    item["id"]: item for item in json.loads((DATA / "references.csl.json").read_text(encoding="utf-8"))
}
TYPES_IN_USE = [
    "article-journal", "article-magazine", "article-newspaper", "book", "chapter", "entry-encyclopedia",
    "legislation", "paper-conference", "report", "webpage",
]  # fmt: skip
STRAY = re.compile(r"[.,:;] ?[.,:;]|[?!]\.|\( ?\)|\[ ?\]| [.,:;)\]]|  |^[.,:;)\]]|\. \[Internet|In: (?:p\.|\[date)")


def golden_lines() -> dict[str, str]:
    written = (DATA / "references.vancouver.txt").read_text(encoding="utf-8").splitlines()
    lines = [line for line in written if line and not line.startswith("#")]
    return dict(zip(lines[::2], lines[1::2], strict=True))


def person(family: str, given_name: str = "", **fields: str) -> dict[str, str]:
    return {"family": family, "given": given_name, **fields}


def authors(*names: dict[str, str]) -> str:
    return format_authors({"author": list(names)})


@pytest.mark.parametrize("key", ITEMS)
def test_reference_is_the_golden_line(key: str) -> None:
    assert format_reference(ITEMS[key]) == golden_lines()[key]


def test_golden_lines_and_items_are_the_same_set() -> None:
    assert list(golden_lines()) == list(ITEMS)


def test_golden_items_cover_every_type_in_use() -> None:
    assert {item.get("type") for item in ITEMS.values()} >= set(TYPES_IN_USE)


def test_six_authors_are_all_named() -> None:
    assert authors(*[person(name) for name in "ABCDEF"]) == "A, B, C, D, E, F"


def test_the_seventh_author_is_et_al() -> None:
    assert authors(*[person(name) for name in "ABCDEFG"]) == "A, B, C, D, E, F, et al."


def test_others_alone_are_nobody() -> None:
    assert authors({"literal": "others"}) == ""


def test_nobody_is_an_empty_string() -> None:
    assert format_authors({"title": "Alone"}) == ""


def test_editors_are_labelled_where_no_author_is_named() -> None:
    assert format_authors({"editor": [person("Berg", "A")]}) == "Berg A, editor"


def test_editors_are_passed_over_beside_authors() -> None:
    assert format_authors({"author": [person("Ng", "A")], "editor": [person("Berg", "A")]}) == "Ng A"


@pytest.mark.parametrize(
    ("given_name", "initials"),
    [
        ("Jean-Marc", "JM"),
        ("J. L. M.", "JL"),
        ("J.A.", "JA"),
        ("YJ", "YJ"),
        ("Xiao-ming", "XM"),
        ("C. Heather", "CH"),
        ("Émile", "É"),
        ("E\u0301mile", "É"),
        ("Åse Marit Leere", "ÅM"),
        ("Cintia de Azevedo", "CA"),
        ("Yu. V.", "YuV"),
        ("D'Arcy", "D"),
        ("anna", "A"),
        ("Robert (Bob)", "R"),
    ],
)
def test_given_names_become_two_initials_at_most(given_name: str, initials: str) -> None:
    assert authors(person("Berg", given_name)) == f"Berg {initials}"


@pytest.mark.parametrize(("suffix", "shown"), [("Jr.", "Jr"), ("Sr", "Sr"), ("II", "2nd"), ("III", "3rd")])
def test_rank_in_the_family_follows_the_initials(suffix: str, shown: str) -> None:
    assert authors(person("Berg", "Al", suffix=suffix)) == f"Berg A {shown}"


def test_particle_in_a_field_of_its_own_stays_in_front() -> None:
    assert authors(person("Hoogen", "Henk", **{"non-dropping-particle": "van den"})) == "van den Hoogen H"


def test_family_name_alone_stands_alone() -> None:
    assert authors(person("Hauser")) == "Hauser"


def test_organisations_and_persons_are_parted_by_semicolons() -> None:
    assert authors(person("Ng", "A"), {"literal": "WHO"}, {"literal": "NICE"}) == "Ng A; WHO; NICE"


@pytest.mark.parametrize(
    ("pages", "shown"),
    [
        ("123-128", "123-8"),
        ("304-310", "304-10"),
        ("1199-1205", "1199-205"),
        ("98-107", "98-107"),
        ("12-120", "12-120"),
        ("21–30", "21-30"),
        ("34-36, 87-91", "34-6, 87-91"),
        ("S93-S99", "S93-9"),
        ("124A-126A", "124A-126A"),
        ("iii-v", "iii-v"),
        ("e12345", "e12345"),
        ("123-8", "123-8"),
        ("128-123", "128-123"),
        ("47-47", "47-47"),
    ],
)
def test_repeated_digits_of_pages_are_left_out(pages: str, shown: str) -> None:
    assert abbreviate_pages(pages) == shown


@pytest.mark.parametrize(
    ("edition", "shown"), [("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("4", "4th"), ("12", "12th"), ("21", "21st")]
)
def test_edition_number_becomes_an_ordinal(edition: str, shown: str) -> None:
    assert format_reference({"type": "book", "title": "A", "edition": edition}) == f"A. {shown} ed. [date unknown]."


def test_custom_field_changes_nothing() -> None:
    item = ITEMS["dean2016diazepam"]
    assert format_reference({**item, "custom": {"kind": "review", "shows": "Much."}}) == format_reference(item)


def test_year_is_the_first_part_of_the_date() -> None:
    assert year({"issued": {"date-parts": [[2019, 11, 18]]}}) == "2019"


def test_year_of_an_undated_item_is_empty() -> None:
    assert year({"issued": {"date-parts": [[]]}}) == ""


def test_impossible_month_is_left_out() -> None:
    assert date_parts({"issued": {"date-parts": [[2019, 13, 1]]}}, "issued") == (2019,)


def test_container_is_the_journal_before_the_publisher() -> None:
    assert container({"container-title": "BMJ", "publisher": "BMJ Publishing Group"}) == "BMJ"


def test_container_is_the_publisher_where_no_journal_is_named() -> None:
    assert container({"publisher": "NHS", "URL": "https://www.nhs.uk/medicines/"}) == "NHS"


def test_container_falls_back_on_the_host() -> None:
    assert container({"URL": "https://www.NHS.uk/medicines/"}) == "nhs.uk"


def test_container_is_empty_where_nothing_is_known() -> None:
    assert container({}) == ""


def test_address_prefers_the_doi() -> None:
    assert address({"DOI": "10.1/a", "URL": "https://b.org"}) == "https://doi.org/10.1/a"


def test_address_is_the_url_without_a_doi() -> None:
    assert address({"URL": "https://b.org"}) == "https://b.org"


def test_address_is_empty_without_either() -> None:
    assert address({}) == ""


@pytest.mark.parametrize("written", ["10.1/a", "doi:10.1/a", "https://doi.org/10.1/a", "http://dx.doi.org/10.1/a"])
def test_doi_is_read_however_it_is_written(written: str) -> None:
    assert doi_url({"DOI": written}) == "https://doi.org/10.1/a"


WORDS = st.text("abcdefghijklmnopqrstuvwxyzÉø", min_size=1, max_size=6).map(str.capitalize)
NOTHING = st.sampled_from(["", " ", None])
NUMBERS = st.integers(1, 3000).map(str)
NAMES = st.one_of(
    st.builds(person, WORDS, st.one_of(st.just(""), WORDS)),
    st.builds(lambda word: {"literal": word}, st.one_of(WORDS, st.just("others"), NOTHING)),
)
DATES = st.lists(st.integers(1, 12), max_size=2).map(lambda rest: {"date-parts": [[2020, *rest]]})
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "title": st.builds("{}{}".format, WORDS, st.sampled_from(["", "?", "!", "."])),
    **dict.fromkeys(("container-title", "publisher", "publisher-place", "event-title", "event-place"), WORDS),
    **dict.fromkeys(("number", "PMID", "PMCID", "volume", "issue", "edition", "container-title-short"), NUMBERS),
    "genre": st.just("Conference abstract"),
    "page": st.builds("{}-{}".format, NUMBERS, NUMBERS),
    "language": st.sampled_from(["fr", "en", "xx"]),
    "DOI": WORDS.map("10.1/{}".format),
    "URL": WORDS.map("https://example.org/{}".format),
    "issued": DATES,
    "accessed": DATES,
    "author": st.lists(NAMES, max_size=8),
    "editor": st.lists(NAMES, max_size=8),
}
SOME_FIELDS = st.fixed_dictionaries(
    {"type": st.sampled_from([*TYPES_IN_USE, "thesis", ""])},
    optional={field: st.one_of(values, NOTHING) for field, values in FIELDS.items()},
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-9, 99999),
    st.floats(),
    st.text("aÉ0-–—.,;:?![]()<i>/&#\u0301\n\t\u2028", max_size=8),
)
INNER_FIELDS = st.sampled_from(["family", "given", "suffix", "literal", "date-parts", "raw"])
INNER = st.one_of(SCALARS, st.lists(st.one_of(SCALARS, st.lists(SCALARS, max_size=4)), max_size=3))
ODD_VALUES = st.one_of(
    INNER,
    st.dictionaries(INNER_FIELDS, INNER, max_size=3),
    st.lists(st.dictionaries(INNER_FIELDS, INNER, max_size=3), max_size=3),
)
ODD_ITEMS = st.dictionaries(st.sampled_from(["type", *FIELDS]), ODD_VALUES, max_size=6)


@given(SOME_FIELDS)
def test_no_missing_field_leaves_stray_punctuation(item: dict[str, Any]) -> None:
    line = format_reference(item)
    assert not STRAY.search(re.sub(r"(et al|Report No)\.", r"\1", line)), line


@given(SOME_FIELDS)
def test_every_part_that_is_known_is_shown_once(item: dict[str, Any]) -> None:
    pmid = (item.get("PMID") or "").strip()
    assert format_reference(item).count("PMID: ") == (1 if pmid else 0)


@given(ODD_ITEMS)
def test_odd_values_give_one_line_that_ends_with_a_full_stop(item: dict[str, Any]) -> None:
    line = format_reference(item)
    assert line.endswith(".")
    assert line.splitlines() == [line]


@given(ODD_ITEMS)
def test_odd_values_never_trouble_a_card(item: dict[str, Any]) -> None:
    shown = [format_authors(item), year(item), container(item), address(item)]
    assert all(part == " ".join(part.split()) for part in shown)
