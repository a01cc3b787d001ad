"""Writes the full-text index of a set of documents into a new folder."""

import gc
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop_app.search.model import Document
from desktop_app.search.postings import LightCodec, TermPool
from desktop_app.search.schema import TEXT_FIELD, glossary_schema, stem
from desktop_app.search.whoosh_door import FileStorage
from desktop_app.search.words import folded_words

WORDS_FILE = "words.json"


def build_index(folder: Path, documents: Iterable[Document], progress: Callable[[int], None] = lambda _: None) -> None:
    """Indexes the documents into `folder`, which must be empty; `progress` is told how many are done.

    Beside whoosh's own files it leaves `words.json`: the slugs by document number, and each folded word with the
    number of articles that hold it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    index = FileStorage(str(folder)).create_index(glossary_schema())
    writer = index.writer(procs=1, codec=LightCodec())
    writer.pool = TermPool(folder)
    articles_with: Counter[str] = Counter()
    slugs: list[str] = []
    with _without_collector():
        try:
            for done, document in enumerate(documents, 1):
                articles_with.update(_add(writer, document))
                slugs.append(document.entry.slug)
                progress(done)
        except BaseException:
            writer.pool.cleanup()
            writer.cancel()
            raise
        writer.commit()
    index.close()
    lexicon = {"slugs": slugs, "words": dict(sorted(articles_with.items()))}
    text = json.dumps(lexicon, ensure_ascii=False, separators=(",", ":"))
    (folder / WORDS_FILE).write_text(text, encoding="utf-8")


@contextmanager
def _without_collector() -> Iterator[None]:
    """A build makes millions of tuples that live until its end; looking through them costs a tenth of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _add(writer: Any, document: Document) -> set[str]:
    """Adds one document and gives its folded words."""
    entry = document.entry
    others = "\n".join((entry.title, *entry.aliases, *entry.searches, entry.summary, *document.headings))
    folded = folded_words(others)
    words = set(folded)
    stems = [stem(word) for word in folded]
    passages = []
    for passage in document.passages:
        folded = folded_words(passage.text)
        words.update(folded)
        stemmed = [stem(word) for word in folded]
        stems += stemmed
        passages.append((passage.section, passage.text, " ".join(stemmed)))
    writer.add_document(slug=entry.slug, passages=passages, **{TEXT_FIELD: stems})
    return words
