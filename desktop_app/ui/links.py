"""Addresses inside the program as typed links; one function reads them, one place acts on them."""

import re
from dataclasses import dataclass

_COPIED = re.compile(r"\bbenzo-glossary:([a-z0-9-]+)(?:#([a-z0-9-]+))?", re.IGNORECASE)  # benzo-glossary:gaba#in-short

NO_LINK = -1
"""The number of no link, where the links of a page are counted from 0."""


@dataclass(frozen=True, slots=True)
class HomeLink:
    """The home page."""


@dataclass(frozen=True, slots=True)
class HelpLink:
    """ "Get help now", for a region or for all of them ("")."""

    region: str = ""


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """An article, and a section of it where one is named."""

    slug: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class CategoryLink:
    """A category's list of articles."""

    category: str


@dataclass(frozen=True, slots=True)
class SectionLink:
    """A heading of the open page."""

    section: str


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A place of citation of the open page, by its number in the page."""

    place: int


@dataclass(frozen=True, slots=True)
class CitationLink:
    """A source in a place of citation of the open page."""

    place: int
    index: int


@dataclass(frozen=True, slots=True)
class ContinueLink:
    """The paragraph that was read last."""


@dataclass(frozen=True, slots=True)
class YoursLink:
    """The reader's own things: "bookmarks", "notes" or "history"."""

    part: str = ""


@dataclass(frozen=True, slots=True)
class AboutLink:
    """What this copy is; with "notices", the notices of what it is made of."""

    part: str = ""


@dataclass(frozen=True, slots=True)
class ChangesLink:
    """What changed in the edition, or what would change with the one that is offered."""

    offered: bool = False


@dataclass(frozen=True, slots=True)
class SourcesLink:
    """The list of every source of the glossary, at one of them where a key is named."""

    key: str = ""


@dataclass(frozen=True, slots=True)
class FormLink:
    """The open article, "In short" alone or whole."""

    short: bool


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """Anything else; it is shown as text and never opened."""

    address: str


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
    found = _COPIED.search(text)
    return ArticleLink(found[1].lower(), (found[2] or "").lower()) if found else None
