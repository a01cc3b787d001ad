"""Addresses inside the program as typed links; one function reads them, one place acts on them."""

from dataclasses import dataclass


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
class FormLink:
    """The open article, "In short" alone or whole."""

    short: bool


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """Anything else; it is shown as text and never opened."""

    address: str


Link = (
    HomeLink | HelpLink | ArticleLink | CategoryLink | SectionLink | PlaceLink | CitationLink | FormLink | ExternalLink
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
        case "category" if rest:
            return CategoryLink(rest)
        case "section" if rest:
            return SectionLink(rest)
        case "form" if rest in ("short", "full"):
            return FormLink(rest == "short")
        case "place" if rest.isdecimal():
            return PlaceLink(int(rest))
        case "citation":
            place, _, index = rest.partition(".")
            if place.isdecimal() and index.isdecimal():
                return CitationLink(int(place), int(index))
    return ExternalLink(address)
