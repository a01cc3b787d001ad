"""Every source of the glossary as plain rows: the reference in words, its kind, and the articles that cite it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop_app.edition.catalogue import Catalogue
from desktop_app.edition.pages import CompiledReference
from desktop_app.glossary.model import Emergency
from desktop_app.glossary.source_kinds import source_kind


@dataclass(frozen=True, slots=True)
class CitingRow:
    """A page that cites a source: its title, the headings under which it does, and the address of the first."""

    title: str
    headings: str
    address: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source. `kind` is the name of its kind as it is written, `kind_words` as it is shown."""

    key: str
    text: str
    kind: str
    kind_words: str
    rank: int
    cited_in: tuple[CitingRow, ...]

    @property
    def note(self) -> str:
        """The kind, and in how many pages it is cited."""
        count = len(self.cited_in)
        pages = "not cited" if not count else "cited on 1 page" if count == 1 else f"cited on {count} pages"
        return f"{self.kind_words} · {pages}"


def source_rows(references: Mapping[str, CompiledReference], catalogue: Catalogue) -> tuple[SourceRow, ...]:
    """Every reference once, by its words."""
    helping = set(_keys_of_help(catalogue.emergency))
    rows = []
    for reference in references.values():
        kind = source_kind(reference.kind)
        cited_in = [
            CitingRow(
                catalogue.entries[article.slug].title,
                ", ".join(section.title for section in article.sections),
                f"article:{article.slug}" + (f"#{article.sections[0].id}" if article.sections else ""),
            )
            for article in reference.cited_in
            if article.slug in catalogue.entries
        ]
        if reference.key in helping:
            cited_in.append(CitingRow("Get help now", "", "help:"))
        rows.append(SourceRow(reference.key, reference.text, reference.kind, kind.name, kind.rank, tuple(cited_in)))
    return tuple(sorted(rows, key=lambda row: row.text.casefold()))


def _keys_of_help(emergency: Emergency) -> Iterator[str]:
    for step in emergency.steps:
        yield from step.references
    for region in emergency.regions:
        for service in region.services:
            yield from service.references
