"""The reader's bookmarks: opened, put in order, renamed, removed and brought back, given away as Markdown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.flow_row import FlowRow
from desktop_app.ui.own_list import OwnList
from desktop_app.ui.own_rows import OwnRow
from desktop_app.ui.wrapping_button import WrappingButton

_NONE_YET = "Nothing saved yet. Open a page and press Save (Ctrl+D); it then stands here."
_HOW = "Choose a row, then move, rename or remove it. Keys: Alt+Up, Alt+Down, R and Delete."


class BookmarksTab(QWidget):
    """A list and what can be done to it; every wish goes out by signal."""

    opened = Signal(str)
    moved = Signal(str, int)
    renamed = Signal(str, str)
    removed = Signal(str)
    put_back_wanted = Signal()
    export_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: dict[str, str] = {}
        self._removed = ""
        self.list = _BookmarkList(appearance, self)
        self._none = _wrapped(_NONE_YET, self)
        self._how = _wrapped(_HOW, self)
        self._back = _button("", self, "linkButton")
        self._arrange = _button("Change the list", self, "chip")
        self._arrange.setCheckable(True)
        self._up = _button("Up", self, "chip")
        self._down = _button("Down", self, "chip")
        self._rename = _button("Rename", self, "chip")
        self._remove = _button("Remove", self, "chip")
        for button, spoken in ((self._up, "Move up"), (self._down, "Move down")):
            button.setAccessibleName(spoken)
        self._name = _NameField(self)
        self._name.setAccessibleDescription("Enter keeps the name, Escape leaves it as it was")
        self._keep_name = _button("Keep this name", self, "chip")
        self._export = _button("Save the list as a file", self, "linkButton")
        self._import = _button("Read a list from a file", self, "linkButton")
        self._lay_out()
        self._connect()
        self._show_tools()

    def show_rows(self, rows: Sequence[OwnRow]) -> None:
        """Replaces the rows."""
        self._words = {row.slug: row.words for row in rows}
        self.list.show_rows(rows)
        self._show_tools()

    def offer_back(self, words: str) -> None:
        """Offers to bring back what was removed last; "" offers nothing."""
        self._removed = words
        self._back.setText(f"Put back {words}" if words else "")
        self._show_tools()

    def take_focus(self) -> None:
        """To the list, or to the one thing that can be done without it."""
        (self.list if self._words else self._import).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_look(self) -> None:
        """Lays the rows out anew for another font or theme."""
        self.list.refresh_look()

    def _lay_out(self) -> None:
        tools = FlowRow(self)
        for button in (self._up, self._down, self._rename, self._remove):
            tools.add(button)
        self._tools = tools
        naming = QHBoxLayout()
        naming.addWidget(self._name, 1)
        naming.addWidget(self._keep_name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._none)
        column.addWidget(self._arrange, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._how)
        column.addWidget(tools)
        column.addLayout(naming)
        column.addWidget(self.list, 1)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._export, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._import, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.list.row_opened.connect(self.opened)
        self.list.row_changed.connect(self._row_changed)
        self.list.move_wanted.connect(self._move)
        self.list.rename_wanted.connect(self._begin_name)
        self.list.remove_wanted.connect(self._take_away)
        self._arrange.toggled.connect(self._show_tools)
        self._up.clicked.connect(self._move_up)
        self._down.clicked.connect(self._move_down)
        self._rename.clicked.connect(self._begin_name)
        self._remove.clicked.connect(self._take_away)
        self._name.returnPressed.connect(self._end_name)
        self._name.given_up.connect(self._drop_name)
        self._keep_name.clicked.connect(self._end_name)
        self._back.clicked.connect(self.put_back_wanted)
        self._export.clicked.connect(self.export_wanted)
        self._import.clicked.connect(self.import_wanted)

    @Slot()
    def _show_tools(self) -> None:
        some, arranging = bool(self._words), self._arrange.isChecked()
        self._none.setVisible(not some)
        self.list.setVisible(some)
        self._arrange.setVisible(some)
        self._arrange.setText("Done" if arranging else "Change the list")
        self._how.setVisible(some and arranging)
        self._tools.setVisible(some and arranging)
        self._export.setVisible(some)
        self._back.setVisible(bool(self._removed))
        self.list.opens_on_click = not arranging
        if not some:
            self._drop_name()
        self._row_changed()

    @Slot()
    def _row_changed(self) -> None:
        at, last = self.list.currentRow(), self.list.count() - 1
        self._up.setEnabled(at > 0)
        self._down.setEnabled(0 <= at < last)
        for button in (self._rename, self._remove):
            button.setEnabled(at >= 0)

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    @Slot(int)
    def _move(self, step: int) -> None:
        if self.list.slug:
            self.moved.emit(self.list.slug, step)

    @Slot()
    def _take_away(self) -> None:
        if self.list.slug:
            self._drop_name()
            self.removed.emit(self.list.slug)

    @Slot()
    def _begin_name(self) -> None:
        slug = self.list.slug
        if slug:
            self._name.begin(slug, self._words.get(slug, ""))
            self._keep_name.show()

    @Slot()
    def _end_name(self) -> None:
        slug, words = self._name.slug, self._name.text()
        self._drop_name()
        self.renamed.emit(slug, words)

    @Slot()
    def _drop_name(self) -> None:
        had_focus = self._name.hasFocus() or self._keep_name.hasFocus()
        self._name.hide()
        self._keep_name.hide()
        if had_focus:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Next time it is a plain list again."""
        super().hideEvent(event)
        self._arrange.setChecked(False)
        self._drop_name()


class _BookmarkList(OwnList):
    """The list, with keys for what the buttons do."""

    move_wanted = Signal(int)
    rename_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__("Bookmarks", appearance, parent)
        self.setAccessibleDescription("Enter opens. Alt+Up and Alt+Down move, R renames, Delete removes.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves, R renames, Delete removes; the rest is Qt's."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        match event.key():
            case Qt.Key.Key_Up if alt:
                self.move_wanted.emit(-1)
            case Qt.Key.Key_Down if alt:
                self.move_wanted.emit(1)
            case Qt.Key.Key_R if plain:
                self.rename_wanted.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if plain:
                self.remove_wanted.emit()
            case _:
                super().keyPressEvent(event)


class _NameField(QLineEdit):
    """A name for the bookmark `slug`; hidden until it is asked for."""

    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.slug = ""
        self.setAccessibleName("Name of the bookmark")
        self.setPlaceholderText("Empty: the page's title")
        self.setMaxLength(200)
        self.hide()

    def begin(self, slug: str, name: str) -> None:
        """Shows the field with a name to change."""
        self.slug = slug
        self.setText(name)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the name as it was; it closes no sheet."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)


def _button(words: str, parent: QWidget, name: str) -> WrappingButton:
    button = WrappingButton(parent)
    button.setText(words)
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _wrapped(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setObjectName("soft")
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label
