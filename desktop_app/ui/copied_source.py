"""What is written below a copied passage: where it stands, what it cites, of which edition, and when it was copied."""

import html
from dataclasses import dataclass
from datetime import date

from desktop_app.glossary.page import long_date

_LISTED = 3  # sections that are named one by one; more are given as the first and the last


@dataclass(frozen=True, slots=True)
class CopiedFrom:
    """`article` is "" on pages that are none; `sources` are numbers with their references as text."""

    glossary: str
    edition: str
    copied: date
    article: str = ""
    sections: tuple[str, ...] = ()
    reviewed: date | None = None
    sources: tuple[tuple[int, str], ...] = ()


def as_text(source: CopiedFrom) -> str:
    """Lines to stand below a passage."""
    lines = [_from(source)]
    if source.sources:
        lines += ["Sources:", *(f"[{number}] {text}" for number, text in source.sources)]
    return "\n".join(lines)


def as_html(source: CopiedFrom) -> str:
    """The same as HTML, to stand below a passage."""
    parts = [f"<p>{html.escape(_from(source))}</p>"]
    if source.sources:
        rows = "<br/>".join(f"[{number}] {html.escape(text)}" for number, text in source.sources)
        parts.append(f"<p>Sources:<br/>{rows}</p>")
    return "".join(parts)


def _from(source: CopiedFrom) -> str:
    edition = f", edition {source.edition}" if source.edition else ""
    where = "".join(f"{part}, " for part in (_quoted(source.article), _sections(source.sections)) if part)
    reviewed = f" Page last reviewed: {long_date(source.reviewed)}." if source.reviewed else ""
    return f"From {where}{source.glossary}{edition}.{reviewed} Copied: {long_date(source.copied)}."


def _sections(titles: tuple[str, ...]) -> str:
    if not titles:
        return ""
    if len(titles) == 1:
        return f"section {_quoted(titles[0])}"
    if len(titles) > _LISTED:
        return f"sections {_quoted(titles[0])} to {_quoted(titles[-1])}"
    return f"sections {', '.join(map(_quoted, titles[:-1]))} and {_quoted(titles[-1])}"


def _quoted(words: str) -> str:
    return f"“{words}”" if words else ""
