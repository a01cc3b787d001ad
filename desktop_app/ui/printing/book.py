"""A document for paper: parts one after the other, numbered pages, running titles, and where everything stands."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextDocument

from desktop_app.ui import document_map
from desktop_app.ui.printing.page_breaks import Mend, mend
from desktop_app.ui.printing.press import DOTS_PER_INCH, Press, dots

_KEPT = 6  # documents that stay laid out, for the preview
_FURNITURE_POINTS = 8.5
_POINTS_PER_INCH = 72

PageNumbers = Mapping[str, int]
"""Name of a place -> number of its page, 1 for the first."""


@dataclass(frozen=True, slots=True)
class Version:
    """One way to write a part; `growth` is a factor of the text size."""

    html: Callable[[PageNumbers], str]
    growth: float = 1.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part that begins on a page of its own. Of its versions the first that has at most `most_pages` is taken.

    `name` is the place at which it begins; `sections` are names and titles of the places in it; `group` is the heading
    under which it stands in the outline.
    """

    name: str
    title: str
    versions: tuple[Version, ...]
    most_pages: int | None = None
    sections: tuple[tuple[str, str], ...] = ()
    group: str = ""
    has_furniture: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: page (0 is the first) and points below the upper edge of the paper."""

    page: int
    y: float


@dataclass(frozen=True, slots=True)
class Stamp:
    """What every page says: the title of the whole, and edition and date."""

    title: str
    edition: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work is."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class _Plan:
    version: Version
    mends: tuple[Mend, ...]
    pages: int
    places: Mapping[str, Place]


class Book:
    """Lays out its parts one at a time; only the last few stay in memory."""

    def __init__(self, title: str, parts: tuple[Part, ...], stamp: Stamp, press: Press) -> None:
        """`title` names the whole in the PDF and the file."""
        self.title = title
        self.parts = parts
        self.stamp = stamp
        self.press = press
        self._plans: list[_Plan] = []
        self._starts: list[int] = []
        self._numbers: dict[str, int] = {}
        self._documents: OrderedDict[int, QTextDocument] = OrderedDict()

    @property
    def is_laid_out(self) -> bool:
        """Whether pages can be drawn."""
        return bool(self._starts)

    @property
    def page_count(self) -> int:
        """The number of pages; 0 before `lay_out` has run to its end."""
        return self._starts[-1] + self._plans[-1].pages if self._starts else 0

    def lay_out(self) -> Generator[Progress, None, None]:
        """Finds out how many pages each part takes; each step is short, so that a window lives in between."""
        if self.is_laid_out:
            return
        self._plans.clear()
        for index, part in enumerate(self.parts):
            yield from (Progress(index, len(self.parts)) for _ in self._plan(part))
        starts = [0]
        for plan in self._plans[:-1]:
            starts.append(starts[-1] + plan.pages)
        self._starts = starts
        self._numbers = {name: place.page + 1 for name, place in self.places().items()}
        self._documents.clear()  # some were made before the numbers were known

    def places(self) -> dict[str, Place]:
        """Every named place of the document."""
        found: dict[str, Place] = {}
        for part, plan, start in zip(self.parts, self._plans, self._starts, strict=True):
            found[part.name] = Place(start, 0.0)
            for name, place in plan.places.items():
                found.setdefault(name, Place(start + place.page, place.y))
        return found

    def paint_page(self, painter: QPainter, page: int) -> None:
        """Draws a page (0 is the first), in dots of the layout from the upper left corner of the paper."""
        index = bisect_right(self._starts, page) - 1
        within = page - self._starts[index]
        self.press.draw(painter, self._document(index), within)
        if self.parts[index].has_furniture:
            self._paint_furniture(painter, self.parts[index].title if within else "", page)

    def _plan(self, part: Part) -> Iterator[None]:
        """Chooses the version of a part and mends its page breaks."""
        for version in part.versions:
            html = version.html({})
            make = partial(self._set, html, version.growth)
            for document, mends in mend(make):
                plan = _Plan(version, mends, document.pageCount(), self._places_in(document))
                yield
            if part.most_pages is None or plan.pages <= part.most_pages:
                break
        self._plans.append(plan)

    def _set(self, html: str, growth: float, mends: Sequence[Mend]) -> QTextDocument:
        return self.press.document(html, growth=growth, mends=mends)

    def _document(self, index: int) -> QTextDocument:
        document = self._documents.pop(index, None)
        if document is None:
            plan = self._plans[index]
            html = plan.version.html(self._numbers)
            document = self.press.document(html, growth=plan.version.growth, mends=plan.mends)
        self._documents[index] = document
        while len(self._documents) > _KEPT:
            self._documents.popitem(last=False)
        return document

    def _places_in(self, document: QTextDocument) -> dict[str, Place]:
        found: dict[str, Place] = {}
        layout = document.documentLayout()
        height = self.press.body.height()
        for fragment in document_map.fragments(document):
            for name in fragment.charFormat().anchorNames():
                block = document.findBlock(fragment.position())
                line = block.layout().lineForTextPosition(fragment.position() - block.position())
                y = layout.blockBoundingRect(block).top() + (line.y() if line.isValid() else 0.0)
                page = int((y + 1) // height)
                below = (self.press.body.top() + y - page * height) / DOTS_PER_INCH * _POINTS_PER_INCH
                found.setdefault(name, Place(page, below))
        return found

    def _paint_furniture(self, painter: QPainter, running: str, page: int) -> None:
        """Title of the whole and of the part above, edition and page number below."""
        press = self.press
        font = press.font(_FURNITURE_POINTS * (1.3 if press.options.large else 1.0))
        metrics = QFontMetricsF(font)
        left, width = press.body.left(), press.body.width()
        head, foot = dots(press.margins.head), press.sheet.height() - dots(press.margins.head)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(press.ink.soft))
        self._paint_line(painter, metrics, QRectF(left, head - metrics.height(), width, metrics.height()),
                         self.stamp.title, running)  # fmt: skip
        self._paint_line(painter, metrics, QRectF(left, foot, width, metrics.height()),
                         self.stamp.edition, f"{page + 1} of {self.page_count}")  # fmt: skip
        painter.setPen(QPen(QColor(press.ink.line), dots(0.2)))
        painter.drawLine(QLineF(left, head + dots(1.5), left + width, head + dots(1.5)))
        painter.restore()

    def _paint_line(self, painter: QPainter, metrics: QFontMetricsF, area: QRectF, first: str, second: str) -> None:
        room = area.width() - metrics.horizontalAdvance(first) - dots(8)
        second = metrics.elidedText(second, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, first)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, second)
