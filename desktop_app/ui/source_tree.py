"""The list of sources: a click or Enter opens a source, and follows a page below it."""

from PySide6.QtCore import QElapsedTimer, QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.source_delegate import SourceDelegate
from desktop_app.ui.source_model import ROW_ROLE, SourceModel
from desktop_app.ui.source_rows import CitingRow


class SourceTree(QTreeView):
    """Shows a SourceModel. What is asked for goes out as `link_followed`."""

    link_followed = Signal(str)

    def __init__(self, appearance: Appearance, model: SourceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._since_click = QElapsedTimer()
        self.setModel(model)
        self.setItemDelegate(SourceDelegate(appearance, self))
        self.setAccessibleName("Sources of the glossary")
        self.setAccessibleDescription("Enter shows the pages that cite a source, and opens a page.")
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(True)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._click)

    def refresh_look(self) -> None:
        """Lays the rows out anew for another font or theme."""
        self.doItemsLayout()

    def show_source(self, index: QModelIndex) -> None:
        """Chooses a source and shows the pages that cite it."""
        self.setCurrentIndex(index)
        self.expand(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        is_double = self._since_click.isValid() and (
            self._since_click.elapsed() < QGuiApplication.styleHints().mouseDoubleClickInterval()
        )
        self._since_click.start()
        if not is_double:  # the second half of a double click, or of a trembling one, undoes nothing
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, CitingRow):
            self.link_followed.emit(row.address)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what a click does; Escape is for the sheet."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.currentIndex().isValid():
                self._choose(self.currentIndex())
            case Qt.Key.Key_Escape:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """No more height than it must have; it takes what there is."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Qt's answer for any widget: that of a list makes the sheet scroll away from it when Tab comes to it."""
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return QRect(self.width() // 2, 0, 1, self.height())
        return super().inputMethodQuery(query)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus is never on nothing."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def showEvent(self, event: QShowEvent) -> None:
        """Rows are measured once they are to be seen."""
        super().showEvent(event)
        self.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as their words need in this width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()
