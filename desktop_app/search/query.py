"""Reads what a person typed: words, "quoted phrases" and a leading minus. Nothing else is special or an error."""

import re
from dataclasses import dataclass

from desktop_app.search.words import LONGEST_QUERY, folded_words

_PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<plain>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, in folded form. `words` holds the words of phrases as well, in order.

    `last_is_open` says that the last word may still be growing: it has no space behind it.
    """

    text: str
    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()
    last_is_open: bool = False

    @property
    def folded(self) -> str:
        """The words as one folded phrase."""
        return " ".join(self.words)


def _may_go_on(letter: str) -> bool:
    """Whether a word may go on behind this character, as it may behind a hyphen but not behind a question mark."""
    return letter.isalnum() or letter in "-'’/(["


def parse(text: str) -> Query:
    """Reads a query of any characters and length; what lies beyond the first 400 characters is not looked at."""
    text = text[:LONGEST_QUERY]
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    excluded: list[str] = []
    last_is_open = False
    for match in _PART.finditer(text):
        phrase = match["phrase"]
        found = folded_words(match["plain"] if phrase is None else phrase)
        if match["minus"] and found:
            excluded.extend(found)
            continue
        if phrase is not None and len(found) > 1:
            phrases.append(found)
        words.extend(found)
        last_is_open = bool(found) and phrase is None and match.end() == len(text) and _may_go_on(text[-1])
    return Query(text, tuple(words), tuple(phrases), tuple(excluded), last_is_open)
