"""References for other programs: the type maps, what each format escapes, and that the text never varies."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.glossary.export import as_bibtex, as_csl_json, as_ris

ITEMS: dict[str, dict[str, Any]] = {
    item["id"]: item
    for item in json.loads((Path(__file__).parent / "data" / "references.csl.json").read_text(encoding="utf-8"))
}
TYPES = {
    "article-journal": ("JOUR", "article"),
    "article-magazine": ("MGZN", "article"),
    "article-newspaper": ("NEWS", "article"),
    "book": ("BOOK", "book"),
    "chapter": ("CHAP", "incollection"),
    "entry-encyclopedia": ("ENCYC", "incollection"),
    "legislation": ("STAT", "misc"),
    "paper-conference": ("CPAPER", "inproceedings"),
    "report": ("RPRT", "techreport"),
    "webpage": ("ELEC", "misc"),
    "thesis": ("GEN", "misc"),
}
GOLDEN_RIS_BUT_THE_LAST_LINE = """\
TY  - CHAP
AU  - van der Linden, Jean-Luc
AU  - O'Neill, Patrick James, Jr.
AU  - Hart, Thomas, III
ED  - Zhang, Xiao-ming
ED  - Berg, A.B.
TI  - Sleep after the taper
T2  - Inhibition and sleep
PY  - 2004
DA  - 2004/05//
SP  - 101
EP  - 109
ET  - 2
PB  - Alpenverlag
CY  - Basel
LA  - en
"""
GOLDEN_BIBTEX = """\
@article{voshaar2003tapering,
  author = {Oude Voshaar, Richard C. and Gorgels, Wim J. M. J. and Mol, Audrey J. J. and van Balkom, Anton J. L. M. \
and van de Lisdonk, Eloy H. and Breteler, Marinus H. M. and van den Hoogen, Henk J. M. and Zitman, Frans G.},
  title = {{Tapering off long-term benzodiazepine use with or without group cognitive-behavioural therapy: \
three-condition, randomised controlled trial}},
  journal = {The British Journal of Psychiatry},
  year = {2003},
  month = jun,
  volume = {182},
  number = {6},
  pages = {498--504},
  doi = {10.1192/bjp.182.6.498},
  url = {https://doi.org/10.1192/bjp.182.6.498},
  note = {PMID: 12777340},
}
"""
ODD_TEXT = st.text("aZÉ09 {}\\\"'$&%#_~^-–,.;:@<>/()\n\t\u2028", max_size=8)
ANYTHING = st.fixed_dictionaries(
    {"type": st.sampled_from(list(TYPES)), "title": ODD_TEXT, "publisher": ODD_TEXT},
    optional={
        "author": st.lists(st.fixed_dictionaries({"family": ODD_TEXT, "given": ODD_TEXT}), max_size=3),
        "URL": ODD_TEXT,
        "DOI": ODD_TEXT,
        "page": ODD_TEXT,
    },
)


def bibtex_field(item: dict[str, Any], name: str) -> str:
    found = re.search(rf"^  {name} = (.*),$", as_bibtex(item), re.MULTILINE)
    return found[1] if found else ""


def ris_values(item: dict[str, Any], tag: str) -> list[str]:
    return [line[6:] for line in as_ris(item).splitlines() if line.startswith(f"{tag}  - ")]


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_its_ris_type(kind: str) -> None:
    assert ris_values({"type": kind}, "TY") == [TYPES[kind][0]]


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_its_bibtex_type(kind: str) -> None:
    assert as_bibtex({"type": kind, "id": "a"}).startswith(f"@{TYPES[kind][1]}{{a,")


def test_ris_record_is_the_golden_one() -> None:
    assert as_ris(ITEMS["made-up-chapter"]) == GOLDEN_RIS_BUT_THE_LAST_LINE + "ER  - \n"


def test_bibtex_entry_is_the_golden_one() -> None:
    assert as_bibtex(ITEMS["voshaar2003tapering"]) == GOLDEN_BIBTEX


def test_ris_names_an_organisation_as_it_is() -> None:
    assert ris_values(ITEMS["teva2014rudotel"], "AU") == ["Teva GmbH"]


def test_ris_leaves_out_others() -> None:
    assert ris_values(ITEMS["hantouche1998magnesium"], "AU") == ["Hantouche, E. G."]


def test_ris_keeps_an_article_number_as_the_first_page() -> None:
    assert ris_values(ITEMS["carlos2017rls"], "SP") == ["CD006939"]


def test_ris_gives_the_number_of_a_report() -> None:
    assert ris_values(ITEMS["nice2022ng215"], "SN") == ["NG215"]


def test_ris_gives_the_day_of_access() -> None:
    assert ris_values(ITEMS["made-up-exclamation"], "Y2") == ["2024/03/02/"]


def test_bibtex_knows_others() -> None:
    assert bibtex_field(ITEMS["hantouche1998magnesium"], "author") == "{Hantouche, E. G. and others}"


def test_bibtex_keeps_an_organisation_whole() -> None:
    assert bibtex_field(ITEMS["cheplapharm2023klonopin"], "author") == (
        "{{CHEPLAPHARM Arzneimittel GmbH} and {H2-Pharma, LLC}}"
    )


def test_bibtex_puts_the_suffix_in_the_middle() -> None:
    assert "O'Neill, Jr., Patrick James" in bibtex_field(ITEMS["made-up-chapter"], "author")


def test_bibtex_takes_a_report_in_a_gazette_for_an_article() -> None:
    assert bibtex_field(ITEMS["dea2023temporary"], "journal") == "{Federal Register}"


def test_bibtex_escapes_what_tex_would_read() -> None:
    item = {"title": r"50% & $5 #1 a_b {c} ~ ^ \d"}
    assert bibtex_field(item, "title") == (
        r"{{50\% \& \$5 \#1 a\_b \textbraceleft{}c\textbraceright{} \textasciitilde{} \textasciicircum{} "
        r"\textbackslash{}d}}"
    )


def test_bibtex_leaves_an_address_as_it_is() -> None:
    url = "https://example.org/a_b?c=1&d=%20#e"
    assert bibtex_field({"URL": url}, "url") == f"{{{url}}}"


def test_bibtex_key_keeps_only_safe_characters() -> None:
    assert as_bibtex({"id": "a b{c}, é1"}).startswith("@misc{abc1,")


def test_csl_json_gives_the_items_back() -> None:
    items = [item for item in ITEMS.values() if "custom" not in item]
    assert json.loads(as_csl_json(items)) == items


def test_csl_json_opens_with_id_and_type() -> None:
    written = as_csl_json([{"title": "A", "type": "book", "DOI": "10.1/a", "id": "a"}])
    assert list(json.loads(written)[0]) == ["id", "type", "DOI", "title"]


def test_csl_json_leaves_out_custom() -> None:
    assert json.loads(as_csl_json([{"id": "a", "custom": {"kind": "review"}}])) == [{"id": "a"}]


def test_csl_json_keeps_accents_readable() -> None:
    assert "Pérez" in as_csl_json([ITEMS["perez2001hippocampus"]])


@pytest.mark.parametrize("write", [as_ris, as_bibtex, lambda item: as_csl_json([item])])
@pytest.mark.parametrize("key", ITEMS)
def test_order_of_the_fields_does_not_change_the_text(key: str, write: Any) -> None:
    assert write(dict(reversed(ITEMS[key].items()))) == write(ITEMS[key])


@given(ANYTHING)
def test_ris_is_nothing_but_tagged_lines(item: dict[str, Any]) -> None:
    lines = as_ris(item).removesuffix("\n").split("\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)


@given(ANYTHING)
def test_bibtex_braces_are_always_balanced(item: dict[str, Any]) -> None:
    depth, depths = 0, []
    for character in as_bibtex(item):
        depth += {"{": 1, "}": -1}.get(character, 0)
        depths.append(depth)
    assert depth == 0
    assert min(depths) == 0
