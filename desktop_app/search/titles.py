"""The first layer: titles, aliases, brand names and lay phrases in memory. Answers before whoosh is imported."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from desktop_app.search.model import Entry
from desktop_app.search.words import STOP_WORDS, folded_words, prefix_forms, without_accents

_MOST_PREFIX_WORDS = 400  # of a one-letter prefix in a large glossary, far more than a person looks at


class NameField(IntEnum):
    """Which kind of name matched, the most telling first."""

    TITLE = 0
    BRAND = 1
    ALIAS = 2
    PHRASE = 3


class Tier(IntEnum):
    """How a name matched, the best first (DESIGN 5)."""

    EXACT = 0
    PREFIX = 1
    WORD_PREFIX = 2
    ALL_WORDS = 3


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an article, in folded words and as it is written."""

    slug: str
    field: NameField
    words: tuple[str, ...]
    written: str


@dataclass(frozen=True, slots=True)
class NameMatch:
    """The best match of one article."""

    tier: Tier
    name: Name
    is_literal: bool = False
    """Whether the name begins with what was typed letter for letter, its hyphens and slashes included."""

    @property
    def rank(self) -> tuple[int, bool, int, int, str]:
        """Sorts matches: tier, literal, kind of name, shorter ones first, then by slug: the order never varies."""
        return (self.tier, not self.is_literal, self.name.field, len(self.name.written), self.name.slug)


def is_brand(entry: Entry, alias: str) -> bool:
    """Whether an alias is a trade name: medicines' aliases that begin with a capital, abbreviations aside."""
    return entry.kind == "drug" and alias[:1].isupper() and not alias.isupper()


class TitleTable:
    """Every name of every article, with the words that lead to it."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = {entry.slug: entry for entry in entries}
        self._names = [name for entry in self.entries.values() for name in _names_of(entry)]
        self._lay: dict[str, list[str]] = {}
        for entry in self.entries.values():
            for phrase in entry.searches:
                self._lay.setdefault(" ".join(folded_words(phrase)), []).append(entry.slug)
        self._by_text: dict[str, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        for index, name in enumerate(self._names):
            self._by_text.setdefault(" ".join(name.words), []).append(index)
            for word in set(name.words):
                self._by_word.setdefault(word, []).append(index)
        self._texts = sorted(self._by_text)
        self._words = sorted(self._by_word)

    @property
    def words(self) -> Sequence[str]:
        """Every word of every title and other name, sorted."""
        return self._words

    @property
    def name_words(self) -> frozenset[str]:
        """The words of titles and other names, without those of lay phrases."""
        return frozenset(self._by_word) - STOP_WORDS

    def medicine_of(self, word: str) -> str:
        """The slug of the medicine whose title or trade name the word is by itself; "" where there is none."""
        for index in self._by_text.get(word, ()):
            name = self._names[index]
            if name.field in (NameField.TITLE, NameField.BRAND) and self.entries[name.slug].kind == "drug":
                return name.slug
        return ""

    def knows(self, word: str) -> bool:
        """Whether the word stands in any name."""
        return word in self._by_word

    def begins_a_word(self, prefix: str) -> bool:
        """Whether any word of any name begins so."""
        return any(True for form in prefix_forms(prefix) for _ in _with_prefix(self._words, form, 1))

    def match(self, words: Sequence[str], *, last_is_open: bool, typed: str = "") -> list[NameMatch]:
        """The best match of every article that matches, best first. The last word may be unfinished when it is open.

        `typed` is the query as it was written, to tell "GABA/benzodiazepine" from "GABA": folded they begin alike.
        """
        if not words:
            return []
        best = _Best(typed)
        telling = [word for word in words if word not in STOP_WORDS]
        self._match_phrase(tuple(words), last_is_open, best)
        if telling and len(telling) < len(words) and not any(match.tier <= Tier.PREFIX for match in best.of.values()):
            self._match_phrase(tuple(telling), last_is_open and telling[-1] == words[-1], best)
        return sorted(best.of.values(), key=lambda match: match.rank)

    def _match_phrase(self, phrase: tuple[str, ...], is_open: bool, best: "_Best") -> None:
        text = " ".join(phrase)
        best.keep(Tier.EXACT, self._named(self._by_text.get(text, ())))
        for slug in self._lay.get(text, ()):
            best.of.setdefault(slug, NameMatch(Tier.EXACT, Name(slug, NameField.PHRASE, phrase, text)))
        if is_open:
            for form in prefix_forms(text):
                for longer in _with_prefix(self._texts, form, _MOST_PREFIX_WORDS):
                    best.keep(Tier.PREFIX, self._named(self._by_text[longer]))
        else:
            for longer in _with_prefix(self._texts, text + " ", _MOST_PREFIX_WORDS):
                best.keep(Tier.PREFIX, self._named(self._by_text[longer]))
        containing = self._containing(phrase, is_open)
        tier = Tier.WORD_PREFIX if len(phrase) == 1 else Tier.ALL_WORDS
        best.keep(tier, self._named(sorted(containing)))

    def _containing(self, phrase: tuple[str, ...], is_open: bool) -> set[int]:
        """The names that hold every word of the phrase, the last one perhaps only begun."""
        found: set[int] | None = None
        for position, word in enumerate(phrase):
            names = set(self._by_word.get(word, ()))
            if is_open and position == len(phrase) - 1:
                for form in prefix_forms(word):
                    for longer in _with_prefix(self._words, form, _MOST_PREFIX_WORDS):
                        names.update(self._by_word[longer])
            found = names if found is None else found & names
            if not found:
                return set()
        return found or set()

    def _named(self, indexes: Iterable[int]) -> Iterator[Name]:
        return (self._names[index] for index in indexes)


class _Best:
    """The best match of each article, by slug."""

    def __init__(self, typed: str) -> None:
        self.of: dict[str, NameMatch] = {}
        self._typed = without_accents(typed.strip())

    def keep(self, tier: Tier, names: Iterable[Name]) -> None:
        """Takes the matches that are better than what is known of their articles."""
        for name in names:
            match = NameMatch(tier, name, tier <= Tier.PREFIX and self._is_literal(name))
            known = self.of.get(name.slug)
            if known is None or match.rank < known.rank:
                self.of[name.slug] = match

    def _is_literal(self, name: Name) -> bool:
        return bool(self._typed) and without_accents(name.written).startswith(self._typed)


def _names_of(entry: Entry) -> Iterator[Name]:
    yield Name(entry.slug, NameField.TITLE, folded_words(entry.title), entry.title)
    for alias in entry.aliases:
        field = NameField.BRAND if is_brand(entry, alias) else NameField.ALIAS
        yield Name(entry.slug, field, folded_words(alias), alias)


def _with_prefix(sorted_texts: Sequence[str], prefix: str, most: int) -> Iterator[str]:
    start = bisect_left(sorted_texts, prefix)
    for index in range(start, min(start + most, len(sorted_texts))):
        if not sorted_texts[index].startswith(prefix):
            return
        yield sorted_texts[index]
