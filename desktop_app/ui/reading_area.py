"""The middle of the window: the page, and the citation card that lies over it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.article_view import ArticleView

_BOX_ICONS = {"icon:warning": ("warning", "on_danger"), "icon:note": ("note", "soft")}

if TYPE_CHECKING:
    from desktop_app.ui.citation_card import CardSource, CitationCard


class ReadingArea(QWidget):
    """Holds view and card together and keeps the card beside its citation."""

    link_followed = Signal(str)
    escaped = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self._appearance = appearance
        self.view = ArticleView(self)
        self._card: CitationCard | None = None
        self._address = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.refresh_look()
        self.view.link_followed.connect(self.link_followed)
        self.view.escaped.connect(self.escaped)
        self.view.verticalScrollBar().valueChanged.connect(self._hide_card)

    @property
    def card(self) -> "CitationCard":
        """The card, made when it is first needed."""
        if self._card is None:
            from desktop_app.ui import citation_card

            self._card = citation_card.CitationCard(self._appearance, self)
            self._card.closed.connect(self._return_to_citation)
            self._card.all_sources_wanted.connect(self._show_sources)
        return self._card

    def show_page(self, html: str) -> None:
        """Shows a page from its top; an open card is closed."""
        self._hide_card()
        self.view.show_page(html)

    def show_card(self, address: str, sources: "Sequence[CardSource]", at: int) -> None:
        """Opens the card beside the citation with that address; the page does not move."""
        rect = self.view.rect_of_link(address)
        if rect is None:
            return
        self._address = address
        corner = self.view.viewport().mapTo(self, QPoint(0, 0))
        self.card.show_sources(sources, at, rect.translated(corner), QRect(QPoint(0, 0), self.size()))

    def refresh_look(self) -> None:
        """Draws page and card in the colours and sizes of the appearance."""
        theme = self._appearance.theme
        pictures = {
            address: self._appearance.pixmap(name, getattr(theme, token))
            for address, (name, token) in _BOX_ICONS.items()
        }
        self._hide_card()
        self.view.setFont(self._appearance.font())
        self._growth = self._appearance.heading_growth(self.view.column_room(self.width()))
        self.view.set_look(self._appearance.page_css(self._growth), self._appearance.column_pixels, theme, pictures)
        if self._card is not None:
            self._card.refresh_look()

    @Slot()
    def _hide_card(self) -> None:
        if self._card is not None:
            self._card.hide()

    @Slot()
    def _return_to_citation(self) -> None:
        self.view.focus_link(self._address)

    @Slot(int)
    def _show_sources(self, number: int) -> None:
        self.view.scroll_to_section(f"source-{number}")
        self.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card belongs to a place on the page that has just moved."""
        super().resizeEvent(event)
        self._hide_card()
        if self._appearance.heading_growth(self.view.column_room(self.width())) != self._growth:
            self.view.keep_place()
            self.refresh_look()
