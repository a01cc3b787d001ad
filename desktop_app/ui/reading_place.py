"""Finds a paragraph again: in another text size, in another width, and in an edition in which the text has moved."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.reader.own_values import Place
from desktop_app.ui import document_map

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

_WORDS = 90  # characters of a paragraph by which it is known again
_ALIKE = 0.6  # how much of them must be the same where the text was mended
_CITATIONS = re.compile(r"\s*\[\d[\d,\s–-]*\]")  # their numbers differ from edition to edition


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A block with text: where it begins, the id of its section, its number there, and its first words."""

    position: int
    section: str
    number: int
    words: str


def place_at(document: "QTextDocument", position: int, sections: Collection[str]) -> Place:
    """The place of the paragraph that holds a position of the text; slug, title and heading are the caller's to add."""
    found: _Paragraph | None = None
    for paragraph in _paragraphs(document, sections):
        if paragraph.position > position:
            break
        found = paragraph
    return Place("", section=found.section, paragraph=found.number, words=found.words) if found else Place("")


def position_of(document: "QTextDocument", place: Place, sections: Collection[str]) -> int:
    """Where the paragraph begins now; the nearest thing to it where it is gone, and 0 where nothing is left of it."""
    paragraphs = [*_paragraphs(document, sections)]
    same = [paragraph for paragraph in paragraphs if paragraph.words == place.words]
    here = [paragraph for paragraph in paragraphs if paragraph.section == place.section]
    found = (
        _nearest([paragraph for paragraph in same if paragraph.section == place.section], place)
        or _nearest(same, place)
        or _most_alike(here, place)
        or _most_alike(paragraphs, place)
        or _nearest(here, place)
    )
    return found.position if found else 0


def _paragraphs(document: "QTextDocument", sections: Collection[str]) -> Iterator[_Paragraph]:
    section, number = "", -1
    block = document.begin()
    while block.isValid():
        words = _words_of(block.text())
        here = [name for name in document_map.anchors_of_heading(block) if name in sections]
        if here:
            section, number = here[0], -1
        if words:
            number += 1
            yield _Paragraph(block.position(), section, number, words)
        block = block.next()


def _words_of(text: str) -> str:
    return " ".join(_CITATIONS.sub("", text).split())[:_WORDS].strip()


def _nearest(paragraphs: list[_Paragraph], place: Place) -> _Paragraph | None:
    return min(paragraphs, key=lambda paragraph: abs(paragraph.number - place.paragraph), default=None)


def _most_alike(paragraphs: list[_Paragraph], place: Place) -> _Paragraph | None:
    """The paragraph that was mended rather than moved."""
    if not place.words:
        return None
    from difflib import SequenceMatcher  # only where an edition has changed the text

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(place.words)
    best, share = None, _ALIKE
    for paragraph in paragraphs:
        matcher.set_seq1(paragraph.words)
        if matcher.quick_ratio() > share and matcher.ratio() > share:
            best, share = paragraph, matcher.ratio()
    return best
