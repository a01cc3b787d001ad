"""Walks the rectangles of a window's widgets and says in words what is cut, runs out of its place or lies over another.

Words are measured by laying them out again in the width that they were given, not by asking the widget.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextDocument, QTextOption
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QSlider,
    QTextBrowser,
    QToolButton,
    QTreeView,
    QWidget,
)
from support import wait_until

from desktop_app.ui.head_area import HeadArea
from desktop_app.ui.selectable_text import SelectableText

_SLACK = 2  # pixels by which one measure may differ from another
_LEAF = (QLabel, QAbstractButton, QLineEdit, QSlider, QAbstractScrollArea)
_TARGET = 32  # the least height of what is pressed
_TREE_EDGE = 40  # pixels of a tree's row that are not for its words, at the least
_OVERLAYS = ("card",)


def settle(window: QWidget) -> None:
    """Waits until no visible widget moves any more and the window is drawn."""
    seen: list[object] = []

    def is_still() -> bool:
        places = [(id(part), part.geometry().getRect()) for part in window.findChildren(QWidget) if part.isVisible()]
        seen.append(places)
        return window.updatesEnabled() and len(seen) > 3 and seen[-1] == seen[-2] == seen[-3]

    wait_until(is_still, "the window does not come to rest")


def faults(window: QWidget) -> list[str]:
    """What is wrong with the places of the visible widgets; empty when all is well."""
    parts = [part for part in window.findChildren(QWidget) if part.isVisible()]
    return [fault for part in parts for fault in (*_cut(part), *_outside(part, window), *_overflowing(part))] + list(
        _overlaps(parts, window)
    )


def _name(part: QWidget) -> str:
    words = getattr(part, "text", None)
    said = words() if callable(words) else ""
    return f"{type(part).__name__} {part.objectName() or part.accessibleName()} {str(said)[:40]!r}"


def _cut(part: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel) and part.text():
        room = part.contentsRect().adjusted(part.margin(), part.margin(), -part.margin(), -part.margin())
        needed = _size_of(part, room.width())
        if needed[0] > room.width() + _SLACK or needed[1] > room.height() + _SLACK:
            yield f"{_name(part)} needs {needed} and has {room.size().toTuple()}"
    elif isinstance(part, QAbstractButton):
        size = part.size()
        least = part.heightForWidth(size.width()) if part.hasHeightForWidth() else part.fontMetrics().height()
        if not isinstance(part.parentWidget(), QLineEdit):
            least = max(least, part.iconSize().height(), _TARGET)
        if size.height() + _SLACK < least:
            yield f"{_name(part)} is {size.height()} high and needs {least}"
        if not part.hasHeightForWidth() and isinstance(part, QToolButton):
            words = part.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly and part.text()
            width = part.fontMetrics().horizontalAdvance(part.text()) if words else part.iconSize().width()
            if size.width() + _SLACK < width:
                yield f"{_name(part)} is {size.width()} wide and its words are {width}"


def _size_of(label: QLabel, width: int) -> tuple[int, int]:
    """Width and height of a label's words in a width."""
    if not label.wordWrap():
        metrics = label.fontMetrics()
        return metrics.horizontalAdvance(label.text()), metrics.height()
    document = QTextDocument()
    document.setDefaultFont(label.font())
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    document.setDefaultTextOption(option)
    if label.textFormat() == Qt.TextFormat.RichText:
        document.setHtml(label.text())
    else:
        document.setPlainText(label.text())
    document.setTextWidth(width)
    return round(document.size().width()), round(document.size().height())


def _outside(part: QWidget, window: QWidget) -> Iterator[str]:
    """A part must not stand beyond the sides of its parent, nor below it unless that scrolls."""
    parent = part.parentWidget()
    if parent is None or part.isWindow() or parent.objectName().startswith("qt_scrollarea"):
        return
    if part.x() < -_SLACK or part.geometry().right() > parent.width() + _SLACK:
        yield f"{_name(part)} {part.geometry().getRect()} stands beyond the sides of {_name(parent)} {parent.width()}"
    if part.y() < -_SLACK or part.geometry().bottom() > parent.height() + _SLACK:
        yield f"{_name(part)} {part.geometry().getRect()} stands below {_name(parent)} {parent.height()}"


