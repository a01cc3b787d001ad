"""What whoosh gathers of the words while an index is built, made cheaper: postings kept and spilled by their term.

Whoosh's own pool keeps one tuple a posting, sorts them all, and pickles each by itself when it must spill: half of the
build of a very large glossary. Here the postings of a term stand together, and whole terms are spilled.
"""

import marshal
from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop_app.search.whoosh_door import W3Codec, W3PostingsWriter

Posting = tuple[str, bytes, int, float, bytes]
"""The name of the field, the term, the number of the document, the weight, the encoded positions."""

MOST_IN_MEMORY = 1_500_000
"""Postings that are held before they are spilled to disk: about 150 MB."""

_WORTH_PACKING = 16  # postings of a block from which on compression saves space; most terms of a glossary have fewer
_Term = tuple[str, bytes]


class TermPool:
    """A stand-in for whoosh's `PostingPool`: takes postings in the order of documents, gives them in that of terms."""

    def __init__(self, folder: Path, most: int = MOST_IN_MEMORY) -> None:
        """Spills into a folder of its own below `folder`, each time that it holds `most` postings."""
        self._parent = folder
        self._most = most
        self._held = 0
        self._rows: dict[_Term, list[Any]] = {}
        self._folder: TemporaryDirectory[str] | None = None
        self._runs: list[Path] = []

    def add(self, posting: Posting) -> None:
        """Takes one posting; documents must come in order."""
        field, term, number, weight, positions = posting
        rows = self._rows.get((field, term))
        if rows is None:
            rows = self._rows[(field, term)] = []
        rows += (number, weight, positions)
        self._held += 1
        if self._held >= self._most:
            self._spill()

    def iter_postings(self) -> Iterator[Posting]:
        """Every posting, sorted by field, term and document. What was held in memory is given up on the way."""
        runs = [*map(_read, self._runs), self._in_memory()]
        for (field, term), parts in groupby(merge(*runs, key=itemgetter(0)), key=itemgetter(0)):
            for _, rows in parts:
                row = iter(rows)
                for number, weight, positions in zip(row, row, row, strict=True):
                    yield field, term, number, weight, positions

    def cleanup(self) -> None:
        """Takes what was spilled away."""
        self._rows.clear()
        self._runs.clear()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _in_memory(self) -> Iterator[tuple[_Term, list[Any]]]:
        for term in sorted(self._rows):
            yield term, self._rows.pop(term)

    def _spill(self) -> None:
        if self._folder is None:
            self._folder = TemporaryDirectory(dir=self._parent)
        path = Path(self._folder.name) / str(len(self._runs))
        with path.open("wb") as file:
            for pair in self._in_memory():
                marshal.dump(pair, file)
        self._runs.append(path)
        self._held = 0


class LightCodec(W3Codec):
    """Whoosh's codec, but it compresses only blocks that gain from it, and asks for no length of each posting."""

    length_stats = False  # we read the lengths of articles ourselves

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> W3PostingsWriter:
        """A writer of the postings of one field into an opened file."""
        return _LightWriter(dbfile, blocklimit=self._blocklimit, byteids=byteids)


class _LightWriter(W3PostingsWriter):
    def _write_block(self, last: bool = False) -> None:
        self._compression = 3 if len(self._ids) >= _WORTH_PACKING else 0
        super()._write_block(last)


def _read(path: Path) -> Iterator[tuple[_Term, list[Any]]]:
    """A run of ours, written a moment ago by this process into a folder that only this user can open."""
    with path.open("rb") as file:
        try:
            while True:
                yield marshal.load(file)  # noqa: S302 - our own file, see above
        except EOFError:
            return
