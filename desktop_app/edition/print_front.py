"""Makes the HTML of what stands before the articles in a printed collection: title page, contents, urgent help."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.edition.edition import Edition
from desktop_app.edition.print_text import anchor
from desktop_app.glossary.page import long_date

HELP = "get-help-now"
"""The name of the page for emergencies, for links and for the contents."""

CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One line of the contents: a heading when `name` is "", else a title that leads to the place `name`."""

    words: str
    name: str = ""


def built_on(edition: Edition) -> date:
    """The day on which an edition was made: the date on every printed page."""
    return date.fromisoformat(edition.manifest.built[:10])


def title_html(edition: Edition, words: str) -> str:
    """The first page of a collection; `words` say what is in it."""
    meta = edition.catalogue.meta
    licence = meta.licence.partition(" See ")[0]  # a file is not at hand on paper
    return (
        f'<p class="cover-space">&nbsp;</p><h1 class="cover">{html.escape(meta.title)}</h1>'
        f'<p class="lead">{html.escape(words)}</p>'
        f"<p>Edition {html.escape(meta.edition)}, {long_date(built_on(edition))}</p>"
        f"<p>{html.escape(meta.disclaimer)} In an emergency call your local emergency number.</p>"
        f'<p class="small">{html.escape(licence)}</p>'
    )


def contents_html(lines: Iterable[ContentsLine], pages: Mapping[str, int]) -> str:
    """The contents with the number of the page on which each place stands; a place that is not known yet shows 0."""
    tables: list[str] = []
    rows: list[str] = []

    def close() -> None:
        if rows:
            tables.append(
                f'<table class="contents" width="100%" cellspacing="0" cellpadding="0">{"".join(rows)}</table>'
            )
            rows.clear()

    for line in lines:
        words, goal = html.escape(line.words), html.escape(line.name)
        if line.name:
            rows.append(
                f'<tr><td class="contents"><a href="goto:{goal}">{words}</a></td>'
                f'<td class="contents" align="right" width="60">'
                f'<a href="goto:{goal}">{pages.get(line.name, 0)}</a></td></tr>'
            )
        else:
            close()
            tables.append(f"<h3>{words}</h3>")
    close()
    return f'<h1><a name="{CONTENTS}"></a>Contents</h1>{"".join(tables)}'


def help_html(edition: Edition) -> str:
    """What to do in an emergency, and the services of every region."""
    emergency = edition.catalogue.emergency
    steps = "".join(f"<li>{html.escape(step.text)}</li>" for step in emergency.steps)
    regions = "".join(
        f"<h2>{html.escape(region.name)}</h2>"
        '<table class="figures" width="100%" cellspacing="0" cellpadding="0">'
        + "".join(
            f'<tr><td class="contact" width="215" valign="top">{html.escape(service.contact)}</td>'
            f'<td valign="top"><b>{html.escape(service.name)}.</b> {html.escape(service.when)}. '
            f'<span class="soft">Seen {long_date(service.seen)}.</span></td></tr>'
            for service in region.services
        )
        + "</table>"
        for region in emergency.regions
    )
    return (
        f'<h1><a name="{anchor(HELP)}"></a>{html.escape(emergency.title)}</h1>'
        "<p>If somebody is in danger now, call your local emergency number.</p>"
        f"<ul>{steps}</ul>{regions}"
    )
