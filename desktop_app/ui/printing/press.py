"""Turns HTML into documents laid out for paper: font, colours, pictures and measures, the same for screen and paper.

Everything is laid out in dots of 1/600 inch, whatever it is drawn on later, so that the preview, the PDF and every
printer break lines and pages at the same places.
"""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QTextDocument,
    QTextOption,
)

from desktop_app import bundle
from desktop_app.ui.printing.page_breaks import Mend, apply
from desktop_app.ui.printing.paper import Paper, PrintOptions, load_ink, margins
from desktop_app.ui.printing.print_css import print_css
from desktop_app.ui.printing.table_columns import fit_columns

DOTS_PER_INCH = 600
_MILLIMETRES_PER_INCH = 25.4
_PICTURES = ("warning", "note")
_PICTURE_DOTS = 160
_LIST_INDENT = 20  # pixels of 1/96 inch
_TABLE = 'class="figures'
_FAMILY = "Atkinson Hyperlegible"


def dots(millimetres: float) -> float:
    """A length on paper in dots of the layout."""
    return millimetres / _MILLIMETRES_PER_INCH * DOTS_PER_INCH


def page_layout(paper: Paper) -> QPageLayout:
    """The whole sheet without margins, for a PDF or a printer."""
    size = QPageSize(QSizeF(paper.width, paper.height), QPageSize.Unit.Millimeter, paper.words)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter)


class Press:
    """Makes laid-out documents for one set of options."""

    def __init__(self, options: PrintOptions) -> None:
        self.options = options
        self.ink = load_ink()
        self.margins = margins(options)
        paper = options.paper
        self.sheet = QSizeF(dots(paper.width), dots(paper.height))
        self.body = QRectF(
            dots(self.margins.side),
            dots(self.margins.top),
            dots(paper.width - 2 * self.margins.side),
            dots(paper.height - self.margins.top - self.margins.bottom),
        )
        self._device = _device()
        self._pictures = {name: _picture(name, self.ink.ink) for name in _PICTURES}

    def font(self, points: float) -> QFont:
        """The font of paper, at a size in points, for a painter that measures in dots."""
        font = QFont(_FAMILY)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setPixelSize(round(points / 72 * DOTS_PER_INCH))
        return font

    def document(self, html: str, *, growth: float = 1.0, mends: Sequence[Mend] = ()) -> QTextDocument:
        """HTML laid out in pages of the size of the body; `growth` is a factor of the text size.

        `mends` are what `page_breaks.mend` did to a document of the same HTML and size before.
        """
        points = self.options.points * growth
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultTextOption(_wrapping())
        font = QFont(_FAMILY)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        document.setDefaultStyleSheet(print_css(self.ink, points))
        document.setIndentWidth(_LIST_INDENT)
        document.setDocumentMargin(0)
        for name, picture in self._pictures.items():
            document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(f"icon:{name}"), picture)
        is_changed = bool(mends) or _TABLE in html
        if is_changed:  # before there is a layout: Qt's layout of a changed document differs from a fresh one
            document.setHtml(html)
            fit_columns(document, self.body.width(), self._device)
            apply(document, mends)
        document.documentLayout().setPaintDevice(self._device)
        document.setPageSize(self.body.size())
        if not is_changed:  # and here one layout is saved
            document.setHtml(html)
        return document

    def draw(self, painter: QPainter, document: QTextDocument, page: int) -> None:
        """Draws one page of a document (0 is the first) into the body of the sheet."""
        height = self.body.height()
        painter.save()
        painter.translate(self.body.left(), self.body.top() - page * height)
        context = QAbstractTextDocumentLayout.PaintContext()
        area = QRectF(0, page * height, self.body.width(), height)
        painter.setClipRect(area)
        context.clip = area
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(self.ink.ink))  # not the theme's of the screen
        context.palette = palette
        document.documentLayout().draw(painter, context)
        painter.restore()


def _device() -> QImage:
    """What the layout measures on: an image of one dot that is as fine as the layout."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    per_metre = round(DOTS_PER_INCH / _MILLIMETRES_PER_INCH * 1000)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    return image


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # long addresses
    return option


def _picture(name: str, colour: str) -> QImage:
    source = bundle.resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    source = source.replace('width="24" height="24"', f'width="{_PICTURE_DOTS}" height="{_PICTURE_DOTS}"', 1)
    return QImage.fromData(source.encode())
