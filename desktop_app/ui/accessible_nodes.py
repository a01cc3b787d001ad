"""Nodes of the accessible tree that no widget stands behind: a heading, a paragraph, a link.

Qt's cache owns a node from the moment that somebody has asked for it, and Python owns it as well: so every node is kept
by its tree until `release` takes it out of the cache, which deletes it there. The two small interfaces of a node are
kept by the node. What `interface_cast` may return was found by trying (PySide6 6.11.3): the object itself, or
`VoidPtr(0)` for none. An address as a number, and None, end the program.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QObject, QRect, QTimer, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QFrame, QWidget
from shiboken6 import VoidPtr, isValid


class Access(QObject):
    """Keeps the interface of one widget, and the nodes below it, for as long as the widget lives."""

    def __init__(self, widget: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.is_over = False
        """Whether the widget is gone, and all this with it."""
        self.interface: QAccessibleInterface | None = None
        self._root: Node | None = None
        self._stale: list[Node] = []
        widget.destroyed.connect(self._widget_went)

    def give_back(self) -> None:
        """Takes all of it out of Qt's cache, which deletes it there. The widget may live on."""
        self.is_over = True
        self.forget_nodes()
        self._release_stale()
        if self.interface is not None and isValid(self.interface):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(self.interface))

    def forget_nodes(self) -> None:
        """Lets go of the nodes below the interface.

        They are deleted with the next turn of the event loop: Qt may be in the middle of a question to one of them.
        """
        if self._root is not None:
            self._stale.append(self._root)
            self._root = None
            QTimer.singleShot(0, self, self._release_stale)

    @Slot()
    def _release_stale(self) -> None:
        for root in self._stale:
            release(root)
        self._stale = []

    @Slot()
    def _widget_went(self) -> None:
        """Qt deletes the interface of a widget by itself."""
        self.is_over = True
        self.forget_nodes()
        self._release_stale()
        self.deleteLater()


class FrameAccess(Access):
    """A frame with a role of its own."""

    def __init__(self, frame: QFrame, role: QAccessible.Role, parent: QObject) -> None:
        super().__init__(frame, parent)
        self.interface = QAccessibleWidget(frame, role)


class Node(QAccessibleInterface):
    """A node with a role and a name below another one."""

    def __init__(self, parent: QAccessibleInterface, role: QAccessible.Role, name: str, description: str = "") -> None:
        super().__init__()
        self._parent = parent
        self._role = role
        self._texts = {QAccessible.Text.Name: name, QAccessible.Text.Description: description}
        self._children: tuple[Node, ...] = ()
        self._attributes: _Level | None = None
        self._action: _Press | None = None

    @property
    def nodes(self) -> "tuple[Node, ...]":
        """The children."""
        return self._children

    def adopt(self, children: "Iterable[Node]") -> None:
        """Takes these nodes for children, in the order in which they are read."""
        self._children = tuple(children)

    def set_level(self, level: int) -> None:
        """Says that this is a heading of that level, from 1."""
        self._attributes = _Level(level)

    def set_press(self, press: Callable[[], None], hint: str) -> None:
        """Says what happens when the node is pressed, and in words for the reader."""
        self._action = _Press(press, hint)

    def below(self) -> "Iterator[Node]":
        """This node and all below it."""
        yield self
        for child in self._children:
            yield from child.below()

    def isValid(self) -> bool:
        """Until it is released."""
        return True

    def object(self) -> QObject | None:  # type: ignore[override] # Qt takes None
        """No object stands behind it."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override] # Qt takes None
        """The window of the widget on which it is drawn."""
        return self._parent.window()

    def parent(self) -> QAccessibleInterface:
        """The node above."""
        return self._parent

    def childCount(self) -> int:
        """How many nodes stand below."""
        return len(self._children)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override] # Qt takes None
        """The child with that number, from 0."""
        return self._children[index] if 0 <= index < len(self._children) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of a child, -1 where it is none of this node's."""
        return index_in(self._children, child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override] # Qt takes None
        """The child at a place on the screen."""
        return child_at(self._children, x, y)

    def rect(self) -> QRect:
        """Where it stands on the screen: over all its children, unless a kind of node knows better."""
        united = QRect()
        for child in self._children:
            united = united.united(child.rect())
        return united

    def role(self) -> QAccessible.Role:
        """What it is."""
        return self._role

    def state(self) -> QAccessible.State:
        """Read only; more is for the kinds of node to say."""
        state = QAccessible.State()
        state.readOnly = 1
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """Name and description."""
        return self._texts.get(kind, "")

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """A page cannot be written on."""

    def interface_cast(  # type: ignore[override] # the stub says int
        self, kind: QAccessible.InterfaceType
    ) -> "_Level | _Press | VoidPtr":
        """The heading's level, and what pressing does."""
        match kind:
            case QAccessible.InterfaceType.AttributesInterface if self._attributes is not None:
                return self._attributes
            case QAccessible.InterfaceType.ActionInterface if self._action is not None:
                return self._action
        return VoidPtr(0)


class _Level(QAccessibleAttributesInterface):
    """Says the level of a heading."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        """Only the level."""
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> object:
        """The level, from 1."""
        return self._level if key == QAccessible.Attribute.Level else None


class _Press(QAccessibleActionInterface):
    """Presses a link."""

    def __init__(self, press: Callable[[], None], hint: str) -> None:
        super().__init__()
        self._press = press
        self._hint = hint

    def actionNames(self) -> list[str]:
        """Only pressing."""
        return [QAccessibleActionInterface.pressAction()]

    def localizedActionName(self, name: str) -> str:
        """The word for it."""
        return "Press" if name == QAccessibleActionInterface.pressAction() else ""

    def localizedActionDescription(self, name: str) -> str:
        """What it does."""
        return self._hint if name == QAccessibleActionInterface.pressAction() else ""

    def doAction(self, name: str) -> None:
        """Presses."""
        if name == QAccessibleActionInterface.pressAction():
            self._press()

    def keyBindingsForAction(self, name: str) -> list[str]:
        """Enter, once the link has the focus."""
        return ["Return"] if name == QAccessibleActionInterface.pressAction() else []


def index_in(nodes: Sequence[Node], child: QAccessibleInterface) -> int:
    """The number of a node, -1 where it is not among them."""
    return next((number for number, node in enumerate(nodes) if node is child), -1)


def child_at(nodes: Sequence[Node], x: int, y: int) -> Node | None:
    """The node at a place on the screen."""
    return next((node for node in nodes if node.rect().contains(x, y)), None)


def release(root: Node) -> None:
    """Takes a tree out of Qt's cache, children first. Nothing of it can be used afterwards."""
    for node in reversed(list(root.below())):
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(node))
