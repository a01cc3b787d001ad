"""The citation card: who says so, what kind of study it is, what it is cited for. Beside the line, never on it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.glossary.export import as_bibtex, as_csl_json, as_ris
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.card_sources import CardSource
from desktop_app.ui.floating_card import INDENT, Beside, FloatingCard
from desktop_app.ui.place_list import PlaceList
from desktop_app.ui.source_facts import SourceFacts

_FORMS = ("Copy", "as RIS", "as BibTeX", "as CSL-JSON")
_FOR_PROGRAMS = "Copy this source for a program that keeps references"
_COPIED = "Copied"


class CitationCard(FloatingCard):
    """Shows one source at a time; the arrows step through those that share the bracket."""

    all_sources_wanted = Signal(int)
    """The number of the source in the list at the end of the article."""

    source_wanted = Signal(str)
    """The key of the source, for the list of every source of the glossary."""

    link_followed = Signal(str)
    """The address of another place that cites the source."""
    said = Signal(str)
    """Words for a screen reader: the source that was stepped to, or that it was copied."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sources: tuple[CardSource, ...] = ()
        self._at = 0
        self._shows_places = False
        self._title = QLabel(self)
        self._title.setObjectName("panelHeading")
        self._title.setIndent(INDENT)
        self._earlier = self.button("Earlier source", "chevron-left")
        self._later = self.button("Later source", "chevron-right")
        self._step = QLabel(self)
        self._close = self.button("Close", "close")
        self._facts = SourceFacts(appearance, self)
        self._places = PlaceList(appearance, self)
        self._copies = [self.link(words) for words in _FORMS]
        for button, words in zip(self._copies, _FORMS, strict=True):
            button.setAccessibleName(words if words == "Copy" else f"Copy {words}")
            button.setAccessibleDescription("Copy this source as text" if words == "Copy" else _FOR_PROGRAMS)
        self._all = self.link("All sources")
        self._all.setAccessibleDescription("Go to the list of sources under the article")
        self._elsewhere = self.link("Where else it is cited")
        self._back = self.link("Back to the source")
        self._in_glossary = self.link("Show among all sources of the glossary")
        self.head.add(self._title)
        self.head.add_at_end(self._earlier, self._step, self._later, self._close)
        self.foot.add(*self._copies, self._all, self._elsewhere, self._back, self._in_glossary)
        for part in (self._facts, self._places):
            self.body.addWidget(part)
        self._connect()

    def _connect(self) -> None:
        self._earlier.clicked.connect(self._show_earlier)
        self._later.clicked.connect(self._show_later)
        self._close.clicked.connect(self.close_card)
        for button, copy in zip(
            self._copies, (self._copy_text, self._copy_ris, self._copy_bibtex, self._copy_csl), strict=True
        ):
            button.clicked.connect(copy)
        self._all.clicked.connect(self._want_all)
        self._elsewhere.clicked.connect(self._show_places)
        self._back.clicked.connect(self._show_facts)
        self._in_glossary.clicked.connect(self._want_in_glossary)
        self._places.link_followed.connect(self.link_followed)
        self._places.row_reached.connect(self._show_row)
        self._facts.text.caret_moved.connect(self._show_caret)

    @property
    def shown(self) -> CardSource | None:
        """The source on the card, None while it is closed."""
        return self._sources[self._at] if self._sources and not self.isHidden() else None

    def show_sources(self, sources: Sequence[CardSource], at: int, beside: Beside) -> None:
        """Opens the card for a place of citation, at one of its sources."""
        self._sources = tuple(sources)
        self._at = at
        self._shows_places = False
        self._fill()
        self.open_beside(beside)

    def take_focus(self) -> None:
        """Gives the card the keyboard."""
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh_look(self) -> None:
        """Draws the icons anew; an open card is laid out again."""
        for button, name in ((self._earlier, "chevron-left"), (self._later, "chevron-right"), (self._close, "close")):
            button.setIcon(self._appearance.icon(name))
            button.setIconSize(QSize(self._appearance.icon_size, self._appearance.icon_size))
        if self.shown is not None:
            self._fill()
            self.place()

    def fit_body(self, width: int) -> int:
        """The words and the code, or the list of places."""
        if self._shows_places:
            return self._places.fit(width)
        return self._facts.fit(width)

    def stops(self) -> Sequence[QWidget]:
        """In the order in which they are seen."""
        steps = (self._earlier, self._later, self._close)
        return (
            *steps,
            self._facts.text,
            self._places,
            *self._copies,
            self._all,
            self._elsewhere,
            self._back,
            self._in_glossary,
        )

    def step_back(self) -> None:
        """From the list of places to the source, from there to the page."""
        if self._shows_places:
            self._show_facts()
        else:
            self.close_card()

    def _fill(self) -> None:
        source = self._sources[self._at]
        places = self._shows_places
        many = len(self._sources) > 1 and not places
        number = source.cited.number
        self._title.setText(
            f"Where else source {number} is cited ({len(source.elsewhere)})" if places else f"Source {number}"
        )
        self.setAccessibleName(f"Source {number}: {source.reference.text}")
        self._step.setText(f"{self._at + 1} of {len(self._sources)}")
        self._earlier.setEnabled(self._at > 0)
        self._later.setEnabled(self._at < len(self._sources) - 1)
        self._facts.show_source(source)
        self.setAccessibleDescription("" if places else self._facts.text.toPlainText())
        self._places.show_places(source.elsewhere if places else ())
        self._elsewhere.setAccessibleDescription(f"{len(source.elsewhere)} other places")
        for button, words in zip(self._copies, _FORMS, strict=True):
            button.setText(words)
        for widget, is_shown in (
            *((widget, many) for widget in (self._earlier, self._step, self._later)),
            (self._facts, not places),
            (self._places, places),
            *((widget, not places) for widget in (*self._copies, self._all)),
            (self._elsewhere, not places and bool(source.elsewhere)),
            (self._back, places),
            (self._in_glossary, places),
        ):
            widget.setVisible(is_shown)

    def _show(self, focused: QWidget) -> None:
        """Draws the card anew without losing the keyboard's focus when the part that had it goes."""
        focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fill()
        self.place()

    def _step_to(self) -> None:
        self._show(self)
        self.said.emit(f"{self._step.text()}. {self.accessibleName()}")

    @Slot()
    def _show_earlier(self) -> None:
        if self._at > 0 and not self._shows_places:
            self._at -= 1
            self._step_to()

    @Slot()
    def _show_later(self) -> None:
        if self._at < len(self._sources) - 1 and not self._shows_places:
            self._at += 1
            self._step_to()

    @Slot()
    def _show_places(self) -> None:
        self._shows_places = True
        self._show(self)
        self._places.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_facts(self) -> None:
        self._shows_places = False
        self._show(self)
        self._elsewhere.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _copy_text(self) -> None:
        self._copy(0, self._sources[self._at].reference.text)

    @Slot()
    def _copy_ris(self) -> None:
        self._copy(1, as_ris(self._sources[self._at].reference.csl))

    @Slot()
    def _copy_bibtex(self) -> None:
        self._copy(2, as_bibtex(self._sources[self._at].reference.csl))

    @Slot()
    def _copy_csl(self) -> None:
        self._copy(3, as_csl_json([self._sources[self._at].reference.csl]))

    def _copy(self, form: int, words: str) -> None:
        """Copies, and says so on the button, which keeps its size: nothing beside it moves."""
        QGuiApplication.clipboard().setText(words)
        for at, button in enumerate(self._copies):
            button.setText(_COPIED if at == form else _FORMS[at])
        self.said.emit(f"{_COPIED}.")

    @Slot()
    def _want_all(self) -> None:
        self.all_sources_wanted.emit(self._sources[self._at].cited.number)

    @Slot()
    def _want_in_glossary(self) -> None:
        self.source_wanted.emit(self._sources[self._at].reference.key)

    @Slot(QRect)
    def _show_row(self, rect: QRect) -> None:
        self.show_within(self._places, rect)

    @Slot()
    def _show_caret(self) -> None:
        self.show_within(self._facts.text, self._facts.text.cursorRect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right step through the sources of the bracket; the rest is every card's."""
        match event.key():
            case Qt.Key.Key_Left:
                self._show_earlier()
            case Qt.Key.Key_Right:
                self._show_later()
            case _:
                super().keyPressEvent(event)
