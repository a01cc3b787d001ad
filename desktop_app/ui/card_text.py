"""The words of a citation card as HTML: who, what kind of study, what it shows, what it is cited for, where to find."""

import html

from desktop_app.glossary import vancouver
from desktop_app.glossary.model import CERTAINTY_WORDS
from desktop_app.glossary.source_kinds import source_kind
from desktop_app.ui.card_sources import CardSource
from desktop_app.ui.theme import Theme


def describe(source: CardSource, theme: Theme) -> str:
    """Everything that is known of a source in this place, as paragraphs."""
    reference = source.reference
    parts = [_reference_line(source), _kind_line(reference.kind, theme)]
    if reference.shows:
        parts.append(_labelled("What it shows", _sentence(reference.shows)))
    parts.extend(_cited_for(source, theme))
    parts.append(
        "<br/>".join(html.escape(line).replace("   ", " &nbsp; ") for line in identifiers(source.reference.csl))
    )
    if not source.elsewhere:
        parts.append(_soft("Cited nowhere else in this glossary.", theme))
    shown = [part for part in parts if part]
    last = len(shown) - 1
    return "".join(f'<p style="margin:0 0 {0 if at == last else 10}px 0">{part}</p>' for at, part in enumerate(shown))


def identifiers(item: vancouver.Item) -> tuple[str, ...]:
    """What a source has of DOI, PMID and PMCID on the first line, then its addresses, one a line."""
    doi, url = vancouver.doi(item), vancouver.text(item, "URL")
    named = (("DOI", doi), ("PMID", vancouver.text(item, "PMID")), ("PMCID", vancouver.text(item, "PMCID")))
    numbers = "   ".join(f"{name}: {value}" for name, value in named if value)
    return tuple(dict.fromkeys(line for line in (numbers, vancouver.doi_url(item), url) if line))


def _reference_line(source: CardSource) -> str:
    reference, cited = source.reference, source.cited
    where = f"<i>{html.escape(reference.container)}</i>" if reference.container else ""
    place = ", ".join(part for part in (where, html.escape(reference.year or "no date")) if part)
    locator = f", {html.escape(cited.locator)}" if cited.locator else ""
    authors = f"{html.escape(_sentence(reference.authors))} " if reference.authors else ""
    return f"{authors}<b>{html.escape(_sentence(reference.title))}</b> {place}{locator}."


def _kind_line(kind: str, theme: Theme) -> str:
    known = source_kind(kind)
    explanation = _soft(f": {known.explanation}.", theme) if known.explanation else ""
    return f"<b>{html.escape(known.name)}</b>{explanation}"


def _cited_for(source: CardSource, theme: Theme) -> list[str]:
    """The claims that the evidence map names, each with its certainty; without any, the sentence itself."""
    if not source.cited.claims:
        return [_labelled("Cited here for", _sentence(source.sentence))] if source.sentence else []
    return [
        f"{_labelled('Cited here for', _sentence(claim.text))} "
        + _soft(f"{CERTAINTY_WORDS.get(claim.certainty, claim.certainty)}.", theme)
        for claim in source.cited.claims
    ]


def _labelled(label: str, words: str) -> str:
    return f"<b>{label}:</b> {html.escape(words)}"


def _soft(words: str, theme: Theme) -> str:
    return f'<span style="color:{theme.soft}">{html.escape(words)}</span>'


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".?!" else f"{text}."
