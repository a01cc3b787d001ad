"""What a query's words may be taken for: the synonyms of the field, which come with the content."""

from collections.abc import Callable, Iterable, Sequence

from desktop_app.search.words import folded_words

SHARE = 0.3
"""How much a synonym counts against the word that was typed."""


class Synonyms:
    """Single words of a group stand for one another; a phrase of a group stands for its single words."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._of: dict[str, list[str]] = {}
        self._phrases: dict[tuple[str, ...], list[str]] = {}
        self._begun_by: dict[str, list[tuple[str, ...]]] = {}
        for group in groups:
            folded = [folded_words(text) for text in group]
            singles = [words[0] for words in folded if len(words) == 1]
            for words in folded:
                if len(words) == 1:
                    self._of.setdefault(words[0], []).extend(singles)
                elif words:
                    if words not in self._phrases:
                        self._begun_by.setdefault(words[0], []).append(words)
                    self._phrases.setdefault(words, []).extend(singles)

    @property
    def words(self) -> Iterable[str]:
        """Every single word of a group, folded."""
        return self._of.keys()

    def of_word(self, word: str) -> tuple[str, ...]:
        """The other words for a folded word."""
        return tuple(dict.fromkeys(other for other in self._of.get(word, ()) if other != word))

    def of_phrases_in(self, words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """For each phrase of a group that stands in the words: the single words that it stands for."""
        found: dict[tuple[str, ...], None] = {}
        for at, word in enumerate(words):
            for phrase in self._begun_by.get(word, ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    found[phrase] = None
        return tuple(tuple(dict.fromkeys(self._phrases[phrase])) for phrase in found)

    def stems_of(self, word: str, stem: Callable[[str], str]) -> dict[str, float]:
        """The stems of a word's synonyms, with the share of each."""
        return {stem(other): SHARE for other in self.of_word(word)}
