"""Relative Markdown links between articles, `../mechanisms/half-life.md#what-it-is`, and where they lead."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]*)\]\((?P<address>[^()\s]+)\)")
IMAGE = re.compile(r"!\[[^\[\]]*\]\((?P<address>[^()\s]+)\)")


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """A link to an article, and to one of its headings where `section` is not empty."""

    slug: str
    section: str = ""


def resolve(address: str, from_path: str) -> tuple[str, str] | None:
    """Path below the content folder and heading of a relative link in `from_path`; None for any other address."""
    if re.match(r"^[a-z][a-z0-9+.-]*:", address, re.IGNORECASE) or address.startswith("/"):
        return None
    path, _, section = address.partition("#")
    if not path:
        return from_path, section
    return posixpath.normpath(posixpath.join(posixpath.dirname(from_path), path)), section


def links_in(body: str) -> Iterator[tuple[int, str, str]]:
    """The 1-based line, the words and the address of every link in a body."""
    for match in LINK.finditer(body):
        yield body.count("\n", 0, match.start()) + 1, match["words"], match["address"]


def images_in(body: str) -> Iterator[tuple[int, str]]:
    """The 1-based line and the address of every image in a body."""
    for match in IMAGE.finditer(body):
        yield body.count("\n", 0, match.start()) + 1, match["address"]
