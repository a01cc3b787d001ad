"""The sheet for print and PDF: choices on the left, the pages as they will be on the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.flow_row import FlowRow
from desktop_app.ui.printing.book import Book, Progress
from desktop_app.ui.printing.preview import Preview
from desktop_app.ui.printing.print_options import PrintChoice, PrintOptionsColumn
from desktop_app.ui.sheet import Sheet
from desktop_app.ui.style_sheet import TARGET_PIXELS
from desktop_app.ui.wrapping_button import WrappingButton

_COLUMN = 280  # pixels at a text size of 100 %
_LEAST_PAGES = 120  # pixels
_COMPACT = 640  # width of the sheet below which the choices stand above the pages


class PrintSheet(Sheet):
    """Knows no edition and no file; what is to be shown is given to it."""

    choice_changed = Signal(object)
    """A PrintChoice."""

    pdf_wanted = Signal()
    print_wanted = Signal(str)
    cancel_wanted = Signal()
    put_away = Signal()
    """It is no longer seen, by whatever way it was closed."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__("Print or PDF", appearance, parent)
        self.choices = PrintOptionsColumn()
        self.preview = Preview(appearance, self)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("printChoices")
        self._scroll.setWidget(self.choices)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = QLabel(self)
        self._words.setObjectName("soft")
        self._words.setWordWrap(True)
        self._words.setAccessibleName("Progress")
        self._cancel = self._button("Cancel", "Stop, and keep nothing")
        self._words.hide()
        self._cancel.hide()
        self._page = QLabel(self)  # in the row below the pages
        self._page.setAccessibleName("Page")
        self._before = self._button("Previous page", "Show the page above")
        self._after = self._button("Next page", "Show the page below")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        pages = QVBoxLayout()
        pages.setSpacing(8)
        self._below = FlowRow(self)
        for widget in (self._before, self._page, self._after):
            self._below.add(widget)
        pages.addWidget(self.preview, 1)
        pages.addWidget(self._below)
        self._row.addWidget(self._scroll)
        self._row.addLayout(pages, 1)
        told = QHBoxLayout()
        told.addWidget(self._words, 1)
        told.addWidget(self._cancel)
        inner = QWidget(self)
        inner.setLayout(self._row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._whole = QScrollArea(self)  # a small window scrolls from the choices to the pages
        self._whole.setWidget(inner)
        self._whole.setWidgetResizable(True)
        self._whole.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._whole.viewport().installEventFilter(self)
        self.body.addWidget(self._whole, 1)
        self.body.addLayout(told)
        self.choices.changed.connect(self._changed)
        self.choices.light_changed.connect(self.preview.show_as_printed)
        self.choices.pdf_wanted.connect(self.pdf_wanted)
        self.choices.print_wanted.connect(self.print_wanted)
        self._cancel.clicked.connect(self.cancel_wanted)
        self._before.clicked.connect(self.preview.previous_page)
        self._after.clicked.connect(self.preview.next_page)
        self.preview.page_changed.connect(self._tell_page)
        self._tell_page(0, 0)
        self.refresh_look()

    @property
    def choice(self) -> PrintChoice:
        """What is chosen now."""
        return self.choices.choice

    @property
    def words(self) -> str:
        """What is said below the pages."""
        return self._words.text()

    def offer(self, *, article: str, bookmarks: int, printers: Sequence[str]) -> None:
        """What there is to print, and on what."""
        self.choices.offer(article=article, bookmarks=bookmarks)
        self.choices.show_printers(printers)

    def show_book(self, book: Book | None) -> None:
        """Shows a book that was laid out; None while there is none."""
        self.preview.show_book(book)
        self.choices.let_begin(book is not None)

    def show_progress(self, words: str, progress: Progress) -> None:
        """Says how far the work is; it can be cancelled."""
        self._say(f"{words}: {progress.done} of {progress.total}.")
        self._cancel.show()
        self.choices.let_begin(False)

    def finish(self, words: str, *, may_begin: bool) -> None:
        """The work is over; `words` say how it ended."""
        self._say(words)
        self._cancel.hide()
        self.choices.let_begin(may_begin)

    def take_focus(self) -> None:
        """To what is to be printed."""
        self.choices.take_focus()

    def refresh_look(self) -> None:
        """Draws head and pages in the look of the day."""
        super().refresh_look()
        self.choices.refresh_look(TARGET_PIXELS)
        self.preview.refresh_look()
        self._fit()

    def _button(self, words: str, hint: str) -> WrappingButton:
        button = WrappingButton(self)
        button.setText(words)
        button.setToolTip(hint)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _fit(self) -> None:
        """Side by side where there is room, else one above the other."""
        scale = self._appearance.scale
        compact = self.width() < _COMPACT * scale
        direction = QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        if compact:
            view = self._whole.viewport()
            self._scroll.setMinimumWidth(0)
            self._scroll.setMaximumWidth(view.width())
            self._scroll.setFixedHeight(self.choices.heightForWidth(view.width()))
            self.preview.setMinimumHeight(max(_LEAST_PAGES, view.height() - self._below.height() - 8))
        else:
            self.preview.setMinimumHeight(_LEAST_PAGES)
            self._scroll.setFixedWidth(round(_COLUMN * scale))
            self._scroll.setMinimumHeight(0)
            self._scroll.setMaximumHeight(16_777_215)

    @Slot()
    def _changed(self) -> None:
        self.choice_changed.emit(self.choice)

    @Slot(int, int)
    def _tell_page(self, page: int, count: int) -> None:
        self._page.setText(f"{page} of {count}" if count else "")
        self._before.setEnabled(page > 1)
        self._after.setEnabled(page < count)

    def hideEvent(self, event: QHideEvent) -> None:
        """Says so, unless only the window was put aside."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.put_away.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pages are as high as what is seen of the sheet."""
        if event.type() == QEvent.Type.Resize and watched is self._whole.viewport():
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choices and pages stand side by side where there is room."""
        super().resizeEvent(event)
        self._fit()
