"""The page that says what changed in an edition."""

import html
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.edition.changes import Changes

_HEADINGS = (("added", "Added"), ("changed", "Changed"), ("withdrawn", "Withdrawn"))


def changes_page(changes: "Changes | None", label: str, known: Collection[str], *, is_offer: bool) -> str:
    """Every article by title; those that can be opened now are links. `label` names the newer edition, "" for none."""
    if changes is None:
        return (
            '<p class="kicker">Editions</p><h1><a name="top"></a>What changed</h1>'
            '<p class="lead">No change is known for this edition.</p>'
        )
    title = "What would change" if is_offer else "What changed in this edition"
    sentence = changes.sentence[:1].upper() + changes.sentence[1:]
    edition = f"Edition {html.escape(label)}. " if label else ""
    since = f" since edition {html.escape(changes.since)}" if changes.since and changes.since != label else ""
    parts = [
        f'<p class="kicker">Editions</p><h1><a name="top"></a>{title}</h1>',
        f'<p class="lead">{edition}{sentence}{since}.</p>',
    ]
    for name, heading in _HEADINGS:
        titles: Mapping[str, str] = getattr(changes, name)
        if titles:
            parts.append(f"<h2>{heading}</h2><ul>{_rows(titles, known)}</ul>")
    return "\n".join(parts)


def _rows(titles: Mapping[str, str], known: Collection[str]) -> str:
    return "".join(
        f'<li><a href="article:{slug}">{html.escape(title)}</a></li>'
        if slug in known
        else f"<li>{html.escape(title)}</li>"
        for slug, title in titles.items()
    )
