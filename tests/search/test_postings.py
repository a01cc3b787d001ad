"""Postings go in by document and come out by term, whether they were spilled to disk or not."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.search.indexer import build_index
from desktop_app.search.model import Document, Entry, Passage
from desktop_app.search.postings import Posting, TermPool


def _some() -> list[Posting]:
    dice = random.Random(5)
    words = [f"word{number}".encode() for number in range(40)]
    return [
        (field, word, number, float(dice.randint(1, 9)), bytes([number % 250]))
        for number in range(200)
        for field in ("slug", "text")
        for word in dice.sample(words, 5)
    ]


@pytest.mark.parametrize("most", [1, 7, 500, 1_000_000])
def test_postings_come_out_by_field_term_and_document(tmp_path: Path, most: int) -> None:
    some = _some()
    pool = TermPool(tmp_path, most)
    for posting in some:
        pool.add(posting)
    assert bool(list(tmp_path.iterdir())) == (most < len(some))
    assert list(pool.iter_postings()) == sorted(some, key=lambda posting: posting[:3])
    pool.cleanup()
    assert not list(tmp_path.iterdir())
    assert not list(pool.iter_postings())


def test_a_build_that_is_given_up_leaves_no_spilled_postings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def some() -> Iterator[Document]:
        entry = Entry("one", "One", "mechanisms", "clinical term", "One of many words.")
        yield Document(entry, (), (Passage("", "A few words that are spilled at once."),))
        assert spilled(), "nothing was spilled"
        raise KeyboardInterrupt

    def spilled() -> list[Path]:
        return [path for path in (tmp_path / "index").rglob("*") if path.is_file() and path.name.isdigit()]

    monkeypatch.setattr("desktop_app.search.indexer.TermPool", lambda folder: TermPool(folder, 2))
    with pytest.raises(KeyboardInterrupt):
        build_index(tmp_path / "index", some())
    assert not spilled()
