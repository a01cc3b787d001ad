"""Citations as authors write them, `[@key, p. 3; @other]`, the bibliography, and the numbers that readers see."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.errors import AppError
from desktop_app.glossary.files import lines_of_ids, read_json
from desktop_app.glossary.model import Reference

BRACKET = re.compile(r"\[(@[^\[\]]+)\]")  # [@ashton2002manual, ch. 2; @allison2003neuroadaptive]
_ONE = re.compile(r"^@(?P<key>[A-Za-z0-9][\w:.\-]*?)(?:,\s*(?P<locator>.+))?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Citation:
    """One source cited in one place; `locator` is a page or chapter, "" when the whole source is meant."""

    key: str
    locator: str = ""


def parse_bracket(inside: str) -> tuple[Citation, ...] | None:
    """Reads what stands between the brackets (Pandoc's citation syntax); None when it is no citation."""
    citations = []
    for part in inside.split(";"):
        match = _ONE.match(" ".join(part.split()))
        if match is None:
            return None
        citations.append(Citation(match["key"], (match["locator"] or "").strip()))
    return tuple(citations)


def citations_in(text: str) -> Iterable[tuple[int, tuple[Citation, ...]]]:
    """Every bracket of citations in Markdown text with the 1-based line on which it begins, in order."""
    for match in BRACKET.finditer(text):
        citations = parse_bracket(match[1])
        if citations:
            yield text.count("\n", 0, match.start()) + 1, citations


class Numbering:
    """Numbers sources from 1 by first appearance; a repeated source keeps its number (Vancouver style)."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, key: str) -> int:
        """The number of a source in this article."""
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    @property
    def keys(self) -> tuple[str, ...]:
        """The cited keys in the order of their numbers."""
        return tuple(self._numbers)


def load_references(path: Path) -> dict[str, Reference]:
    """Reads a CSL-JSON bibliography. AppError when it is missing or not a list of items with an `id`."""
    items = read_json(path)
    if not isinstance(items, list):
        raise AppError(f"{path} is not a list of sources", "Write it as a CSL-JSON list")
    lines = lines_of_ids(path)
    return {reference.key: reference for reference in (_reference(item, lines, path) for item in items)}


def _reference(item: Any, lines: Mapping[str, int], path: Path) -> Reference:
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        raise AppError(f"{path} holds an item without an id", "Give each source an id")
    custom = item.get("custom")
    custom = custom if isinstance(custom, dict) else {}
    key = item["id"]
    return Reference(
        key=key,
        item={name: value for name, value in item.items() if name != "custom"},
        kind=str(custom.get("kind", "")),
        shows=str(custom.get("shows", "")),
        verified=str(custom.get("verified", "")),
        line=lines.get(key, 1),
    )
