"""Makes the HTML of an article and of its take-away sheet for paper, from the compiled page.

On paper nothing can be pressed: an address of ours becomes plain text, or, where its target is in the same document, a
`goto:` name that the PDF turns into a link (`goto:slug`, `goto:slug#section`). Numbers in brackets stay as they are.
"""

import html
import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from desktop_app.edition.edition import Edition
from desktop_app.edition.pages import CompiledReference, Page
from desktop_app.glossary.model import SOURCES
from desktop_app.glossary.page import long_date, next_review
from desktop_app.glossary.source_kinds import source_kind

QUESTION_LINES = 3
_LINK = re.compile(r'<a href="([a-z]+):([^"]*)">(.*?)</a>', re.DOTALL)
_ANCHOR = re.compile(r'<a name="([^"]*)"></a>')
_PICTURE = re.compile(r'<img src="icon:(\w+)" ?/?>')
_IN_SHORT = re.compile(r'<table[^>]*class="box short"[^>]*>.*?</table>', re.DOTALL)
_BRACKET = re.compile(r'<span class="citation">.*?</span>', re.DOTALL)
_SHORT_BRACKET = 3  # citations; a longer bracket may break, a narrow column needs it to
_POINT = re.compile(r"<li[^>]*>(.*?)</li>", re.DOTALL)
_CITED = re.compile(r'href="citation:(\d+)\.(\d+)"')
_IN_EMERGENCY = "In an emergency call your local emergency number."


@dataclass(frozen=True, slots=True)
class TakeAway:
    """How much of a take-away sheet is shown: at most so many points and sources; None for all of them."""

    points: int | None = None
    sources: int | None = None
    full_sources: bool = True
    """Whether sources are given in full; else by authors, title and year."""


def anchor(slug: str, section: str = "") -> str:
    """The name of a place in a document of several articles."""
    return f"{slug}#{section}" if section else slug


def article_html(edition: Edition, slug: str, today: date, *, sources: bool, within: Container[str]) -> str:
    """One article for paper. `within` holds the slugs that stand in the same document. AppError as `Edition.page`."""
    page = edition.page(slug)
    text, _, _ = page.html.partition(f'<h2><a name="{SOURCES}">')
    text = _for_paper(text, page, sources=sources, within=within)
    text = text.replace("<h1>", f'<h1><a name="{anchor(slug)}"></a>', 1)
    if page.sources:
        listed = _source_list(edition, page, page.sources) if sources else f"<p>{_left_out(page)}</p>"
        text += f'<h2><a name="{anchor(slug, SOURCES)}"></a>Sources</h2>{listed}'
    return text + _foot(edition, page, today)


def takeaway_html(edition: Edition, slug: str, today: date, *, sources: bool, shown: TakeAway) -> str:
    """The take-away sheet: "In short", the sources it cites, room for questions. AppError as `Edition.page`."""
    page = edition.page(slug)
    found = _IN_SHORT.search(page.html)
    points = _POINT.findall(found.group()) if found else []
    kept = points[: shown.points]
    short = "".join(f"<li>{point}</li>" for point in kept)
    if len(kept) < len(points):
        short += f"<li>More is in the glossary, under {html.escape(page.title)}.</li>"
    title = f'<h1><a name="{anchor(slug)}"></a>{html.escape(page.title)}</h1>'
    category = html.escape(edition.catalogue.category_title(page.category))
    parts = [f'<p class="kicker">{category}</p>', title]
    body = f'<h2 class="first">In short</h2><ul>{short}</ul>'
    parts.append(_for_paper(body, page, sources=sources, within=()))
    rows = '<tr><td class="blank">&nbsp;</td></tr>' * QUESTION_LINES
    parts.append(
        "<h2>Questions for my doctor</h2>"
        f'<table class="blank" width="100%" cellspacing="0" cellpadding="0">{rows}</table>'
    )
    cited = _cited_in(page, kept)
    if cited and sources:
        some = cited[: shown.sources]
        parts.append("<h2>Sources</h2>" + _source_list(edition, page, some, full=shown.full_sources))
        if len(some) < len(cited):
            more = len(cited) - len(some)
            words = "source is" if more == 1 else "sources are"
            parts.append(f'<p class="small">{more} more {words} in the glossary, by the same numbers.</p>')
    elif cited:
        parts.append(f'<p class="small">{_left_out(page)}</p>')
    parts.append(_foot(edition, page, today))
    return "".join(parts)


