"""What goes into the search and what comes out of it."""

from dataclasses import dataclass
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


class Snippet(NamedTuple):
    """A sentence or two around the match; `marks` are the offsets of the matched words."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: the article, the section that matched (None: the whole article), a snippet, and why it is here.

    `why` is "" when the title says it; `score` falls from hit to hit.
    """

    slug: str
    title: str
    category: str
    section: str | None
    snippet: Snippet
    why: str
    score: float
    kind: str = ""
    in_title: bool = False
    """Whether the words stand in the title or another name, not only in the text."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The ranked hits. `shown_for` is the corrected query when a spelling was changed, else "".

    `words` are the folded words to be marked in an opened article; `nearest` are words to offer when nothing was found.
    `complete` is False while only titles could be asked.
    """

    query: str
    hits: tuple[Hit, ...]
    shown_for: str = ""
    words: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    matching: tuple[str, ...] = ()
    """When nothing was found: the words of the query that the glossary does know."""

    complete: bool = True
    is_urgent: bool = False
    """Whether the words speak of danger: the way to help is shown first."""

    stems: frozenset[str] = frozenset()
    """The stems of every matched form, synonyms included, for marking an opened article."""
