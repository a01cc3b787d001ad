"""Puts a page together from a rendered body: head, sources with their ways back, review line and disclaimer."""

import html
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.glossary.model import KINDS, OTHER_NAMES, SOURCES, Article, Meta
from desktop_app.glossary.source_kinds import source_kind

if TYPE_CHECKING:
    from desktop_app.glossary.render import Rendered  # imports Markdown, which only the compiler needs

REVIEW_YEARS = 3  # the NHS reviews its pages every three years
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ALSO_LENGTH = 60  # characters that fit on one line beside "also called"


def head(article: Article, category: str) -> str:
    """Category and kind, title, and "also called" with the rest of the names on request."""
    shown, rest = _first_names(article.aliases)
    parts = [
        f'<p class="kicker">{html.escape(category)} · {html.escape(KINDS.get(article.kind, article.kind))}</p>',
        f'<h1><a name="top"></a>{html.escape(article.title)}</h1>',
    ]
    if shown:
        more = f' <a href="section:{OTHER_NAMES}">and {rest} more</a>' if rest else ""
        parts.append(f'<p class="also">also called {html.escape(", ".join(shown))}{more}</p>')
    else:
        parts.append('<p class="also"></p>')
    if article.publisher:
        name = html.escape(article.publisher)
        parts.append(f'<p class="publisher">From {name}. This page is not part of the glossary itself.</p>')
    return "\n".join(parts)


def other_names(article: Article) -> str:
    """Every other name, at the end of the page, where the head does not show them all."""
    _, rest = _first_names(article.aliases)
    if not rest:
        return ""
    names = html.escape(", ".join(article.aliases))
    return f'<h2><a name="{OTHER_NAMES}"></a>Other names</h2>\n<p>{names}.</p>'


def sources(rendered: "Rendered", texts: Mapping[str, str], kinds: Mapping[str, str]) -> str:
    """The numbered list of sources; each leads back to its places. `texts` holds the formatted references."""
    if not rendered.sources:
        return ""
    titles = {section.id: section.title for section in rendered.sections}
    rows = []
    for number, key in enumerate(rendered.sources, 1):
        places = [
            (index, titles.get(place.section, "Top"))
            for index, place in enumerate(rendered.places)
            if any(citation.key == key for citation in place.citations)
        ]
        rows.append(
            f'<tr><td class="source-number" width="40" align="right" valign="top">'
            f'<a name="source-{number}"></a>{number}.</td>'
            f'<td class="source" valign="top"><p class="source">{html.escape(texts[key])}</p>'
            f'<p class="source-note">{html.escape(source_kind(kinds[key]).name)}. '
            f"Cited in: {_ways_back(places)}</p></td></tr>"
        )
    return (
        f'<h2><a name="{SOURCES}"></a>Sources</h2>\n'
        f'<table class="sources" width="100%" cellspacing="0" cellpadding="0">{"".join(rows)}</table>'
    )


def foot(reviewed: date, meta: Meta, today: date) -> str:
    """The review line in the NHS pattern, judged as of `today`, the disclaimer and the way to urgent help."""
    due = next_review(reviewed)
    overdue = " This review is overdue in this copy." if today > due else ""
    return (
        f'<p class="review">Page last reviewed: {long_date(reviewed)} · Next review due: {long_date(due)}.{overdue}</p>'
        f'<p class="review">{html.escape(meta.disclaimer)} '
        f'<a href="help:">Get help now</a> shows how to reach urgent help.</p>'
    )


def next_review(reviewed: date) -> date:
    """The day on which a page is due for its next review."""
    try:
        return reviewed.replace(year=reviewed.year + REVIEW_YEARS)
    except ValueError:  # 29 February
        return reviewed.replace(year=reviewed.year + REVIEW_YEARS, day=28)


def long_date(day: date) -> str:
    """A date as `24 November 2026`, whatever the system's language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _first_names(names: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    shown: list[str] = []
    for name in names:
        if shown and len(", ".join([*shown, name])) > _ALSO_LENGTH:
            break
        shown.append(name)
    return tuple(shown), len(names) - len(shown)


def _ways_back(places: list[tuple[int, str]]) -> str:
    seen: dict[str, int] = {}
    links = []
    for index, title in places:
        seen[title] = seen.get(title, 0) + 1
        words = title if seen[title] == 1 else str(seen[title])
        links.append(f'<a href="place:{index}">{html.escape(words)}</a>')
    return " · ".join(links)
