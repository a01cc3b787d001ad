"""The column of choices for paper: what, its size, sources, type, light of the preview, and the printer."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QComboBox, QVBoxLayout, QWidget

from desktop_app.ui.flow_row import FlowRow
from desktop_app.ui.printing.paper import A4, PAPERS, PrintOptions
from desktop_app.ui.wrapping_button import WrappingButton
from desktop_app.ui.wrapping_label import WrappingLabel

ARTICLE, TAKEAWAY, BOOKMARKS, GLOSSARY = "article", "takeaway", "bookmarks", "glossary"
_WORDS = {
    ARTICLE: "This article",
    TAKEAWAY: "Take-away sheet, one page",
    BOOKMARKS: "Bookmarks",
    GLOSSARY: "Whole glossary",
}
NO_PRINTER = "No printer is set up on this machine. A PDF can be saved and printed elsewhere."


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """What is to be put on paper (ARTICLE, TAKEAWAY, BOOKMARKS or GLOSSARY), and how."""

    what: str
    options: PrintOptions


class PrintOptionsColumn(QWidget):
    """Says every change at once."""

    changed = Signal()
    light_changed = Signal(bool)
    """Whether the preview is shown as on white paper."""

    pdf_wanted = Signal()
    print_wanted = Signal(str)
    """The name of the chosen printer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(6)
        self._what = self._group("What", _WORDS, in_a_row=False)
        self._paper = self._group("Paper", {paper.name: paper.words for paper in PAPERS}, in_a_row=True)
        self._column.addSpacing(8)
        self._sources = self._switch("With sources", "Print the list of sources at the end")
        self._large = self._switch("Large type", "Print in letters of 16 points")
        self._white = self._switch("Show as on white paper", "Show the preview bright, as it will be printed")
        self._sources.setChecked(True)
        self._check(self._paper, A4.name)
        self._column.addSpacing(8)
        self._heading("Printer")
        self._printers = QComboBox(self)
        self._printers.setAccessibleName("Printer")
        self._printers.setMinimumContentsLength(8)
        self._printers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._printers.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._no_printer = WrappingLabel(self)
        self._no_printer.setText(NO_PRINTER)
        self._no_printer.setObjectName("soft")
        self.print_button = self._button("Print", "Print on the chosen printer")
        self.pdf_button = self._button("Save as PDF…", "Choose where to keep a PDF")
        for button in (self.print_button, self.pdf_button):
            button.setObjectName("chip")  # with a line around it
        for widget in (self._printers, self._no_printer, self.print_button, self.pdf_button):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.show_printers(())
        for group in (self._what, self._paper):
            group.buttonClicked.connect(self._changed)
        self._sources.clicked.connect(self._changed)
        self._large.clicked.connect(self._changed)
        self._white.toggled.connect(self.light_changed)
        self.print_button.clicked.connect(self._print)
        self.pdf_button.clicked.connect(self.pdf_wanted)

    @property
    def choice(self) -> PrintChoice:
        """What is chosen now."""
        paper = next(paper for paper in PAPERS if paper.name == self._checked(self._paper))
        options = PrintOptions(paper, sources=self._sources.isChecked(), large=self._large.isChecked())
        return PrintChoice(self._checked(self._what), options)

    def offer(self, *, article: str, bookmarks: int) -> None:
        """What there is to print: the title of the open article, "" where there is none, and how many bookmarks."""
        for button in self._what.buttons():
            what = button.property("choice")
            has = bool(article) if what in (ARTICLE, TAKEAWAY) else bookmarks > 0 if what == BOOKMARKS else True
            button.setEnabled(has)
            if what == BOOKMARKS:
                button.setText(f"{_WORDS[BOOKMARKS]} ({bookmarks})")
            if what == ARTICLE:
                button.setToolTip(article)
        checked = self._what.checkedButton()
        if checked is None or not checked.isEnabled():
            self._check(self._what, next(b.property("choice") for b in self._what.buttons() if b.isEnabled()))

    def show_printers(self, names: Sequence[str]) -> None:
        """The printers to choose from; without any, a PDF is what is left."""
        self._printers.clear()
        self._printers.addItems(list(names))
        self._printers.setVisible(bool(names))
        self.print_button.setVisible(bool(names))
        self._no_printer.setVisible(not names)

    def let_begin(self, may: bool) -> None:
        """Whether something can be printed or saved now."""
        self.print_button.setEnabled(may)
        self.pdf_button.setEnabled(may)

    def take_focus(self) -> None:
        """To what is chosen."""
        checked = self._what.checkedButton()
        if checked is not None:
            checked.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_look(self, target: int) -> None:
        """Fits the list of printers to the smallest height of a target, in pixels."""
        self._printers.setMinimumHeight(target)

    def _heading(self, words: str) -> None:
        label = WrappingLabel(self)
        label.setText(words)
        label.setObjectName("panelHeading")
        self._column.addWidget(label)

    def _group(self, heading: str, words: dict[str, str], *, in_a_row: bool) -> QButtonGroup:
        if self._column.count():
            self._column.addSpacing(8)
        self._heading(heading)
        group = QButtonGroup(self)
        row = FlowRow(self) if in_a_row else None
        for name, text in words.items():
            button = self._chip(text)
            button.setProperty("choice", name)
            button.setAccessibleDescription(heading)
            group.addButton(button)
            if row is not None:
                row.add(button)
            else:
                self._column.addWidget(button)
        if row is not None:
            self._column.addWidget(row)
        return group

    def _switch(self, words: str, hint: str) -> WrappingButton:
        button = self._chip(words)
        button.setToolTip(hint)
        button.setAccessibleDescription(hint)
        self._column.addWidget(button)
        return button

    def _chip(self, words: str) -> WrappingButton:
        button = self._button(words, "")
        button.setObjectName("chip")
        button.setCheckable(True)
        return button

    def _button(self, words: str, hint: str) -> WrappingButton:
        button = WrappingButton(self)
        button.setText(words)
        button.setToolTip(hint)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _checked(self, group: QButtonGroup) -> str:
        button = group.checkedButton()
        return str(button.property("choice")) if button is not None else ""

    def _check(self, group: QButtonGroup, name: str) -> None:
        for button in group.buttons():
            button.setChecked(button.property("choice") == name)

    @Slot()
    def _changed(self) -> None:
        self.changed.emit()

    @Slot()
    def _print(self) -> None:
        self.print_wanted.emit(self._printers.currentText())
