"""What the program needs at once when it opens an edition: titles, names, categories, help. Kept as JSON."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from desktop_app.glossary.model import (
    NOTHING,
    Article,
    Category,
    Content,
    Emergency,
    EmergencyService,
    EmergencyStep,
    Meta,
    Region,
)
from desktop_app.search.model import Entry


class Catalogue(NamedTuple):
    """The title page, every article's entry by slug, and the emergency page."""

    meta: Meta
    entries: Mapping[str, Entry]
    emergency: Emergency
    synonyms: tuple[tuple[str, ...], ...] = ()
    reviewed: Mapping[str, str] = NOTHING
    """Slug -> the day of its last review in ISO form; a date is made of it only where it is looked at."""

    def slug_now(self, slug: str) -> str:
        """The slug that an article has in this edition: renamed ones are followed, as far as they lead."""
        seen = {slug}
        while slug not in self.entries and slug in self.meta.redirects:
            slug = self.meta.redirects[slug]
            if slug in seen:
                break
            seen.add(slug)
        return slug

    def in_category(self, category: str) -> tuple[Entry, ...]:
        """The entries of a category by title."""
        found = [entry for entry in self.entries.values() if entry.category == category]
        return tuple(sorted(found, key=lambda entry: entry.title.casefold()))

    def category_title(self, category: str) -> str:
        """The words for a category's folder name."""
        return next((known.title for known in self.meta.categories if known.id == category), category)


def empty_catalogue(title: str) -> Catalogue:
    """What there is before anything could be read: a title, no articles, and the advice to call for help."""
    return Catalogue(Meta(title, "", (), (), "", ""), {}, Emergency("Get help now", (), ()))


def catalogue_of(content: Content) -> Catalogue:
    """The catalogue of loaded content."""
    reviewed = {article.slug: article.reviewed.isoformat() for article in content.articles}
    return Catalogue(content.meta, entries_of(content.articles), content.emergency, content.synonyms, reviewed)


def entries_of(articles: Sequence[Article]) -> dict[str, Entry]:
    """Articles as the search and the browse tree know them, by slug."""
    return {
        article.slug: Entry(
            slug=article.slug,
            title=article.title,
            category=article.category,
            kind=article.kind,
            summary=article.summary,
            aliases=article.aliases,
            searches=article.searches,
            publisher=article.publisher,
        )
        for article in articles
    }


def to_json(catalogue: Catalogue) -> dict[str, Any]:
    """The catalogue as plain values; dates in ISO form."""
    meta = catalogue.meta
    return {
        "meta": {
            **meta._asdict(),
            "categories": [category._asdict() for category in meta.categories],
            "redirects": dict(meta.redirects),
        },
        "entries": [entry._asdict() for entry in catalogue.entries.values()],
        "emergency": {
            **catalogue.emergency._asdict(),
            "steps": [step._asdict() for step in catalogue.emergency.steps],
            "regions": [_region_to_json(region) for region in catalogue.emergency.regions],
        },
        "synonyms": catalogue.synonyms,
        "reviewed": dict(catalogue.reviewed),
    }


def from_json(value: Mapping[str, Any]) -> Catalogue:
    """The catalogue from plain values. KeyError or TypeError when they are not of the form that `to_json` writes."""
    meta = dict(value["meta"])
    meta["categories"] = tuple(Category(**category) for category in meta["categories"])
    meta["languages"] = tuple(meta["languages"])
    meta["first_steps"] = tuple(meta["first_steps"])
    meta["everyday_words"] = tuple(meta["everyday_words"])
    entries = {
        entry["slug"]: Entry(**{**entry, "aliases": tuple(entry["aliases"]), "searches": tuple(entry["searches"])})
        for entry in value["entries"]
    }
    emergency = value["emergency"]
    return Catalogue(
        Meta(**meta),
        entries,
        Emergency(
            title=emergency["title"],
            steps=tuple(
                EmergencyStep(step["text"], tuple(step["references"]), tuple(step["claims"]))
                for step in emergency["steps"]
            ),
            regions=tuple(_region(region) for region in emergency["regions"]),
            urgent=tuple(emergency["urgent"]),
        ),
        tuple(tuple(group) for group in value["synonyms"]),
        dict(value["reviewed"]),
    )


def _region_to_json(region: Region) -> dict[str, Any]:
    services = [{**service._asdict(), "seen": service.seen.isoformat()} for service in region.services]
    return {**region._asdict(), "services": services}


def _region(value: Mapping[str, Any]) -> Region:
    services = tuple(
        EmergencyService(
            **{
                **service,
                "references": tuple(service["references"]),
                "claims": tuple(service["claims"]),
                "seen": date.fromisoformat(service["seen"]),
            }
        )
        for service in value["services"]
    )
    return Region(value["id"], value["name"], services)
