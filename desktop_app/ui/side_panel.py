"""The right panel: the open article's headings, its sources, what to read next, and who mentions it. Real lists."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.side_links import SideLink, SideLinks
from desktop_app.ui.side_rows import ADDRESS, IS_READ, NUMBER, SideRowDelegate
from desktop_app.ui.wrapping_label import WrappingLabel

_TITLES = ("On this page", "Sources", "See also", "Mentioned in")
_ROOM = 48  # pixels kept around the section that is read, when the panel follows it


class SidePanel(QScrollArea):
    """Shows lists of links for one article; empty lists are left out."""

    link_followed = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAccessibleName("Beside the article")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the lists in it have the focus
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget(self)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(14, 28, 8, 16)
        column.setSpacing(4)
        self._lists = [_LinkList(title, appearance, self._inner) for title in _TITLES]
        for part in self._lists:
            column.addWidget(part)
            part.link_followed.connect(self._follow)
            part.row_reached.connect(self._show_row)
        column.addStretch(1)
        self.setWidget(self._inner)
        self._pressed = QTimer(self)
        self._pressed.setSingleShot(True)
        self._pressed.setInterval(QGuiApplication.styleHints().mouseDoubleClickInterval() // 2)

    def show_links(self, links: SideLinks) -> None:
        """Shows the four lists."""
        four = (links.sections, links.sources, links.see_also, links.mentioned_in)
        for part, rows in zip(self._lists, four, strict=True):
            part.show_links(rows)
        self.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, self._show_bar_as_needed)

    def lay_out_ahead(self, width: int, height: int) -> None:
        """While it is hidden: finds the places of its parts in the size that it will have, moving nothing else.

        QWidget.grab() would do so too, but it lays the whole window out as if the panel were shown.
        """
        self.resize(width, height)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # most articles need it
        self._inner.resize(width - self.verticalScrollBar().sizeHint().width(), height)
        for layout in (self._inner.layout(), *(part.layout() for part in self._lists)):
            if layout is not None:
                layout.activate()

    def mark_section(self, address: str) -> None:
        """Marks the section that is being read; the panel follows unless the reader is busy in it."""
        row = self._lists[0].mark_read(address)
        focused = QApplication.focusWidget()
        is_busy = self.underMouse() or (focused is not None and self.isAncestorOf(focused))
        if row is not None and not is_busy:
            self._show_row(row)

    def refresh_look(self) -> None:
        """Lays the lists out anew for another font."""
        for part in self._lists:
            part.fit()

    @Slot()
    def _show_bar_as_needed(self) -> None:
        """Not before the lists have their heights: a bar that goes and comes back would have them all fitted again."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    @Slot(str)
    def _follow(self, address: str) -> None:
        """The second half of a double click falls on the rows of the next page, and is not meant for them."""
        if not self._pressed.isActive():
            self._pressed.start()
            self.link_followed.emit(address)

    @Slot(QListWidgetItem)
    def _show_row(self, item: QListWidgetItem) -> None:
        """Scrolls as far as is needed for a row to be seen."""
        found = item.listWidget()
        rect = found.visualItemRect(item)
        top = found.viewport().mapTo(self._inner, QPoint(0, rect.top())).y()
        self.ensureVisible(0, top + rect.height() // 2, 0, rect.height() // 2 + _ROOM)


class _LinkList(QWidget):
    """A heading and a list that is as high as its rows."""

    link_followed = Signal(str)
    row_reached = Signal(QListWidgetItem)
    """The keyboard went to this row."""

    def __init__(self, title: str, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        heading = WrappingLabel(self)
        heading.setText(title)
        heading.setObjectName("panelHeading")
        heading.setContentsMargins(10, 0, 0, 2)
        heading.setWordWrap(True)
        self._list = QListWidget(self)
        self._rows = SideRowDelegate(appearance, self._list)
        self._list.setItemDelegate(self._rows)
        self._list.setAccessibleName(title)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown: tuple[SideLink, ...] = ()
        self._read = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.setSpacing(2)
        layout.addWidget(heading)
        layout.addWidget(self._list)
        self._list.itemClicked.connect(self._follow)
        self._list.itemActivated.connect(self._follow)
        self._list.currentItemChanged.connect(self._reach)

    def show_links(self, links: Sequence[SideLink]) -> None:
        """Replaces the rows."""
        if tuple(links) == self._shown:
            return
        self._shown = tuple(links)
        self._read = ""
        self._list.clear()
        for link in links:
            item = QListWidgetItem(link.words, self._list)
            item.setData(ADDRESS, link.address)
            if link.number:
                item.setData(NUMBER, link.number)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{link.number}, {link.words}")
        self.setVisible(bool(links))
        self.fit()

    def mark_read(self, address: str) -> QListWidgetItem | None:
        """Marks the row with this address, and no other. The row, None where it was marked before or is not here."""
        if address == self._read:
            return None
        self._read = address
        found = None
        for row in range(self._list.count()):
            item = self._list.item(row)
            is_read = item.data(ADDRESS) == address
            if is_read != bool(item.data(IS_READ)):
                item.setData(IS_READ, is_read)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, you are here" if is_read else None)
            if is_read:
                found = item
        if found is not None and not self._list.hasFocus():
            self._list.setCurrentItem(found)  # the arrows begin here
        return found

    def fit(self) -> None:
        """Makes every row as high as its words need, and the list as high as its rows."""
        metrics = self._appearance.metrics()
        numbers = [str(link.number) for link in self._shown if link.number]
        self._rows.number_width = max((metrics.horizontalAdvance(number) for number in numbers), default=0)
        width = max(80, self.width())
        total = 0
        for row in range(self._list.count()):
            item = self._list.item(row)
            height = self._rows.height_of(item.text(), width)
            item.setSizeHint(QSize(width, height))
            total += height
        self._list.setFixedHeight(total)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words need in this width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    @Slot(QListWidgetItem)
    def _follow(self, item: QListWidgetItem) -> None:
        self.link_followed.emit(item.data(ADDRESS))

    @Slot(QListWidgetItem)
    def _reach(self, item: QListWidgetItem | None) -> None:
        if item is not None and self._list.hasFocus():
            self.row_reached.emit(item)
