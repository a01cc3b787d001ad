"""What the lists beside an article name: its headings, and its sources with their numbers and short labels."""

from collections.abc import Callable, Mapping

from desktop_app.edition.pages import CompiledReference, Page
from desktop_app.glossary.model import OTHER_NAMES, SOURCES
from desktop_app.search.model import Entry
from desktop_app.ui.side_links import SideLink, SideLinks

_MOST_NAMES = 2


def sections(page: Page, is_shown: Callable[[str], bool]) -> tuple[SideLink, ...]:
    """The headings of an article that are shown, those that the page adds itself among them."""
    added = ((OTHER_NAMES, "Other names"), (SOURCES, "Sources"))
    named = (*((section.id, section.title) for section in page.sections), *added)
    return tuple(SideLink(title, f"section:{name}") for name, title in named if is_shown(name))


def sources(
    page: Page, references: Mapping[str, CompiledReference], is_shown: Callable[[str], bool]
) -> tuple[SideLink, ...]:
    """The sources of an article that are shown; each leads to its row in the list at the end of the page."""
    numbered = [(number, references.get(key)) for number, key in enumerate(page.sources, 1)]
    return tuple(
        SideLink(short_label(reference), f"section:source-{number}", number=number)
        for number, reference in numbered
        if reference is not None and is_shown(f"source-{number}")
    )


def beside(
    page: Page,
    entries: Mapping[str, Entry],
    references: Mapping[str, CompiledReference],
    is_shown: Callable[[str], bool],
) -> SideLinks:
    """Everything that the lists beside an article name."""

    def articles(slugs: tuple[str, ...]) -> tuple[SideLink, ...]:
        return tuple(SideLink(entries[slug].title, f"article:{slug}") for slug in slugs if slug in entries)

    every = SideLink("All sources of the glossary", "sources:")
    return SideLinks(
        sections=sections(page, is_shown),
        sources=(*sources(page, references, is_shown), every),
        see_also=articles(page.see_also),
        mentioned_in=articles(page.mentioned_in),
    )


def short_label(reference: CompiledReference) -> str:
    """A source in a few words: "Ashton 2002", "Allison and Pratt 2003", "Ward and others", or its title."""
    people = [_surname(person) for person in reference.csl.get("author", ())]
    names = [name for name in people if name]
    if not names:
        words = reference.title or reference.text
    elif len(names) > _MOST_NAMES:
        words = f"{names[0]} and others"
    else:
        words = " and ".join(names)
    return f"{words} {reference.year}".strip()


def _surname(person: object) -> str:
    if not isinstance(person, Mapping):
        return ""
    particle = str(person.get("non-dropping-particle", ""))
    return f"{particle} {person.get('family') or person.get('literal') or ''}".strip()
