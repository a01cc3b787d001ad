"""What comes out of the search: an answer with its hits, each with the words that show why it is here."""

from dataclasses import dataclass
from typing import NamedTuple


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
