"""The list of articles and headings that cite a source, inside a card: a real list, as high as its rows."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.card_sources import Elsewhere

_ADDRESS = Qt.ItemDataRole.UserRole + 1


class PlaceList(QListWidget):
    """Emits the address of the row that is clicked, or chosen with Enter."""

    link_followed = Signal(str)
    row_reached = Signal(QRect)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setObjectName("placeList")
        self.setAccessibleName("Where else it is cited")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._follow)
        self.currentItemChanged.connect(self._reach)

    def show_places(self, places: Sequence[Elsewhere]) -> None:
        """Replaces the rows; the first is chosen."""
        self.clear()
        for place in places:
            words = f"{place.title}: {place.heading}" if place.heading else place.title
            item = QListWidgetItem(words, self)
            item.setData(_ADDRESS, place.address)
        self.setCurrentRow(0)

    def fit(self, width: int) -> int:
        """Makes each row as high as its words need in this width (pixels), and gives the height of all."""
        metrics = self._appearance.metrics()
        room = max(80, width - 28)
        total = 0
        for row in range(self.count()):
            item = self.item(row)
            text = metrics.boundingRect(0, 0, room, 10_000, Qt.TextFlag.TextWordWrap.value, item.text())
            height = max(self._appearance.target, text.height() + 12)
            item.setSizeHint(QSize(room, height))
            total += height
        self.setFixedHeight(total + 8)
        return total + 8

    @Slot(QListWidgetItem)
    def _follow(self, item: QListWidgetItem) -> None:
        self.link_followed.emit(item.data(_ADDRESS))

    @Slot(QListWidgetItem)
    def _reach(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.row_reached.emit(self.visualItemRect(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows on every system; Escape is for the card."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.currentItem() is not None:
                self._follow(self.currentItem())
            case Qt.Key.Key_Escape:
                event.ignore()
            case _:
                super().keyPressEvent(event)
