"""The order in which the keyboard goes through the window: that in which it is read, part by part."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QScrollArea, QWidget


def arrange(parts: Sequence[QWidget]) -> None:
    """Makes Tab go through the parts in this order, and through each as it is laid out.

    Parts that are made later stand at the end of Qt's own order, wherever they are seen: call it again then.
    """
    order: dict[QWidget, None] = {}
    for part in parts:
        order.update(dict.fromkeys(_focusable(part)))
    put_in_order(list(order))


def put_in_order(widgets: Sequence[QWidget]) -> None:
    """Makes Tab go through these widgets in this order."""
    for before, after in pairwise(widgets):
        if before.window() is after.window():  # a kiosk takes the pages of a session out of its window
            QWidget.setTabOrder(before, after)


def go(parts: Sequence[QWidget], step: int) -> None:
    """Gives the focus to the next part that is seen (1), or to the one before (-1): to where it was in it last."""
    seen = [part for part in parts if part.isVisible() and _target(part) is not None]
    focused = QApplication.focusWidget()
    here = next((i for i, part in enumerate(seen) if focused and (part is focused or part.isAncestorOf(focused))), None)
    if not seen:
        return
    enter(seen[0 if here is None else (here + step) % len(seen)])


def enter(part: QWidget) -> None:
    """Gives the focus to a part: to where it was in it last, else to its first widget."""
    target = _target(part)
    if target is not None:
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _target(part: QWidget) -> QWidget | None:
    if _can_have_it(part):
        return part
    last = part.focusWidget()
    if last is not None and _can_have_it(last):
        return last
    return next((widget for widget in _focusable(part) if _can_have_it(widget)), None)


def _can_have_it(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    """A widget and those in it that Tab can reach, in the order of their layout."""
    if _takes_focus(widget):
        yield widget
    layout = widget.layout()
    content = widget.widget() if isinstance(widget, QScrollArea) else None
    if content is not None:
        yield from _focusable(content)
    elif layout is not None:
        yield from _in_layout(layout)
    else:
        for child in widget.children():
            if isinstance(child, QWidget) and not child.isWindow():
                yield from _focusable(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _focusable(widget)
        elif inner is not None:
            yield from _in_layout(inner)


def _takes_focus(widget: QWidget) -> bool:
    """Whether Tab stops at it, now or when it is the pressed one of its group."""
    is_choice = isinstance(widget, QAbstractButton) and widget.group() is not None
    return is_choice or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
