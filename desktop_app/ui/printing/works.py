"""What can be put on paper: an article, its take-away sheet, a list of articles, the whole glossary."""

from collections.abc import Container, Iterable
from datetime import date
from itertools import chain

from desktop_app.edition.edition import Edition
from desktop_app.edition.print_front import (
    CONTENTS,
    HELP,
    ContentsLine,
    built_on,
    contents_html,
    help_html,
    title_html,
)
from desktop_app.edition.print_text import TakeAway, anchor, article_html, takeaway_html
from desktop_app.glossary.model import SOURCES
from desktop_app.glossary.page import long_date
from desktop_app.ui.printing.book import Book, Part, Stamp, Version
from desktop_app.ui.printing.paper import PrintOptions
from desktop_app.ui.printing.press import Press

_TITLE_PAGE = "title-page"
_FITS = (
    *((growth, TakeAway()) for growth in (1.0, 0.95, 0.9)),
    *((growth, TakeAway(full_sources=False)) for growth in (1.0, 0.95, 0.9)),
    *((0.9, TakeAway(sources=most, full_sources=False)) for most in (6, 4, 3, 2)),
    *((growth, TakeAway(sources=2, full_sources=False)) for growth in (0.8, 0.7)),
    *((0.7, TakeAway(points=most, sources=1, full_sources=False)) for most in (3, 2, 1)),
)
"""How a take-away sheet is brought to one page: smaller, then shorter sources, then fewer, then fewer points."""


def article_book(edition: Edition, slug: str, options: PrintOptions, today: date) -> Book:
    """One article. AppError as `Edition.page`."""
    part = _article(edition, slug, options, today, {slug})
    return Book(part.title, (part,), _stamp(edition), Press(options))


def takeaway_book(edition: Edition, slug: str, options: PrintOptions, today: date) -> Book:
    """The take-away sheet of an article, always one page. AppError as `Edition.page`."""
    page = edition.page(slug)

    def version(growth: float, shown: TakeAway) -> Version:
        return Version(lambda _: takeaway_html(edition, slug, today, sources=options.sources, shown=shown), growth)

    versions = tuple(version(growth, shown) for growth, shown in _FITS)
    part = Part(anchor(slug), page.title, versions, most_pages=1)
    return Book(f"{page.title}: take-away sheet", (part,), _stamp(edition), Press(options))


def collection_book(edition: Edition, slugs: Iterable[str], title: str, options: PrintOptions, today: date) -> Book:
    """A list of articles in its order, with contents before it; slugs that are not in the edition are left out."""
    known = tuple(slug for slug in dict.fromkeys(slugs) if slug in edition.catalogue.entries)
    within = frozenset(known)
    lines = tuple(ContentsLine(edition.catalogue.entries[slug].title, anchor(slug)) for slug in known)
    parts = (_contents(lines), *(_article(edition, slug, options, today, within) for slug in known))
    return Book(title, parts, _stamp(edition), Press(options))


def glossary_book(edition: Edition, options: PrintOptions, today: date) -> Book:
    """The whole glossary: title page, contents, urgent help, then every article by category."""
    catalogue = edition.catalogue
    groups = [(category.title, catalogue.in_category(category.id)) for category in catalogue.meta.categories]
    within = frozenset((*catalogue.entries, HELP))
    lines = chain(
        (ContentsLine("Get help now", HELP),),
        chain.from_iterable(
            (ContentsLine(title), *(ContentsLine(entry.title, anchor(entry.slug)) for entry in entries))
            for title, entries in groups
            if entries
        ),
    )
    count = len(catalogue.entries)
    cover = Part(_TITLE_PAGE, catalogue.meta.title, (Version(lambda _: title_html(edition, f"All {count} articles")),),
                 has_furniture=False)  # fmt: skip
    urgent = Part(HELP, catalogue.emergency.title, (Version(lambda _: help_html(edition)),))
    articles = tuple(
        _article(edition, entry.slug, options, today, within, title) for title, entries in groups for entry in entries
    )
    parts = (cover, _contents(tuple(lines)), urgent, *articles)
    return Book(catalogue.meta.title, parts, _stamp(edition), Press(options))


def _article(
    edition: Edition, slug: str, options: PrintOptions, today: date, within: Container[str], group: str = ""
) -> Part:
    """The page itself is read only when its turn comes, where the whole glossary is meant."""
    sections: tuple[tuple[str, str], ...] = ()
    if not group:
        page = edition.page(slug)
        sections = tuple((anchor(slug, section.id), section.title) for section in page.sections if section.level == 2)
        sections += ((anchor(slug, SOURCES), "Sources"),) if page.sources else ()
    version = Version(lambda _: article_html(edition, slug, today, sources=options.sources, within=within))
    return Part(anchor(slug), edition.catalogue.entries[slug].title, (version,), sections=sections, group=group)


def _contents(lines: tuple[ContentsLine, ...]) -> Part:
    return Part(CONTENTS, "Contents", (Version(lambda pages: contents_html(lines, pages)),))


def _stamp(edition: Edition) -> Stamp:
    meta = edition.catalogue.meta
    return Stamp(meta.title, f"Edition {meta.edition}, {long_date(built_on(edition))}")
