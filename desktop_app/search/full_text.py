"""The second layer: whoosh over names, headings and body, stemmed, BM25F. One object, used from one thread.

Queries are built as objects from words; no text ever reaches a query parser. An index unpickles what it holds, so a
folder may only be opened from the program's own bundle or the user's own cache, after its digests were checked.
"""

import json
import math
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from pathlib import Path

from desktop_app.search.indexer import WORDS_FILE
from desktop_app.search.schema import TEXT_FIELD, glossary_schema, stem
from desktop_app.search.whoosh_door import FileStorage, Phrase, Query
from desktop_app.search.words import STOP_WORDS, prefix_forms

_MOST_EXPANSIONS = 8  # terms that an unfinished word is taken for
_LOOKED_AT = 2000  # words of the lexicon among which the best expansions are chosen
_POSTINGS = 40_000  # that one query reads at the most
_TERMS_KEPT = 64  # whose postings stay in memory: who types on asks for the same words with every key
_SATURATION = 2.5  # BM25's k1: an article that says a word often is about it, since none is long
_LENGTH = 0.75  # BM25's b: how much longer articles must say a word more often
_BEGUN = 0.6  # how much a word counts that was only begun
_COMPLETE_ALREADY = 0.15  # how much a longer word counts where what was typed is a word itself


