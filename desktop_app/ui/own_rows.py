"""Turns bookmarks, history and notes into rows for the lists, with the titles that the articles have now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.edition.catalogue import Catalogue
from desktop_app.glossary.page import long_date
from desktop_app.reader.own_things import OwnThings
from desktop_app.reader.own_values import Bookmark, Visited

_GONE = "Not in this edition"


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One row: the article's slug, its words, and a soft line below them ("" for none)."""

    slug: str
    words: str
    detail: str = ""


def bookmark_rows(bookmarks: Iterable[Bookmark], catalogue: Catalogue) -> list[OwnRow]:
    """The reader's name on top, the title below it where it is another."""
    rows = []
    for bookmark in bookmarks:
        title = _title(bookmark.slug, bookmark.title, catalogue)
        details = [title if bookmark.name else "", _gone(bookmark.slug, catalogue)]
        rows.append(OwnRow(bookmark.slug, bookmark.name or title, _joined(details)))
    return rows


def history_rows(history: Iterable[Visited], catalogue: Catalogue) -> list[OwnRow]:
    """The title, and when it was opened."""
    return [
        OwnRow(
            visited.slug,
            _title(visited.slug, visited.title, catalogue),
            _joined([_when(visited.when), _gone(visited.slug, catalogue)]),
        )
        for visited in history
    ]


def note_rows(notes: Mapping[str, str], things: OwnThings, catalogue: Catalogue) -> list[OwnRow]:
    """The title, and the first line of the note; `notes` by slug."""
    rows = [
        OwnRow(slug, title_of(slug, things, catalogue), _joined([_first_line(text), _gone(slug, catalogue)]))
        for slug, text in notes.items()
    ]
    return sorted(rows, key=lambda row: row.words.casefold())


def title_of(slug: str, things: OwnThings, catalogue: Catalogue) -> str:
    """The title of an article; of one that is gone the last that was known, or its slug in words."""
    known = {visited.slug: visited.title for visited in things.history}
    known.update({bookmark.slug: bookmark.title for bookmark in things.bookmarks})
    return _title(slug, known.get(slug, slug.replace("-", " ").capitalize()), catalogue)


def _title(slug: str, known: str, catalogue: Catalogue) -> str:
    entry = catalogue.entries.get(catalogue.slug_now(slug))
    return entry.title if entry else known


def _gone(slug: str, catalogue: Catalogue) -> str:
    """Said only once the articles are known: at a first start there is nothing yet."""
    return _GONE if catalogue.entries and catalogue.slug_now(slug) not in catalogue.entries else ""


def _when(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return f"{long_date(moment.date())}, {moment:%H:%M}"


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= 80 else line[:80].rsplit(" ", 1)[0] + " …"


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
