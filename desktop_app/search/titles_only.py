"""Answers from names alone, while the full-text index is being opened or compiled. Imports no whoosh."""

from collections.abc import Iterable

from desktop_app.search.answer import Answer, Hit, Snippet
from desktop_app.search.model import Entry
from desktop_app.search.query import parse
from desktop_app.search.ranking import name_score
from desktop_app.search.reasons import reason
from desktop_app.search.spelling import NAME_WEIGHT, Spelling
from desktop_app.search.titles import NameField, NameMatch, TitleTable
from desktop_app.search.urgent import Urgent


class TitlesOnly:
    """The first layer by itself: exact, prefix, all words and near spelling of names."""

    def __init__(self, entries: Iterable[Entry], urgent: Iterable[str] = ()) -> None:
        self._urgent = Urgent(urgent)
        self._table = TitleTable(entries)
        weights = dict.fromkeys(self._table.words, 1.0) | dict.fromkeys(self._table.name_words, NAME_WEIGHT)
        self._spelling = Spelling(weights, self._table.begins_a_word, self._table.medicine_of)

    def search(self, text: str, *, limit: int = 20, keep_spelling: bool = False) -> Answer:
        """The names that match a query of any characters and length; the answer is marked as incomplete."""
        query = parse(text)
        correction = None if keep_spelling else self._spelling.correct(query.words, last_is_open=query.last_is_open)
        words = correction.words if correction else query.words
        matches = self._table.match(words, last_is_open=query.last_is_open, typed=text)
        hits = tuple(self._hit(match, reason(self._entry(match), match, correction)) for match in matches[:limit])
        shown_for = " ".join(words) if correction and hits else ""
        return Answer(text, hits, shown_for=shown_for, words=words, complete=False, is_urgent=self._urgent.is_in(words))

    def _entry(self, match: NameMatch) -> Entry:
        return self._table.entries[match.name.slug]

    def _hit(self, match: NameMatch, why: str) -> Hit:
        entry = self._entry(match)
        snippet = Snippet(entry.summary)
        score = round(name_score(match), 3)
        in_title = match.name.field is not NameField.PHRASE
        return Hit(entry.slug, entry.title, entry.category, None, snippet, why, score, entry.kind, in_title)
