"""Filters count what they leave, and leave what they count."""

from desktop_app.search.answer import Answer, Hit, Snippet
from desktop_app.search.filters import ALL, TITLES, counts, narrow


def hit(slug: str, category: str, kind: str, in_title: bool) -> Hit:
    return Hit(slug, slug, category, None, Snippet(""), "", 1.0, kind, in_title)


ANSWER = Answer("x", (hit("a", "m", "drug", True), hit("b", "m", "clinical term", False), hit("c", "s", "drug", False)))


def test_counts_begin_with_all_and_leave_out_what_filters_nothing() -> None:
    assert dict(counts(ANSWER)) == {
        ALL: 3, TITLES: 1, "category:m": 2, "kind:drug": 2, "kind:clinical term": 1, "category:s": 1,
    }  # fmt: skip
    assert next(iter(counts(ANSWER))) == ALL
    assert dict(counts(Answer("x", ANSWER.hits[:1]))) == {ALL: 1}
    assert dict(counts(Answer("x", ()))) == {ALL: 0}


def test_a_filter_leaves_as_many_as_it_counts_in_their_order() -> None:
    for name, count in counts(ANSWER).items():
        left = narrow(ANSWER, name)
        assert len(left) == count
        assert list(left) == [one for one in ANSWER.hits if one in left]


def test_an_unknown_filter_leaves_all() -> None:
    assert narrow(ANSWER, "nonsense") == ANSWER.hits
