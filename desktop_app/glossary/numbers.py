"""Finds the numbers in a sentence, in digits and in words, so that a sentence can be held against its claims."""

import re
from dataclasses import dataclass

_WORDS = {
    word: str(value)
    for value, word in enumerate(
        (
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        )
    )
} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "hundred": "100", "twice": "2", "twofold": "2", "threefold": "3", "fourfold": "4", "tenfold": "10",
}  # fmt: skip
_VAGUE = {"one"}  # "one of them", "no one": a number only when written in digits
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_STANDALONE = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![A-Za-z\d])")


@dataclass(frozen=True, slots=True)
class Numbers:
    """`stated`: the numbers that a sentence asserts, without those inside names such as CYP3A4. `all`: every one."""

    stated: frozenset[str]
    all: frozenset[str]


def numbers_in(text: str) -> Numbers:
    """The numbers of a text as plain decimals ("1,200" is "1200", "two" is "2")."""
    text = _THOUSANDS.sub("", text)
    spaced = re.sub(r"[-–−/]", " ", text)
    words = re.findall(r"[a-z]+", spaced.lower())
    in_words = {_WORDS[word] for word in words if word in _WORDS}
    meant = {_WORDS[word] for word in words if word in _WORDS and word not in _VAGUE}
    return Numbers(
        stated=frozenset(_STANDALONE.findall(spaced)) | meant,
        all=frozenset(_DIGITS.findall(text)) | in_words,
    )
