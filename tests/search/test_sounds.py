"""Words that sound alike have one key, and a name that sounds like what was typed is found however it is written."""

import pytest

from desktop_app.search.sounds import sound_of
from desktop_app.search.spelling import NAME_WEIGHT, Spelling


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("zanaks", "xanax"),
        ("sikosis", "psychosis"),
        ("sighkosis", "psychosis"),
        ("fobia", "phobia"),
        ("klonapin", "clonopin"),
        ("kwetiapine", "quetiapine"),
        ("numonia", "pneumonia"),
        ("seesure", "seizure"),
        ("dopamean", "dopamine"),
        ("zopiclown", "zopiclone"),
        ("adikshun", "addikshun"),
        ("ake", "ache"),
    ],
)
def test_words_that_sound_alike_share_a_key(heard: str, written: str) -> None:
    assert sound_of(heard) == sound_of(written)


@pytest.mark.parametrize(("one", "other"), [("clonazepam", "clobazam"), ("taper", "temper"), ("gaba", "kappa")])
def test_words_that_sound_different_do_not(one: str, other: str) -> None:
    assert sound_of(one) != sound_of(other)


def spelling(*names: str, medicines: tuple[str, ...] = ()) -> Spelling:
    weights = dict.fromkeys(names, NAME_WEIGHT) | {"measure": 1.0}
    return Spelling(weights, lambda _: False, lambda word: word if word in medicines else "")


def test_a_name_is_found_by_its_sound_where_its_letters_are_too_far() -> None:
    found = spelling("psychosis", "phobia").correct(["sikosis"], last_is_open=False)
    assert found is not None
    assert found.words == ("psychosis",)


def test_the_sound_of_a_name_counts_more_than_the_letters_of_another_word() -> None:
    found = spelling("seizure").correct(["ceasure"], last_is_open=False)
    assert found is not None
    assert found.words == ("seizure",)


def test_two_medicines_that_sound_the_same_are_not_chosen_between() -> None:
    assert spelling("zanax", "xanaks", medicines=("zanax", "xanaks")).correct(["zannacks"], last_is_open=False) is None