def _overflowing(part: QWidget) -> Iterator[str]:
    """Nothing is scrolled sideways, and rows of lists are as high as their words."""
    if not isinstance(part, QAbstractScrollArea):
        return
    if part.horizontalScrollBar().maximum() > _SLACK:
        yield f"{_name(part)} can be scrolled sideways by {part.horizontalScrollBar().maximum()}"
    if isinstance(part, SelectableText) and part.document().size().height() > part.viewport().height() + _SLACK:
        yield f"{_name(part)} needs {part.document().size().height()} and has {part.viewport().height()}"
    is_read = not isinstance(part, QListWidget | HeadArea | SelectableText)
    if is_read and (part.viewport().width() < 60 or part.viewport().height() < 40):
        yield f"{_name(part)} has only {part.viewport().size().toTuple()}"
    if isinstance(part, QTextBrowser) and part.document().size().width() > part.viewport().width() + _SLACK:
        yield f"the page is {part.document().size().width()} wide in {part.viewport().width()}"
    if isinstance(part, QScrollArea):
        inner = part.widget()
        if inner is not None and inner.width() > part.viewport().width() + _SLACK:
            yield f"{_name(part)} holds {inner.width()} in {part.viewport().width()}"
    if isinstance(part, QAbstractItemView) and isinstance(part, QListWidget | QTreeView):
        yield from _cut_rows(part)


def _cut_rows(view: QAbstractItemView) -> Iterator[str]:
    index = view.model().index(0, 0)
    while index.isValid():
        rect = view.visualRect(index)
        metrics = QFontMetrics(view.font())
        room = rect.width() - (_TREE_EDGE if isinstance(view, QTreeView) else 0)
        words = str(index.data())
        longest = max((metrics.horizontalAdvance(word) for word in words.split()), default=0)
        wrap = Qt.TextFlag.TextWordWrap if longest <= room else Qt.TextFlag.TextWrapAnywhere
        needed = metrics.boundingRect(QRect(0, 0, room, 100_000), wrap.value, words).height()
        if rect.isValid() and rect.height() + _SLACK < needed:
            yield f"row {words[:40]!r} of {_name(view)} is {rect.height()} high and needs {needed}"
        index = view.indexBelow(index) if isinstance(view, QTreeView) else view.model().index(index.row() + 1, 0)


def _overlaps(parts: list[QWidget], window: QWidget) -> Iterator[str]:
    """No two parts that are read or pressed lie over each other, but for what is meant to lie on top."""
    leaves = [
        part
        for part in parts
        if isinstance(part, _LEAF)
        and not part.objectName().startswith("qt_")
        and not isinstance(part.parentWidget(), QLineEdit | QAbstractItemView)
        and not _is_overlay(part)
    ]
    seen = [(part, _visible_rect(part, window)) for part in leaves]
    for at, (one, place) in enumerate(seen):
        for other, where in seen[at + 1 :]:
            if one.isAncestorOf(other) or other.isAncestorOf(one):
                continue
            shared = place.intersected(where)
            if shared.width() > _SLACK and shared.height() > _SLACK:
                yield f"{_name(one)} and {_name(other)} share {shared.getRect()}"


def _is_overlay(part: QWidget) -> bool:
    above: QWidget | None = part
    while above is not None:
        if above.objectName() in _OVERLAYS:
            return True
        above = above.parentWidget()
    return False


def _visible_rect(part: QWidget, window: QWidget) -> QRect:
    """The part's rectangle in the window, as far as its parents let it be seen."""
    rect = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
    above = part.parentWidget()
    while above is not None and above is not window:
        rect = rect.intersected(QRect(above.mapTo(window, QPoint(0, 0)), above.size()))
        above = above.parentWidget()
    return rect
