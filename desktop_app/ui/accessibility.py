"""What screen readers are told beyond Qt's own: the one factory that Qt asks for the interface of a widget.

How a new widget gets its name: `setAccessibleName` where no words stand on it (a button with only an icon, a list, a
field, a scroll area), `setAccessibleDescription` for what it does where the name does not say so. Words on a button or
a label are its name already. A row of a model says all of itself under `AccessibleTextRole`. A frame that takes the
focus or is a part of its own gets a role in `_ROLES`, by its object name. Labels with links need nothing: theirs become
Link children. tests/ui/test_accessible_tree.py walks over everything that can be opened, every sheet that is offered
included, and names what was forgotten.

Nothing here costs anything until somebody asks: the parts are imported when Qt first wants them.
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QFrame, QLabel, QWidget
from shiboken6 import isValid

from desktop_app.ui.article_view import ArticleView

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
        self._framed: list[QAccessibleInterface] = []
        QAccessible.installFactory(self.interface_for)

    def interface_for(self, _class_name: str, thing: QObject) -> QAccessibleInterface | None:
        """The interface of a widget, or None where Qt's own is right. Asked once a widget, by Qt."""
        if isinstance(thing, QLabel):
            return self._label(thing)
        if isinstance(thing, QFrame) and thing.objectName() in _ROLES:
            return self._frame(thing)
        if not isinstance(thing, QWidget):
            return None
        view = thing.parent()
        if isinstance(view, ArticleView) and view.viewport() is thing:
            from desktop_app.ui.accessible_article import ArticleAccess

            return ArticleAccess(view, self).interface
        return None

    def _frame(self, frame: QFrame) -> QAccessibleInterface:
        """Qt deletes the interface with its frame; until then it must be kept."""
        self._framed = [kept for kept in self._framed if isValid(kept)]
        self._framed.append(QAccessibleWidget(frame, _ROLES[frame.objectName()]))
        return self._framed[-1]

    def _label(self, label: QLabel) -> QAccessibleInterface | None:
        if not label.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByKeyboard:
            return None
        from desktop_app.ui.accessible_label import LabelAccess

        return LabelAccess(label, self).interface
