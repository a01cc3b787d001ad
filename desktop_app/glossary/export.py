"""Hands a reference to other programs: RIS, BibTeX and CSL-JSON, always the same text for the same item."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from desktop_app.glossary.vancouver import (
    MONTHS,
    Item,
    address,
    date_parts,
    doi,
    family_name,
    is_in_periodical,
    people,
    text,
    year,
)

RIS_TYPES: Mapping[str, str] = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "entry-encyclopedia": "ENCYC",
    "legislation": "STAT",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "webpage": "ELEC",
}
BIBTEX_TYPES: Mapping[str, str] = {
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
}
_HOLDER_OF_BIBTEX_CONTAINER: Mapping[str, str] = {"article": "journal", "misc": "howpublished"}
_TEX: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # \{ would count as an open brace
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "#$%&_"},
}


def as_ris(item: Item) -> str:
    """One RIS record (https://en.wikipedia.org/wiki/RIS_(file_format)), from TY to ER, ending with a newline."""
    kind = text(item, "type")
    is_report = kind == "report"
    first_page, last_page = _page_ends(text(item, "page"))
    fields: list[tuple[str, str]] = [("TY", RIS_TYPES.get(kind, "GEN"))]
    fields += [("AU", _ris_name(name)) for name in people(item, "author") if not _is_others(name)]
    fields += [("ED", _ris_name(name)) for name in people(item, "editor") if not _is_others(name)]
    fields += [
        ("TI", text(item, "title")),
        ("T2", text(item, "container-title")),
        ("C3", text(item, "event-title")),
        ("PY", year(item)),
        ("DA", _ris_date(item, "issued")),
        ("VL", text(item, "volume")),
        ("IS", text(item, "issue")),
        ("SP", first_page),
        ("EP", last_page),
        ("ET", text(item, "edition")),
        ("PB", text(item, "publisher")),
        ("CY", text(item, "publisher-place") or text(item, "event-place")),
        ("M3", text(item, "genre")),
        ("M1", "" if is_report else text(item, "number")),
        ("SN", (text(item, "number") if is_report else "") or text(item, "ISBN") or text(item, "ISSN")),
        ("DO", doi(item)),
        ("UR", text(item, "URL") or address(item)),
        ("Y2", _ris_date(item, "accessed")),
        ("LA", text(item, "language")),
        ("AN", text(item, "PMID")),
        ("C2", text(item, "PMCID")),
    ]
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\n".join([*lines, "ER  - ", ""])


def as_bibtex(item: Item) -> str:
    """One BibTeX entry in UTF-8, ending with a newline. Titles stand in double braces, so that capitals survive."""
    entry = "article" if is_in_periodical(item) else BIBTEX_TYPES.get(text(item, "type"), "misc")
    holder = _HOLDER_OF_BIBTEX_CONTAINER.get(entry, "booktitle")
    publisher = "institution" if entry == "techreport" else "publisher"
    is_article = entry == "article"
    notes = [text(item, "number") if is_article else ""]
    notes += [f"{field}: {text(item, field)}" for field in ("PMID", "PMCID") if text(item, field)]
    fields = {
        "author": _bibtex_names(item, "author"),
        "editor": _bibtex_names(item, "editor"),
        "title": _braced(_escaped(text(item, "title"))),
        holder: _escaped(text(item, "container-title")),
        "year": year(item),
        "month": _bibtex_month(item),
        "volume": _escaped(text(item, "volume")),
        "number": _escaped(text(item, "issue" if is_article else "number")),
        "pages": _escaped(re.sub(r" ?[-‐‑–—]+ ?", "--", text(item, "page"))),
        "edition": _escaped(text(item, "edition")),
        publisher: _escaped(text(item, "publisher")),
        "address": _escaped(text(item, "publisher-place") or text(item, "event-place")),
        "type": _escaped(text(item, "genre")),
        "isbn": text(item, "ISBN"),
        "issn": text(item, "ISSN"),
        "doi": _verbatim(doi(item)),
        "url": _verbatim(text(item, "URL") or address(item)),
        "urldate": "-".join(f"{part:02}" for part in date_parts(item, "accessed")),
        "language": _escaped(text(item, "language")),
        "note": _escaped("; ".join(filter(None, notes))),
    }
    lines = [f"  {name} = {value if name == 'month' else _braced(value)}," for name, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9:_-]", "", text(item, "id")) or "reference"
    return "\n".join([f"@{entry}{{{key},", *lines, "}", ""])


def as_csl_json(items: Iterable[Item]) -> str:
    """A CSL-JSON array ending with a newline; each item opens with id and type, the rest is sorted; no `custom`."""
    listed = [{field: item[field] for field in sorted(item, key=_csl_order) if field != "custom"} for item in items]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _csl_order(field: str) -> tuple[int, str]:
    return ({"id": 0, "type": 1}.get(field, 2), field)


def _is_others(name: Mapping[str, Any]) -> bool:
    return text(name, "literal") == "others"


def _ris_name(name: Mapping[str, Any]) -> str:
    if text(name, "literal"):
        return text(name, "literal")
    return ", ".join(filter(None, (family_name(name), text(name, "given"), text(name, "suffix"))))


def _ris_date(item: Item, field: str) -> str:
    """YYYY/MM/DD/ with the slashes of missing parts kept, as RIS has it."""
    year_first = [f"{part:02}" for part in date_parts(item, field)]
    return "/".join([*year_first, *[""] * (4 - len(year_first))]) if year_first else ""


def _page_ends(pages: str) -> tuple[str, str]:
    """First and last page of a plain range; anything else is a place of its own, such as e12345."""
    found = re.fullmatch(r"(\w+) ?[-‐‑–—]+ ?(\w+)", pages)
    return (found[1], found[2]) if found else (pages, "")


def _bibtex_names(item: Item, role: str) -> str:
    return " and ".join(_bibtex_name(name) for name in people(item, role))


def _bibtex_name(name: Mapping[str, Any]) -> str:
    """BibTeX parts names at "and" and commas: what must stay whole is braced; the suffix stands in the middle."""
    if _is_others(name):
        return "others"
    family, given, suffix = (_escaped(part) for part in (family_name(name), text(name, "given"), text(name, "suffix")))
    if text(name, "literal") or not family:
        return _braced(_escaped(text(name, "literal")) or given)
    whole = _braced(family) if re.search(r",|(?i:\band\b)", family) else family
    return ", ".join(filter(None, (whole, suffix, given)))


def _bibtex_month(item: Item) -> str:
    parts = date_parts(item, "issued")
    return MONTHS[parts[1] - 1].lower() if len(parts) > 1 else ""


def _escaped(value: str) -> str:
    return "".join(_TEX.get(character, character) for character in value)


def _verbatim(value: str) -> str:
    """An address is typeset by \\url, where nothing is escaped; only what would break the braces is encoded."""
    kept = "".join(chr(code) for code in range(33, 127) if chr(code) not in '{}\\"')
    return quote(value, safe=kept, errors="replace")


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""
