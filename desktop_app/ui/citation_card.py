"""The citation card: who says so, what kind of study it is, what it is cited for. Beside the line, never on it."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop_app.edition.pages import CitedSource, CompiledReference
from desktop_app.glossary.model import CERTAINTY_WORDS
from desktop_app.glossary.source_kinds import source_kind
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.wrapping_label import WrappingLabel

_WIDTH = 520
_GAP = 8
_SLACK = 24  # pixels by which rich text may turn out higher than it was measured
_STEPS_PLACE = 3  # in the row of actions: copy, all sources, stretch
_QR_MODULE = 2  # pixels a module; quiet zone included, about 80 pixels for a DOI


@dataclass(frozen=True, slots=True)
class CardSource:
    """A source of the place that was pressed, with its reference and the titles of the articles that cite it."""

    cited: CitedSource
    reference: CompiledReference
    cited_in: tuple[str, ...]


class CitationCard(QFrame):
    """Shows one source at a time; the arrows step through those that share the bracket."""

    closed = Signal()
    all_sources_wanted = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._appearance = appearance
        self._sources: tuple[CardSource, ...] = ()
        self._at = 0
        self._codes: dict[str, QPixmap] = {}
        self._text = _label(self)
        self._qr = QLabel(self)
        self._qr.setAccessibleName("QR code of the address")
        self._qr_note = _label(self)
        self._qr_note.setObjectName("soft")
        self._earlier = self._button("Earlier source", "chevron-left")
        self._later = self._button("Later source", "chevron-right")
        self._step = QLabel(self)
        self._copy = self._link("Copy")
        self._all = self._link("All sources")
        self._close = self._button("Close", "close")
        self._build()
        self._earlier.clicked.connect(self._show_earlier)
        self._later.clicked.connect(self._show_later)
        self._copy.clicked.connect(self._copy_text)
        self._all.clicked.connect(self._want_all)
        self._close.clicked.connect(self.close_card)
        self.hide()

    @property
    def shown(self) -> CardSource | None:
        """The source on the card, None while it is closed."""
        return self._sources[self._at] if self._sources and not self.isHidden() else None

    def show_sources(self, sources: Sequence[CardSource], at: int, line: QRect, room: QRect) -> None:
        """Opens the card for a place of citation. `line` is where the citation stands and `room` what may be covered,
        both in the coordinates of the parent."""
        self._sources = tuple(sources)
        self._at = at
        self._line, self._room = line, room
        self.show()  # before it is measured: fonts come with the first showing
        self.raise_()
        self._fill()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_card(self) -> None:
        """Closes the card and says so, so that the focus can return to the citation."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def refresh_look(self) -> None:
        """Draws the icons anew; an open card is laid out again."""
        self._codes.clear()
        for button, name in ((self._earlier, "chevron-left"), (self._later, "chevron-right"), (self._close, "close")):
            button.setIcon(self._appearance.icon(name))
            button.setIconSize(QSize(self._appearance.icon_size, self._appearance.icon_size))
        if self._sources and not self.isHidden():
            self._fill()

    def _build(self) -> None:
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self._scroll)
        body = QVBoxLayout(inner)
        body.setContentsMargins(16, 12, 16, 4)
        body.setSpacing(8)
        code = QHBoxLayout()
        code.setSpacing(12)
        code.addWidget(self._qr, 0, Qt.AlignmentFlag.AlignTop)
        code.addWidget(self._qr_note, 1, Qt.AlignmentFlag.AlignVCenter)
        body.addWidget(self._text)
        body.addLayout(code)
        body.addStretch(1)
        self._scroll.setWidget(inner)
        self._body = body
        self._steps = QHBoxLayout()
        self._steps.setContentsMargins(16, 0, 4, 0)
        self._steps.setSpacing(4)
        self._steps.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._actions = QHBoxLayout()
        self._actions.setContentsMargins(16, 0, 4, 4)
        self._actions.setSpacing(16)
        self._actions.addWidget(self._copy)
        self._actions.addWidget(self._all)
        self._actions.addStretch(1)
        self._actions.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(self._steps)
        layout.addLayout(self._actions)

    def _button(self, name: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._appearance.icon(icon))
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _link(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("linkButton")
        button.setText(words)
        return button

    def _fill(self) -> None:
        source = self._sources[self._at]
        self._text.setText(_describe(source, self._appearance))
        self.setAccessibleName(f"Source {source.cited.number}: {source.reference.text}")
        self._copy.setText("Copy")
        many = len(self._sources) > 1
        self._earlier.setVisible(many)
        self._step.setVisible(many)
        self._later.setVisible(many)
        self._step.setText(f"{self._at + 1} of {len(self._sources)}")
        self._earlier.setEnabled(self._at > 0)
        self._later.setEnabled(self._at < len(self._sources) - 1)
        address = source.reference.address
        self._qr.setVisible(bool(address))
        self._qr_note.setVisible(bool(address))
        if address:
            self._qr.setPixmap(self._code_for(address))
            self._qr_note.setText(
                f"{html.escape(address)}<br/>Your phone will go online to open it; this machine will not."
            )
        self._place()

    def _code_for(self, address: str) -> QPixmap:
        if address not in self._codes:
            self._codes[address] = _qr_code(address, *self._appearance.code_colours())
        return self._codes[address]

    def _place(self) -> None:
        """Below the citation's line where there is room, else above it, inside the room and never over the line."""
        line, room = self._line, self._room
        width = min(round(_WIDTH * max(1.0, self._appearance.scale)), room.width() - 2 * _GAP)
        below = room.bottom() - line.bottom() - 2 * _GAP
        above = line.top() - room.top() - 2 * _GAP
        self._body.invalidate()  # new texts would reach the layout, and those in it, only with the next event
        self._body.activate()
        bars = self._arrange(width)
        wanted = self._body.totalHeightForWidth(width - 2) + bars + _SLACK
        self._scroll.setMinimumHeight(1)  # what does not fit is scrolled
        is_below = below >= wanted or below >= above
        height = min(wanted, below if is_below else above)
        top = line.bottom() + _GAP if is_below else line.top() - _GAP - height
        left = min(max(line.left() - 24, room.left() + _GAP), room.right() - _GAP - width)
        self.setGeometry(QRect(QPoint(left, top), QSize(width, height)))
        self._scroll.verticalScrollBar().setValue(0)

    def _arrange(self, width: int) -> int:
        """Puts the arrows beside the actions, or above them where that is too wide; gives the height of it all."""
        steps: tuple[QWidget, ...] = (self._earlier, self._step, self._later)
        for widget in steps:
            self._actions.removeWidget(widget)
            self._steps.removeWidget(widget)
        has_steps = len(self._sources) > 1
        needed = self._actions.sizeHint().width() + sum(widget.sizeHint().width() + 16 for widget in steps)
        if has_steps and needed <= width:
            for offset, widget in enumerate(steps):
                self._actions.insertWidget(_STEPS_PLACE + offset, widget)
            return self._actions.sizeHint().height()
        for widget in steps:
            self._steps.addWidget(widget)
        return self._actions.sizeHint().height() + (self._steps.sizeHint().height() if has_steps else 0)

    @Slot()
    def _show_earlier(self) -> None:
        if self._at > 0:
            self._at -= 1
            self._fill()

    @Slot()
    def _show_later(self) -> None:
        if self._at < len(self._sources) - 1:
            self._at += 1
            self._fill()

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._sources[self._at].reference.text)
        self._copy.setText("Copied")

    @Slot()
    def _want_all(self) -> None:
        number = self._sources[self._at].cited.number
        self.hide()
        self.all_sources_wanted.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; the arrows step through the sources of the bracket or scroll a card that is too high."""
        bar = self._scroll.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_card()
            case Qt.Key.Key_Left:
                self._show_earlier()
            case Qt.Key.Key_Right:
                self._show_later()
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + 40)
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - 40)
            case _:
                super().keyPressEvent(event)


def _label(parent: QWidget) -> QLabel:
    label = WrappingLabel(parent)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return label


def _describe(source: CardSource, appearance: Appearance) -> str:
    soft = appearance.theme.soft
    reference, cited = source.reference, source.cited
    kind = source_kind(reference.kind)
    where = ", ".join(part for part in (reference.container, reference.year) if part)
    locator = f" ({html.escape(cited.locator)})" if cited.locator else ""
    parts = [
        f"<b>{cited.number}</b>&nbsp; {html.escape(_sentence(reference.authors))}{' ' if reference.authors else ''}"
        f"<b>{html.escape(_sentence(reference.title))}</b> <i>{html.escape(_sentence(where))}</i>{locator}",
        f"<b>{html.escape(kind.name)}</b>"
        + (f'<span style="color:{soft}">: {html.escape(kind.explanation)}.</span>' if kind.explanation else ""),
    ]
    if reference.shows:
        parts.append(f"<b>What it shows:</b> {html.escape(_sentence(reference.shows))}")
    for claim in cited.claims:
        words = CERTAINTY_WORDS.get(claim.certainty, claim.certainty)
        parts.append(
            f"<b>Cited here for:</b> {html.escape(_sentence(claim.text))} "
            f'<span style="color:{soft}">{html.escape(words)}.</span>'
        )
    others = len(source.cited_in) - 1
    if others > 0:
        more = "one other article" if others == 1 else f"{others} other articles"
        parts.append(f'<span style="color:{soft}">Also cited in {more}.</span>')
    return "".join(f'<p style="margin:0 0 8px 0">{part}</p>' for part in parts)


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".?!" else f"{text}."


def _qr_code(address: str, light: str, dark: str) -> QPixmap:
    """A QR code, dark on light whatever the theme, as readers of codes need it, and not brighter than the theme."""
    import segno  # only when a card is first opened

    code = segno.make_qr(address, error="m")
    rows = [bytes(1 if module else 0 for module in row) for row in code.matrix_iter(scale=_QR_MODULE, border=3)]
    size = len(rows)
    image = QImage(b"".join(rows), size, size, size, QImage.Format.Format_Indexed8)
    image.setColorTable([QColor(light).rgb(), QColor(dark).rgb()])
    return QPixmap.fromImage(image)
