"""How a row of a list stands: selected, under the pointer, focused; and the frame of the focus, the same in every list.

Asking Qt for it loads QStyle with its enumerations, 4 ms of each start that nobody needs before a list was touched.
"""

from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem


class RowState(NamedTuple):
    """What is drawn around the words of a row."""

    is_selected: bool = False
    is_hovered: bool = False
    is_focused: bool = False


UNTOUCHED = RowState()


def row_state(option: QStyleOptionViewItem) -> RowState:
    """The state of the row that Qt wants drawn."""
    from PySide6.QtWidgets import QStyle

    flags, state = QStyle.StateFlag, option.state
    return RowState(
        is_selected=bool(state & flags.State_Selected),
        is_hovered=bool(state & flags.State_MouseOver),
        is_focused=bool(state & flags.State_HasFocus),
    )


def draw_focus(painter: QPainter, rect: QRect, pen: QPen) -> None:
    """Frames the row that has the keyboard's focus; all of the pen lies within the row."""
    edge = pen.width() // 2
    painter.setPen(pen)
    painter.drawRect(rect.adjusted(edge, edge, -edge - 1, -edge - 1))
