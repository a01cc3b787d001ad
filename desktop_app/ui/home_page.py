"""The home page: how to search, where to read on, a path for somebody new, the categories, and the way to help."""

from desktop_app.edition.catalogue import Catalogue
from desktop_app.reader.own_values import Place
from desktop_app.ui.own_summary import OwnSummary

_QUOTED = 70  # characters of the paragraph by which a reader knows the place again
_FIRST_STEPS = 6


def home_page(catalogue: Catalogue, own: OwnSummary | None = None, news: str = "") -> str:
    """The page as HTML. `own` is what is known of the reader, `news` the line about what this edition changed."""
    meta = catalogue.meta
    parts = [
        f'<p class="kicker">Offline{f" · edition {_escaped(meta.edition)}" if meta.edition else ""}</p>',
        f'<h1><a name="top"></a>{_escaped(meta.title)}</h1>',
        '<p class="lead">Plain, sourced answers about benzodiazepines, coming off them, and getting well. '
        "Type a word, a medicine or a question above; spelling does not matter.</p>",
        _own(catalogue, own or OwnSummary()),
        _first_steps(catalogue),
        _categories(catalogue),
        news,
        f'<p class="review">{_escaped(meta.disclaimer)} '
        '<a href="help:">Get help now</a> shows how to reach urgent help.</p>',
        '<p class="review"><a href="about:">About this copy</a>: edition, licences, and how to check that it '
        "uses no network.</p>",
    ]
    return "\n".join(part for part in parts if part)


def _own(catalogue: Catalogue, own: OwnSummary) -> str:
    counts = [
        (own.bookmarks, "bookmark", "bookmarks", "bookmarks"),
        (own.notes, "note", "notes", "notes"),
        (own.visited, "page in your history", "pages in your history", "history"),
    ]
    links = " · ".join(
        f'<a href="yours:{part}">{count} {one if count == 1 else many}</a>'
        for count, one, many, part in counts
        if count
    )
    return "\n".join([_continue(catalogue, own.place), f"<p>Yours: {links}</p>" if links else ""]).strip()


def _continue(catalogue: Catalogue, place: Place | None) -> str:
    """Only for an article that this edition has: the way there must not be a dead end."""
    entry = catalogue.entries.get(catalogue.slug_now(place.slug)) if place else None
    if place is None or entry is None:
        return ""
    where = f", {_escaped(place.heading)}" if place.heading else ""
    is_inside = place.heading or place.paragraph
    quoted = f'<br/><span class="soft">“{_escaped(_shortened(place.words))}”</span>' if is_inside else ""
    return f'<p>Continue reading: <a href="continue:">{_escaped(entry.title)}{where}</a>{quoted}</p>'


def _first_steps(catalogue: Catalogue) -> str:
    known = [catalogue.entries[slug] for slug in catalogue.meta.first_steps if slug in catalogue.entries]
    rows = "".join(
        f'<tr><td class="step" width="28" valign="top">{number}</td>'
        f'<td class="row" valign="top"><a href="article:{entry.slug}">{_escaped(entry.title)}</a><br/>'
        f'<span class="soft">{_escaped(entry.summary)}</span></td></tr>'
        for number, entry in enumerate(known[:_FIRST_STEPS], 1)
    )
    if not rows:
        return ""
    return (
        f"<h2>New here?</h2><p>{_number_word(min(len(known), _FIRST_STEPS))} to begin with, in this order.</p>"
        f'<table class="sources" width="100%" cellspacing="0" cellpadding="0">{rows}</table>'
    )


def _categories(catalogue: Catalogue) -> str:
    counted = [(category, len(catalogue.in_category(category.id))) for category in catalogue.meta.categories]
    rows = "".join(
        f'<tr><td class="row"><a href="category:{category.id}">{_escaped(category.title)}</a><br/>'
        f'<span class="soft">{_escaped(category.sentence)}</span></td>'
        f'<td class="row count" align="right" valign="top">{count}</td></tr>'
        for category, count in counted
        if count
    )
    return f'<h2>Browse</h2><table class="figures" width="100%" cellspacing="0">{rows}</table>' if rows else ""


def _shortened(words: str) -> str:
    if len(words) <= _QUOTED:
        return words
    return words[:_QUOTED].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _number_word(count: int) -> str:
    words = ("One page", "Two pages", "Three pages", "Four pages", "Five pages", "Six pages")
    return words[count - 1]


def _escaped(words: str) -> str:
    """As `html.escape`, whose module knows every named entity by heart and needs 1 ms of each start for that."""
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;")):
        words = words.replace(sign, entity)
    return words
