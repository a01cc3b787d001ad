"""Reading grade: Flesch-Kincaid over syllables that pyphen counts, without the words of titles and other names.

grade = 0.39 · words per sentence + 11.8 · syllables per word - 15.59 (Kincaid and others, 1975, Naval Technical
Training Command Research Branch Report 8-75). pyphen is a tool of writers and is not installed with the program.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

SHORT_GRADE = 9.0
"""The highest grade of a summary and of In short."""

LONG_GRADE = 11.0
"""The highest grade of the rest of an article."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LANGUAGE = "en_GB"


def syllable_counter() -> Callable[[str], int] | None:
    """Counts the syllables of a word; None where pyphen is not installed."""
    try:
        import pyphen
    except ImportError:
        return None
    dictionary = pyphen.Pyphen(lang=_LANGUAGE)

    @lru_cache(maxsize=20_000)
    def count(word: str) -> int:
        return len(dictionary.positions(word)) + 1

    return count


def name_words(names: Iterable[str]) -> frozenset[str]:
    """The words of titles and other names, which a reader came for and which are not counted."""
    return frozenset(word.casefold() for name in names for word in _WORD.findall(name))


def grade(sentences: Sequence[str], syllables: Callable[[str], int], names: frozenset[str]) -> float:
    """The reading grade of some sentences; 0 when they hold no words that count."""
    found = [_WORD.findall(sentence) for sentence in sentences]
    counted = [[word for word in words if word.casefold() not in names] for words in found]
    kept = [words for words in counted if words]
    total = sum(len(words) for words in kept)
    if not total:
        return 0.0
    spoken = sum(syllables(word.casefold()) for words in kept for word in words)
    return 0.39 * total / len(kept) + 11.8 * spoken / total - 15.59
