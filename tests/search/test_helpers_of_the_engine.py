"""Likeness to lay phrases, synonyms, and words of danger: each by itself."""

import pytest

from desktop_app.search.model import Entry
from desktop_app.search.phrases import PhraseTable
from desktop_app.search.synonyms import SHARE, Synonyms
from desktop_app.search.urgent import Urgent

ENTRIES = (
    Entry("a", "Alpha", "m", "drug", "", (), ("cannot sit still at night",)),
    Entry("b", "Beta", "m", "drug", "", ("second letter",), ("itchy skin at night",)),
)


def table() -> PhraseTable:
    return PhraseTable(ENTRIES, stem=lambda word: word, articles_with=lambda stem: 2 if stem in ("at", "night") else 1)


def test_the_same_words_are_wholly_alike() -> None:
    words = ["cannot", "sit", "still", "at", "night"]
    alike = table().alike([{feature: 1.0} for feature in (*words, *table().pairs_of(words))])
    assert alike["a"] == pytest.approx((1.0, 1.0))
    assert alike["b"].likeness < 0.3
    assert alike["b"].coverage < 0.5


def test_words_that_stand_in_two_phrases_are_covered_without_being_alike() -> None:
    entry = Entry("c", "Gamma", "m", "drug", "", (), ("legs jump", "bed hot"))
    words = ["legs", "jump", "bed", "hot"]
    found = PhraseTable((entry,), stem=str, articles_with=lambda _: 1).alike([{word: 1.0} for word in words])["c"]
    assert found.coverage == pytest.approx(1.0)
    assert found.likeness < 0.8


def test_rare_words_weigh_more_than_common_ones() -> None:
    phrases = table()
    assert phrases.weight("itchy") > phrases.weight("night") > phrases.weight("at")


def test_a_word_that_stands_for_another_counts_by_its_share() -> None:
    whole = table().alike([{"itchy": 1.0}])["b"].likeness
    half = table().alike([{"scratchy": 1.0, "itchy": 0.5}])["b"]
    assert half.likeness == pytest.approx(whole * 0.5)


def test_no_words_are_like_nothing() -> None:
    assert table().alike([]) == {}


def test_synonyms_stand_for_one_another_and_phrases_for_words() -> None:
    synonyms = Synonyms([["withdrawal", "detox", "coming off"], ["benzo", "benzos"]])
    assert synonyms.of_word("detox") == ("withdrawal",)
    assert synonyms.of_word("unknown") == ()
    assert synonyms.of_phrases_in(("i", "am", "coming", "off")) == (("withdrawal", "detox"),)
    assert synonyms.of_phrases_in(("coming", "home", "off")) == ()
    assert synonyms.stems_of("benzo", lambda word: word.rstrip("s")) == {"benzo": SHARE}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("suicide",), True),
        (("i", "want", "to", "die"), True),
        (("want", "die"), False),
        (("taper",), False),
        ((), False),
    ],
)
def test_words_of_danger_are_heard(words: tuple[str, ...], expected: bool) -> None:
    assert Urgent(["Suicide", "want to die", ""]).is_in(words) is expected
