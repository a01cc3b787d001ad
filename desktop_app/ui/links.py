"""Addresses inside the program as typed links; one function reads them, one place acts on them.

Each has its `scheme` as the last field, so that links of two kinds with the same words are not equal.
"""

import re
from typing import Literal, NamedTuple

_COPIED = r"(?i)\bbenzo-glossary:([a-z0-9-]+)(?:#([a-z0-9-]+))?"  # benzo-glossary:gaba#in-short

NO_LINK = -1
"""The number of no link, where the links of a page are counted from 0."""


class HomeLink(NamedTuple):
    """The home page."""

    scheme: Literal["home"] = "home"


class HelpLink(NamedTuple):
    """ "Get help now", for a region or for all of them ("")."""

    region: str = ""
    scheme: Literal["help"] = "help"


class ArticleLink(NamedTuple):
    """An article, and a section of it where one is named."""

    slug: str
    section: str = ""
    scheme: Literal["article"] = "article"


class CategoryLink(NamedTuple):
    """A category's list of articles."""

    category: str
    scheme: Literal["category"] = "category"


class SectionLink(NamedTuple):
    """A heading of the open page."""

    section: str
    scheme: Literal["section"] = "section"


class PlaceLink(NamedTuple):
    """A place of citation of the open page, by its number in the page."""

    place: int
    scheme: Literal["place"] = "place"


class CitationLink(NamedTuple):
    """A source in a place of citation of the open page."""

    place: int
    source: int
    scheme: Literal["citation"] = "citation"


class ContinueLink(NamedTuple):
    """The paragraph that was read last."""

    scheme: Literal["continue"] = "continue"


class YoursLink(NamedTuple):
    """The reader's own things: "bookmarks", "notes" or "history"."""

    part: str = ""
    scheme: Literal["yours"] = "yours"


class AboutLink(NamedTuple):
    """What this copy is; with "notices", the notices of what it is made of."""

    part: str = ""
    scheme: Literal["about"] = "about"


class ChangesLink(NamedTuple):
    """What changed in the edition, or what would change with the one that is offered."""

    offered: bool = False
    scheme: Literal["changes"] = "changes"


class SourcesLink(NamedTuple):
    """The list of every source of the glossary, at one of them where a key is named."""

    key: str = ""
    scheme: Literal["sources"] = "sources"


class FormLink(NamedTuple):
    """The open article, "In short" alone or whole."""

    short: bool
    scheme: Literal["form"] = "form"


class ExternalLink(NamedTuple):
    """Anything else; it is shown as text and never opened."""

    address: str
    scheme: Literal["external"] = "external"


Link = (
    HomeLink
    | HelpLink
    | ArticleLink
    | CategoryLink
    | SectionLink
    | PlaceLink
    | CitationLink
    | ContinueLink
    | YoursLink
    | AboutLink
    | ChangesLink
    | SourcesLink
    | FormLink
    | ExternalLink
)


def parse(address: str) -> Link:
    """Reads an address such as `article:half-life#in-short` or `citation:3.0`."""
    scheme, _, rest = address.partition(":")
    match scheme:
        case "home":
            return HomeLink()
        case "help":
            return HelpLink(rest)
        case "article" if rest:
            slug, _, section = rest.partition("#")
            return ArticleLink(slug, section)
        case "sources":
            return SourcesLink(rest)
        case "category" if rest:
            return CategoryLink(rest)
        case "changes":
            return ChangesLink(offered=rest == "offered")
        case "section" if rest:
            return SectionLink(rest)
        case "continue":
            return ContinueLink()
        case "yours":
            return YoursLink(rest)
        case "about":
            return AboutLink(rest)
        case "form" if rest in ("short", "full"):
            return FormLink(rest == "short")
        case "place" if rest.isdecimal():
            return PlaceLink(int(rest))
        case "citation":
            place, _, index = rest.partition(".")
            if place.isdecimal() and index.isdecimal():
                return CitationLink(int(place), int(index))
    return ExternalLink(address)


def address_of(link: ArticleLink) -> str:
    """An article or one of its sections as it is copied, pasted and written down."""
    return f"benzo-glossary:{link.slug}" + (f"#{link.section}" if link.section else "")


def find_copied(text: str) -> ArticleLink | None:
    """The first copied link in a text, None where there is none."""
    found = re.search(_COPIED, text)
    return ArticleLink(found[1].lower(), (found[2] or "").lower()) if found else None
