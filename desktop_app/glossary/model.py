"""What the book is made of: frozen values without behaviour of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in the content: where (`path` below the content folder, 1-based `line`), what, and the remedy."""

    path: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Category:
    """A part of the glossary; `id` is the folder's name."""

    id: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Meta:
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

    redirects: Mapping[str, str] = field(default_factory=dict)
    """Slug of an article that was renamed or joined to another -> its slug now; bookmarks and notes go along."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page: the id that links name, its words, and its level (2 for `##`)."""

    id: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Article:
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
    field_lines: Mapping[str, int] = field(default_factory=dict)
    unknown_fields: tuple[str, ...] = ()
    publisher: str = ""
    """Who answers for it where it came with a pack; "" for the glossary's own."""

    def line_of(self, name: str) -> int:
        """The line of a front-matter field; 1 where the field is absent."""
        return self.field_lines.get(name, 1)


@dataclass(frozen=True, slots=True)
class Reference:
    """One source. `item` is the CSL-JSON item; `kind` and `shows` come from its `custom` field."""

    key: str
    item: Mapping[str, Any]
    kind: str = ""
    shows: str = ""
    verified: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement taken down from sources, that sentences rest on."""

    id: str
    text: str
    references: tuple[str, ...]
    certainty: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class EmergencyStep:
    """One line of general advice for an emergency, with the sources and claims that carry it."""

    text: str
    references: tuple[str, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EmergencyService:
    """A service to turn to: what to dial or do, when it is for, its source, and when that source was seen."""

    name: str
    contact: str
    when: str
    references: tuple[str, ...]
    seen: date
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A country or part of one, with the services known for it."""

    id: str
    name: str
    services: tuple[EmergencyService, ...]


@dataclass(frozen=True, slots=True)
class Emergency:
    """`content/emergency.toml`: advice for everybody, then services by region."""

    title: str
    steps: tuple[EmergencyStep, ...]
    regions: tuple[Region, ...]
    urgent: tuple[str, ...] = ()
    """Words and phrases that, when somebody searches for them, bring the way to help up first."""


@dataclass(frozen=True, slots=True)
class Content:
    """The whole book as loaded from a content folder. `sentence_claims`: slug -> sentence -> claim ids."""

    root: Path
    meta: Meta
    articles: tuple[Article, ...]
    references: Mapping[str, Reference]
    emergency: Emergency
    synonyms: tuple[tuple[str, ...], ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict)
    sentence_claims: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    has_evidence: bool = False
