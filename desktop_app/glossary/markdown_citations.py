"""The Python-Markdown extension for `[@key]`, `[@a; @b]` and `[@key, p. 3]`.

Each bracket becomes one *place*: links that share its brackets, one a source, addressed `citation:<place>.<index>`.
Numbers are given by first appearance once the whole tree stands, since inline patterns do not run in document order.
"""

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from desktop_app.glossary.citations import BRACKET, Citation, Numbering, parse_bracket

_PENDING = "citation-place"


class CitationPattern(InlineProcessor):
    """Turns a bracket into a placeholder that knows its citations; anything else in brackets is left alone."""

    def __init__(self, markdown: Markdown, waiting: dict[str, tuple[Citation, ...]]) -> None:
        super().__init__(BRACKET.pattern, markdown)
        self._waiting = waiting

    # override: Markdown's own InlineProcessor adds `data` to the method of its parent, Pattern; mypy holds us to both.
    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the parent's signature
    ) -> tuple[Element | None, int | None, int | None]:
        """A `[@…]` bracket -> its placeholder element."""
        citations = parse_bracket(m[1])
        if citations is None:
            return None, None, None
        element = Element(_PENDING)
        name = str(len(self._waiting))
        element.set("name", name)
        self._waiting[name] = citations
        return element, m.start(0), m.end(0)


class CitationNumbers(Treeprocessor):
    """Walks the finished tree in document order and writes numbers and links into the placeholders."""

    def __init__(self, markdown: Markdown, extension: "CitationExtension") -> None:
        super().__init__(markdown)
        self._extension = extension

    def run(self, root: Element) -> None:
        """Fills every placeholder below `root`."""
        for element in root.iter(_PENDING):
            self._extension.fill(element)


class CitationExtension(Extension):
    """Collects an article's citations. After `convert`: `places` in document order and `numbering`.

    `knows` says whether a key is in the bibliography; the unknown ones are gathered in `unknown`.
    """

    def __init__(self, knows: Callable[[str], bool], **options: Any) -> None:
        super().__init__(**options)
        self._knows = knows
        self._waiting: dict[str, tuple[Citation, ...]] = {}
        self.numbering = Numbering()
        self.places: list[tuple[Citation, ...]] = []
        self.unknown: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Registers the pattern before Markdown's own links (160 to 170) and after code and escapes (180, 190)."""
        md.registerExtension(self)
        md.inlinePatterns.register(CitationPattern(md, self._waiting), "citation", 175)
        md.treeprocessors.register(CitationNumbers(md, self), "citation_numbers", 15)  # after "inline" (20)

    def reset(self) -> None:
        """Forgets the article before."""
        self._waiting.clear()
        self.numbering = Numbering()
        self.places = []
        self.unknown = []

    def fill(self, element: Element) -> None:
        """Makes a placeholder into `[1, 2]`: a span with one link a source and an anchor to come back to."""
        citations = self._waiting[element.attrib.pop("name")]
        place = len(self.places)
        self.places.append(citations)
        element.tag = "span"
        element.set("class", "citation")
        anchor = SubElement(element, "a")
        anchor.set("name", f"place-{place}")
        last = len(citations) - 1
        for index, citation in enumerate(citations):
            if not self._knows(citation.key):
                self.unknown.append(citation.key)
            link = SubElement(element, "a")
            link.set("href", f"citation:{place}.{index}")
            locator = f", {citation.locator}" if citation.locator else ""
            number = self.numbering.number(citation.key)
            link.text = f"{'[' if index == 0 else ''}{number}{locator}{']' if index == last else ','}"
            link.tail = "" if index == last else " "
