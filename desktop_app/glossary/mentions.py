"""Finds where an article names other entries by their titles, and whether the first time is a link."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop_app.glossary.citations import BRACKET
from desktop_app.glossary.links import LINK, resolve


@dataclass(frozen=True, slots=True)
class Mention:
    """An entry that is named at `start` to `end` of the body; `is_link` where the words are a link to it."""

    slug: str
    start: int
    end: int
    is_link: bool


class TitleFinder:
    """Looks for titles in text; of two that overlap, the longer one is meant ("GABA-A receptor" is not "GABA")."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        """`titles`: title -> slug."""
        self._slugs = {title.casefold(): slug for title, slug in titles.items()}
        longest_first = sorted(self._slugs, key=len, reverse=True)
        self._pattern = re.compile(
            rf"(?P<skip>{BRACKET.pattern}|`[^`\n]*`|^#.*$|^!!!.*$)|(?P<link>{_without_names(LINK)})"
            rf"|(?<![\w-])(?P<title>{'|'.join(re.escape(title) for title in longest_first) or '(?!)'})(?![\w-])",
            re.IGNORECASE | re.MULTILINE,
        )

    def mentions(self, body: str, path: str) -> Iterator[Mention]:
        """Every mention in the body of the article at `path`, in order."""
        for match in self._pattern.finditer(body):
            if match["link"]:
                address = match["link"].rpartition("](")[2].rstrip(")")
                target = resolve(address, path)
                if target is not None:
                    slug = posixpath.basename(target[0]).removesuffix(".md")
                    yield Mention(slug, match.start(), match.end(), True)
            elif match["title"]:
                slug = self._slugs[match["title"].casefold()]
                yield Mention(slug, match.start(), match.end(), False)

    def unlinked(self, body: str, path: str, own: str) -> Iterator[Mention]:
        """The first mention of each other entry that is not a link."""
        seen = {own}
        for mention in self.mentions(body, path):
            if mention.slug not in seen:
                seen.add(mention.slug)
                if not mention.is_link:
                    yield mention


def _without_names(pattern: re.Pattern[str]) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern)
