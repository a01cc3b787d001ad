"""Glossaries to measure the search with: ours, the Free On-line Dictionary of Computing, and a large made one."""

import gzip
import random
import re
from collections.abc import Iterator
from pathlib import Path

from desktop_app.search.model import Document, Entry, Passage

FOLDOC = Path("/usr/share/dictd/foldoc.dict.dz")  # Debian's dict-foldoc, which packaging/test installs
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def foldoc() -> list[Document]:
    """12,014 articles in the dictd format: an index of word, offset and length in base 64, and one text."""
    text = gzip.decompress(FOLDOC.read_bytes())
    documents = []
    seen: set[tuple[int, int]] = set()
    for line in FOLDOC.with_name("foldoc.index").read_text(encoding="utf-8").splitlines():
        word, *place = line.split("\t")[:3]
        start, length = (_number(digits) for digits in place)
        if word.startswith("00") or (start, length) in seen:
            continue
        seen.add((start, length))
        body = text[start : start + length].decode("utf-8", "replace")
        documents.append(_document(f"f{len(documents)}", word, body))
    return documents


def synthetic(count: int, base: list[Document]) -> Iterator[Document]:
    """As many articles as are asked for, mixed from pairs of others; the same ones every time."""
    dice = random.Random(1)
    for number in range(count):
        first, second = base[number % len(base)], dice.choice(base)
        title = first.entry.title if number < len(base) else f"{first.entry.title} {second.entry.title} {number}"
        entry = Entry(f"s{number}", title, "mechanisms", "clinical term", first.entry.summary)
        yield Document(entry, (), first.passages[:3] + second.passages[:2])


def queries(documents: list[Document]) -> dict[str, list[str]]:
    """Titles, three letters of them, titles with a letter left out, and questions; the same ones every time."""
    dice = random.Random(2)
    titles = [document.entry.title for document in documents]
    long_titles = [title for title in titles if len(title) > 6]
    return {
        "exact": dice.sample(titles, 60),
        "prefix": [title[:3] for title in dice.sample(titles, 60)],
        "typo": [title[:2] + title[3:] for title in dice.sample(long_titles, 60)],
        "question": [
            "how does the computer store data", "what is a programming language for", "why is my network slow",
            "who invented the first compiler", "how to send mail between two machines",
        ] * 8,
    }  # fmt: skip


def _document(slug: str, word: str, body: str) -> Document:
    sentences = [" ".join(part.split()) for part in re.split(r"(?<=[.])\s", body)]
    passages = tuple(Passage("text", sentence) for sentence in sentences if sentence)
    return Document(Entry(slug, word, "mechanisms", "clinical term", body[:100]), (), passages)


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * 64 + _DIGITS.index(digit)
    return value
