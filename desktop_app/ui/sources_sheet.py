"""The sheet with every source of the glossary: filter by kind and words, the pages that cite each, saving them all."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop_app.glossary.export_files import EXPORT_FORMS
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.filter_chips import Chip, FilterChips
from desktop_app.ui.sheet import Sheet
from desktop_app.ui.source_model import SourceModel
from desktop_app.ui.source_rows import SourceRow
from desktop_app.ui.source_tree import SourceTree
from desktop_app.ui.wrapping_label import WrappingLabel
from desktop_app.ui.wrapping_row import WrappingRow

_EVERY_KIND = ""
_LEAST_LIST = 180  # pixels at 100 %, below which the sheet scrolls as a whole
_LOWEST_LIST = 96


class SourcesSheet(Sheet):
    """Shows rows; which page is opened and where a file is written is decided elsewhere."""

    link_followed = Signal(str)
    export_wanted = Signal(object)
    """The ExportForm in which every source is to be saved."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__("Sources", appearance, parent)
        self._kind = _EVERY_KIND
        self._chips: tuple[Chip, ...] = ()
        self._model = SourceModel(self)
        self._field = QLineEdit(self)
        self._field.setPlaceholderText("Author, title, journal, year or kind")
        self._field.setAccessibleName("Filter the sources by words")
        self._field.setClearButtonEnabled(False)
        self._kinds = FilterChips(self, "Kind of source", "sources", side=0)
        self._said = QLabel(self)
        self._said.setObjectName("soft")
        self._said.setWordWrap(True)
        self._tree = SourceTree(appearance, self._model, self)
        self._save = WrappingRow(self)
        self._save_words = WrappingLabel(self)
        self._buttons = [self._export_button(form.name) for form in EXPORT_FORMS]
        self._save.add(self._save_words, *self._buttons)
        self._build()
        self._field.textChanged.connect(self._filter)
        self._field.installEventFilter(self)
        self._kinds.chosen.connect(self._choose_kind)
        self._tree.link_followed.connect(self.link_followed)
        for button, wish in zip(self._buttons, (self._want_ris, self._want_bibtex, self._want_csl), strict=True):
            button.clicked.connect(wish)
        self.refresh_look()

    def show_rows(self, rows: Sequence[SourceRow]) -> None:
        """Replaces the sources."""
        self._model.show(rows)
        counts = Counter(row.kind for row in rows)
        kinds = sorted({(row.rank, row.kind, row.kind_words) for row in rows})
        self._chips = (
            Chip(_EVERY_KIND, "Every kind", len(rows)),
            *(Chip(kind, words, counts[kind]) for _, kind, words in kinds),
        )
        if self._kind not in counts:
            self._kind = _EVERY_KIND
        self._save_words.setText(f"Save all {len(rows)} sources as")
        self._filter()

    def show_source(self, key: str) -> None:
        """Shows one source among all, with the pages that cite it."""
        self._kind = _EVERY_KIND
        self._field.clear()
        self._filter()
        index = self._model.index_of(key)
        if index.isValid():
            self._tree.show_source(index)
            self._enter_list()

    def say(self, words: str) -> None:
        """Says what became of the last wish, until the next."""
        self._said.setText(words)

    def take_focus(self) -> None:
        """Typing filters."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_look(self) -> None:
        """Fits rows and list to the text size."""
        super().refresh_look()
        self._tree.refresh_look()
        self._fit()

    def _build(self) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget(scroll)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self._field)
        column.addWidget(self._kinds)
        column.addWidget(self._said)
        column.addWidget(self._tree, 1)
        column.addWidget(self._save)
        scroll.setWidget(inner)
        scroll.viewport().installEventFilter(self)
        self._scroll = scroll
        self.body.addWidget(scroll, 1)

    def _export_button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("linkButton")
        button.setText(words)
        button.setAccessibleName(f"Save all sources as {words}")
        return button

    def _fit(self) -> None:
        """The list keeps a height in which rows can be read, but no more than can be seen of it at once."""
        view = self._scroll.viewport()
        self._save.fit(max(80, view.width() - 8))
        wanted = round(_LEAST_LIST * max(1.0, self._appearance.scale))
        self._tree.setMinimumHeight(min(wanted, max(_LOWEST_LIST, view.height())))

    def _enter_list(self) -> None:
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(self._tree, 0, 0)

    @Slot()
    def _filter(self) -> None:
        text = self._field.text()
        self._model.filter_by(self._kind, text)
        self._kinds.show_chips(self._chips, self._kind)
        shown, total = self._model.rowCount(), self._model.total
        if not shown and total:
            self._said.setText("No source has all of these words. Escape shows every source again.")
        elif shown == total:
            self._said.setText(f"{total} sources. Each opens to the pages that cite it.")
        else:
            self._said.setText(f"{shown} of {total} sources.")

    @Slot(str)
    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        self._filter()

    @Slot()
    def _want_ris(self) -> None:
        self.export_wanted.emit(EXPORT_FORMS[0])

    @Slot()
    def _want_bibtex(self) -> None:
        self.export_wanted.emit(EXPORT_FORMS[1])

    @Slot()
    def _want_csl(self) -> None:
        self.export_wanted.emit(EXPORT_FORMS[2])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the filter away, and then the sheet."""
        if event.key() == Qt.Key.Key_Escape and (self._field.text() or self._kind != _EVERY_KIND):
            self._kind = _EVERY_KIND
            self._field.clear()
            self._filter()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow down leads from the field to the list; the row of buttons follows the width."""
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter_list()
                return True
        elif event.type() == QEvent.Type.Resize and watched is self._scroll.viewport():
            self._fit()
        return super().eventFilter(watched, event)
