"""Makes the HTML of the pages that are not articles: help, a category; and completes articles with their foot."""

import html
from collections.abc import Callable
from datetime import date

from desktop_app.edition.catalogue import Catalogue
from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.glossary.model import Region
from desktop_app.glossary.page import foot, long_date
from desktop_app.ui.home_page import home_page

_HELP_TITLE = "Get help now"


def category_page(catalogue: Catalogue, category_id: str) -> str:
    """A category's articles, each with its sentence."""
    category = next((known for known in catalogue.meta.categories if known.id == category_id), None)
    if category is None:
        return home_page(catalogue)
    rows = "".join(
        f'<tr><td class="row"><a href="article:{entry.slug}">{html.escape(entry.title)}</a><br/>'
        f"{html.escape(entry.summary)}{_publisher(entry.publisher)}</td></tr>"
        for entry in catalogue.in_category(category_id)
    )
    return (
        f'<p class="kicker">Browse</p><h1><a name="top"></a>{html.escape(category.title)}</h1>'
        f'<p class="lead">{html.escape(category.sentence)}</p>'
        f'<table class="figures" width="100%" cellspacing="0">{rows}</table>'
    )


def help_page(catalogue: Catalogue, edition: Edition | None, region_id: str) -> str:
    """What to do in an emergency, and the services of one region or, with "", of all of them, labelled."""
    emergency = catalogue.emergency
    steps = "".join(f"<li>{html.escape(step.text)}</li>" for step in emergency.steps)
    chosen = [region for region in emergency.regions if region.id == region_id]
    choices = [
        f"<b>{html.escape(region.name)}</b>"
        if region.id == region_id
        else f'<a href="help:{region.id}">{html.escape(region.name)}</a>'
        for region in emergency.regions
    ]
    choices.append('<a href="help:all">Show all</a>' if chosen else "<b>Show all</b>")
    tables = "".join(_region_table(region, edition) for region in chosen or emergency.regions)
    keys = {key for step in emergency.steps for key in step.references}
    return (
        f'<p class="kicker">{_HELP_TITLE}</p><h1><a name="top"></a>{html.escape(emergency.title)}</h1>'
        '<p class="lead">If somebody is in danger now, call your local emergency number.</p>'
        f"<p>Where you are: {' · '.join(choices)}</p>{tables}"
        f"<h2>What to do</h2><ul>{steps}</ul>"
        f'<p class="review">{_source_line(keys, edition)}</p>'
    )


def article_page(edition: Edition, slug: str, today: date, form: Callable[[str], str] = str) -> str:
    """A compiled article with its foot; `form` may shorten it.

    `today` is judged against the build date: an offline clock is often wrong.
    """
    page = edition.page(slug)
    built = date.fromisoformat(edition.manifest.built[:10])
    return f"{form(page.html)}\n{foot(page.reviewed, edition.catalogue.meta, max(today, built))}"


def waiting_page(title: str) -> str:
    """Shown where an article was asked for before the edition is ready."""
    return (
        f'<p class="kicker">One moment</p><h1><a name="top"></a>{html.escape(title)}</h1>'
        '<p class="lead">This page is being prepared. It opens by itself.</p>'
    )


def _region_table(region: Region, edition: Edition | None) -> str:
    rows = "".join(
        f'<tr><td class="contact" valign="top">{html.escape(service.contact)}</td>'
        f'<td class="row" valign="top"><p class="source"><b>{html.escape(service.name)}</b><br/>'
        f"{html.escape(service.when)}</p>"
        f'<p class="source-note">{_source_line(set(service.references), edition)}'
        f"Seen {long_date(service.seen)}.</p></td></tr>"
        for service in region.services
    )
    return (
        f"<h2>{html.escape(region.name)}</h2>"
        f'<table class="figures contacts" width="100%" cellspacing="0" cellpadding="0">{rows}</table>'
    )


def _publisher(name: str) -> str:
    return f'<br/><span class="soft">From {html.escape(name)}</span>' if name else ""


def _source_line(keys: set[str], edition: Edition | None) -> str:
    texts = _source_texts(keys, edition)
    return f"Source: {texts} " if texts else ""


def _source_texts(keys: set[str], edition: Edition | None) -> str:
    try:
        known = edition.references if edition is not None else {}
    except AppError:
        known = {}  # help is shown whatever else is damaged
    return " ".join(html.escape(known[key].text) for key in sorted(keys) if key in known)
