"""How much a match of each tier counts. The full text adds to it, so that an article found both ways comes first."""

from collections.abc import Mapping

from desktop_app.search.phrases import Alike
from desktop_app.search.titles import NameField, NameMatch, Tier

_TIERS: Mapping[Tier, float] = {Tier.EXACT: 250.0, Tier.PREFIX: 170.0, Tier.WORD_PREFIX: 35.0, Tier.ALL_WORDS: 40.0}
_FIELDS: Mapping[NameField, float] = {
    NameField.TITLE: 25.0,
    NameField.BRAND: 20.0,
    NameField.ALIAS: 15.0,
}
_LITERAL = 100.0  # on top of that, when a name begins with what was typed letter for letter
PHRASE_SCORE = 30.0
"""What a lay phrase counts that is exactly what was typed, beside its likeness."""

FULL_TEXT_SCORE = 100.0
"""What the best full-text hit counts; the others in proportion."""

_LIKENESS = 100.0
"""What a name or lay phrase counts that says exactly what was typed."""

_LIKENESS_POWER = 2
"""Half as like is worth a quarter: many phrases share a word or two with a question."""

_COVERAGE = 25.0
"""What an article counts whose names and lay phrases together hold every word that was typed."""

_COVERAGE_POWER = 3
"""Most of the words say more than twice as much as half of them."""

SETTING_SHARE = 0.6
"""What a medicine's name counts in a question about something else: it is the setting, not the subject."""


def alike_score(alike: Alike) -> float:
    """The score of the likeness of an article's short texts."""
    return _LIKENESS * alike.likeness**_LIKENESS_POWER + _COVERAGE * alike.coverage**_COVERAGE_POWER


def name_score(match: NameMatch) -> float:
    """The score of a name match; among equals the shorter name, which leaves less unsaid, is a little ahead.

    A lay phrase counts by its likeness, so here only when it is exactly what was typed.
    """
    if match.name.field is NameField.PHRASE:
        return PHRASE_SCORE if match.tier is Tier.EXACT else 0.0
    literal = _LITERAL if match.is_literal else 0.0
    return _TIERS[match.tier] + literal + _FIELDS[match.name.field] - min(len(match.name.written), 100) / 50
