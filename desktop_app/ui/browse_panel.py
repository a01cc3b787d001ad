"""The left panel while nothing is looked for: categories with their articles, or all titles from A to Z."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.edition.catalogue import Catalogue
from desktop_app.search.model import Entry
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.long_words import wrapping
from desktop_app.ui.row_state import UNTOUCHED, draw_focus, row_state

_SLUG = Qt.ItemDataRole.UserRole + 1
_COUNT = Qt.ItemDataRole.UserRole + 2
_SIDE = 20


class BrowsePanel(QWidget):
    """Two views of the same titles."""

    article_chosen = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._by_category = QToolButton(self)
        self._by_category.setText("Browse")
        self._by_category.setAccessibleDescription("Show the articles by category")
        self._by_letter = QToolButton(self)
        self._by_letter.setText("A to Z")
        self._by_letter.setAccessibleDescription("Show all articles from A to Z")
        self._views = QButtonGroup(self)
        for button in (self._by_category, self._by_letter):
            button.setCheckable(True)
            self._views.addButton(button)
        self._by_category.setChecked(True)
        self._by_letter.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab stops at the pressed one
        self._model = QStandardItemModel(self)
        self._tree = _Tree(appearance, self)
        self._tree.setModel(self._model)
        self._tree.setHeaderHidden(True)
        self._tree.setIndentation(0)
        self._tree.setRootIsDecorated(False)
        self._tree.setExpandsOnDoubleClick(False)
        self._tree.setAnimated(False)
        self._tree.setMouseTracking(True)
        self._tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tree.setAccessibleName("Articles by category")
        self._tree.setAccessibleDescription("Enter opens an article, or the articles of a category.")
        tabs = QHBoxLayout()
        tabs.setContentsMargins(8, 12, 8, 4)
        tabs.setSpacing(4)
        tabs.addWidget(self._by_category)
        tabs.addWidget(self._by_letter)
        tabs.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(tabs)
        layout.addWidget(self._tree, 1)
        self._catalogue: Catalogue | None = None
        self._pressed = QTimer(self)
        self._pressed.setSingleShot(True)
        self._pressed.setInterval(QGuiApplication.styleHints().mouseDoubleClickInterval() // 2)
        self._views.buttonClicked.connect(self._rebuild)
        self._views.buttonClicked.connect(self._stop_at_view)
        self._tree.clicked.connect(self._press)
        self._tree.activated.connect(self._activate)

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Fills the view that is chosen; categories that are open stay open."""
        self._catalogue = catalogue
        self._rebuild()

    def mark_article(self, slug: str) -> None:
        """Selects the open article where it is visible; "" selects nothing."""
        self._tree.clearSelection()
        for item in self._items():
            if slug and item.data(_SLUG) == slug and self._is_open(item):
                self._tree.setCurrentIndex(item.index())
                return

    def refresh_look(self) -> None:
        """Lays the rows out anew for another font or theme."""
        self._tree.doItemsLayout()

    @Slot()
    def _stop_at_view(self) -> None:
        from desktop_app.ui.button_groups import stop_at_checked  # not needed for the first page

        stop_at_checked(self._views.buttons())

    @Slot()
    def _rebuild(self) -> None:
        if self._catalogue is None:
            return
        opened = {
            self._model.index(row, 0).data(_SLUG)
            for row in range(self._model.rowCount())
            if self._tree.isExpanded(self._model.index(row, 0))
        }
        self._model.clear()
        is_by_letter = self._by_letter.isChecked()
        self._tree.setAccessibleName("Articles from A to Z" if is_by_letter else "Articles by category")
        if is_by_letter:
            self._fill_letters(self._catalogue)
        else:
            self._fill_categories(self._catalogue)
            for row in range(self._model.rowCount()):
                if self._model.index(row, 0).data(_SLUG) in opened:
                    self._tree.expand(self._model.index(row, 0))

    def _fill_categories(self, catalogue: Catalogue) -> None:
        for category in catalogue.meta.categories:
            entries = catalogue.in_category(category.id)
            if not entries:
                continue
            parent = QStandardItem(category.title)
            parent.setData(f"#{category.id}", _SLUG)
            parent.setData(len(entries), _COUNT)
            parent.setData(f"{category.title}, {len(entries)} articles", Qt.ItemDataRole.AccessibleTextRole)
            parent.setToolTip(category.sentence)
            for entry in entries:
                parent.appendRow(_article_item(entry))
            self._model.appendRow(parent)

    def _fill_letters(self, catalogue: Catalogue) -> None:
        for entry in sorted(catalogue.entries.values(), key=lambda entry: entry.title.casefold()):
            self._model.appendRow(_article_item(entry))

    def _items(self) -> Iterable[QStandardItem]:
        for row in range(self._model.rowCount()):
            top = self._model.item(row)
            yield top
            for child in range(top.rowCount()):
                yield top.child(child)

    def _is_open(self, item: QStandardItem) -> bool:
        parent = item.parent()
        return parent is None or self._tree.isExpanded(parent.index())

    @Slot(QModelIndex)
    def _activate(self, index: QModelIndex) -> None:
        """Enter; a mouse that activates was heard as a click already."""
        if not QGuiApplication.mouseButtons() and not self._pressed.isActive():
            self._press(index)

    @Slot(QModelIndex)
    def _press(self, index: QModelIndex) -> None:
        if self._pressed.isActive():
            return  # the second half of a double click
        self._pressed.start()
        slug = index.data(_SLUG)
        if isinstance(slug, str) and slug.startswith("#"):
            self._tree.setExpanded(index, not self._tree.isExpanded(index))
        elif isinstance(slug, str):
            self.article_chosen.emit(slug)


