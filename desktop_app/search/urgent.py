"""Hears when a query speaks of danger. The words come with the content, in emergency.toml."""

from collections.abc import Iterable, Sequence

from desktop_app.search.words import folded_words


class Urgent:
    """Knows the words and phrases that bring the way to help up first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = frozenset(folded_words(phrase) for phrase in phrases) - {()}
        self._longest = max((len(phrase) for phrase in self._phrases), default=0)

    def is_in(self, words: Sequence[str]) -> bool:
        """Whether one of them stands in the folded words of a query."""
        return any(
            tuple(words[start : start + size]) in self._phrases
            for size in range(1, self._longest + 1)
            for start in range(len(words) - size + 1)
        )
