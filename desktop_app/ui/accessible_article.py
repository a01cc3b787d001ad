"""The page for screen readers: a document with headings, paragraphs, lists and links, below Qt's own text interface.

Qt's interface of the view stays as it is, with its text and its caret, so that a page can be read letter by letter.
Below it stands the viewport, and below the viewport, instead of nothing, one Document. It is built when somebody first
asks for it, and replaced as a whole with the page: two events tell that, however long the page is.
"""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from desktop_app.ui.accessible_document import Document, LinkNode
from desktop_app.ui.accessible_nodes import Access, child_at, index_in
from desktop_app.ui.article_view import ArticleView


class ArticleAccess(Access):
    """The interfaces of one view's page."""

    def __init__(self, view: ArticleView, parent: QObject) -> None:
        super().__init__(view.viewport(), parent)
        self._view = view
        self._document: Document | None = None
        self._focused: LinkNode | None = None
        self._own = self.interface = _Page(self, view)
        view.document().contentsChanged.connect(self._replace_document)
        view.selectionChanged.connect(self._tell_focus)
        view.installEventFilter(self)

    @property
    def document(self) -> "Document":
        """The open page, built when it is first asked for."""
        if self._document is None:
            self._root = self._document = Document(self._own, self._view)
        return self._document

    @Slot()
    def _replace_document(self) -> None:
        """Another page, or the same in another size: positions have moved."""
        if self._document is None:
            return
        QAccessible.updateAccessibility(QAccessibleEvent(self._document, QAccessible.Event.ObjectDestroyed))
        self.forget_nodes()
        QTimer.singleShot(0, self, self._tell_document)  # the page is still being laid out

    @Slot()
    def _tell_document(self) -> None:
        if not self.is_over and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self.document, QAccessible.Event.ObjectCreated))

    @Slot()
    def _tell_focus(self) -> None:
        """Says that another link of the page has the focus."""
        if self.is_over or not QAccessible.isActive() or not self._view.hasFocus():
            return
        link = self.document.focused_link() if self._view.focused_link() else None
        if link is not None and link is not self._focused:
            QAccessible.updateAccessibility(QAccessibleEvent(link, QAccessible.Event.Focus))
        self._focused = link

    def forget_nodes(self) -> None:
        """Forgets the page; another one is built when it is asked for."""
        self._focused = self._document = None
        super().forget_nodes()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The view gets the focus: Qt names the view, then this the link that has it."""
        if event.type() == QEvent.Type.FocusIn:
            self._focused = None
            QTimer.singleShot(0, self, self._tell_focus)
        return super().eventFilter(watched, event)


class _Page(QAccessibleWidget):
    """The viewport, whose only child is the document."""

    def __init__(self, access: ArticleAccess, view: ArticleView) -> None:
        super().__init__(view.viewport(), QAccessible.Role.Client)
        self._access = access

    def childCount(self) -> int:
        """The document."""
        return 1

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override] # Qt takes None
        """The document."""
        return self._access.document if index == 0 else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """0 for the document."""
        return index_in((self._access.document,), child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override] # Qt takes None
        """The document, which lies behind all of the viewport."""
        return child_at((self._access.document,), x, y)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override] # Qt takes None
        """The link that has the keyboard's focus."""
        return self._access.document.focused_link()
