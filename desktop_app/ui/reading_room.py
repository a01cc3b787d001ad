"""Acts on links: the one place where an address becomes a page, a jump on the page, or a card."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.edition.catalogue import Catalogue, empty_catalogue
from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.glossary.page import SOURCES
from desktop_app.ui import page_maker
from desktop_app.ui.links import (
    ArticleLink,
    CategoryLink,
    CitationLink,
    ExternalLink,
    FormLink,
    HelpLink,
    HomeLink,
    Link,
    PlaceLink,
    SectionLink,
    parse,
)
from desktop_app.ui.navigation import Navigation, Visit
from desktop_app.ui.reading_area import ReadingArea
from desktop_app.ui.side_links import SideLink, SideLinks

if TYPE_CHECKING:
    from desktop_app.edition.pages import CompiledReference, Page

IN_SHORT = "in-short"
ALL_REGIONS = "all"
TITLE = "Benzodiazepine Glossary"


class ReadingRoom(QObject):
    """Knows which page is open, and the way back."""

    page_opened = Signal(str, str)
    """Title and, for an article, its slug."""

    side_changed = Signal(object)
    """The SideLinks that go with the open page."""

    region_chosen = Signal(str)
    short_wanted = Signal(bool)
    """The reader asks for articles in short, or whole."""

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
        self._wants_short = False
        self._is_short = False
        self._left_whole: tuple[str, int] = ("", 0)

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
    def open_article(self) -> str:
        """The slug of the open article, "" on other pages."""
        return self._page.slug if self._page else ""

    @property
    def is_short(self) -> bool:
        """Whether the open article is shown in its short form."""
        return self._is_short

    @property
    def open_page(self) -> "Page | None":
        """The open article as it was compiled, None on other pages."""
        return self._page

    @property
    def edition(self) -> Edition | None:
        """The edition that is read from."""
        return self._edition

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

    def prefer_short(self, short: bool) -> None:
        """Shows articles in short from now on, or whole; the open one changes at once."""
        if short != self._wants_short:
            self._wants_short = short
            self.show_form(short)

    def show_form(self, short: bool) -> None:
        """Shows the open article in short or whole, at its place.

        The short form is the beginning of the whole one, so a place in it is the same in both; from further down the
        short form begins at its top, and the whole one returns to where it was left.
        """
        visit = self._navigation.current
        if self._page is None or visit is None or not isinstance(visit.link, ArticleLink) or self._is_short == short:
            return
        slug, scroll = self._page.slug, self._area.view.scroll_pixels
        if short:
            self._left_whole = (slug, scroll)
        elif self._left_whole[0] == slug and self._place_in_both(scroll) == 0:
            scroll = self._left_whole[1]
        self._show_article(self._catalogue, slug, "", short=short)
        self._area.view.scroll_to(self._place_in_both(scroll) if short else scroll)

    @Slot(str)
    def follow(self, address: str) -> None:
        """Acts on an address of a page or a panel."""
        self.open(parse(address))

    def open(self, link: Link) -> None:
        """Acts on a typed link."""
        match link:
            case SectionLink(section) if self._is_short and not self._area.view.map.has_anchor(section):
                self.open(ArticleLink(self.open_article, section))
            case SectionLink(section):
                self._area.view.scroll_to_section(section)
                self._area.view.setFocus()
            case PlaceLink(place):
                self._go_to_place(place)
            case CitationLink(place, index):
                self._show_card(place, index)
            case HelpLink(region) if region:
                self._region = "" if region == ALL_REGIONS else region
                self.region_chosen.emit(self._region)
                self._visit(HelpLink())
                self._show(HelpLink())
            case FormLink(short):
                self.short_wanted.emit(short)
            case ExternalLink():
                return  # the machine is offline; an address is only ever text
            case ArticleLink(slug) if not self._can_open(slug):
                return
            case _:
                self._visit(link)
                self._show(link)

    def back(self) -> None:
        """The page before, where it was left."""
        self._restore(self._navigation.back(self._area.view.scroll_pixels))

    def forward(self) -> None:
        """The page that was left by going back."""
        self._restore(self._navigation.forward(self._area.view.scroll_pixels))

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
        if isinstance(link, ArticleLink) and not (self._wants_short and self._is_only_in_whole(link)):
            link = replace(link, section="")
        self._navigation.visit(link, self._area.view.scroll_pixels)

    def _restore(self, visit: Visit | None) -> None:
        if visit is not None:
            self._show(visit.link)
            is_same_form = visit.is_short == self._is_short
            self._area.view.scroll_to(visit.scroll if is_same_form else self._place_in_both(visit.scroll))

    def _place_in_both(self, scroll: int) -> int:
        """A scroll position if it lies in what the short and the whole article share, else the top."""
        page = self._page
        ids = [section.id for section in page.sections] if page is not None else []
        after = ids[ids.index(IN_SHORT) + 1 :] if IN_SHORT in ids else []
        ends = [self._area.view.top_of(name) for name in (*after, SOURCES)]
        end = next((top for top in ends if top is not None), 0)
        return scroll if scroll + self._area.view.viewport().height() // 4 < end else 0

    def _is_only_in_whole(self, link: ArticleLink) -> bool:
        """Whether a link leads to a section that the short form of its article leaves out."""
        return link.section not in ("", IN_SHORT, SOURCES) and not link.section.startswith("source-")

    def _show_again(self) -> None:
        visit = self._navigation.current
        if visit is None:
            self.open(HomeLink())
        else:
            scroll = self._area.view.scroll_pixels
            self._show(visit.link)
            self._area.view.scroll_to(scroll)

    def _show(self, link: Link) -> None:
        catalogue = self._catalogue
        match link:
            case ArticleLink(slug, section):
                short = self._wants_short and not self._is_only_in_whole(link)
                self._show_article(catalogue, slug, section, short=short)
            case CategoryLink(category):
                self._show_html(page_maker.category_page(catalogue, category), catalogue.category_title(category))
            case HelpLink():
                self._show_html(page_maker.help_page(catalogue, self._edition, self._region), "Get help now")
            case _:
                self._show_html(page_maker.home_page(catalogue, self._resume), "Home")

    def _show_html(self, html: str, title: str) -> None:
        self._page = None
        self._is_short = False
        self._area.show_page(html)
        self.side_changed.emit(SideLinks())
        self.page_opened.emit(title, "")

    def _show_article(self, catalogue: Catalogue, slug: str, section: str, *, short: bool) -> None:
        entry = catalogue.entries.get(slug)
        title = entry.title if entry else slug
        if self._edition is None:
            self._show_html(page_maker.waiting_page(title), title)
            return
        try:
            page = self._edition.page(slug)
            form = _shorten() if short else str
            html = page_maker.article_page(self._edition, slug, date.today(), form)
        except AppError as error:
            self.trouble.emit(error)
            return
        self._area.show_page(html)
        self._page = page
        self._is_short = short
        self._navigation.note_form(short)
        self._resume = slug
        self._show_side(page, catalogue)
        if section:
            self._area.view.scroll_to_section(section)
        self.page_opened.emit(page.title, slug)

    def _show_side(self, page: "Page", catalogue: Catalogue) -> None:
        from desktop_app.ui import page_contents  # with the first article

        def articles(slugs: tuple[str, ...]) -> tuple[SideLink, ...]:
            known = [catalogue.entries[slug] for slug in slugs if slug in catalogue.entries]
            return tuple(SideLink(entry.title, f"article:{entry.slug}") for entry in known)

        self.side_changed.emit(
            SideLinks(
                sections=page_contents.sections(page, self._area.view.map.has_anchor),
                sources=page_contents.sources(page, self._references(), self._area.view.map.has_anchor),
                see_also=articles(page.see_also),
                mentioned_in=articles(page.mentioned_in),
            )
        )

    def _references(self) -> "Mapping[str, CompiledReference]":
        """The references by their keys; none, with the trouble told, where they cannot be read."""
        try:
            return self._edition.references if self._edition is not None else {}
        except AppError as error:
            self.trouble.emit(error)
            return {}

    def _go_to_place(self, place: int) -> None:
        self._area.view.scroll_to_section(f"place-{place}")
        self._area.view.focus_link(f"citation:{place}.0")

    def _show_card(self, place: int, index: int) -> None:
        from desktop_app.ui.citation_card import CardSource  # with the first card

        page, edition = self._page, self._edition
        if page is None or edition is None or place >= len(page.places):
            return
        cited = page.places[place].sources
        try:
            references = edition.references
        except AppError as error:
            self.trouble.emit(error)
            return
        entries = edition.catalogue.entries
        sources = [
            CardSource(
                source,
                references[source.key],
                tuple(entries[slug].title for slug in references[source.key].cited_by if slug in entries),
            )
            for source in cited
            if source.key in references
        ]
        self._area.show_card(f"citation:{place}.{index}", sources, min(index, len(sources) - 1))


def _shorten() -> Callable[[str], str]:
    from desktop_app.glossary.short_form import short_form  # with the first article that is shown in short

    return short_form
