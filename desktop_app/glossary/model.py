"""What the book is made of: frozen values without behaviour of their own.

Named tuples, here and wherever a module is needed for the first picture of the window: a frozen dataclass takes seven
times as long to make, and there were fifty.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

IN_SHORT, OTHER_NAMES, SOURCES = "in-short", "other-names", "sources"
"""Names of the anchors of parts that articles have in common: of the first section, and of two below the text."""

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""A mapping without anything in it, and nothing can be put in."""

KINDS: Mapping[str, str] = {
    "clinical term": "medical term",
    "community term": "a name used by patients, not a medical term",
    "drug": "medicine",
    "guideline": "guideline or manual",
    "organisation": "organisation",
}
"""Kind of an article in front matter -> the words a reader sees."""

CERTAINTY_WORDS: Mapping[str, str] = {
    "established": "Well established",
    "probable": "Probable, not certain",
    "contested": "Experts disagree, or it is not settled",
    "anecdotal": "Reported by people, not studied",
}
"""How certain a claim is -> the words a reader sees."""


class Finding(NamedTuple):
    """One thing wrong in the content: where (`path` below the content folder, 1-based `line`), what, and the remedy."""

    path: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}; {self.remedy}"


class Category(NamedTuple):
    """A part of the glossary; `id` is the folder's name."""

    id: str
    title: str
    sentence: str


class Meta(NamedTuple):
    """The title page: `content/glossary.toml`."""

    title: str
    edition: str
    languages: tuple[str, ...]
    categories: tuple[Category, ...]
    disclaimer: str
    licence: str
    first_steps: tuple[str, ...] = ()
    """Slugs of the path that the home page offers a newcomer."""

    everyday_words: tuple[str, ...] = ()
    """Titles that are also everyday words: not every mention of one is meant as the entry."""

    redirects: Mapping[str, str] = NOTHING
    """Slug of an article that was renamed or joined to another -> its slug now; bookmarks and notes go along."""


class Section(NamedTuple):
    """A heading of a page: the id that links name, its words, and its level (2 for `##`)."""

    id: str
    title: str
    level: int


class Article(NamedTuple):
    """One Markdown file. `body` is what follows the front matter and begins on line `body_line` of the file."""

    slug: str
    category: str
    title: str
    kind: str
    summary: str
    reviewed: date
    body: str
    aliases: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    path: str = ""
    body_line: int = 1
    field_lines: Mapping[str, int] = NOTHING
    unknown_fields: tuple[str, ...] = ()
    publisher: str = ""
    """Who answers for it where it came with a pack; "" for the glossary's own."""

    def line_of(self, name: str) -> int:
        """The line of a front-matter field; 1 where the field is absent."""
        return self.field_lines.get(name, 1)


class Reference(NamedTuple):
    """One source. `item` is the CSL-JSON item; `kind` and `shows` come from its `custom` field."""

    key: str
    item: Mapping[str, Any]
    kind: str = ""
    shows: str = ""
    verified: str = ""
    line: int = 1


class Claim(NamedTuple):
    """A statement taken down from sources, that sentences rest on."""

    id: str
    text: str
    references: tuple[str, ...]
    certainty: str
    line: int = 1


class EmergencyStep(NamedTuple):
    """One line of general advice for an emergency, with the sources and claims that carry it."""

    text: str
    references: tuple[str, ...]
    claims: tuple[str, ...] = ()


class EmergencyService(NamedTuple):
    """A service to turn to: what to dial or do, when it is for, its source, and when that source was seen."""

    name: str
    contact: str
    when: str
    references: tuple[str, ...]
    seen: date
    claims: tuple[str, ...] = ()


class Region(NamedTuple):
    """A country or part of one, with the services known for it."""

    id: str
    name: str
    services: tuple[EmergencyService, ...]


class Emergency(NamedTuple):
    """`content/emergency.toml`: advice for everybody, then services by region."""

    title: str
    steps: tuple[EmergencyStep, ...]
    regions: tuple[Region, ...]
    urgent: tuple[str, ...] = ()
    """Words and phrases that, when somebody searches for them, bring the way to help up first."""


class Content(NamedTuple):
    """The whole book as loaded from a content folder. `sentence_claims`: slug -> sentence -> claim ids."""

    root: Path
    meta: Meta
    articles: tuple[Article, ...]
    references: Mapping[str, Reference]
    emergency: Emergency
    synonyms: tuple[tuple[str, ...], ...] = ()
    claims: Mapping[str, Claim] = NOTHING
    sentence_claims: Mapping[str, Mapping[str, tuple[str, ...]]] = NOTHING
    has_evidence: bool = False
