"""Joins the two layers into one ranked list; each hit has its section, its snippet and its reason."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import pairwise
from typing import TypeVar

from desktop_app.search.answer import Answer, Hit
from desktop_app.search.full_text import FullText
from desktop_app.search.model import Entry
from desktop_app.search.phrases import Alike, PhraseTable
from desktop_app.search.query import Query, parse
from desktop_app.search.ranking import FULL_TEXT_SCORE, SETTING_SHARE, alike_score, name_score
from desktop_app.search.reasons import reason
from desktop_app.search.schema import stem
from desktop_app.search.snippets import best_passage, make_snippet
from desktop_app.search.spelling import NAME_WEIGHT, Correction, Spelling
from desktop_app.search.synonyms import SHARE, Synonyms
from desktop_app.search.titles import NameField, NameMatch, TitleTable
from desktop_app.search.urgent import Urgent

_Match = TypeVar("_Match")
_LOOKED_AT = 50  # full-text hits that take part in the ranking


class Engine:
    """Answers queries over an opened index. One object, used from the thread that made it."""

    def __init__(
        self,
        entries: Iterable[Entry],
        full_text: FullText,
        synonyms: Iterable[Sequence[str]] = (),
        urgent: Iterable[str] = (),
    ) -> None:
        self._titles = TitleTable(entries)
        self._synonyms = Synonyms(synonyms)
        self._urgent = Urgent(urgent)
        self._full_text = full_text
        self._phrases = PhraseTable(self._titles.entries.values(), stem, full_text.articles_with)
        self._spelling = Spelling(
            _word_weights(self._titles, full_text.word_counts, self._synonyms.words),
            self._begins_a_word,
            self._titles.medicine_of,
            lambda word: full_text.articles_with(stem(word)) > 0,
        )

    def close(self) -> None:
        """Gives the index back."""
        self._full_text.close()

    def search(
        self,
        text: str,
        *,
        limit: int = 20,
        keep_spelling: bool = False,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Answer | None:
        """The answer to a query of any characters and length, at most `limit` hits.

        `keep_spelling` searches for exactly what was typed. `wanted` is asked between the tiers; None is returned as
        soon as it says no (the person has typed on).
        """
        query = parse(text)
        if not query.words:
            return Answer(text, ())
        correction = None if keep_spelling else self._correction(query)
        words = correction.words if correction else query.words
        names = {m.name.slug: m for m in self._titles.match(words, last_is_open=query.last_is_open, typed=text)}
        if not wanted():
            return None
        telling = self._full_text.telling(words)
        groups = self._groups(telling, words, query)
        pairs = [{pair: 1.0} for pair in self._phrases.pairs_of([stem(word) for word in words])]
        alike = self._phrases.alike([*self._groups(words, words, query), *pairs])
        scored = self._full_text.search(groups, query.phrases, query.excluded, _LOOKED_AT)
        scored = [row for row in scored if row[0] in self._titles.entries]  # a kiosk may show a part of the glossary
        if not wanted():
            return None
        found = {slug for slug, _ in scored}
        kept = self._without_excluded(names, query, found)
        alike = self._without_excluded(alike, query, found)
        ranked = _merge(kept, scored, alike, limit)
        stems = {term: weight for group in groups for term, weight in group.items()}
        weights = {term: weight * self._rarity(term) for term, weight in stems.items()}
        hits = tuple(self._hit(slug, score, kept.get(slug), weights, correction) for slug, score in ranked)
        return Answer(
            query=text,
            hits=hits,
            shown_for=" ".join(words) if correction and hits else "",
            words=tuple(telling),
            nearest=() if hits else self._nearest(query.words),
            matching=() if hits else tuple(word for word in telling if word in self._full_text.word_counts),
            is_urgent=self._urgent.is_in(words) or self._urgent.is_in(query.words),
            stems=frozenset(stems),
        )

    def _correction(self, query: Query) -> Correction | None:
        return self._spelling.correct(query.words, last_is_open=query.last_is_open)

    def _begins_a_word(self, prefix: str) -> bool:
        return self._titles.begins_a_word(prefix) or self._full_text.begins_a_word(prefix)

    def _without_excluded(self, matches: Mapping[str, _Match], query: Query, found: set[str]) -> dict[str, _Match]:
        """Matches that hold no excluded word and, where a phrase was asked for, hold the phrase."""
        banned = {slug for word in query.excluded for slug in self._full_text.slugs_with(word)}
        return {
            slug: match
            for slug, match in matches.items()
            if slug not in banned and (not query.phrases or slug in found)
        }

    def _groups(self, some: Sequence[str], words: Sequence[str], query: Query) -> list[dict[str, float]]:
        """For each of some words the stems that stand for it: itself, what it may grow into, its synonyms."""
        groups = []
        medicines = [word for word in some if self._titles.medicine_of(word)]
        has_subject = len(medicines) < len(self._full_text.telling(some))
        for word in some:
            group = self._full_text.stems_for(word, is_open=query.last_is_open and word == words[-1])
            for term, share in self._synonyms.stems_of(word, stem).items():
                group[term] = max(share, group.get(term, 0.0))
            if has_subject and word in medicines:
                group = {term: share * SETTING_SHARE for term, share in group.items()}
            groups.append(group)
        groups.extend({stem(word): SHARE for word in singles} for singles in self._synonyms.of_phrases_in(words))
        joined = (first + second for first, second in pairwise(words))
        groups.extend({stem(word): 1.0} for word in joined if word in self._full_text.word_counts)  # sleep walking
        return groups

    def _hit(
        self,
        slug: str,
        score: float,
        name: NameMatch | None,
        weights: Mapping[str, float],
        correction: Correction | None,
    ) -> Hit:
        entry = self._titles.entries[slug]
        passage = best_passage(self._full_text.passages(slug), weights)
        section, text = passage or ("", entry.summary)
        if name is not None and not section:
            text = entry.summary
        return Hit(
            slug=slug,
            title=entry.title,
            category=entry.category,
            section=section or None,
            snippet=make_snippet(text, weights.keys(), stem),
            why=reason(entry, name, correction),
            score=round(score, 3),
            kind=entry.kind,
            in_title=name is not None and name.name.field is not NameField.PHRASE,
        )

    def _rarity(self, term: str) -> float:
        articles = max(1, len(self._titles.entries))
        return 1.0 + math.log(articles / max(1, self._full_text.articles_with(term)))

    def _nearest(self, words: Sequence[str]) -> tuple[str, ...]:
        unknown = [word for word in words if not self._spelling.knows(word)] or list(words)
        found = [near for word in unknown for near in self._spelling.nearest(word)]
        return tuple(dict.fromkeys(found))[:6]


def _merge(
    names: Mapping[str, NameMatch], scored: Sequence[tuple[str, float]], alike: Mapping[str, Alike], limit: int
) -> list[tuple[str, float]]:
    best = max((score for _, score in scored), default=1.0) or 1.0
    total = {slug: FULL_TEXT_SCORE * score / best for slug, score in scored}
    for slug, found in alike.items():
        total[slug] = total.get(slug, 0.0) + alike_score(found)
    for slug, match in names.items():
        total[slug] = total.get(slug, 0.0) + name_score(match)
    return nsmallest(limit, total.items(), key=lambda row: (-row[1], row[0]))


def _word_weights(titles: TitleTable, counts: Mapping[str, int], synonyms: Iterable[str]) -> dict[str, float]:
    weights = dict.fromkeys(synonyms, math.log(2))
    weights |= {word: math.log(1 + count) for word, count in counts.items()}
    for word in titles.name_words:
        weights[word] = weights.get(word, 0.0) + NAME_WEIGHT
    return weights
