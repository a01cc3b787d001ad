"""What a citation card shows, as plain values: a source, what it is cited for here, and where else it is cited."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop_app.edition.pages import CitedSource, CompiledReference, Page
from desktop_app.search.model import Entry


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place that cites the source: article, heading ("" above every heading), and the address of it."""

    title: str
    heading: str
    address: str


@dataclass(frozen=True, slots=True)
class CardSource:
    """A source of the place that was pressed. `sentence` is what it stands behind."""

    cited: CitedSource
    reference: CompiledReference
    sentence: str
    elsewhere: tuple[Elsewhere, ...]


def sources_of_place(
    page: Page, place: int, references: Mapping[str, CompiledReference], entries: Mapping[str, Entry]
) -> list[CardSource]:
    """The sources of one bracket of a page, in order; a key without a reference is left out."""
    bracket = page.places[place]
    return [
        CardSource(
            cited=source,
            reference=references[source.key],
            sentence=bracket.sentence,
            elsewhere=tuple(_elsewhere(references[source.key], page.slug, bracket.section, entries)),
        )
        for source in bracket.sources
        if source.key in references
    ]


def places_citing(reference: CompiledReference, entries: Mapping[str, Entry]) -> Iterator[tuple[str, str, Elsewhere]]:
    """Every article and section that cites a source: slug, id of the section, and both in words."""
    for article in reference.cited_in:
        entry = entries.get(article.slug)
        if entry is None:
            continue
        if not article.sections:
            yield article.slug, "", Elsewhere(entry.title, "", f"article:{article.slug}")
        for section in article.sections:
            address = f"article:{article.slug}#{section.id}"
            yield article.slug, section.id, Elsewhere(entry.title, section.title, address)


def _elsewhere(
    reference: CompiledReference, slug: str, section: str, entries: Mapping[str, Entry]
) -> Iterator[Elsewhere]:
    for other, heading, place in places_citing(reference, entries):
        if (other, heading) != (slug, section):
            yield place
