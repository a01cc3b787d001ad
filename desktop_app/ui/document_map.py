"""Where things stand in a laid-out document: links, anchors, and the rectangles of a stretch of text."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment, QTextLine


class PageMap:
    """Where links and named places stand on the page that is shown; looked up once a page."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._links: dict[str, tuple[int, int]] | None = None
        self._anchors: dict[str, int] | None = None

    def forget(self) -> None:
        """Another page is there."""
        self._links = self._anchors = None

    def link(self, address: str) -> tuple[int, int] | None:
        """Start and end of the first link with this address."""
        return self._known_links().get(address)

    @property
    def first_link(self) -> int | None:
        """Where the first link of the page begins, None where there is none."""
        return next((start for start, _ in self._known_links().values()), None)

    def anchor(self, name: str) -> int | None:
        """The position in the text of a named place."""
        if self._anchors is None:
            self._anchors = anchors(self._document)
        return self._anchors.get(name)

    def has_anchor(self, name: str) -> bool:
        """Whether the page has a place of that name."""
        return self.anchor(name) is not None

    def section_at(self, position: int, sections: Iterable[str]) -> str:
        """Which of these sections, in the order of the page, a position of the text belongs to; "" before the first."""
        above = ""
        for name in sections:
            start = self.anchor(name)
            if start is not None and start <= position:
                above = name
        return above

    def _known_links(self) -> dict[str, tuple[int, int]]:
        if self._links is None:
            self._links = {}
            for start, end, address in links(self._document):
                self._links.setdefault(address, (start, end))
        return self._links


def fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    """Every stretch of text of one format, in order."""
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            yield iterator.fragment()
            iterator += 1
        block = block.next()


def links(document: QTextDocument) -> Iterator[tuple[int, int, str]]:
    """Start, end and address of every link; fragments of one link are joined."""
    open_link: tuple[int, int, str] | None = None
    for fragment in fragments(document):
        address = fragment.charFormat().anchorHref()
        start, end = fragment.position(), fragment.position() + fragment.length()
        if open_link and (address != open_link[2] or start != open_link[1]):
            yield open_link
            open_link = None
        if address:
            open_link = (open_link[0], end, address) if open_link else (start, end, address)
    if open_link:
        yield open_link


def anchors(document: QTextDocument) -> dict[str, int]:
    """Name and position in the text of every named anchor."""
    found: dict[str, int] = {}
    for fragment in fragments(document):
        for name in fragment.charFormat().anchorNames():
            found.setdefault(name, fragment.position())
    return found


def anchors_of_heading(block: QTextBlock) -> list[str]:
    """The names of the anchors in a heading; none in any other block."""
    names: list[str] = []
    if block.blockFormat().headingLevel():
        iterator = block.begin()
        while not iterator.atEnd():
            names += iterator.fragment().charFormat().anchorNames()
            iterator += 1
    return names


def rectangles(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """The rectangles of a stretch of text, one a line, in the document's coordinates."""
    found = []
    layout = document.documentLayout()
    block: QTextBlock = document.findBlock(start)
    while block.isValid() and block.position() < end:
        origin = layout.blockBoundingRect(block).topLeft()
        text = block.layout()
        for index in range(text.lineCount()):
            line = text.lineAt(index)
            first = max(start - block.position(), line.textStart())
            last = min(end - block.position(), line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line, first), _x(line, last)
                found.append(QRectF(origin.x() + left, origin.y() + line.y(), right - left, line.height()))
        block = block.next()
    return found


def _x(line: QTextLine, position: int) -> float:
    """Where a position of a block stands on its line; PySide gives the pair (x, position)."""
    found: object = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
