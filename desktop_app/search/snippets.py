"""Chooses the sentence of an article that answers a query, and marks every form of the query's words in it."""

from collections.abc import Callable, Mapping, Sequence, Set

from desktop_app.search.answer import Snippet
from desktop_app.search.words import words_of

_LONGEST = 220  # characters; what is longer is cut at a word
_BEFORE = 60  # characters kept before the first mark of a long sentence


def best_passage(
    passages: Sequence[tuple[str, str, frozenset[str]]], weights: Mapping[str, float]
) -> tuple[str, str] | None:
    """Section id and text of the passage whose stems weigh most, the earliest of equals; None when none matches."""
    best: tuple[float, str, str] | None = None
    wanted = frozenset(weights)
    for section, text, stems in passages:
        if wanted.isdisjoint(stems):
            continue
        weight = sum(weights[stem] for stem in wanted & stems)
        if weight and (best is None or weight > best[0] + 1e-9):
            best = (weight, section, text)
    return None if best is None else best[1:]


def make_snippet(text: str, stems: Set[str], stem: Callable[[str], str]) -> Snippet:
    """The text with the matched words marked; long text is cut around the first mark, with an ellipsis."""
    marks = [(word.start, word.end) for word in words_of(text) if stem(word.folded) in stems]
    if len(text) <= _LONGEST:
        return Snippet(text, tuple(marks))
    start = 0
    if marks and marks[0][1] > _LONGEST - 20:
        start = text.find(" ", max(0, marks[0][0] - _BEFORE)) + 1
    end = text.rfind(" ", start, start + _LONGEST)
    end = start + _LONGEST if end <= start else end
    lead = "… " if start else ""
    tail = " …" if end < len(text) else ""
    shifted = tuple((a - start + len(lead), b - start + len(lead)) for a, b in marks if a >= start and b <= end)
    return Snippet(f"{lead}{text[start:end]}{tail}", shifted)
