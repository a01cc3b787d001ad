"""Says in words why an article is in the list, where its title does not say so."""

from desktop_app.search.model import Entry
from desktop_app.search.spelling import Correction
from desktop_app.search.titles import NameField, NameMatch, Tier


def reason(entry: Entry, match: NameMatch | None, correction: Correction | None) -> str:
    """The reason for a hit, and whose it is; "" for our own when the title or the marked sentence shows the reason."""
    parts = [f"from {entry.publisher}"] if entry.publisher else []
    if correction and match is not None:
        parts.extend(f"spelling: {typed} → {meant}" for typed, meant in correction.changes)
    if match is not None:
        parts.append(_name_reason(entry, match))
    return " · ".join(part for part in parts if part)


def _name_reason(entry: Entry, match: NameMatch) -> str:
    match match.name.field:
        case NameField.BRAND:
            return f"{match.name.written} is a brand name of {entry.title.lower()}"
        case NameField.ALIAS:
            return f"also called {match.name.written}"
        case NameField.PHRASE if match.tier is Tier.EXACT:
            return "answers this question"
        case _:
            return ""
