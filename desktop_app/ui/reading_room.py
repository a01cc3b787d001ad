"""Acts on links: the one place where an address becomes a page, a jump on the page, or a card."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.edition.catalogue import Catalogue, empty_catalogue
from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.ui import page_maker
from desktop_app.ui.links import (
    ArticleLink,
    CategoryLink,
    CitationLink,
    ExternalLink,
    HelpLink,
    HomeLink,
    Link,
    PlaceLink,
    SectionLink,
    SourcesLink,
    parse,
)
from desktop_app.ui.navigation import Navigation, Visit
from desktop_app.ui.reading_area import ReadingArea
from desktop_app.ui.side_links import SideLink, SideLinks

if TYPE_CHECKING:
    from desktop_app.edition.pages import Page
    from desktop_app.ui.card_sources import CardSource

ALL_REGIONS = "all"
TITLE = "Benzodiazepine Glossary"


class ReadingRoom(QObject):
    """Knows which page is open, and the way back."""

    page_opened = Signal(str, str)
    """Title and, for an article, its slug."""

    side_changed = Signal(object)
    """The SideLinks that go with the open page."""

    region_chosen = Signal(str)
    sources_wanted = Signal(str)
    """The list of every source, at the one of that key, or at none with ""."""

    trouble = Signal(object)
    """An AppError: a page cannot be read."""

    def __init__(self, area: ReadingArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._area = area
        self._navigation = Navigation()
        self._catalogue = empty_catalogue(TITLE)
        self._edition: Edition | None = None
        self._page: Page | None = None
        self._region = ""
        self._resume = ""
        self._awaited: Link | None = None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before this one."""
        return self._navigation.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a page after this one."""
        return self._navigation.can_go_forward

    @property
    def last_article(self) -> str:
        """The slug of the article that was open last, for reading on; "" before the first."""
        return self._resume

    @property
    def page(self) -> "Page | None":
        """The open article, None on other pages."""
        return self._page

    @property
    def open_article(self) -> str:
        """The slug of the open article, "" on other pages."""
        return self._page.slug if self._page else ""

    def remember(self, *, region: str, resume: str) -> None:
        """The region for help, and the article to offer for reading on."""
        self._region, self._resume = region, resume

    def open_first_page(self) -> None:
        """The home page, however little of it is known yet."""
        if self._navigation.current is None:
            self.open(HomeLink())

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Titles and categories; articles cannot be opened yet."""
        self._catalogue = catalogue
        self._show_again()

    def use_edition(self, edition: Edition) -> None:
        """The edition to read from. The open page is shown again when this is a newer one, at its place."""
        is_same = self._edition is not None and self._edition.manifest == edition.manifest
        self._edition, self._catalogue = edition, edition.catalogue
        if not is_same:
            self._show_again()

    @Slot(str)
    def follow(self, address: str) -> None:
        """Acts on an address of a page or a panel."""
        self.open(parse(address))

    def open(self, link: Link) -> None:
        """Acts on a typed link."""
        match link:
            case SectionLink(section):
                self._area.view.scroll_to_section(section)
                self._area.view.setFocus()
            case PlaceLink(place):
                self._go_to_place(place)
            case CitationLink(place, index):
                self._show_card(place, index)
            case SourcesLink(key):
                self.sources_wanted.emit(key)
            case HelpLink(region) if region:
                self._region = "" if region == ALL_REGIONS else region
                self.region_chosen.emit(self._region)
                self._visit(HelpLink())
                self._show(HelpLink())
            case ExternalLink():
                return  # the machine is offline; an address is only ever text
            case ArticleLink(slug) if not self._can_open(slug):
                return
            case _:
                self._visit(link)
                self._show(link)

    def back(self) -> None:
        """The page before, where it was left."""
        self._restore(self._navigation.back(self._area.view.scroll_pixels, self._area.view.links.focused))

    def forward(self) -> None:
        """The page that was left by going back."""
        self._restore(self._navigation.forward(self._area.view.scroll_pixels, self._area.view.links.focused))

    def _can_open(self, slug: str) -> bool:
        """Whether an article can be read; where not, that is told and the open page stays."""
        try:
            if self._edition is not None:
                self._edition.page(slug)
        except AppError as error:
            self.trouble.emit(error)
            return False
        return True

    def _visit(self, link: Link) -> None:
        if isinstance(link, ArticleLink):
            link = replace(link, section="")
        self._awaited = None
        self._navigation.visit(link, self._area.view.scroll_pixels, self._area.view.links.focused)

    def _restore(self, visit: Visit | None) -> None:
        if visit is not None:
            self._show(visit.link)
            self._area.view.focus_link_number(visit.focused)
            self._area.view.scroll_to(visit.scroll)

    def _show_again(self) -> None:
        visit = self._navigation.current
        if visit is None:
            self.open(HomeLink())
        else:
            awaited, self._awaited = self._awaited, None
            scroll = self._area.view.scroll_pixels
            self._show(awaited or visit.link)
            if awaited is None:
                self._area.view.scroll_to(scroll)

    def _show(self, link: Link) -> None:
        catalogue = self._catalogue
        match link:
            case ArticleLink(slug, section):
                self._show_article(catalogue, slug, section)
            case CategoryLink(category):
                self._show_html(page_maker.category_page(catalogue, category), catalogue.category_title(category))
            case HelpLink():
                self._show_html(page_maker.help_page(catalogue, self._edition, self._region), "Get help now")
            case _:
                self._show_html(page_maker.home_page(catalogue, self._resume), "Home")

    def _show_html(self, html: str, title: str) -> None:
        self._page = None
        self._area.show_page(html)
        self.side_changed.emit(SideLinks())
        self.page_opened.emit(title, "")

    def _show_article(self, catalogue: Catalogue, slug: str, section: str) -> None:
        entry = catalogue.entries.get(slug)
        title = entry.title if entry else slug
        if self._edition is None:
            self._awaited = ArticleLink(slug, section)
            self._show_html(page_maker.waiting_page(title), title)
            return
        try:
            page = self._edition.page(slug)
            html = page_maker.article_page(self._edition, slug, date.today())
        except AppError as error:
            self.trouble.emit(error)
            return
        self._area.show_page(html)
        self._page = page
        self._resume = slug
        self._show_side(page, catalogue)
        if section:
            self._area.view.scroll_to_section(section)
        self.page_opened.emit(page.title, slug)

    def _show_side(self, page: "Page", catalogue: Catalogue) -> None:
        def articles(slugs: tuple[str, ...]) -> tuple[SideLink, ...]:
            known = [catalogue.entries[slug] for slug in slugs if slug in catalogue.entries]
            return tuple(SideLink(entry.title, f"article:{entry.slug}") for entry in known)

        count = len(page.sources)
        words = f"{count} {'source' if count == 1 else 'sources'}"
        every = SideLink("All sources of the glossary", "sources:")
        sources = (SideLink(words, "section:sources"), every) if count else (every,)
        self.side_changed.emit(
            SideLinks(
                sections=tuple(SideLink(section.title, f"section:{section.id}") for section in page.sections),
                sources=sources,
                see_also=articles(page.see_also),
                mentioned_in=articles(page.mentioned_in),
            )
        )

    def _go_to_place(self, place: int) -> None:
        self._area.view.scroll_to_section(f"place-{place}")
        self._area.view.focus_link(f"citation:{place}.0")

    def _show_card(self, place: int, index: int) -> None:
        sources = self._sources_of(place)
        if sources:
            self._area.show_card(f"citation:{place}.{index}", sources, min(index, len(sources) - 1))

    @Slot(str)
    def preview(self, address: str) -> None:
        """Shows what a link leads to on a card beside it, without taking the focus."""
        match parse(address):
            case CitationLink(place, index):
                sources = self._sources_of(place)
                self._area.cards.peek_citation(sources, min(index, len(sources) - 1))
            case ArticleLink(slug) if slug in self._catalogue.entries and not self._says_summaries():
                from desktop_app.ui.link_card import LinkFacts

                entry = self._catalogue.entries[slug]
                category = self._catalogue.category_title(entry.category)
                self._area.cards.peek_link(LinkFacts(category, entry.title, entry.summary))

    def _says_summaries(self) -> bool:
        """Whether the open page has every link's sentence below it already."""
        visit = self._navigation.current
        return visit is not None and isinstance(visit.link, CategoryLink)

    def _sources_of(self, place: int) -> "list[CardSource]":
        """The sources of a bracket of the open page; trouble is told."""
        from desktop_app.ui.card_sources import sources_of_place  # with the first card

        page, edition = self._page, self._edition
        if page is None or edition is None or place >= len(page.places):
            return []
        try:
            return sources_of_place(page, place, edition.references, edition.catalogue.entries)
        except AppError as error:
            self.trouble.emit(error)
            return []
