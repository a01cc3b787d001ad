"""Cuts text into words and folds them, so that case, accents, hyphens, apostrophes and American spelling do not matter.

Both layers of the search, the index and the snippets use these words; a query and a text always meet in folded form.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*", re.UNICODE)
_APOSTROPHES = re.compile(r"['’ʼ]")
# British -> American, applied to both sides; it need not be good spelling, only the same for the two. A word that is
# only begun must fold into the beginning of the folded word: "sensitis" into that of "sensitization".
_SPELLINGS = (
    (re.compile(r"(?<=[a-z])ae"), "e"),  # paraesthesia, anaesthetic
    (re.compile(r"(?<=rh)oe|^oe(?=[ds])"), "e"),  # diarrhoea, oedema, oestrogen
    (re.compile(r"(?<=[a-z]{3})ou(?=(?:rs?)?$|red$|ring$|ral$)"), "o"),  # behaviour, colour, tumour; not nervous
    (re.compile(r"(?<=[a-z]{3})is(?=[eia])"), "iz"),  # sensitisation, stabilise
    (re.compile(r"(?<=[a-z]{3})ys(?=e$|es$|ed$|ing$)"), "yz"),  # analyse, paralysed
    (re.compile(r"(?<=[a-z]{2})tre(?=s?$)"), "ter"),  # centre, litre
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"ogue(?=s?$)"), "og"),  # analogue, dialogue
    (re.compile(r"mme(?=s?$)"), "m"),  # programme
)
LONGEST_WORD = 64
LONGEST_QUERY = 400  # characters that are looked at; nobody types more on purpose


class Word(NamedTuple):
    """A word in folded form, with the offsets at which it stands in the text."""

    folded: str
    start: int
    end: int


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """One word in small letters without accents and apostrophes, in American spelling."""
    folded = without_accents(_APOSTROPHES.sub("", word))[:LONGEST_WORD]
    if len(folded) > 3:
        for pattern, american in _SPELLINGS:
            folded = pattern.sub(american, folded)
    return folded


def without_accents(text: str) -> str:
    """A text in small letters without accents, its marks and its spelling as they are."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = unicodedata.normalize("NFKD", plain)  # some letters fold into composed ones
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def prefix_forms(word: str) -> tuple[str, ...]:
    """What the folded word may begin with, when it is only begun: "sensitis" may become "sensitiz…"."""
    if len(word) > 3 and word.endswith("is"):
        return word, f"{word[:-1]}z"
    if word.endswith("rho"):
        return word, f"{word[:-1]}e"  # of "oe", as in diarrhoea
    if len(word) > 3 and word.endswith("a"):
        return word, f"{word[:-1]}e"  # of "ae", whose second letter is not there yet
    return (word,)


def words_of(text: str) -> Iterator[Word]:
    """The words of a text, in order. Hyphens part words: "half-life" is two."""
    for match in _WORD.finditer(text):
        folded = fold(match[0])
        if folded:
            yield Word(folded, match.start(), match.end())


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text in folded form."""
    return tuple(filter(None, map(fold, _WORD.findall(text))))


def folded_text(text: str) -> str:
    """A whole phrase in folded form, its words parted by single spaces."""
    return " ".join(folded_words(text))


_STOP_WORDS = (
    "a about after all am an and any are as at be because been being but by can could did do does doing for "
    "from get gets getting had has have having he her him his how i if im in into is it its ive just like me "
    "my no not of on or our out over own really she should so some such than that the their them then there "
    "these they this those through to too up very was we were what whats when where which while who whom why "
    "will with would you your"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that say nothing about what is looked for; they count only when a query has no others."""
