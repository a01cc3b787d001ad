"""Labels with links for screen readers: plain words, and each link as a child that can be pressed."""

from PySide6.QtCore import QObject, QRect, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QTextDocument
from PySide6.QtWidgets import QAccessibleWidget, QLabel

from desktop_app.ui import document_map
from desktop_app.ui.accessible_nodes import Access, Node, index_in
from desktop_app.ui.link_label import LinkLabel


class LabelAccess(Access):
    """The interfaces of one label."""

    def __init__(self, label: QLabel, parent: QObject) -> None:
        super().__init__(label, parent)
        self._label = label
        self._text = ""
        self._own = self.interface = _Label(self, label)
        if isinstance(label, LinkLabel):
            label.link_reached.connect(self._tell_focus)

    @property
    def words(self) -> Node:
        """The words as they stand now, with a node for each link. It is not itself seen in the tree."""
        if self._root is None or self._text != self._label.text():
            self.forget_nodes()
            self._text = self._label.text()
            self._root = self._read()
        return self._root

    @Slot()
    def _tell_focus(self) -> None:
        """Says that Tab has moved to another link."""
        link = next((node for node in self.words.nodes if node.state().focused), None)
        if link is not None and QAccessible.isActive() and not self.is_over:
            QAccessible.updateAccessibility(QAccessibleEvent(link, QAccessible.Event.Focus))

    def _read(self) -> Node:
        document = QTextDocument()
        document.setHtml(self._text)
        plain = document.toPlainText()
        root = Node(self._own, QAccessible.Role.StaticText, " ".join(plain.split()))
        root.adopt(
            _LinkNode(self._own, self._label, plain[start:end].strip(), address)
            for start, end, address in document_map.links(document)
        )
        return root


class _Label(QAccessibleWidget):
    """A label, whose children are its links."""

    def __init__(self, access: LabelAccess, label: QLabel) -> None:
        super().__init__(label, QAccessible.Role.StaticText)
        self._access = access

    def text(self, kind: QAccessible.Text) -> str:
        """The words of the label, unless it was given another name."""
        own = super().text(kind)
        return self._access.words.text(QAccessible.Text.Name) if kind == QAccessible.Text.Name and not own else own

    def childCount(self) -> int:
        """How many links there are."""
        return self._access.words.childCount()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override] # Qt takes None
        """The link with that number, from 0."""
        return self._access.words.child(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of a link."""
        return index_in(self._access.words.nodes, child)


class _LinkNode(Node):
    """A link of a label. Qt does not say where it is drawn: its place is the label's."""

    def __init__(self, parent: QAccessibleInterface, label: QLabel, words: str, address: str) -> None:
        super().__init__(parent, QAccessible.Role.Link, words)
        self._label = label
        self._address = address
        self.set_press(self._follow, "Follows the link")

    def rect(self) -> QRect:
        """The label's."""
        return self._parent.rect()

    def state(self) -> QAccessible.State:
        """Can have the focus, and has it or not."""
        state = super().state()
        state.linked = state.focusable = 1
        is_marked = self._label.hasFocus() and self._label.selectedText() == self.text(QAccessible.Text.Name)
        state.focused = 1 if is_marked else 0
        state.invisible = 0 if self._label.isVisible() else 1
        return state

    def _follow(self) -> None:
        self._label.linkActivated.emit(self._address)
