"""Finds the words of an opened article that a search was about, every form of them."""

from collections.abc import Iterator, Set

from desktop_app.search.schema import stem
from desktop_app.search.words import words_of


def marks_in(text: str, stems: Set[str]) -> Iterator[tuple[int, int]]:
    """The offsets of the words whose stem is one of `stems`."""
    for word in words_of(text):
        if stem(word.folded) in stems:
            yield word.start, word.end
