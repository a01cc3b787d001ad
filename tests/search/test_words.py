"""Folding: what the eye takes for one word is one word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.search.query import parse
from desktop_app.search.words import folded_text, folded_words, prefix_forms, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paraesthesia", "paresthesia"),
        ("behaviour", "BEHAVIOR"),
        ("sensitisation", "sensitization"),
        ("oedema", "edema"),
        ("diarrhoea", "diarrhea"),
        ("half-life", "half life"),
        ("don’t", "dont"),
        ("café", "cafe"),
        ("analyse", "analyze"),
        ("programme", "program"),
        ("centre", "center"),
        ("GABA‑A", "gaba a"),
        ("Ashton's", "Ashtons"),
    ],
)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert folded_text(one) == folded_text(other)


@pytest.mark.parametrize(("one", "other"), [("clonazepam", "clobazam"), ("clonidine", "clonazepam"), ("pain", "pane")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert folded_text(one) != folded_text(other)


@pytest.mark.parametrize(
    ("begun", "whole"),
    [("nervous", "nervousness"), ("diarrho", "diarrhoea"), ("sensitis", "sensitisation"), ("behaviou", "behaviour")],
)
def test_a_word_that_is_only_begun_folds_into_the_beginning_of_the_whole_one(begun: str, whole: str) -> None:
    assert any(folded_text(whole).startswith(form) for form in prefix_forms(folded_text(begun)))


def test_offsets_point_at_the_words_as_written() -> None:
    text = "The Café—au lait"
    assert [text[word.start : word.end] for word in words_of(text)] == ["The", "Café", "au", "lait"]


@given(st.text())
def test_any_text_is_cut_into_words_with_true_offsets(text: str) -> None:
    for word in words_of(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = folded_words(text)
    assert [word.casefold() for word in once] == list(once)


@pytest.mark.parametrize(
    ("typed", "words", "phrases", "excluded", "is_open"),
    [
        ("glutamate storm", ("glutamate", "storm"), (), (), True),
        ("glutamate ", ("glutamate",), (), (), False),
        ('"half life" diazepam', ("half", "life", "diazepam"), (("half", "life"),), (), True),
        ('"kindling"', ("kindling",), (), (), False),
        ("taper -alcohol", ("taper",), (), ("alcohol",), False),
        ('taper -"cold turkey"', ("taper",), (), ("cold", "turkey"), False),
        ("half-life", ("half", "life"), (), (), True),
        ("a - b", ("a", "b"), (), (), True),
        ("NOT OR foobar", ("not", "or", "foobar"), (), (), True),
        ('unclosed "quote here', ("unclosed", "quote", "here"), (), (), True),
        ("()*?~^[]{}:\\", (), (), (), False),
        ("", (), (), (), False),
    ],
)
def test_only_quotes_and_a_leading_minus_are_special(
    typed: str,
    words: tuple[str, ...],
    phrases: tuple[tuple[str, ...], ...],
    excluded: tuple[str, ...],
    is_open: bool,
) -> None:
    query = parse(typed)
    assert (query.words, query.phrases, query.excluded, query.last_is_open) == (words, phrases, excluded, is_open)


@given(st.text(max_size=2000))
def test_no_query_is_an_error(text: str) -> None:
    parse(text)
