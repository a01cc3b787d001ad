"""Bookmarks as a Markdown list that a person can read, change by hand and give to the program again."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop_app.reader.own_values import Bookmark, one_line

_HEAD = "# Bookmarks"
_ROW = re.compile(r"^\s*(?:[-*+•]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(?P<row>.*\S)\s*$")
_LINK = re.compile(r"\[(?P<words>(?:\\.|[^\[\]\\])*)\]\(\s*<?(?P<target>[^()<>\s]*)>?[^()]*\)")
_CODE = re.compile(r"`(?P<slug>[^`]+)`")
_AFTER = re.compile(r"^\s*(?:[-–—:]+)\s+(?P<title>.*\S)\s*$")
_SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")

Find = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class ReadList:
    """The bookmarks of a list in their order, and the rows that are none."""

    bookmarks: tuple[Bookmark, ...]
    not_understood: tuple[str, ...]


def to_markdown(bookmarks: Iterable[Bookmark], from_where: str) -> str:
    """A list with a link a row; its target is the article's slug. `from_where` is one line of plain words."""
    rows = [_row(bookmark) for bookmark in bookmarks]
    return "\n".join([_HEAD, "", _escape(from_where), "", *rows, ""])


def from_markdown(text: str, find: Find, title_of: Find) -> ReadList:
    """Reads a list, however it was changed by hand.

    A row begins with a bullet or a number and holds a link, a slug in backticks, or the words of a title. `find` gives
    the slug for words or a slug, None where it knows none; `title_of` gives the title of a slug. Lines that are no rows
    are passed over; an article that is unknown here is kept all the same when its row is a link.
    """
    found: dict[str, Bookmark] = {}
    missed = []
    for line in text.splitlines():
        row = _ROW.match(line)
        if row is None:
            continue
        bookmark = _bookmark(row["row"], find, title_of)
        if bookmark is None:
            missed.append(one_line(row["row"]))
        else:
            found.setdefault(bookmark.slug, bookmark)
    return ReadList(tuple(found.values()), tuple(missed))


def _row(bookmark: Bookmark) -> str:
    title = f" – {_escape(bookmark.title)}" if bookmark.name else ""
    return f"- [{_escape(bookmark.words)}]({bookmark.slug}){title}"


def _bookmark(row: str, find: Find, title_of: Find) -> Bookmark | None:
    link = _LINK.search(row)
    if link is not None:
        return _from_link(link, row[link.end() :], find, title_of)
    code = _CODE.search(row)
    slug = find(code["slug"].strip()) if code else find(one_line(_unescape(row)))
    if slug is None:
        return None
    return Bookmark(slug, title_of(slug) or slug)


def _from_link(link: re.Match[str], rest: str, find: Find, title_of: Find) -> Bookmark | None:
    words = one_line(_unescape(link["words"]))
    target = _slug_in(link["target"])
    slug = find(target) or (target if _SLUG.match(target) else find(words))
    if slug is None:
        return None
    after = _AFTER.match(rest)
    written = one_line(_unescape(after["title"])) if after else ""
    title = title_of(slug) or written or words or slug
    return Bookmark(slug, title, "" if words in (title, written) else words)


def _slug_in(target: str) -> str:
    """`article:half-life`, `../mechanisms/half-life.md#top` and `half-life` all name half-life."""
    if "://" in target or target.startswith("mailto:"):
        return ""
    path = target.removeprefix("article:").split("#")[0].split("?")[0]
    return path.rsplit("/", 1)[-1].removesuffix(".md")


def _escape(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)


def _unescape(words: str) -> str:
    return _ESCAPED.sub(r"\1", words)
