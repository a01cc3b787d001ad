"""Corrects words that the glossary does not know, and offers the nearest words when nothing is found.

A word is left alone when the glossary knows it or when it may still be growing into a known one. Distances are
restricted Damerau-Levenshtein (a transposition counts one), by rapidfuzz; a name that sounds the same is near
however it is written.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.search.sounds import sound_of
from desktop_app.search.words import STOP_WORDS

NAME_WEIGHT = 8.0
"""The weight that a word gets for standing in a title or another name, on top of how often it is used."""

_Found = list[tuple[str, float]]
_SHORTEST = 4  # shorter words have too many neighbours
_SHORTEST_SOUND = 5
_MOST_SOUNDS = 400  # names that are listened to; the nearest in writing come first
_SAME_SOUND = 1.0  # slips that a name counts which sounds the same


@dataclass(frozen=True, slots=True)
class Correction:
    """The words to search for instead, and each change as (typed, meant)."""

    words: tuple[str, ...]
    changes: tuple[tuple[str, str], ...]


class Spelling:
    """Knows the glossary's words with how telling each is (a larger weight wins among equally near ones)."""

    def __init__(
        self,
        weights: Mapping[str, float],
        is_prefix: Callable[[str], bool],
        medicine_of: Callable[[str], str] = lambda _: "",
        is_form: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """`medicine_of` gives the slug of the medicine that a word names, "" where it names none. `is_form` says
        whether a word is another form of one of the glossary's: "weeping" where it says "weeps"."""
        self._weights = weights
        self._medicine_of = medicine_of
        self._is_prefix = is_prefix
        self._is_form = is_form
        self._candidates = [word for word in weights if len(word) >= _SHORTEST - 1]
        self._names = [word for word in self._candidates if weights[word] >= NAME_WEIGHT]

    def knows(self, word: str) -> bool:
        """Whether the word is one of the glossary's, or one that says nothing."""
        return word in self._weights or word in STOP_WORDS or self._is_form(word)

    def correct(self, words: Sequence[str], *, last_is_open: bool) -> Correction | None:
        """The corrected words, or None when nothing is to be changed."""
        corrected: list[str] = []
        changes: list[tuple[str, str]] = []
        position = 0
        while position < len(words):
            word = words[position]
            following = words[position + 1] if position + 1 < len(words) else ""
            is_open = last_is_open and position == len(words) - 1
            if last_is_open and position == len(words) - 2 and self._is_prefix(following):
                following = ""  # it is still being typed: nothing is joined to it
            if self.knows(word) and not (following and not self.knows(following) and word + following in self._weights):
                corrected.append(word)
            elif following and word + following in self._weights:
                corrected.append(word + following)
                changes.append((f"{word} {following}", word + following))
                position += 1
            elif is_open and self._is_prefix(word):
                corrected.append(word)
            else:
                meant = self._meant(word)
                corrected.extend(meant)
                if meant != (word,):
                    changes.append((word, " ".join(meant)))
            position += 1
        return Correction(tuple(corrected), tuple(changes)) if changes else None

    def nearest(self, word: str, most: int = 5) -> tuple[str, ...]:
        """The glossary's words that look most like this one, nearest first."""
        if len(word) < 2:
            return ()
        cutoff = max(2, len(word) // 2)
        found = _near(word, self._candidates, cutoff, most * 4)
        found.sort(key=lambda row: (row[1], -self._weights[row[0]], row[0]))
        return tuple(row[0] for row in found[:most])

    def _meant(self, word: str) -> tuple[str, ...]:
        """What an unknown word was probably meant to be; the word itself when nothing is near enough.

        Short words have many neighbours in English, so they are only taken for a word of a name. Longer ones may be
        any word of the glossary that is one slip away, or a name that is two (three from ten letters on).
        """
        if len(word) < _SHORTEST or any(letter.isdigit() for letter in word):
            return (word,)
        cutoff = 1 if len(word) <= 5 else 2 if len(word) <= 9 else 3
        found: _Found = [
            (near, distance)
            for near, distance in _near(word, self._candidates, cutoff, 40)
            if self._is_name(near) or (distance == 1 and len(word) > 6)
        ]
        if not any(distance <= _SAME_SOUND and self._is_name(near) for near, distance in found):
            found += self._sounding_like(word)
        split = self._split(word)
        if not found:
            return split or (word,)
        best = min(found, key=lambda row: (row[1] - (row[0][0] == word[0]) * 0.5, -self._weights[row[0]], row[0]))
        rivals = {self._medicine_of(near) for near, distance in found if distance == best[1]}
        if len(rivals - {""}) > 1:  # look-alike medicines are offered, never chosen between
            return (word,)
        return split if split and best[1] > 1 else (best[0],)

    def _sounding_like(self, word: str) -> _Found:
        """Names that are written otherwise but sound the same: they count as one slip."""
        if len(word) < _SHORTEST_SOUND:
            return []
        wide = _near(word, self._names, (len(word) + 1) // 2, _MOST_SOUNDS)
        key = sound_of(word)
        return [(near, _SAME_SOUND) for near, _ in wide if sound_of(near) == key]

    def _is_name(self, word: str) -> bool:
        return self._weights[word] >= NAME_WEIGHT

    def _split(self, word: str) -> tuple[str, ...] | None:
        """Two known words that were written as one: "brainfog"."""
        parts = [
            (word[:at], word[at:])
            for at in range(3, len(word) - 2)
            if word[:at] in self._weights
            and word[at:] in self._weights
            and (self._is_name(word[:at]) or self._is_name(word[at:]))
        ]
        return max(parts, key=lambda part: self._weights[part[0]] + self._weights[part[1]], default=None)


def _near(word: str, candidates: Sequence[str], cutoff: int, most: int) -> _Found:
    """The candidates at most `cutoff` edits away with their distances, nearest first."""
    from rapidfuzz import process  # 4 MB that a person who spells well never needs
    from rapidfuzz.distance import OSA

    rows = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=cutoff, limit=most)
    return [(found, float(distance)) for found, distance, _ in rows]
