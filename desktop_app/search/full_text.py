"""The second layer: whoosh over names, headings and body, stemmed, BM25F. One object, used from one thread.

Queries are built as objects from words; no text ever reaches a query parser. An index unpickles what it holds, so a
folder may only be opened from the program's own bundle or the user's own cache, after its digests were checked.
"""

import json
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from desktop_app.search.indexer import WORDS_FILE
from desktop_app.search.schema import TEXT_FIELD, glossary_schema, stem
from desktop_app.search.whoosh_door import BM25F, And, FileStorage, Not, Or, Phrase, Query, Term
from desktop_app.search.words import STOP_WORDS

_MOST_EXPANSIONS = 8  # terms that an unfinished word is taken for
_LOOKED_AT = 2000  # words of the lexicon among which the best expansions are chosen
_SATURATION = 2.5  # BM25's K1: an article that says a word often is about it, since none is long
_BEGUN = 0.6  # how much a word counts that was only begun
_COMPLETE_ALREADY = 0.15  # how much a longer word counts where what was typed is a word itself


class FullText:
    """An opened index with the glossary's words."""

    def __init__(self, folder: Path) -> None:
        storage = FileStorage(str(folder), readonly=True)
        self._index = storage.open_index(schema=glossary_schema())
        self._searcher = self._index.searcher(weighting=BM25F(K1=_SATURATION))
        self.word_counts: dict[str, int] = json.loads((folder / WORDS_FILE).read_text(encoding="utf-8"))
        self._words = sorted(self.word_counts)
        self._articles_with: dict[str, int] = {}
        self.passages = lru_cache(maxsize=256)(self._read_passages)

    def close(self) -> None:
        """Gives the files back."""
        self.passages.cache_clear()
        self._searcher.close()
        self._index.close()

    def begins_a_word(self, prefix: str) -> bool:
        """Whether any word of the glossary begins so."""
        at = bisect_left(self._words, prefix)
        return at < len(self._words) and self._words[at].startswith(prefix)

    def stems_for(self, word: str, *, is_open: bool) -> dict[str, float]:
        """The terms that stand for a word, with their weights; an unfinished word is taken for the commonest few."""
        stems = {stem(word): 1.0}
        if is_open and len(word) > 1:
            at = bisect_left(self._words, word)
            longer: list[str] = []
            for candidate in self._words[at : at + _LOOKED_AT]:
                if not candidate.startswith(word):
                    break
                longer.append(candidate)
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
        """Slugs with their scores, best first. Each group holds the terms that stand for one word of the query."""
        wanted: list[Query] = [_any_of(group) for group in groups]
        if not wanted:
            return []
        query: Query = Or(wanted, scale=0.9) if len(wanted) > 1 else wanted[0]
        if phrases:
            query = And([query, *(_phrase(phrase) for phrase in phrases)])
        if excluded:
            query = And([query, Not(Or([_any_of({stem(word): 1.0}) for word in excluded]))])
        results = self._searcher.search(query, limit=limit)
        return [(hit["slug"], float(hit.score or 0.0)) for hit in results]

    def slugs_with(self, word: str) -> set[str]:
        """The articles that hold a word, in any field."""
        query = _any_of({stem(word): 1.0})
        return {self._searcher.stored_fields(number)["slug"] for number in query.docs(self._searcher)}

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
        number = self._searcher.document_number(slug=slug)
        if number is None:
            return ()
        stored = self._searcher.stored_fields(number)["passages"]
        return tuple((section, text, frozenset(stems.split())) for section, text, stems in stored)


def _any_of(stems: dict[str, float]) -> Query:
    terms = [Term(TEXT_FIELD, term, boost=weight) for term, weight in stems.items()]
    return terms[0] if len(terms) == 1 else Or(terms)


def _phrase(words: Sequence[str]) -> Query:
    return Phrase(TEXT_FIELD, [stem(word) for word in words])
