"""Narrows an answer to a category, a kind, or matches in titles, and counts what each would leave."""

from collections import Counter
from collections.abc import Mapping

from desktop_app.search.answer import Answer, Hit

ALL = "all"
TITLES = "titles"
CATEGORY = "category:"
KIND = "kind:"


def counts(answer: Answer) -> Mapping[str, int]:
    """Filter -> how many hits it leaves; the largest first, after "all"."""
    found: Counter[str] = Counter()
    for hit in answer.hits:
        found[CATEGORY + hit.category] += 1
        found[KIND + hit.kind] += 1
    in_titles = sum(hit.in_title for hit in answer.hits)
    first = {ALL: len(answer.hits)} | ({TITLES: in_titles} if 0 < in_titles < len(answer.hits) else {})
    return first | {name: count for name, count in found.most_common() if count < len(answer.hits)}


def narrow(answer: Answer, name: str) -> tuple[Hit, ...]:
    """The hits that a filter leaves, in their order; all of them for a filter that is not known."""
    return tuple(hit for hit in answer.hits if _passes(hit, name))


def _passes(hit: Hit, name: str) -> bool:
    if name == TITLES:
        return hit.in_title
    if name.startswith(CATEGORY):
        return hit.category == name.removeprefix(CATEGORY)
    return hit.kind == name.removeprefix(KIND) if name.startswith(KIND) else True
