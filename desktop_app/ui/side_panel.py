"""The right panel: the open article's headings, its sources, what to read next, and who mentions it. Real lists."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.side_links import SideLink, SideLinks

_ADDRESS = Qt.ItemDataRole.UserRole + 1


class SidePanel(QScrollArea):
    """Shows lists of links for one article; empty lists are left out."""

    link_followed = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._appearance = appearance
        inner = QWidget(self)
        self._layout = QVBoxLayout(inner)
        self._layout.setContentsMargins(24, 28, 16, 16)
        self._layout.setSpacing(4)
        self._lists = [
            _LinkList(title, appearance, inner) for title in ("On this page", "Sources", "See also", "Mentioned in")
        ]
        for part in self._lists:
            self._layout.addWidget(part)
            part.link_followed.connect(self.link_followed)
        self._layout.addStretch(1)
        self.setWidget(inner)

    def show_links(self, links: SideLinks) -> None:
        """Shows the four lists."""
        four = (links.sections, links.sources, links.see_also, links.mentioned_in)
        for part, rows in zip(self._lists, four, strict=True):
            part.show_links(rows)

    def refresh_look(self) -> None:
        """Lays the lists out anew for another font."""
        for part in self._lists:
            part.fit()


class _LinkList(QWidget):
    """A heading and a list that is as high as its rows."""

    link_followed = Signal(str)

    def __init__(self, title: str, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        heading = QLabel(title, self)
        heading.setObjectName("panelHeading")
        self._list = QListWidget(self)
        self._list.setAccessibleName(title)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.setSpacing(2)
        layout.addWidget(heading)
        layout.addWidget(self._list)
        self._list.itemClicked.connect(self._follow)
        self._list.itemActivated.connect(self._follow)

    def show_links(self, links: Sequence[SideLink]) -> None:
        """Replaces the rows."""
        self._list.clear()
        for link in links:
            item = QListWidgetItem(link.words, self._list)
            item.setData(_ADDRESS, link.address)
        self.setVisible(bool(links))
        self.fit()

    def fit(self) -> None:
        """Makes every row as high as its words need, and the list as high as its rows."""
        metrics = self._appearance.metrics()
        width = max(80, self.width() - 16)
        total = 0
        for row in range(self._list.count()):
            item = self._list.item(row)
            text = metrics.boundingRect(0, 0, width, 10_000, Qt.TextFlag.TextWordWrap.value, item.text())
            height = max(self._appearance.target - 4, text.height() + 8)
            item.setSizeHint(QSize(width, height))
            total += height
        self._list.setFixedHeight(total + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words need in this width."""
        super().resizeEvent(event)
        self.fit()

    @Slot(QListWidgetItem)
    def _follow(self, item: QListWidgetItem) -> None:
        self.link_followed.emit(item.data(_ADDRESS))
