"""Writes one CSL-JSON item as a line of plain text in NLM/Vancouver style.

The rules are those of Citing Medicine, 2nd edition (https://www.ncbi.nlm.nih.gov/books/NBK7256/), with three
choices of our own: names keep their accents, journals keep their full names unless `container-title-short` is
given, and every part ends with a full stop, an address too. An odd field is left out, and never raises.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

Item = Mapping[str, Any]

ARTICLES = ("article-journal", "article-newspaper", "article-magazine")
PARTS_OF_BOOKS = ("chapter", "entry-encyclopedia", "paper-conference")
AUTHORS_SHOWN = 6
INITIALS_SHOWN = 2
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LANGUAGES: Mapping[str, str] = {
    "da": "Danish", "de": "German", "en": "", "eng": "", "english": "", "es": "Spanish", "fi": "Finnish",
    "fr": "French", "it": "Italian", "ja": "Japanese", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "zh": "Chinese",
}  # fmt: skip
SUFFIXES: Mapping[str, str] = {"II": "2nd", "III": "3rd", "IV": "4th", "Junior": "Jr", "Senior": "Sr"}
DATE_UNKNOWN = "[date unknown]"
TITLE_UNKNOWN = "[Title unknown]"

_MARKUP = re.compile(r"</?(?:b|i|sc|span|sub|sup)\b[^<>]*>")  # the tags that CSL-JSON allows in a title
_ENDED = re.compile(r"[.?!…][\"'”’»]*$")
_TWO_LETTER_INITIALS = frozenset(("Ia", "Iu", "Kh", "Th", "Ts", "Ya", "Yu", "Zh"))  # "G. Th." is GTh


def text(item: Item, field: str) -> str:
    """A field as one line without markup; "" where it is absent or is neither text nor a number."""
    value = item.get(field)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    plain = html.unescape(_MARKUP.sub("", str(value)))
    return " ".join(unicodedata.normalize("NFC", plain).split())


def date_parts(item: Item, field: str) -> tuple[int, ...]:
    """Year, month and day of a CSL date, as far as they are known; of a range, its start."""
    value = item.get(field)
    ranges = value.get("date-parts") if isinstance(value, Mapping) else None
    start = ranges[0] if isinstance(ranges, list | tuple) and ranges else None
    parts: list[int] = []
    for part, limit in zip(start if isinstance(start, list | tuple) else (), (9999, 12, 31), strict=False):
        if not re.fullmatch(r"[0-9]{1,4}", str(part).strip()) or not 1 <= int(part) <= limit:
            break
        parts.append(int(part))
    return tuple(parts)


def people(item: Item, role: str) -> list[Mapping[str, Any]]:
    """The names in `role` (author, editor) that say something; `literal` is an organisation, or "others"."""
    names = item.get(role)
    listed = names if isinstance(names, list | tuple) else ()
    return [name for name in listed if isinstance(name, Mapping) and _name(name)]


def family_name(name: Mapping[str, Any]) -> str:
    """The surname with its particles, which NLM keeps in front: "van den Hoogen"."""
    parts = (text(name, field) for field in ("dropping-particle", "non-dropping-particle", "family"))
    return " ".join(filter(None, parts))


def year(item: Item) -> str:
    """The year of publication; "" when there is none."""
    return "".join(str(part) for part in date_parts(item, "issued")[:1])


def container(item: Item) -> str:
    """Where the work appeared, for a card: journal, book or site, else publisher, else the host of its URL."""
    host = re.match(r"(?i)https?://(?:www\.)?([^/?#:@\s]+)", text(item, "URL"))
    return text(item, "container-title") or text(item, "publisher") or (host[1].lower() if host else "")


def doi(item: Item) -> str:
    """The bare DOI (10.…), whatever it was written with; "" if none."""
    return re.sub(r"(?i)^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text(item, "DOI"))


def doi_url(item: Item) -> str:
    """The address that resolves the DOI; "" without one."""
    bare = doi(item)
    return f"https://doi.org/{quote(bare, safe='/:;()._-,+=@', errors='replace')}" if bare else ""


def address(item: Item) -> str:
    """The one address to show: that of the DOI, else the URL, else ""."""
    return doi_url(item) or text(item, "URL")


def is_in_periodical(item: Item) -> bool:
    """Articles, and reports that came out in a numbered gazette such as the Federal Register."""
    kind = text(item, "type")
    return kind in ARTICLES or (kind == "report" and bool(text(item, "container-title") and text(item, "volume")))


def format_authors(item: Item) -> str:
    """The first six authors and "et al."; labelled editors where there are no authors. No closing full stop."""
    return _name_list(people(item, "author")) or _editors(item)


def format_reference(item: Item) -> str:
    """The whole reference on one line, ending with a full stop."""
    if is_in_periodical(item):
        parts = _periodical(item)
    else:
        parts = _part_of_book(item) if text(item, "type") in PARTS_OF_BOOKS else _whole(item)
    line = " ".join(_sentence(part) for part in (*parts, *_notes(item)) if part)
    return line if line.endswith(".") else f"{line}."


def abbreviate_pages(pages: str) -> str:
    """Page ranges with the repeated digits left out (123-128 → 123-8), but not before a letter (11S-16S)."""
    return re.sub(r"\b([A-Za-z]*)(\d+) ?- ?\1(\d+)\b", _short_range, re.sub("[‐‑–—]+", "-", pages))


def _short_range(found: re.Match[str]) -> str:
    prefix, first, last = found.groups()
    is_rising = len(first) == len(last) and first < last
    shared = 0
    while is_rising and first[shared] == last[shared]:
        shared += 1
    return f"{prefix}{first}-{last[shared:]}"


def _periodical(item: Item) -> Sequence[str]:
    kind = text(item, "type")
    journal = text(item, "container-title-short") or text(item, "container-title") or text(item, "publisher")
    title, journal = _with_medium(item, _title(item), journal)
    numbering, pages = _numbering(item), abbreviate_pages(text(item, "page"))
    date = year(item) if kind == "article-journal" and numbering else _date(item, "issued")
    if kind != "article-journal" or not (journal or numbering):
        date = date or DATE_UNKNOWN
    date = _joined(" ", (date, _cited(item)))
    if numbering:
        place = _joined(";", (date, _joined(":", (numbering, pages))))
    else:
        place = _joined(":", (date, pages)) if date else _pages(item)
    return (format_authors(item), title, journal, place, text(item, "number") if kind == "report" else "")


def _numbering(item: Item) -> str:
    """Volume and issue: 12(3), 12 Suppl 1, 12(3 Suppl 1), (3)."""
    volume = text(item, "volume")
    issue = re.sub(r"(?i)\bsuppl(?:ement)?\b\.?", "Suppl", text(item, "issue"))
    if volume and issue.startswith("Suppl"):
        return f"{volume} {issue}"
    return f"{volume}({issue})" if issue else volume


def _part_of_book(item: Item) -> Sequence[str]:
    """A chapter, an entry or a paper; its editors stand before the book, not where the authors are missing."""
    authors = _name_list(people(item, "author"))
    genre = " [abstract]" if "abstract" in text(item, "genre").lower() else ""
    title, book = _with_medium(item, _title(item) + genre, text(item, "container-title"))
    book = _joined(". ", (_editors(item), book))
    event = _joined("; ", (text(item, "event-title"), text(item, "event-place")))
    imprint = _imprint(item, text(item, "publisher"))
    return (authors, title, _labelled("In", book), _edition(item), event, imprint, _pages(item))


def _whole(item: Item) -> Sequence[str]:
    kind, number = text(item, "type"), text(item, "number")
    title = _joined(", ", (_title(item), number if kind == "legislation" else "")) + _medium(item)
    site, publisher = text(item, "container-title"), text(item, "publisher")
    named_site = site if publisher and site != publisher else ""
    report_number = _labelled("Report No.", number) if kind == "report" else ""
    imprint = _imprint(item, publisher or site)
    return (format_authors(item), title, named_site, _edition(item), imprint, report_number)


def _notes(item: Item) -> Sequence[str]:
    is_online = bool(_medium(item))
    available = _labelled("Available from", address(item)) if is_online else ""
    code = text(item, "language")
    language = LANGUAGES.get(re.split("[-_]", code.lower())[0], code)
    bare_doi = "" if is_online else _labelled("doi", doi(item))
    numbers = (_labelled(field, text(item, field)) for field in ("PMID", "PMCID"))
    return (available, language, bare_doi, _joined("; ", numbers))


def _title(item: Item) -> str:
    title = text(item, "title")
    return (title if title.endswith("..") else title.removesuffix(".")) or TITLE_UNKNOWN


def _with_medium(item: Item, title: str, carrier: str) -> tuple[str, str]:
    """Puts "[Internet]" after the journal or book; after the title where that is not known."""
    medium = _medium(item)
    return (title, carrier + medium) if carrier else (title + medium, "")


def _medium(item: Item) -> str:
    """Marks a web page, a work whose only address is a URL, and whatever says when it was read there."""
    is_only_there = text(item, "type") == "webpage" or (text(item, "URL") and not doi(item))
    return " [Internet]" if is_only_there or _cited(item) else ""


def _imprint(item: Item, publisher: str) -> str:
    is_book = text(item, "type") in ("book", "chapter")
    date = (year(item) if is_book else _date(item, "issued")) or DATE_UNKNOWN
    city = re.sub(r", ([A-Z]{2})$", r" (\1)", text(item, "publisher-place"))  # Hoboken (NJ)
    names = _joined(": ", (city, publisher))
    return _joined("; ", (names, _joined(" ", (date, _cited(item)))))


def _edition(item: Item) -> str:
    edition = re.sub(r"(?i)\bedition\b", "ed.", text(item, "edition"))
    if edition.isdecimal():
        special = {"1": "st", "2": "nd", "3": "rd"} if edition[-2:-1] != "1" else {}
        edition += special.get(edition[-1], "th")
    return f"{edition} ed." if re.fullmatch(r"\d+(?:st|nd|rd|th)", edition) else edition


def _pages(item: Item) -> str:
    pages = abbreviate_pages(text(item, "page"))
    return f"p. {pages}" if pages else ""


def _date(item: Item, field: str) -> str:
    parts = date_parts(item, field)
    return " ".join(MONTHS[part - 1] if place == 1 else str(part) for place, part in enumerate(parts))


def _cited(item: Item) -> str:
    date = _date(item, "accessed")
    return f"[cited {date}]" if date else ""


def _editors(item: Item) -> str:
    editors = people(item, "editor")
    label = "editor" if len(editors) == 1 else "editors"
    return _joined(", ", (_name_list(editors), label)) if _name_list(editors) else ""


def _name_list(names: Sequence[Mapping[str, Any]]) -> str:
    """Persons are parted by commas, an organisation from its neighbours by semicolons."""
    named = [name for name in names if text(name, "literal") != "others"]
    line = ""
    for place, name in enumerate(named[:AUTHORS_SHOWN]):
        has_organisation = text(name, "literal") or text(named[place - 1], "literal")
        line = _joined("; " if has_organisation else ", ", (line, _name(name)))
    is_cut = len(named) > AUTHORS_SHOWN or len(named) < len(names)
    return f"{line}, et al." if line and is_cut else line


def _name(name: Mapping[str, Any]) -> str:
    family, given = family_name(name), text(name, "given")
    if text(name, "literal") or not family:
        return text(name, "literal") or given
    suffix = text(name, "suffix").strip(".,")
    return _joined(" ", (family, _initials(given), SUFFIXES.get(suffix, suffix)))


def _initials(given: str) -> str:
    """At most two: "Jean-Marc" is JM, "J L M" is JL; particles ("María del Carmen") are passed over."""
    words = [word for word in given.split() if not word[0].islower() and word[0].isalpha()] or given.split()
    initials: list[str] = []
    for found in re.finditer(r"([^\W\d_][\w'’]*)(\.?)", " ".join(words)):
        name, dot = found.groups()
        if name.isupper() and len(name) <= 3:
            initials.extend(name)
        else:
            initials.append(name if dot and name in _TWO_LETTER_INITIALS else name[0].upper())
    return "".join(initials[:INITIALS_SHOWN])


def _labelled(label: str, value: str) -> str:
    return f"{label}: {value}" if value else ""


def _joined(separator: str, parts: Iterable[str]) -> str:
    return separator.join(filter(None, parts))


def _sentence(part: str) -> str:
    return part if _ENDED.search(part) else f"{part}."
