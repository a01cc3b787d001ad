"""What the cards over the page show for a link of the open page: sources of a citation, an article in one sentence."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.edition.catalogue import Catalogue
from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.ui.links import ArticleLink, CitationLink, Link
from desktop_app.ui.reading_area import ReadingArea

if TYPE_CHECKING:
    from desktop_app.edition.pages import CompiledReference, Page
    from desktop_app.ui.card_sources import CardSource


class CardDesk(QObject):
    """Opens cards. `page` and `edition` are those that are read from."""

    trouble = Signal(object)
    """An AppError: the references cannot be read."""

    def __init__(self, area: ReadingArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._area = area
        self.page: Page | None = None
        self.edition: Edition | None = None

    @property
    def references(self) -> "Mapping[str, CompiledReference]":
        """The references by their keys; none, with the trouble told, where they cannot be read."""
        try:
            return self.edition.references if self.edition is not None else {}
        except AppError as error:
            self.trouble.emit(error)
            return {}

    def show(self, place: int, index: int) -> None:
        """Opens the card of a citation, at one source of its bracket."""
        sources = self._sources_of(place)
        if sources:
            self._area.show_card(f"citation:{place}.{index}", sources, min(index, len(sources) - 1))

    def preview(self, link: Link, catalogue: Catalogue) -> None:
        """Shows what a link leads to on a card beside it, without taking the focus."""
        match link:
            case CitationLink(place, index):
                sources = self._sources_of(place)
                self._area.cards.peek_citation(sources, min(index, len(sources) - 1))
            case ArticleLink(slug) if slug in catalogue.entries:
                from desktop_app.ui.link_card import LinkFacts

                entry = catalogue.entries[slug]
                category = catalogue.category_title(entry.category)
                self._area.cards.peek_link(LinkFacts(category, entry.title, entry.summary))

    def _sources_of(self, place: int) -> "list[CardSource]":
        from desktop_app.ui.card_sources import sources_of_place  # with the first card

        page, edition = self.page, self.edition
        if page is None or edition is None or place >= len(page.places):
            return []
        return sources_of_place(page, place, self.references, edition.catalogue.entries)
