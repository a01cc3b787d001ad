"""Puts the Tab stops of a part that was made late where the eye meets them: Qt puts them after all others."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops_in(part: QWidget) -> list[QWidget]:
    """The Tab stops of a part, itself included, in the order in which Tab meets them."""
    stops = []
    widget: QWidget | None = part
    while widget is not None:
        is_inside = widget is part or part.isAncestorOf(widget)
        if is_inside and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(widget)
        widget = widget.nextInFocusChain()
        if widget is part:
            break
    return stops


def put_after(before: QWidget, part: QWidget) -> None:
    """Lets Tab go from the last stop of one part to the first of another, whose own order stays."""
    chain = [*stops_in(before)[-1:], *stops_in(part)]
    order(chain)


def order(widgets: list[QWidget]) -> None:
    """Lets Tab go through these widgets in this order."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)
