"""What this edition changed: one calm line for the home page, and a page with the titles."""

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


class Changes(Protocol):
    """Slug -> title of what was added, changed and withdrawn since the edition with the label `since`."""

    @property
    def since(self) -> str:
        """The label of the edition before; "" when it is not known."""

    @property
    def added(self) -> Mapping[str, str]:
        """Articles that are new."""

    @property
    def changed(self) -> Mapping[str, str]:
        """Articles that read differently."""

    @property
    def withdrawn(self) -> Mapping[str, str]:
        """Articles that are gone."""


@dataclass(frozen=True, slots=True)
class KnownChanges:
    """Changes as plain values."""

    since: str = ""
    added: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)
    withdrawn: Mapping[str, str] = field(default_factory=dict)


NO_CHANGES = KnownChanges()


def changes_line(changes: Changes) -> str:
    """One line with the counts and the way to the titles; "" when nothing changed or nothing is known."""
    counts = [
        (len(changes.added), "added"),
        (len(changes.changed), "changed"),
        (len(changes.withdrawn), "withdrawn"),
    ]
    told = [(count, verb) for count, verb in counts if count]
    if not told:
        return ""
    (first, verb), *others = told
    noun = "page" if first == 1 else "pages"
    words = ", ".join([f"{first} {noun} {verb}", *(f"{count} {verb}" for count, verb in others)])
    return f'<p class="review">New in this edition: <a href="changes:">{words}</a>{_since(changes)}.</p>'


def changes_page(changes: Changes, edition: str) -> str:
    """The titles; those that are here as links."""
    parts = [
        f'<p class="kicker">Edition {html.escape(edition)}</p>' if edition else '<p class="kicker">This edition</p>',
        '<h1><a name="top"></a>What changed</h1>',
    ]
    groups = [
        _group("Added", changes.added, linked=True),
        _group("Changed", changes.changed, linked=True),
        _group("Withdrawn", changes.withdrawn, linked=False),
    ]
    if any(groups):
        parts.append(f'<p class="lead">What is different in this edition{_since(changes)}.</p>')
        parts += [group for group in groups if group]
    else:
        parts.append('<p class="lead">Nothing is written down about what this edition changed.</p>')
    return "\n".join(parts)


def _group(heading: str, titles: Mapping[str, str], *, linked: bool) -> str:
    if not titles:
        return ""
    ordered = sorted(titles.items(), key=lambda pair: pair[1].casefold())
    rows = "".join(
        f'<li><a href="article:{slug}">{html.escape(title)}</a></li>' if linked else f"<li>{html.escape(title)}</li>"
        for slug, title in ordered
    )
    return f"<h2>{heading}</h2><ul>{rows}</ul>"


def _since(changes: Changes) -> str:
    return f" since edition {html.escape(changes.since)}" if changes.since else ""
