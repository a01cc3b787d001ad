"""The kinds of sources in plain words, and how strong each kind is as evidence."""

from collections.abc import Mapping
from typing import NamedTuple


class SourceKind(NamedTuple):
    """`name` and `explanation` as shown; `rank` orders kinds from the strongest (1), as the writing rules do."""

    name: str
    explanation: str
    rank: int


SOURCE_KINDS: Mapping[str, SourceKind] = {
    "guideline": SourceKind("Guideline", "advice that experts agreed on after reading the studies", 1),
    "systematic review": SourceKind("Systematic review", "a search for all studies of one question, taken together", 2),
    "randomised trial": SourceKind("Randomised trial", "people were put into groups by chance and compared", 3),
    "observational study": SourceKind(
        "Observational study", "people were followed or compared, not assigned by chance", 4
    ),
    "human imaging study": SourceKind("Imaging study in people", "scans of people, usually a small number", 5),
    "survey": SourceKind("Survey", "people who chose to answer; not everybody is represented", 6),
    "case report": SourceKind("Case report", "what happened to one person or a few", 7),
    "narrative review": SourceKind("Review", "experts sum up studies that they chose", 8),
    "animal study": SourceKind("Animal study", "done in animals, mostly rats or mice, not in people", 9),
    "laboratory study": SourceKind("Laboratory study", "done on cells or substances, not in people", 10),
    "prescribing information": SourceKind("Prescribing information", "the label that a regulator approved", 11),
    "regulator": SourceKind("Regulator", "a public authority for medicines or health", 12),
    "law": SourceKind("Law", "a legal text", 13),
    "manual": SourceKind("Manual", "practical advice by people with experience", 14),
    "book": SourceKind("Book", "a book or a chapter of one", 15),
    "patient information": SourceKind("Patient information", "written for patients by a health service or charity", 16),
    "organisation": SourceKind("Organisation", "what an organisation says of itself or its subject", 17),
    "news": SourceKind("News", "a newspaper, magazine or news site", 18),
}


def source_kind(kind: str) -> SourceKind:
    """The words for a kind; an unknown kind is shown as it is written."""
    return SOURCE_KINDS.get(kind) or SourceKind(kind.capitalize() or "Source", "", 99)
