"""Finding in the text of a page: what makes no difference, and where matches stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.page_finder import FindQuery, PageText


def found(text: str, wanted: str, **strict: bool) -> list[str]:
    """The stretches of the text that are found, counted in UTF-16 as Qt counts."""
    units = text.encode("utf-16-le")
    return [
        units[2 * start : 2 * end].decode("utf-16-le")
        for start, end in PageText(text).find(FindQuery(wanted, **strict))
    ]


@pytest.mark.parametrize(
    ("text", "wanted", "match"),
    [
        ("the Pain", "pain", "Pain"),
        ("a naïve person", "naive", "naïve"),
        ("a naive person", "naïve", "naive"),
        ("cafe\u0301 au lait", "café", "cafe\u0301"),
        ("can’t sleep", "can't", "can’t"),
        ("can't sleep", "can’t", "can't"),
        ("“brain zaps”", '"brain', "“brain"),
        ("half\u2011life", "half-life", "half\u2011life"),
        ("1978\u201380", "1978-80", "1978\u201380"),
        ("with\u00addrawal", "withdrawal", "with\u00addrawal"),
        ("5\u00a0mg of", "5 mg", "5\u00a0mg"),
        ("a  wide   gap", "wide gap", "wide   gap"),
        ("Straße", "STRASSE", "Straße"),
        ("\U0001d54f and 😀 pain", "pain", "pain"),
    ],
)
def test_accents_signs_spaces_and_case_make_no_difference(text: str, wanted: str, match: str) -> None:
    assert found(text, wanted) == [match]


def test_case_matters_when_asked() -> None:
    assert found("Pain and pain", "Pain", match_case=True) == ["Pain"]
    assert found("naïve", "naive", match_case=True) == ["naïve"]


def test_whole_words_are_not_parts_of_longer_ones() -> None:
    text = "taper, tapering; un-taper (taper)"
    assert len(found(text, "taper")) == 4
    assert len(found(text, "taper", whole_words=True)) == 3
    assert found("[1] and [11]", "[1]", whole_words=True) == ["[1]"]


@pytest.mark.parametrize("wanted", ["", "   ", "\u2029", "nowhere"])
def test_nothing_is_found_for_nothing(wanted: str) -> None:
    assert found("some words", wanted) == []


def test_a_match_does_not_run_over_the_end_of_a_paragraph() -> None:
    assert found("one\u2029two", "one two") == []
    assert found("one\u2028two", "one two") == ["one\u2028two"]


@given(st.text(max_size=60), st.text(max_size=6))
def test_matches_are_in_order_within_the_text_and_do_not_overlap(text: str, wanted: str) -> None:
    length = sum(2 if character > "\uffff" else 1 for character in text)
    edge = 0
    for start, end in PageText(text).find(FindQuery(wanted)):
        assert edge <= start < end <= length
        edge = start + 1
