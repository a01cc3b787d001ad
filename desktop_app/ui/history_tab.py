"""The pages that the reader opened: on or off, forgotten one and all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.flow_row import FlowRow
from desktop_app.ui.own_list import OwnList
from desktop_app.ui.own_rows import OwnRow
from desktop_app.ui.wrapping_button import WrappingButton

_OFF = (
    "Off: nothing about what you read is written down, and Home offers no place to continue. "
    "Bookmarks and notes are kept all the same."
)
_NONE = "No page has been opened yet."


class HistoryTab(QWidget):
    """A switch, a list, and a way to forget."""

    opened = Signal(str)
    keep_wanted = Signal(bool)
    wipe_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keep = _button("", self)
        self._keep.setCheckable(True)
        self._keep.setAccessibleDescription("Write down which pages are opened, on this computer only")
        self._words = QLabel(self)
        self._words.setObjectName("soft")
        self._words.setWordWrap(True)
        self.list = OwnList("History", appearance, self)
        self._wipe = _button("Forget everything", self)
        self._sure = _button("Forget it now", self)
        self._not_sure = _button("Keep it", self)
        self._ways = FlowRow(self)
        for button in (self._wipe, self._sure, self._not_sure):
            self._ways.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._words)
        column.addWidget(self.list, 1)
        column.addWidget(self._ways)
        column.addStretch(0)
        self.list.row_opened.connect(self.opened)
        self._keep.clicked.connect(self.keep_wanted)
        self._wipe.clicked.connect(self._ask)
        self._sure.clicked.connect(self._forget)
        self._not_sure.clicked.connect(self._calm_down)
        self.show_rows((), keep=True, knows_place=False)

    def show_rows(self, rows: Sequence[OwnRow], *, keep: bool, knows_place: bool) -> None:
        """Replaces the rows; `keep` is whether a history is kept, `knows_place` whether there is a place to forget."""
        self._keep.setChecked(keep)
        self._keep.setText("History: on" if keep else "History: off")
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._words.setText(_OFF if not keep else "" if rows else _NONE)
        self._words.setVisible(bool(self._words.text()))
        self._ways.setVisible(bool(rows) or knows_place)
        self._calm_down()

    def take_focus(self) -> None:
        """To the list, or to the switch where it is empty."""
        (self.list if self.list.count() else self._keep).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_look(self) -> None:
        """Lays the rows out anew for another font or theme."""
        self.list.refresh_look()

    @Slot()
    def _ask(self) -> None:
        self._show_question(True)
        self._not_sure.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _forget(self) -> None:
        self._calm_down()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wipe_wanted.emit()

    @Slot()
    def _calm_down(self) -> None:
        asked = not self._not_sure.isHidden() and (self._not_sure.hasFocus() or self._sure.hasFocus())
        self._show_question(False)
        if asked:
            self._wipe.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_question(self, asking: bool) -> None:
        self._wipe.setVisible(not asking)
        self._sure.setVisible(asking)
        self._not_sure.setVisible(asking)


def _button(words: str, parent: QWidget) -> WrappingButton:
    button = WrappingButton(parent)
    button.setText(words)
    button.setObjectName("chip")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