def _for_paper(text: str, page: Page, *, sources: bool, within: Container[str]) -> str:
    def link(match: re.Match[str]) -> str:
        kind, target, words = match.groups()
        goal = ""
        if kind == "article" and target.partition("#")[0] in within:
            goal = target
        elif kind == "citation" and sources and page.slug in within:
            place, index = (int(number) for number in target.split("."))
            goal = anchor(page.slug, f"source-{page.places[place].sources[index].number}")
        elif kind == "section" and page.slug in within:
            goal = anchor(page.slug, target)
        return f'<a href="goto:{html.escape(goal)}">{words}</a>' if goal else words

    text = text.replace('width="12%"', 'width="16%"')  # "Reference" fits at the head of a column of citations
    text = text.replace(' align="right"', ' align="right" class="figure"')  # else figures run together
    text = _BRACKET.sub(lambda match: _kept_together(match.group()), text)
    text = _ANCHOR.sub(lambda match: _kept_anchor(page, match.group(1)), text)
    text = _PICTURE.sub(r'<img src="icon:\1" width="20" height="20"/>', text)
    return _LINK.sub(link, text)


def _kept_together(bracket: str) -> str:
    """[1, 2] stays on one line."""
    return bracket.replace("</a> <a", "</a>&nbsp;<a") if bracket.count("<a href") <= _SHORT_BRACKET else bracket


def _kept_anchor(page: Page, name: str) -> str:
    """Anchors of sections are kept under the article's name; those of single citations lead nowhere on paper."""
    return "" if name == "top" or name.startswith("place-") else f'<a name="{anchor(page.slug, name)}"></a>'


def _cited_in(page: Page, points: list[str]) -> tuple[str, ...]:
    """Keys of the sources that these points cite, in the order of their numbers."""
    numbers = {
        page.places[int(place)].sources[int(index)].number for point in points for place, index in _CITED.findall(point)
    }
    return tuple(page.sources[number - 1] for number in sorted(numbers))


def _source_list(edition: Edition, page: Page, keys: tuple[str, ...], *, full: bool = True) -> str:
    rows = []
    for key in keys:
        number = page.sources.index(key) + 1
        reference = edition.references.get(key)
        words = _words_of(reference, full=full) if reference else html.escape(key)
        rows.append(
            f'<tr><td class="source-number" width="34" align="right" valign="top">'
            f'<a name="{anchor(page.slug, f"source-{number}")}"></a>{number}.</td>'
            f'<td class="source" valign="top">{words}</td></tr>'
        )
    return f'<table class="sources" width="100%" cellspacing="0" cellpadding="0">{"".join(rows)}</table>'


def _words_of(reference: CompiledReference, *, full: bool) -> str:
    kind = html.escape(source_kind(reference.kind).name)
    if full:
        return f"{html.escape(reference.text)} {kind}."
    parts = (reference.authors.split(",")[0], reference.title, reference.year)
    return html.escape(". ".join(part.rstrip(".") for part in parts if part) + ".") + f" {kind}."


def _left_out(page: Page) -> str:
    return f"The numbers in brackets are sources. They are listed in the glossary, under {html.escape(page.title)}."


def _foot(edition: Edition, page: Page, today: date) -> str:
    built = date.fromisoformat(edition.manifest.built[:10])
    due = next_review(page.reviewed)
    overdue = " This review is overdue in this copy." if max(today, built) > due else ""
    return (
        f'<p class="review">Page last reviewed: {long_date(page.reviewed)}. Next review due: {long_date(due)}.{overdue}'
        f" {html.escape(edition.catalogue.meta.disclaimer)} {_IN_EMERGENCY}</p>"
    )
