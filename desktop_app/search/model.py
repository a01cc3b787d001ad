"""What goes into the search."""

from typing import NamedTuple


class Entry(NamedTuple):
    """An article as the title table knows it. `searches` are lay phrases: searched, never shown."""

    slug: str
    title: str
    category: str
    kind: str
    summary: str
    aliases: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()
    publisher: str = ""
    """Who answers for it where it came with a pack; "" for the glossary's own."""


class Passage(NamedTuple):
    """A sentence of an article and the id of the section in which it stands ("" before the first heading)."""

    section: str
    text: str


class Document(NamedTuple):
    """An article as the full-text index takes it in."""

    entry: Entry
    headings: tuple[str, ...]
    passages: tuple[Passage, ...]