class FullText:
    """An opened index with the glossary's words."""

    def __init__(self, folder: Path) -> None:
        # Read and not mapped: 4 MB less memory, and the files of an edition can be replaced while it is open.
        storage = FileStorage(str(folder), supports_mmap=False, readonly=True)
        self._index = storage.open_index(schema=glossary_schema())
        self._searcher = self._index.searcher()
        reader = self._searcher.reader()
        lengths = [reader.doc_field_length(number, TEXT_FIELD, 1) for number in range(reader.doc_count_all())]
        mean = sum(lengths) / len(lengths) if lengths else 1.0
        self._norms = [_SATURATION * (1 - _LENGTH + _LENGTH * length / mean) for length in lengths]
        lexicon = json.loads((folder / WORDS_FILE).read_text(encoding="utf-8"))
        self.word_counts: dict[str, int] = lexicon["words"]
        self._slugs: list[str] = lexicon["slugs"]
        self._numbers = {slug: number for number, slug in enumerate(self._slugs)}
        self._words = sorted(self.word_counts)
        self._articles_with: dict[str, int] = {}
        self.passages = lru_cache(maxsize=256)(self._read_passages)
        self._postings = lru_cache(maxsize=_TERMS_KEPT)(self._read_postings)

    def close(self) -> None:
        """Gives the files back."""
        self.passages.cache_clear()
        self._postings.cache_clear()
        self._searcher.close()
        self._index.close()

    def begins_a_word(self, prefix: str) -> bool:
        """Whether any word of the glossary begins so."""
        return any(True for _ in self._longer(prefix))

    def _longer(self, prefix: str) -> Iterator[str]:
        """The glossary's words that begin so, as many as are worth looking at."""
        for form in prefix_forms(prefix):
            at = bisect_left(self._words, form)
            for candidate in self._words[at : at + _LOOKED_AT]:
                if not candidate.startswith(form):
                    break
                yield candidate

    def stems_for(self, word: str, *, is_open: bool) -> dict[str, float]:
        """The terms that stand for a word, with their weights; an unfinished word is taken for the commonest few."""
        stems = {stem(word): 1.0}
        if is_open and len(word) > 1:
            longer = list(self._longer(word))
            longer.sort(key=lambda candidate: (-self.word_counts[candidate], candidate))
            weight = _COMPLETE_ALREADY if word in self.word_counts else _BEGUN
            for candidate in longer[:_MOST_EXPANSIONS]:
                stems.setdefault(stem(candidate), weight)
        return stems

    def search(
        self,
        groups: Sequence[dict[str, float]],
        phrases: Sequence[Sequence[str]] = (),
        excluded: Sequence[str] = (),
        limit: int = 50,
    ) -> list[tuple[str, float]]:
        """Slugs with their scores, best first. Each group holds the terms that stand for one word of the query.

        The rarest words are read first, of each word the terms that stand for it best, and no new term once a budget
        of postings is read: common words of a very large glossary cannot make a query slow.
        """
        scores: dict[int, float] = {}
        budget = _POSTINGS
        for group in sorted(groups, key=self._rarest):
            for term, share in sorted(group.items(), key=lambda row: (-row[1], self.articles_with(row[0]))):
                if budget > 0:
                    budget -= self._score_term(term, share, scores)
        kept = self._allowed(phrases, excluded)
        rows = scores.items() if kept is None else ((number, scores[number]) for number in scores.keys() & kept)
        ranked = nsmallest(limit, rows, key=lambda row: (-row[1], row[0]))
        return [(self._slugs[number], score) for number, score in ranked]

    def _score_term(self, term: str, share: float, scores: dict[int, float]) -> int:
        """Adds what a term counts in its documents, by BM25 (Robertson and Zaragoza, 2009); how many those are."""
        articles = self.articles_with(term)
        if not articles:
            return 0
        rarity = math.log(len(self._norms) / (articles + 1)) + 1
        factor = share * rarity * (_SATURATION + 1)
        known, norms = scores.get, self._norms
        for number, times in zip(*self._postings(term), strict=True):
            scores[number] = known(number, 0.0) + factor * times / (times + norms[number])
        return articles

    def _read_postings(self, term: str) -> "tuple[array[int], array[float]]":
        """The numbers of the documents that hold a term, and how often each says it."""
        numbers, times = array("I"), array("f")
        matcher = self._searcher.postings(TEXT_FIELD, term)
        number_of, times_of, go_on, take, count = matcher.id, matcher.weight, matcher.next, numbers.append, times.append
        for _ in range(self.articles_with(term)):
            take(number_of())
            count(times_of())
            go_on()
        return numbers, times

    def _rarest(self, group: Mapping[str, float]) -> int:
        return min((self.articles_with(term) or _POSTINGS for term in group), default=_POSTINGS)

    def _allowed(self, phrases: Sequence[Sequence[str]], excluded: Sequence[str]) -> set[int] | None:
        """The documents that hold every phrase and no excluded word; None where nothing was asked of them."""
        if not phrases and not excluded:
            return None
        kept = set(range(len(self._slugs)))
        for phrase in phrases:
            kept &= set(_phrase(phrase).docs(self._searcher))
        for word in excluded:
            kept -= self._numbers_with(word)
        return kept

    def _numbers_with(self, word: str) -> set[int]:
        term = stem(word)
        return set(self._searcher.postings(TEXT_FIELD, term).all_ids()) if self.articles_with(term) else set()

    def slugs_with(self, word: str) -> set[str]:
        """The articles that hold a word."""
        return {self._slugs[number] for number in self._numbers_with(word)}

    def articles_with(self, term: str) -> int:
        """How many articles hold a term."""
        found = self._articles_with.get(term)
        if found is None:
            found = self._articles_with[term] = int(self._searcher.doc_frequency(TEXT_FIELD, term))
        return found

    def telling(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words that say what is looked for: all but the stop words, unless there are no others."""
        return tuple(word for word in words if word not in STOP_WORDS) or tuple(words)

    def _read_passages(self, slug: str) -> tuple[tuple[str, str, frozenset[str]], ...]:
        """Section id, sentence and stems of every sentence of an article."""
        number = self._numbers.get(slug)
        if number is None:
            return ()
        stored = self._searcher.stored_fields(number)["passages"]
        return tuple((section, text, frozenset(stems.split())) for section, text, stems in stored)


def _phrase(words: Sequence[str]) -> Query:
    return Phrase(TEXT_FIELD, [stem(word) for word in words])
