"""The fields of the full-text index and how their text becomes terms: folded words, stemmed."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from desktop_app.search.whoosh_door import ID, STORED, TEXT, Positions, Schema, Token, Tokenizer, porter_stem
from desktop_app.search.words import folded_words

TEXT_FIELD = "text"
"""The one field that is searched: names, lay phrases, summary, headings and body. Names are weighed in memory."""


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a folded word (Porter); words with digits and very short words are their own."""
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    return str(porter_stem(word))


class StemTokenizer(Tokenizer):
    """Whoosh's tokenizer protocol over our own words."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StemTokenizer)

    def __hash__(self) -> int:
        return hash(StemTokenizer)

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,  # noqa: ARG002 - offsets are not kept in the index
        keeporiginal: bool = False,
        removestops: bool = True,
        start_pos: int = 0,
        start_char: int = 0,  # noqa: ARG002 - offsets again; whoosh passes it
        mode: str = "",
        **kwargs: Any,
    ) -> Iterator[Any]:
        """Yields one token a word, as whoosh expects: the same object each time."""
        token = Token(positions, False, removestops=removestops, mode=mode, **kwargs)
        token.boost = 1.0
        token.stopped = False
        for position, word in enumerate(folded_words(value), start_pos):
            token.text = stem(word)
            if keeporiginal:
                token.original = word
            if positions:
                token.pos = position
            yield token


class StemField(TEXT):
    """A TEXT field that takes the stems themselves: they were made already, for the passages."""

    def index(self, value: Sequence[str], **_options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Term, frequency, weight and encoded positions of each different stem, as whoosh's pool of postings takes."""
        places: dict[str, list[int]] = {}
        for position, term in enumerate(value):
            places.setdefault(term, []).append(position)
        for term, positions in places.items():
            yield term.encode(), len(positions), float(len(positions)), _encoded(tuple(positions))


@lru_cache(maxsize=50_000)
def _encoded(positions: tuple[int, ...]) -> bytes:
    return bytes(Positions().encode(positions))


def glossary_schema() -> Any:
    """The schema of the index: one document an article."""
    analyzer = StemTokenizer()
    text = StemField(analyzer=analyzer, phrase=True)
    return Schema(slug=ID(stored=True, unique=True), passages=STORED, **{TEXT_FIELD: text})
