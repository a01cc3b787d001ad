"""The hits of a search as a list model, for the eye and for screen readers."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.search.answer import Hit
from desktop_app.ui.spoken import hit_in_words

HIT_ROLE = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex


class ResultModel(QAbstractListModel):
    """Holds the hits of the newest answer."""

    def __init__(self, categories: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._categories = categories
        self._hits: tuple[Hit, ...] = ()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits that are shown."""
        return self._hits

    def show(self, hits: tuple[Hit, ...]) -> None:
        """Replaces the hits; nothing is drawn anew when they are the same."""
        if hits != self._hits:
            self.beginResetModel()
            self._hits = hits
            self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The number of hits."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The hit itself, its title, or all of it in words for a screen reader."""
        if not index.isValid() or not 0 <= index.row() < len(self._hits):
            return None
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return hit.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return hit_in_words(hit, self._categories.get(hit.category, hit.category))
            case _ if role == HIT_ROLE:
                return hit
        return None
