"""How like a query is to the short texts that name an article: its title, other names, and its lay phrases.

Each short text and the query are bags of stems weighted by how rare a stem is in the glossary; likeness is the cosine
between them, from 0 to 1. A question is answered by the article whose readers ask in the most similar words. Coverage
is the share of the query's weight that stands in any of an article's short texts, also from 0 to 1: a question of which
each half was asked, but by two people.
"""

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from desktop_app.search.model import Entry
from desktop_app.search.words import STOP_WORDS, folded_words

_STOP_WEIGHT = 0.2  # of a word that says little, against the rarest: "can't sleep" is not "sleep"
_PAIR_WEIGHT = 0.6  # of two words that stand side by side, against the mean of the two
_PAIR = "\0"
_NONE = array("I")


class Alike(NamedTuple):
    """How like a query is to the short texts of an article, each from 0 to 1."""

    likeness: float
    """To the one that is most like it."""

    coverage: float
    """The share of its words, weighted, that stand in any of them."""


class PhraseTable:
    """The short texts of every article, found by their stems."""

    def __init__(
        self, entries: Iterable[Entry], stem: Callable[[str], str], articles_with: Callable[[str], int]
    ) -> None:
        texts = [(entry.slug, text) for entry in entries for text in (entry.title, *entry.aliases, *entry.searches)]
        self._articles = max(1, len({slug for slug, _ in texts}))
        self._articles_with = articles_with
        self._stop_stems = frozenset(stem(word) for word in STOP_WORDS)
        self._weights: dict[str, float] = {}
        self._slugs: list[str] = []
        self._lengths = array("f")
        self._numbers: dict[str, int] = {}
        self._in_order = array("I")  # the stems of all texts by number, one text after the other
        self._ends = array("I")
        self._by_stem: dict[str, array[int]] = {}
        for number, (slug, text) in enumerate(texts):
            in_order = [stem(word) for word in folded_words(text)]
            stems = frozenset(in_order)
            length = math.sqrt(sum(self.weight(one) ** 2 for one in (*stems, *frozenset(self.pairs_of(in_order)))))
            for one in stems:
                self._by_stem.setdefault(one, array("I")).append(number)
            self._in_order.extend(self._numbers.setdefault(one, len(self._numbers)) for one in in_order)
            self._ends.append(len(self._in_order))
            self._slugs.append(slug)
            self._lengths.append(length or 1.0)

    def pairs_of(self, stems: Sequence[str]) -> list[str]:
        """Each two telling neighbours as one feature: "sleeping pill" says more than "sleeping" and "pill"."""
        stop = self._stop_stems
        return [f"{a}{_PAIR}{b}" for a, b in pairwise(stems) if a not in stop and b not in stop]

    def weight(self, stem: str) -> float:
        """How telling a stem is: 1 for the rarest, near 0 for one that stands in every article."""
        if _PAIR in stem:
            first, _, second = stem.partition(_PAIR)
            return _PAIR_WEIGHT * math.sqrt(self.weight(first) * self.weight(second))
        found = self._weights.get(stem)
        if found is None:
            rarest = math.log(1 + self._articles)
            rarity = math.log(1 + self._articles / max(1, self._articles_with(stem))) / rarest
            found = self._weights[stem] = _STOP_WEIGHT * rarity if stem in self._stop_stems else rarity
        return found

    def alike(self, groups: Sequence[Mapping[str, float]]) -> dict[str, Alike]:
        """Slug -> how like its short texts are. Each group holds the stems that stand for one word, or a pair."""
        if not groups:
            return {}
        weights = [self._weight_of(group) for group in groups]
        length = math.sqrt(sum(weight**2 for weight in weights)) or 1.0
        words = sum(weight for group, weight in zip(groups, weights, strict=True) if not _is_pair(group)) or 1.0
        dots: dict[int, float] = {}
        covered: dict[str, float] = {}
        for group in groups:
            matched: dict[int, float] = {}
            counted: dict[str, float] = {}
            for stem, share in group.items():
                weight = self.weight(stem)
                part, dot = share * weight, share * weight * weight
                for index in self._texts_with(stem):
                    if dot > matched.get(index, 0.0):
                        matched[index] = dot
                    slug = self._slugs[index]
                    if part > counted.get(slug, 0.0):
                        counted[slug] = part
            for index, dot in matched.items():
                dots[index] = dots.get(index, 0.0) + dot
            if not _is_pair(group):
                for slug, share in counted.items():
                    covered[slug] = covered.get(slug, 0.0) + share
        best: dict[str, float] = {}
        for index, dot in dots.items():
            slug, likeness = self._slugs[index], dot / (length * self._lengths[index])
            if likeness > best.get(slug, 0.0):
                best[slug] = min(1.0, likeness)
        return {slug: Alike(likeness, min(1.0, covered.get(slug, 0.0) / words)) for slug, likeness in best.items()}

    def _texts_with(self, stem: str) -> Iterable[int]:
        return self._with_pair(stem) if _PAIR in stem else self._by_stem.get(stem, _NONE)

    def _with_pair(self, pair: str) -> Iterator[int]:
        """The texts in which two stems stand side by side: looked up and not kept, since most pairs occur once."""
        first, _, second = pair.partition(_PAIR)
        either = (self._by_stem.get(first, _NONE), self._by_stem.get(second, _NONE))
        one, other = self._numbers.get(first), self._numbers.get(second)
        for index in min(either, key=len):
            text = self._in_order[self._ends[index - 1] if index else 0 : self._ends[index]]
            if any(two == (one, other) for two in pairwise(text)):
                yield index

    def _weight_of(self, group: Mapping[str, float]) -> float:
        return max((self.weight(stem) * share for stem, share in group.items()), default=0.0)


def _is_pair(group: Mapping[str, float]) -> bool:
    return any(_PAIR in stem for stem in group)
