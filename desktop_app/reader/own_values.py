"""One person's own things as values: a bookmark, a visit, a place in an article; and how they stand in JSON."""

from collections.abc import Mapping
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")

LONGEST_NAME = 200  # characters of a bookmark's name or title


class Bookmark(NamedTuple):
    """An article kept. `name` is the reader's own ("" for the title), `title` the last one that was known."""

    slug: str
    title: str
    name: str = ""

    @property
    def words(self) -> str:
        """What the reader calls it."""
        return self.name or self.title


class Visited(NamedTuple):
    """An article that was opened; `when` is the local time in ISO form, to the minute."""

    slug: str
    title: str
    when: str


class Place(NamedTuple):
    """A paragraph of a page, in a form that outlives another text size and another edition.

    `section` is the id of the heading above it ("" before the first) and `heading` its words; `paragraph` counts the
    paragraphs below that heading from 0; `words` are its first words, by which it is found when it has moved.
    """

    slug: str
    title: str = ""
    section: str = ""
    heading: str = ""
    paragraph: int = 0
    words: str = ""


class Understood(NamedTuple, Generic[T]):
    """What could be read; `is_whole` is False when a row was left out."""

    value: T
    is_whole: bool = True


def bookmarks_to_json(bookmarks: tuple[Bookmark, ...]) -> dict[str, Any]:
    """Bookmarks as plain values, in their order."""
    rows = [{name: value for name, value in bookmark._asdict().items() if value} for bookmark in bookmarks]
    return {"bookmarks": rows}


def bookmarks_from_json(values: Mapping[str, Any]) -> Understood[tuple[Bookmark, ...]]:
    """Bookmarks from plain values; a row that is none is left out, and told."""
    rows = values.get("bookmarks", [])
    found = [_bookmark(row) for row in rows] if isinstance(rows, list) else [None]
    kept = {bookmark.slug: bookmark for bookmark in reversed(found) if bookmark}  # of two with one slug, the first
    return Understood(tuple(reversed(kept.values())), None not in found)


def history_to_json(history: tuple[Visited, ...]) -> dict[str, Any]:
    """Visits as plain values, the latest first."""
    return {"history": [visited._asdict() for visited in history]}


def history_from_json(values: Mapping[str, Any]) -> Understood[tuple[Visited, ...]]:
    """Visits from plain values; a row that is none is left out, and told."""
    rows = values.get("history", [])
    found = [_visited(row) for row in rows] if isinstance(rows, list) else [None]
    return Understood(tuple(visited for visited in found if visited), None not in found)


def place_to_json(place: Place | None) -> dict[str, Any]:
    """A place as plain values."""
    return place._asdict() if place else {}


def place_from_json(values: Mapping[str, Any]) -> Understood[Place | None]:
    """A place from plain values; None where there is none."""
    if not values:
        return Understood(None)
    texts = [_text(values.get(name, "")) for name in ("slug", "title", "section", "heading", "words")]
    paragraph = values.get("paragraph", 0)
    if not texts[0] or None in texts or type(paragraph) is not int or not 0 <= paragraph < 1_000_000:
        return Understood(None, is_whole=False)
    slug, title, section, heading, words = (text or "" for text in texts)
    return Understood(Place(slug, title, section, heading, paragraph, words))


def one_line(text: str) -> str:
    """Words on one line, without what cannot be shown or stored, and not longer than a name may be."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(shown.split())[:LONGEST_NAME].strip()


def _bookmark(row: object) -> Bookmark | None:
    if not isinstance(row, dict):
        return None
    slug, title, name = (_text(row.get(field, "")) for field in ("slug", "title", "name"))
    if not slug or title is None or name is None:
        return None
    title = title or slug
    return Bookmark(slug, title, "" if name == title else name)


def _visited(row: object) -> Visited | None:
    if not isinstance(row, dict):
        return None
    slug, title, when = (_text(row.get(field, "")) for field in ("slug", "title", "when"))
    return Visited(slug, title or slug, when) if slug and title is not None and when is not None else None


def _text(value: object) -> str | None:
    """A text on one line, None for anything else."""
    return one_line(value) if isinstance(value, str) else None
