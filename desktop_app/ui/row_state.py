"""How a row of a list stands: selected, under the pointer, focused.

Asking Qt for it loads QStyle with its enumerations, 4 ms of each start that nobody needs before a list was touched.
"""

from typing import NamedTuple

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
