"""Shows the pages as they will be printed, one below the other, in the light of the theme."""

from collections import OrderedDict

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop_app.ui.appearance import FOCUS_PIXELS, Appearance
from desktop_app.ui.printing.book import Book
from desktop_app.ui.theme import Theme

_GAP = 16
_WIDEST = 900  # pixels of a page at a text size of 100 %
_KEPT = 6
_STEP = 60
_WHITE, _BLACK = "#FFFFFF", "#000000"


def preview_colours(theme: Theme, *, as_printed: bool, brightness: int) -> tuple[QColor, QColor]:
    """The colours that stand for white paper and for black ink on the screen: the theme's, or those of real paper.

    `brightness` is the ceiling in per cent, which the theme keeps already and which white paper does not exceed.
    """
    if not as_printed:
        return QColor(theme.paper), QColor(theme.ink)
    white = 255 * brightness // 100
    return QColor(white, white, white), QColor(_BLACK)


class Preview(QAbstractScrollArea):
    """Draws only the pages that are in sight."""

    page_changed = Signal(int, int)
    """The number of the page in the middle, 1 for the first, and how many there are."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAccessibleName("Preview of the pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._appearance = appearance
        self._book: Book | None = None
        self._as_printed = False
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self._told = (0, 0)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def page(self) -> int:
        """The page in the middle of the view, 1 for the first; 0 where there is none."""
        return self._told[0]

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._told[1]

    def show_book(self, book: Book | None) -> None:
        """Shows a book that was laid out, from its first page, or nothing."""
        self._book = book
        self._pictures.clear()
        self._fit()
        self.verticalScrollBar().setValue(0)
        self._tell()
        self.viewport().update()

    def show_as_printed(self, as_printed: bool) -> None:
        """White paper and black ink, or the colours of the theme."""
        self._as_printed = as_printed
        self.refresh_look()

    def refresh_look(self) -> None:
        """Draws the pages in the light of the day."""
        self._pictures.clear()
        self._fit()
        self.viewport().update()

    def show_page(self, number: int) -> None:
        """Scrolls to a page, 1 for the first."""
        self.verticalScrollBar().setValue((number - 1) * (self._page_size().height() + _GAP))

    @Slot()
    def next_page(self) -> None:
        """The page below."""
        self.show_page(self.page + 1)

    @Slot()
    def previous_page(self) -> None:
        """The page above."""
        self.show_page(max(1, self.page - 1))

    def picture_of(self, page: int) -> QImage:
        """A page (0 is the first) as it is shown."""
        picture = self._pictures.pop(page, None)
        if picture is None:
            picture = self._draw(page)
        self._pictures[page] = picture
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        return picture

    def _draw(self, page: int) -> QImage:
        assert self._book is not None
        ratio = self.devicePixelRatioF()
        size = self._page_size() * ratio
        drawn = QImage(size, QImage.Format.Format_RGB32)
        drawn.fill(QColor(_WHITE))
        painter = QPainter(drawn)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        share = size.width() / self._book.press.sheet.width()
        painter.scale(share, share)
        self._book.paint_page(painter, page)
        painter.end()
        paper, ink = preview_colours(
            self._appearance.theme, as_printed=self._as_printed, brightness=self._appearance.settings.brightness
        )
        if (paper, ink) != (QColor(_WHITE), QColor(_BLACK)):
            drawn = _in_light(drawn, paper, ink)
        drawn.setDevicePixelRatio(ratio)
        return drawn

    def _page_size(self) -> QSize:
        if self._book is None:
            return QSize(0, 0)
        room = max(self.viewport().width() - 2 * _GAP, 80)
        width = min(room, round(_WIDEST * max(1.0, self._appearance.scale)))
        sheet = self._book.press.sheet
        return QSize(width, round(width * sheet.height() / sheet.width()))

    def _rect_of(self, page: int) -> QRect:
        size = self._page_size()
        top = _GAP + page * (size.height() + _GAP) - self.verticalScrollBar().value()
        return QRect(QPoint((self.viewport().width() - size.width()) // 2, top), size)

    def _fit(self) -> None:
        count = self._book.page_count if self._book else 0
        whole = count * (self._page_size().height() + _GAP) + _GAP
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, whole - self.viewport().height()))
        bar.setPageStep(max(_STEP, self.viewport().height() - _STEP))

    def _tell(self) -> None:
        count = self._book.page_count if self._book else 0
        high = self._page_size().height() + _GAP
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        now = (min(count, middle // high + 1) if count else 0, count)
        if now != self._told:
            self._told = now
            self.page_changed.emit(*now)

    @Slot()
    def _scrolled(self) -> None:
        self._tell()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last page; the rest is Qt's."""
        bar = self.verticalScrollBar()
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
            return
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Space):
            step = bar.pageStep()
            bar.setValue(bar.value() + (-step if event.key() == Qt.Key.Key_PageUp else step))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages grow with the view; the page in the middle stays."""
        page = self.page
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._pictures.clear()
        self._fit()
        if page > 1:
            self.show_page(page)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in sight, each with a line around it, and a frame for the keyboard's focus."""
        painter = QPainter(self.viewport())
        theme = self._appearance.theme
        painter.fillRect(event.rect(), QColor(theme.panel))
        if self._book is not None and self._book.is_laid_out:
            high = self._page_size().height() + _GAP
            first = max(0, self.verticalScrollBar().value() // high)
            for page in range(first, self._book.page_count):
                rect = self._rect_of(page)
                if rect.top() > self.viewport().height():
                    break
                painter.drawImage(rect, self.picture_of(page))
                painter.setPen(QColor(theme.control_line))
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), FOCUS_PIXELS))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -2, -2))
        painter.end()


def _in_light(printed: QImage, paper: QColor, ink: QColor) -> QImage:
    """What is printed in greys, from white to black, in colours from `paper` to `ink`."""
    grey = printed.convertToFormat(QImage.Format.Format_Grayscale8)
    shades = [
        QColor(
            *(round(dark + (light - dark) * level / 255) for dark, light in zip(_rgb(ink), _rgb(paper), strict=True))
        )
        for level in range(256)
    ]
    bits = bytes(grey.constBits())
    indexed = QImage(bits, grey.width(), grey.height(), grey.bytesPerLine(), QImage.Format.Format_Indexed8)
    indexed.setColorTable([shade.rgb() for shade in shades])
    return indexed.convertToFormat(QImage.Format.Format_RGB32)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
