"""Sources as a tree model: each source with the pages that cite it below, filtered by kind and by words."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from desktop_app.search.words import folded_text
from desktop_app.ui.source_rows import CitingRow, SourceRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The SourceRow of a source, the CitingRow of a page below it."""

_WORDS_ROLE = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex


class SourceModel(QSortFilterProxyModel):
    """Holds every source, shows those that fit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items = QStandardItemModel(self)
        self._kind = ""
        self._words: tuple[str, ...] = ()
        self.setSourceModel(self._items)

    @property
    def total(self) -> int:
        """How many sources there are, shown or not."""
        return self._items.rowCount()

    def show(self, rows: Sequence[SourceRow]) -> None:
        """Replaces the sources."""
        self._items.clear()
        for row in rows:
            item = _item(row.text, f"{row.text} {row.note}", row)
            item.setData(folded_text(f"{row.text} {row.kind_words} {row.kind} {row.key}"), _WORDS_ROLE)
            for page in row.cited_in:
                item.appendRow(_item(page.title, ". ".join(filter(None, (page.title, page.headings))), page))
            self._items.appendRow(item)

    def filter_by(self, kind: str, text: str) -> None:
        """Shows the sources of a kind ("" for every kind) that hold every word of a text."""
        wanted = (kind, tuple(folded_text(text).split()))
        if wanted != (self._kind, self._words):
            self.beginFilterChange()
            self._kind, self._words = wanted
            self.endFilterChange()

    def index_of(self, key: str) -> QModelIndex:
        """Where a source stands; an invalid index while it is not shown."""
        for row in range(self.rowCount()):
            index = self.index(row, 0)
            if index.data(ROW_ROLE).key == key:
                return index
        return QModelIndex()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """The pages of a source that fits are all shown."""
        if source_parent.isValid():
            return True
        index = self._items.index(source_row, 0)
        row, words = index.data(ROW_ROLE), index.data(_WORDS_ROLE)
        if row is None or words is None:
            return False
        return (not self._kind or row.kind == self._kind) and all(word in words for word in self._words)


def _item(words: str, spoken: str, row: SourceRow | CitingRow) -> QStandardItem:
    item = QStandardItem(words)
    item.setEditable(False)
    item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    item.setData(row, ROW_ROLE)
    return item
