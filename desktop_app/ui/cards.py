"""Opens and closes the cards over the page: by wish, by resting the mouse on a link, or by coming to one with Tab."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.article_view import ArticleView
from desktop_app.ui.links import NO_LINK, ArticleLink, parse

if TYPE_CHECKING:
    from desktop_app.ui.card_sources import CardSource
    from desktop_app.ui.citation_card import CitationCard
    from desktop_app.ui.floating_card import Beside, FloatingCard
    from desktop_app.ui.link_card import LinkCard, LinkFacts

REST_MS = 400  # how long the mouse or the focus rests on a link before its card comes
_LEAVE_MS = 300  # time for the mouse to come over to the card


class Cards(QObject):
    """Keeps one card at a time beside its link. A card that came by itself goes by itself and takes no focus."""

    preview_wanted = Signal(str)
    """The address of a link on which mouse or focus rest."""

    link_followed = Signal(str)
    source_wanted = Signal(str)
    citation_made = Signal()
    """The citation card is there, which wants its place in the order of the keyboard."""

    said = Signal(str)
    """Words for a screen reader."""

    def __init__(self, appearance: Appearance, view: ArticleView, area: QWidget) -> None:
        super().__init__(area)
        self._appearance, self._view, self._area = appearance, view, area
        self._citation: CitationCard | None = None
        self._link: LinkCard | None = None
        self._spot = self._resting = NO_LINK
        self._by_mouse = False
        self._rest_timer = self._timer(REST_MS)
        self._leave_timer = self._timer(_LEAVE_MS)
        self._rest_timer.timeout.connect(self._rested)
        self._leave_timer.timeout.connect(self._left)
        view.link_hovered.connect(self._hovered)
        view.link_reached.connect(self._reached)
        view.pressed.connect(self.put_away)
        view.focus_left.connect(self._focus_left)
        view.verticalScrollBar().valueChanged.connect(self.put_away)

    @property
    def citation(self) -> "CitationCard":
        """The citation card, made when it is first needed."""
        if self._citation is None:
            from desktop_app.ui import citation_card

            self._citation = citation_card.CitationCard(self._appearance, self._area.window())
            self._citation.closed.connect(self._return_to_link)
            self._citation.all_sources_wanted.connect(self._show_sources)
            self._citation.source_wanted.connect(self._want_source)
            self._citation.link_followed.connect(self._follow)
            self._citation.said.connect(self.said)
            self._watch(self._citation)
            self.citation_made.emit()
        return self._citation

    @property
    def made_citation(self) -> "CitationCard | None":
        """The citation card, None while no citation was opened."""
        return self._citation

    @property
    def link(self) -> "LinkCard":
        """The card for links between articles, made when it is first needed."""
        if self._link is None:
            from desktop_app.ui import link_card

            self._link = link_card.LinkCard(self._appearance, self._area.window())
            self._watch(self._link)
        return self._link

    @property
    def open_card(self) -> "FloatingCard | None":
        """The card that is open."""
        return next((card for card in (self._citation, self._link) if card is not None and not card.isHidden()), None)

    @property
    def is_waiting(self) -> bool:
        """Whether mouse or focus rest on a link whose card has yet to come."""
        return self._rest_timer.isActive()

    def show_citation(self, address: str, sources: "Sequence[CardSource]", at: int) -> None:
        """Opens the card of a citation and gives it the keyboard."""
        self._spot = self._view.links.first(address)
        if self._open_citation(sources, at):
            self.citation.take_focus()

    def peek_citation(self, sources: "Sequence[CardSource]", at: int) -> None:
        """Opens the card of the citation on which the mouse rests; the focus stays."""
        self._spot = self._resting
        self._open_citation(sources, at)

    def peek_link(self, facts: "LinkFacts") -> None:
        """Opens the card of the link on which mouse or focus rest; the focus stays."""
        self._spot = self._resting
        line = self._view.links.rect(self._spot)
        if line is not None:
            self._show_facts(facts, line)

    def say_beside(self, facts: "LinkFacts", line: QRect) -> None:
        """Says something beside a line of the page (viewport coordinates) until the reader goes on."""
        self.put_away()
        self._spot, self._by_mouse = NO_LINK, False
        self._show_facts(facts, line)

    @Slot()
    def put_away(self) -> None:
        """Closes every card; the focus of one that had it goes back to the page."""
        self._rest_timer.stop()
        self._leave_timer.stop()
        card = self.open_card
        if card is not None:
            if self._has_focus(card):
                self._view.setFocus()
            card.hide()

    def close_peek(self) -> bool:
        """Closes a card that came by itself; False when there is none."""
        is_open = self.open_card is not None
        self.put_away()
        return is_open

    def refresh_look(self) -> None:
        """Closes what is open: the page is laid out anew."""
        self.put_away()
        if self._citation is not None:
            self._citation.refresh_look()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def _watch(self, card: "FloatingCard") -> None:
        card.entered.connect(self._leave_timer.stop)
        card.left.connect(self._leave_soon)

    def _open_citation(self, sources: "Sequence[CardSource]", at: int) -> bool:
        line = self._view.links.rect(self._spot)
        if line is None or not sources:
            return False
        if self._link is not None:
            self._link.hide()
        self.citation.show_sources(sources, at, self._beside(line, self._view.links.sentence_top(self._spot)))
        return True

    def _show_facts(self, facts: "LinkFacts", line: QRect) -> None:
        if self._citation is not None:
            self._citation.hide()
        self.link.show_facts(facts, self._beside(line, None))
        words = f"{facts.title}. {facts.sentence}"
        self.said.emit(words)

    def _in_window(self, rect: QRect) -> QRect:
        return rect.translated(self._view.viewport().mapTo(self._area.window(), QPoint(0, 0)))

    def _beside(self, line: QRect, sentence_top: int | None) -> "Beside":
        from desktop_app.ui.floating_card import Beside

        top = line.top() if sentence_top is None else sentence_top
        window = self._area.window()
        room = self._area.rect().translated(self._area.mapTo(window, QPoint(0, 0)))
        return Beside(self._in_window(line), self._in_window(QRect(0, top, 1, 1)).top(), room, window.rect())

    def _has_focus(self, card: QWidget) -> bool:
        focused = self._area.window().focusWidget()
        return focused is not None and (focused is card or card.isAncestorOf(focused))

    @Slot(int)
    def _hovered(self, number: int) -> None:
        card = self.open_card
        if card is not None and self._has_focus(card):
            return
        self._rest_timer.stop()
        if number == NO_LINK:
            self._leave_soon()
        elif card is not None and number == self._spot:
            self._leave_timer.stop()
        elif self._appearance.settings.hover_cards:
            self._resting, self._by_mouse = number, True
            self._rest_timer.start()

    @Slot(int)
    def _reached(self, number: int) -> None:
        self.put_away()
        if isinstance(parse(self._view.links.address(number)), ArticleLink):
            self._resting, self._by_mouse = number, False
            self._rest_timer.start()

    @Slot()
    def _rested(self) -> None:
        address = self._view.links.address(self._resting)
        if address and self._area.isVisible():
            self.preview_wanted.emit(address)

    @Slot()
    def _leave_soon(self) -> None:
        card = self.open_card
        if card is not None and self._by_mouse and not self._has_focus(card):
            self._leave_timer.start()

    @Slot()
    def _left(self) -> None:
        card = self.open_card
        if card is not None and not self._has_focus(card):
            card.hide()

    @Slot()
    def _focus_left(self) -> None:
        """What came for the focused link goes with the focus; a card that took the focus stays."""
        if self.open_card is None or self.open_card is self._link:
            self.put_away()

    @Slot()
    def _return_to_link(self) -> None:
        scroll = self._view.scroll_pixels
        self._view.focus_link_number(self._spot)
        self._view.scroll_to(scroll)  # a line that is cut off by the edge stays so

    @Slot(int)
    def _show_sources(self, number: int) -> None:
        self._view.setFocus()
        self._view.scroll_to_section(f"source-{number}")
        self.put_away()

    @Slot(str)
    def _want_source(self, key: str) -> None:
        self.put_away()
        self.source_wanted.emit(key)

    @Slot(str)
    def _follow(self, address: str) -> None:
        self.put_away()
        self.link_followed.emit(address)
