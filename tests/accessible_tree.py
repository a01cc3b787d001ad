"""The accessible tree as a screen reader meets it, for tests: walking, finding, and pressing."""

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QLabel

Role = QAccessible.Role
_NO_ROLES = (Role.NoRole, Role.Client, Role.Border, Role.Window, Role.UserRole)


def interface(thing: QObject) -> QAccessibleInterface:
    """What Qt gives a screen reader for a widget."""
    found = QAccessible.queryAccessibleInterface(thing)
    assert found is not None, thing
    return found


def walk(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """A node and all below it that is to be seen, each asserted to know its parent and its place below it."""
    yield node
    for number in range(node.childCount()):
        child = node.child(number)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        assert node.indexOfChild(child) == number, f"{path(child)} has no place below its parent"
        assert same(child.parent(), node), f"{path(child)} does not know its parent"
        yield from walk(child)


def same(one: QAccessibleInterface, other: QAccessibleInterface) -> bool:
    """Whether both are one node of the tree."""
    return QAccessible.uniqueId(one) == QAccessible.uniqueId(other)


def name(node: QAccessibleInterface) -> str:
    return node.text(QAccessible.Text.Name)


def path(node: QAccessibleInterface | None) -> str:
    """A node in words, for the message of a failing test."""
    parts = []
    while node is not None and node.isValid():
        thing = node.object()
        parts.append(
            f"{node.role().name}({name(node)!r}, {type(thing).__name__} {thing.objectName() if thing else ''})"
        )
        node = node.parent()
    return " < ".join(parts[:4])


def faults(root: QAccessibleInterface) -> list[str]:
    """What is amiss with the nodes that can have the focus, and with pictures and lists that have no name."""
    found = []
    for node in walk(root):
        has_size = not node.rect().isEmpty()
        if node.state().focusable and not node.state().disabled:
            missing = [
                word
                for word, is_there in (
                    ("name", bool(name(node).strip())),
                    ("role", node.role() not in _NO_ROLES),
                    ("size", has_size),
                )
                if not is_there
            ]
            if missing:
                found.append(f"no {', no '.join(missing)}: {path(node)}")
        elif node.role() == Role.Button and not name(node).strip():
            found.append(f"no name: {path(node)}")
        thing = node.object()
        if isinstance(thing, QLabel) and "<a " in thing.text() and node.childCount() == 0:
            found.append(f"no links: {path(node)}")
    return found


def with_role(root: QAccessibleInterface, role: QAccessible.Role) -> list[QAccessibleInterface]:
    """The nodes of a role, in the order in which they are read."""
    return [node for node in walk(root) if node.role() == role]


def press(node: QAccessibleInterface) -> None:
    """Presses a node through its action interface, as a screen reader does."""
    action = node.actionInterface()
    assert action is not None
    assert QAccessibleActionInterface.pressAction() in action.actionNames()
    action.doAction(QAccessibleActionInterface.pressAction())
