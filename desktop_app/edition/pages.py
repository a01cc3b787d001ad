"""A compiled article and a compiled reference, as the window and the command line read them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from desktop_app.glossary.model import Section


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """What a source is cited for in one sentence, and how certain that is (a key of CERTAINTY_WORDS)."""

    text: str
    certainty: str


@dataclass(frozen=True, slots=True)
class CitedSource:
    """One source in one place: key, number in the article, locator ("" for the whole), and what it is cited for."""

    key: str
    number: int
    locator: str
    claims: tuple[CitedClaim, ...]


@dataclass(frozen=True, slots=True)
class CitationPlace:
    """One bracket of citations: the id of its section, the sentence it ends, and its sources in order."""

    section: str
    sentence: str
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A compiled article. `html` has everything but the foot, whose review line depends on the day."""

    slug: str
    title: str
    category: str
    reviewed: date
    html: str
    sections: tuple[Section, ...]
    places: tuple[CitationPlace, ...]
    sources: tuple[str, ...]
    see_also: tuple[str, ...]
    mentioned_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitingArticle:
    """An article that cites a source, and its sections that do, in order; none where that is above every heading."""

    slug: str
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class CompiledReference:
    """A reference ready to be shown. `cited_in` holds the articles that cite it; `csl` is the CSL-JSON item."""

    key: str
    text: str
    authors: str
    title: str
    container: str
    year: str
    address: str
    kind: str
    shows: str
    cited_in: tuple[CitingArticle, ...]
    csl: Mapping[str, Any]

    @property
    def cited_by(self) -> tuple[str, ...]:
        """The slugs of the articles that cite it."""
        return tuple(article.slug for article in self.cited_in)


def page_to_json(page: Page) -> dict[str, Any]:
    """A page as plain values; the date in ISO form."""
    sections = [section._asdict() for section in page.sections]
    return {**asdict(page), "reviewed": page.reviewed.isoformat(), "sections": sections}


def page_from_json(value: Mapping[str, Any]) -> Page:
    """A page from plain values. KeyError or TypeError when they are not of the form that `page_to_json` writes."""
    return Page(
        slug=value["slug"],
        title=value["title"],
        category=value["category"],
        reviewed=date.fromisoformat(value["reviewed"]),
        html=value["html"],
        sections=tuple(Section(**section) for section in value["sections"]),
        places=tuple(_place(place) for place in value["places"]),
        sources=tuple(value["sources"]),
        see_also=tuple(value["see_also"]),
        mentioned_in=tuple(value["mentioned_in"]),
    )


def reference_to_json(reference: CompiledReference) -> dict[str, Any]:
    """A compiled reference as plain values."""
    cited_in = [
        {"slug": article.slug, "sections": [section._asdict() for section in article.sections]}
        for article in reference.cited_in
    ]
    return {**asdict(reference), "csl": dict(reference.csl), "cited_in": cited_in}


def reference_from_json(value: Mapping[str, Any]) -> CompiledReference:
    """A compiled reference from plain values."""
    cited_in = tuple(
        CitingArticle(article["slug"], tuple(Section(**section) for section in article["sections"]))
        for article in value["cited_in"]
    )
    return CompiledReference(**{**value, "cited_in": cited_in})


def _place(value: Mapping[str, Any]) -> CitationPlace:
    sources = tuple(
        CitedSource(
            source["key"],
            source["number"],
            source["locator"],
            tuple(CitedClaim(**claim) for claim in source["claims"]),
        )
        for source in value["sources"]
    )
    return CitationPlace(value["section"], value["sentence"], sources)
