"""The middle of the window: the page, and the cards that lie over it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.article_view import ArticleView
from desktop_app.ui.cards import Cards

_BOX_ICONS = {"icon:warning": ("warning", "on_danger"), "icon:note": ("note", "soft")}

_UNLAID = 100  # pixels, the width of a widget that Qt has not laid out yet

if TYPE_CHECKING:
    from desktop_app.ui.card_sources import CardSource
    from desktop_app.ui.citation_card import CitationCard


class ReadingArea(QWidget):
    """Holds view and cards together."""

    link_followed = Signal(str)
    preview_wanted = Signal(str)
    source_wanted = Signal(str)
    escaped = Signal()
    said = Signal(str)
    """Words of the card for a screen reader."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self._appearance = appearance
        self.view = ArticleView(self)
        self.cards = Cards(appearance, self.view, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.view)
        self.refresh_look()
        self.view.link_followed.connect(self.link_followed)
        self.view.escaped.connect(self.escaped)
        self.cards.link_followed.connect(self.link_followed)
        self.cards.preview_wanted.connect(self.preview_wanted)
        self.cards.source_wanted.connect(self.source_wanted)
        self.cards.said.connect(self.said)

    @property
    def card(self) -> "CitationCard":
        """The citation card, made when it is first needed."""
        return self.cards.citation

    def show_page(self, html: str) -> None:
        """Shows a page from its top; an open card is closed."""
        self.cards.put_away()
        self.view.show_page(html)

    def show_card(self, address: str, sources: "Sequence[CardSource]", at: int) -> None:
        """Opens the card beside the citation with that address; the page does not move."""
        self.cards.show_citation(address, sources, at)

    def close_card(self) -> bool:
        """Closes a card that lies over the page without having the focus; False where none was open."""
        return self.cards.close_peek()

    def add_foot(self, widget: QWidget) -> None:
        """Adds a bar below the page."""
        self._column.addWidget(widget)

    def refresh_look(self) -> None:
        """Draws page and card in the colours and sizes of the appearance."""
        self.view.setFont(self._appearance.font())
        self._growth = self._growth_here()
        css = self._appearance.page_css(self._growth)
        self.view.set_look(css, self._appearance.column_pixels, self._appearance.theme, self._picture)
        self.cards.refresh_look()

    def _picture(self, address: str) -> QPixmap | None:
        """The sign of a box, None where there is none of that address."""
        if address not in _BOX_ICONS:
            return None
        name, token = _BOX_ICONS[address]
        return self._appearance.pixmap(name, getattr(self._appearance.theme, token))

    def _growth_here(self) -> float:
        """How much larger headings are than the text; before the first layout, as where there is room for them."""
        is_laid_out = self.width() > _UNLAID
        room = self.view.column_room(self.width()) if is_laid_out else self._appearance.column_pixels
        return self._appearance.heading_growth(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card belongs to a place on the page that has just moved."""
        super().resizeEvent(event)
        self.cards.put_away()
        if self._growth_here() != self._growth:
            self.view.keep_place()
            self.refresh_look()

    def hideEvent(self, event: QHideEvent) -> None:
        """The card goes with its page."""
        super().hideEvent(event)
        self.cards.put_away()
