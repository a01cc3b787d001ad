"""Takes an article's Markdown apart into sentences, bullets and table rows with the citations of each.

The evidence map, the checker and the citation card speak of sentences: this is the one place that says what one is.
A sentence is written down as the reader sees it: links as their words, no emphasis marks, no citations, single spaces.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from desktop_app.glossary.citations import BRACKET, Citation, parse_bracket

BlockKind = Literal["paragraph", "bullet", "table"]

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\))?[^()\s]*\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_END = re.compile(r'(?<=[.?!])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\bDr\.)["”’)]?\s+(?=\S)')
_BULLET = re.compile(r"^(\s*)(?:[-*+]|\d+\.)\s+")
_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a table row whose cells are joined by " | ". `brackets` are its citation brackets, in order."""

    text: str
    line: int
    brackets: tuple[tuple[Citation, ...], ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The sources that the sentence cites."""
        return frozenset(citation.key for bracket in self.brackets for citation in bracket)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a bullet or a table below the heading `section`, with its 1-based line in the body."""

    kind: BlockKind
    section: str
    line: int
    sentences: tuple[Sentence, ...]
    in_note: bool = False
    """True inside an admonition."""

    @property
    def is_cited(self) -> bool:
        """Whether any of its sentences names a source."""
        return any(sentence.brackets for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its level (2 for `##`) and 1-based line in the body."""

    title: str
    level: int
    line: int


def plain(markdown: str) -> str:
    """Inline Markdown as the reader sees it, without citations."""
    text = BRACKET.sub(lambda match: "" if parse_bracket(match[1]) else match[0], markdown)
    text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\2", text).replace("`", "")
    text = " ".join(text.split())
    return re.sub(r"\s+([.,;:?!)])", r"\1", text)


def headings(body: str) -> tuple[Heading, ...]:
    """The headings of an article's body, in order."""
    found = []
    for number, line in enumerate(body.split("\n"), 1):
        match = re.match(r"^(#{1,6})\s+(.*?)\s*#*\s*$", line)
        if match:
            found.append(Heading(plain(match[2]), len(match[1]), number))
    return tuple(found)


def blocks(body: str) -> tuple[Block, ...]:
    """Everything between the headings, in document order."""
    return tuple(_blocks(body))


def _blocks(body: str) -> Iterator[Block]:
    section = ""
    lines = body.split("\n")
    number = 0
    in_note = False
    while number < len(lines):
        line = lines[number]
        stripped = line.strip()
        if stripped and not line.startswith("    "):
            in_note = False
        if not stripped:
            number += 1
        elif line.startswith("#"):
            section = plain(line.lstrip("#"))
            number += 1
        elif line.startswith("!!!"):
            in_note = True
            number += 1
        else:
            end = _end_of_block(lines, number)
            yield _block(lines[number:end], number + 1, section, in_note)
            number = end


def _end_of_block(lines: list[str], start: int) -> int:
    end = start + 1
    while end < len(lines) and lines[end].strip() and not lines[end].startswith(("#", "!!!")):
        if _BULLET.match(lines[end]):
            break
        end += 1
    return end


def _block(lines: list[str], line: int, section: str, in_note: bool) -> Block:
    if lines[0].lstrip().startswith("|"):
        return Block("table", section, line, tuple(_rows(lines, line)), in_note)
    bullet = _BULLET.match(lines[0])
    kind: BlockKind = "bullet" if bullet else "paragraph"
    text = "\n".join([_BULLET.sub("", lines[0]), *lines[1:]])
    return Block(kind, section, line, tuple(_sentences(text, line)), in_note)


def _rows(lines: list[str], first: int) -> Iterator[Sentence]:
    has_head = len(lines) > 1 and _RULE.match(lines[1])
    for offset, row in enumerate(lines):
        if has_head and offset == 1:
            continue
        cells = [plain(cell) for cell in row.strip().strip("|").split("|")]
        text = " | ".join(cell for cell in cells if cell)
        brackets = _brackets(row)
        if not (has_head and offset == 0 and not brackets):
            yield Sentence(text, first + offset, brackets)


def _sentences(text: str, first: int) -> Iterator[Sentence]:
    start = 0
    masked = BRACKET.sub(lambda match: "x" * len(match[0]), text)  # "p. 3" in a locator ends no sentence
    for end in [*(match.end() for match in _END.finditer(masked)), len(text)]:
        part = text[start:end]
        if part.strip():
            line = first + text.count("\n", 0, start + len(part) - len(part.lstrip()))
            yield Sentence(plain(part), line, _brackets(part))
        start = end


def _brackets(text: str) -> tuple[tuple[Citation, ...], ...]:
    parsed = (parse_bracket(match[1]) for match in BRACKET.finditer(text))
    return tuple(bracket for bracket in parsed if bracket)
