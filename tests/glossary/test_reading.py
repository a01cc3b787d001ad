"""Titles in text, and the grade at which text reads."""

import pytest

from desktop_app.glossary.mentions import TitleFinder
from desktop_app.glossary.readability import grade, name_words, syllable_counter

FINDER = TitleFinder({"GABA": "gaba", "GABA-A receptor": "gaba-a-receptor", "Taper": "taper", "Liquid taper": "liquid"})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A taper helps.", ["taper"]),
        ("A [taper](taper.md) and a taper.", []),
        ("A taper, then a [taper](taper.md).", ["taper"]),
        ("A liquid taper.", ["liquid"]),
        ("The GABA-A receptor.", ["gaba-a-receptor"]),
        ("Tapering and tapered.", []),
        ("## Taper\n\nText.", []),
        ("`taper` and [@taper].", []),
        ("[how to slow down](taper.md), then taper.", []),
    ],
)
def test_the_first_mention_of_a_title_is_found(body: str, expected: list[str]) -> None:
    assert [mention.slug for mention in FINDER.unlinked(body, "x/own.md", "own")] == expected


def test_an_article_does_not_mention_itself() -> None:
    assert list(FINDER.unlinked("A taper.", "x/taper.md", "taper")) == []


def test_short_words_read_more_easily_than_long_ones_and_names_do_not_count() -> None:
    syllables = syllable_counter()
    assert syllables is not None
    names = name_words(["Clonazepam"])
    easy = grade(["The cat sat on the mat."], syllables, frozenset())
    hard = grade(["Pharmacological heterogeneity necessitates individualisation."], syllables, frozenset())
    assert easy < 2 < 12 < hard
    assert grade(["Clonazepam sat on the mat."], syllables, names) == grade(["Sat on the mat."], syllables, frozenset())
    assert grade([], syllables, names) == 0


def test_the_grade_is_the_formula() -> None:
    assert grade(["One two three four."], lambda word: 1, frozenset()) == pytest.approx(0.39 * 4 + 11.8 - 15.59)
