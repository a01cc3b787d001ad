"""What the staff see behind the PIN: what is installed, an update from a stick, and the way out of the kiosk."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.flow_row import FlowRow
from desktop_app.ui.offer_bar import OfferBar
from desktop_app.ui.pack_words import NONE_INSTALLED, installed_words
from desktop_app.ui.wrapping_button import WrappingButton

if TYPE_CHECKING:
    from desktop_app.packs.state import Installed

_WIDEST = 860
_LEAST_CHANGES = 260  # pixels of height for the list of what would change


class StaffPanel(QFrame):
    """Covers the whole screen, so that no visitor's page is seen behind it."""

    look_wanted = Signal()
    roll_back_wanted = Signal()
    remove_wanted = Signal(str, str)
    """The id and the title of a pack."""

    end_wanted = Signal()
    put_away = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("staffPanel")
        self.setAccessibleName("For the staff")
        self._appearance = appearance
        self._rows: list[QWidget] = []
        self._removers: list[QToolButton] = []
        self._title = QLabel("For the staff", self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self.offer = OfferBar(self)
        self._changes = QTextEdit(self)
        self._changes.setReadOnly(True)
        self._changes.setAccessibleName("What would change")
        self._changes.setMinimumHeight(_LEAST_CHANGES)
        self._changes.hide()
        self._packs = QVBoxLayout()
        self._packs.setSpacing(8)
        self._look = self._button("Look for an update on a stick", self.look_wanted.emit)
        self._roll_back = self._button("Undo the last change", self.roll_back_wanted.emit)
        self._end = self._button("End the kiosk", self.end_wanted.emit)
        self._back = self._button("Back to the glossary", self.put_away.emit, "mainButton")
        self._fill()
        self.hide()

    @property
    def words(self) -> str:
        """What the panel says now."""
        return self._words.text()

    @property
    def rows(self) -> list[str]:
        """The packs that it lists."""
        return [label.text() for row in self._rows for label in row.findChildren(QLabel)]

    def begin(self) -> None:
        """Shows itself as it is at first."""
        font = self._appearance.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self._title.setFont(font)
        self.say("")
        self.offer.hide()
        self._changes.hide()
        self.show()
        self.raise_()
        self._back.setFocus(Qt.FocusReason.PopupFocusReason)

    def say(self, words: str) -> None:
        """Says what was done or why it was not."""
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def list_packs(self, packs: "Sequence[Installed]", *, can_roll_back: bool) -> None:
        """Shows what is installed."""
        self._clear()
        self._rows = [self._row(installed_words(pack), pack.id, pack.title) for pack in packs]
        if not packs:
            self._rows.append(self._row(NONE_INSTALLED))
        for row in self._rows:
            self._packs.addWidget(row)
            row.show()  # by itself the layout would show it one turn later: an empty place for that moment
        self._roll_back.setEnabled(can_roll_back)

    def be_busy(self, busy: bool) -> None:
        """Nothing else can be begun while something is looked at or installed."""
        for button in (self._look, self._roll_back, self._end, self._back, *self._removers):
            button.setEnabled(not busy)
        if not busy and self.isVisible() and not self.isAncestorOf(self.window().focusWidget() or self):
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_way_back(self) -> None:
        """What is installed cannot be listed; it can be undone."""
        self._clear()
        self._roll_back.setEnabled(True)

    def refuse_packs(self, why: str) -> None:
        """Packs cannot be kept here."""
        self._look.setEnabled(False)
        self._roll_back.setEnabled(False)
        self.say(why)

    def show_changes(self, html: str) -> None:
        """Shows what would change, or puts it away again; "" always puts it away."""
        self._changes.setHtml(html)
        self._changes.document().setDocumentMargin(16)
        self._changes.setVisible(bool(html) and self._changes.isHidden())

    def _clear(self) -> None:
        for row in self._rows:
            self._packs.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self._removers = [], []

    def _fill(self) -> None:
        page = QWidget(self)
        page.setObjectName("staffPage")
        page.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        for part in (self._title, self.offer, self._words, self._changes):
            column.addWidget(part)
        column.addLayout(self._packs)
        for row in ((self._look, self._roll_back), (self._end, self._back)):
            buttons = FlowRow(page)
            for button in row:
                buttons.add(button)
            column.addWidget(buttons)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _row(self, words: str, pack_id: str = "", title: str = "") -> QWidget:
        row = QFrame(self)
        row.setObjectName("packRow")
        line = QHBoxLayout(row)
        line.setContentsMargins(12, 8, 8, 8)
        label = QLabel(words, row)
        label.setWordWrap(True)
        line.addWidget(label, 1)
        if pack_id:
            remove = self._button("Remove", partial(self.remove_wanted.emit, pack_id, title))
            remove.setAccessibleDescription(f"Take {title} out of use")
            line.addWidget(remove)
            self._removers.append(remove)
        return row

    def _button(self, words: str, act: Callable[[], None], name: str = "key") -> QToolButton:
        button = WrappingButton(self)
        button.setObjectName(name)
        button.setText(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _checked=False: act())
        return button

    @Slot()
    def refresh_look(self) -> None:
        """Fits the words to the text size."""
        for part in (self._words, self._changes, self.offer):
            part.setFont(self._appearance.font())