def _article_item(entry: Entry) -> QStandardItem:
    item = QStandardItem(entry.title)
    item.setData(entry.slug, _SLUG)
    return item


class _Tree(QTreeView):
    """Tells its rows how wide they are."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = _RowDelegate(appearance, self)
        self.setItemDelegate(self._rows)

    @property
    def is_touched(self) -> bool:
        """Whether a row may be selected, under the pointer or focused."""
        return self.currentIndex().isValid() or self.underMouse() or self.hasFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The event of a scroll area tells the size of its viewport; where a bar came, rows are laid out anew."""
        width = event.size().width()
        super().resizeEvent(event)
        if width != self._rows.width:
            self._rows.width = width
            self.scheduleDelayedItemsLayout()


class _RowDelegate(QStyledItemDelegate):
    """Paints a row at least as high as a target: title on the left, a category's count on the right."""

    width = 240
    """Of a row, in pixels. Told, since asking Qt for the viewport, which Python has never seen, would make PySide load
    every class that it might be of: 12 ms of each start."""

    def __init__(self, appearance: Appearance, view: _Tree) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a row; long titles are wrapped."""
        width = self.width
        left = self._left(index)
        room = max(60, width - left - _SIDE - self._count_width(index))
        metrics = self._appearance.metrics()
        text = metrics.boundingRect(
            QRect(0, 0, room, 10_000), wrapping(index.data(), metrics, room).value, index.data()
        )
        least = self._appearance.target + (8 if index.data(_COUNT) else 2)
        return QSize(width, max(least, text.height() + 12))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws one row."""
        theme = self._appearance.theme
        rect: QRect = option.rect
        painter.save()
        painter.setFont(self._appearance.font())
        state = row_state(option) if self._view.is_touched else UNTOUCHED
        if state.is_selected:
            painter.fillRect(rect, QColor(theme.active))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(theme.link))
        elif state.is_hovered:
            painter.fillRect(rect, QColor(theme.hover))
        if state.is_focused:
            draw_focus(painter, rect, self._appearance.focus_pen())
        left, right = self._left(index), _SIDE + self._count_width(index)
        painter.setPen(QColor(theme.ink))
        place = rect.adjusted(left, 0, -right, 0)
        wrap = wrapping(index.data(), self._appearance.metrics(), place.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | wrap
        painter.drawText(place, int(flags), index.data())
        count = index.data(_COUNT)
        if count:
            painter.setPen(QColor(theme.soft))
            where = rect.adjusted(0, 0, -_SIDE, 0)
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), str(count))
            arrow = "chevron-down" if self._view.isExpanded(index) else "chevron-right"
            size = round(14 * max(1.0, self._appearance.scale))
            painter.drawPixmap(
                QRect(rect.left() + 4, rect.center().y() - size // 2, size, size),
                self._appearance.pixmap(arrow, theme.soft),
            )
        painter.restore()

    def _left(self, index: QModelIndex | QPersistentModelIndex) -> int:
        scale = max(1.0, self._appearance.scale)
        return round(36 * scale) if index.parent().isValid() else round(24 * scale) if index.data(_COUNT) else _SIDE

    def _count_width(self, index: QModelIndex | QPersistentModelIndex) -> int:
        count = index.data(_COUNT)
        return self._appearance.metrics().horizontalAdvance(str(count)) + 12 if count else 0
