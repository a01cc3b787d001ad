"""What screen readers are told beyond Qt's own: the one factory that Qt asks for the interface of a widget.

How a new widget gets its name: `setAccessibleName` where no words stand on it (a button with only an icon, a list, a
field, a scroll area), `setAccessibleDescription` for what it does where the name does not say so. Words on a button or
a label are its name already. A row of a model says all of itself under `AccessibleTextRole`. A frame that takes the
focus or is a part of its own gets a role in `_ROLES`, by its object name, which it sets first. Labels with links need
nothing, if only they are told that their links can be followed before they get their words: the links become children
that can be pressed. tests/ui/test_accessible_tree.py walks over everything that can be opened, every sheet that is
offered included, and names what was forgotten.

Nothing here costs anything until somebody asks: the parts are imported when Qt first wants them.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget

from desktop_app.ui.article_view import ArticleView

if TYPE_CHECKING:
    from desktop_app.ui.accessible_nodes import Access

_ROLES = {
    "card": QAccessible.Role.Dialog,
    "sheet": QAccessible.Role.Pane,
    "notice": QAccessible.Role.Notification,
    "topBar": QAccessible.Role.ToolBar,
    "leftPanel": QAccessible.Role.Pane,
    "sidePanel": QAccessible.Role.Pane,
}


class Accessibility(QObject):
    """Lives as long as the application and owns what it gives out."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._given: list[Access] = []
        self._is_over = False
        application.aboutToQuit.connect(self.end)
        QAccessible.installFactory(self.interface_for)

    def interface_for(self, _class_name: str, thing: QObject) -> QAccessibleInterface | None:
        """The interface of a widget, or None where Qt's own is right. Qt asks, once a widget and class of it."""
        if isinstance(thing, ArticleView) and not self._is_over:
            self._ask_again(thing.viewport())
        access = None if self._is_over else self._access_to(thing)
        if access is None:
            return None
        self._given = [given for given in self._given if not given.is_over]
        self._given.append(access)
        return access.interface

    @Slot()
    def end(self) -> None:
        """Gives everything back while Qt and Python are both whole: what both own would be deleted twice."""
        self._is_over = True
        for access in self._given:
            access.give_back()
        self._given = []

    def _ask_again(self, viewport: QWidget) -> None:
        """Where a screen reader runs from the start, Qt has asked for the viewport before it belonged to a page."""
        interface = QAccessible.queryAccessibleInterface(viewport)
        if all(interface is not given.interface for given in self._given):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))

    def _access_to(self, thing: QObject) -> "Access | None":
        if isinstance(thing, QLabel):
            if not thing.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByKeyboard:
                return None
            from desktop_app.ui.accessible_label import LabelAccess

            return LabelAccess(thing, self)
        if isinstance(thing, QFrame) and (role := _role_of(thing)) is not None:
            from desktop_app.ui.accessible_nodes import FrameAccess

            return FrameAccess(thing, role, self)
        view = thing.parent() if isinstance(thing, QWidget) else None
        if isinstance(view, ArticleView) and view.viewport() is thing:
            from desktop_app.ui.accessible_article import ArticleAccess

            return ArticleAccess(view, self)
        return None


def _role_of(frame: QFrame) -> QAccessible.Role | None:
    """The role of a frame for which Qt's own interface is not right.

    That of a scroll area ends the program with a segmentation fault when it is asked for a child that it has no more,
    and a reader asks for one that it has just counted, a scroll bar say, over D-Bus (Qt 6.11: `child` of
    QAccessibleAbstractScrollArea does not look how many there are). That of a plain widget does look.
    """
    from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QPlainTextEdit, QTextEdit

    if isinstance(frame, QAbstractScrollArea) and not isinstance(frame, (QAbstractItemView, QTextEdit, QPlainTextEdit)):
        return _ROLES.get(frame.objectName(), QAccessible.Role.Client)
    return _ROLES.get(frame.objectName())
