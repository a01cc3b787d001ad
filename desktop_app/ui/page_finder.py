"""Finds words in the text of a page: accents, kinds of quotation marks, hyphens and spaces make no difference."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_BREAK = "\n"
"""What no query contains: the end of a paragraph or of a table's cell, and pictures."""

_SAME = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u0060\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    **dict.fromkeys("\u2029\ufdd0\ufdd1\ufffc\n\r", _BREAK),
    **dict.fromkeys("\u2028\u00a0\u202f\t", " "),
}


@dataclass(frozen=True, slots=True)
class FindQuery:
    """What is looked for in a page, and how strictly."""

    text: str
    match_case: bool = False
    whole_words: bool = False


@dataclass(frozen=True, slots=True)
class _Folded:
    """Folded text; for each of its characters, where the one that it stands for starts and ends in the document."""

    text: str
    starts: list[int]
    ends: list[int]


class PageText:
    """The text of one page, folded when something is first looked for."""

    def __init__(self, raw: str) -> None:
        """`raw` is what `QTextDocument.toRawText` gives: one UTF-16 unit for each position of the document."""
        self._raw = raw
        self._folded: dict[bool, _Folded] = {}

    def find(self, query: FindQuery) -> tuple[tuple[int, int], ...]:
        """Start and end of every match, in order, in the document's positions."""
        needle = _fold(query.text, query.match_case).text.strip()
        if not needle or _BREAK in needle:
            return ()
        page = self._page(query.match_case)
        found = []
        at = page.text.find(needle)
        while at >= 0:
            end = at + len(needle)
            if not query.whole_words or _stands_alone(page.text, at, end):
                found.append((page.starts[at], page.ends[end - 1]))
            at = page.text.find(needle, end)
        return tuple(found)

    def _page(self, match_case: bool) -> _Folded:
        if match_case not in self._folded:
            self._folded[match_case] = _fold(self._raw, match_case)
        return self._folded[match_case]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter or figure of another word touches the match."""
    joined_before = start > 0 and text[start].isalnum() and text[start - 1].isalnum()
    joined_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not (joined_before or joined_after)


def _fold(raw: str, match_case: bool) -> _Folded:
    """Drops accents, makes kinds of signs one, joins spaces; an accent that is a sign of its own stays with its
    letter."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for character in raw:
        following = position + (2 if character > "\uffff" else 1)
        piece = _fold_character(character, match_case)
        if piece == " " and text[-1:] == [" "]:
            piece = ""
        if not piece and ends:
            ends[-1] = following
        for part in piece:
            text.append(part)
            starts.append(position)
            ends.append(following)
        position = following
    return _Folded("".join(text), starts, ends)


@lru_cache(maxsize=4096)
def _fold_character(character: str, match_case: bool) -> str:
    same = _SAME.get(character)
    if same is not None:
        return same
    plain = "".join(part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part))
    return plain if match_case else plain.casefold()
