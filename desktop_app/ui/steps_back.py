"""What Escape does: one step back at a time, from what lies in front of everything to the search.

A menu closes by itself, and what has the focus acts first: a card, the field of find in page, a sheet, the field of
the search.
"""

from typing import Protocol

from PySide6.QtCore import Qt

from desktop_app.ui.panels import Panels
from desktop_app.ui.reading_area import ReadingArea
from desktop_app.ui.search_field import SearchField
from desktop_app.ui.sheets import Sheets


class Finding(Protocol):
    """What is asked of find in page."""

    @property
    def is_open(self) -> bool:
        """Whether its bar is there."""

    def close(self) -> None:
        """Takes bar and matches away."""


def step_back(area: ReadingArea, find: Finding | None, sheets: Sheets, panels: Panels, field: SearchField) -> None:
    """Card, find in page, marks, sheet, a panel over the page, search text; with none of them, nothing happens."""
    page_is_seen = area.isVisible()
    if page_is_seen and area.close_card():
        return
    if page_is_seen and find is not None and find.is_open:
        find.close()
    elif page_is_seen and area.view.marks.shown:
        area.view.marks.clear()
    elif sheets.open_sheet is not None:
        sheets.close()
    elif panels.right_covers:
        panels.fold_right()
        area.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
    elif field.text() and field.hasFocus():
        field.clear()
    elif field.text():
        field.take_focus()
    elif field.hasFocus():
        area.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
