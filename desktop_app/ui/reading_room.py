"""Acts on links: the one place where an address becomes a page, a jump on the page, or a card."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.edition.catalogue import Catalogue, empty_catalogue
from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.reader.own_values import Place
from desktop_app.ui.card_desk import CardDesk
from desktop_app.ui.front_pages import FrontPages
from desktop_app.ui.links import (
    AboutLink,
    ArticleLink,
    CategoryLink,
    ChangesLink,
    CitationLink,
    ContinueLink,
    ExternalLink,
    FormLink,
    HelpLink,
    HomeLink,
    Link,
    PlaceLink,
    SectionLink,
    SourcesLink,
    YoursLink,
    parse,
)
from desktop_app.ui.navigation import Navigation, Visit
from desktop_app.ui.own_summary import OwnSummary
from desktop_app.ui.reading_area import ReadingArea
from desktop_app.ui.short_pages import is_only_in_whole, place_in_both
from desktop_app.ui.side_links import SideLinks

if TYPE_CHECKING:
    from desktop_app.edition.changes import Changes
    from desktop_app.edition.pages import Page

ALL_REGIONS = "all"
TITLE = "Benzodiazepine Glossary"


class ReadingRoom(QObject):
    """Knows which page is open, and the way back."""

    page_opened = Signal(str, str)
    """Title and, for an article, its slug."""

    side_changed = Signal(object)
    """The SideLinks that go with the open page."""

    page_leaving = Signal()
    article_coming = Signal()
    """The open page is about to be replaced; it is laid out no more."""

    yours_wanted = Signal(str)
    """The reader's own things: "bookmarks", "notes" or "history"."""

    region_chosen = Signal(str)
    sources_wanted = Signal(str)
    """The list of every source, at the one of that key, or at none with ""."""

    short_wanted = Signal(bool)
    """The reader asks for articles in short, or whole."""

    trouble = Signal(object)
    """An AppError: a page cannot be read."""

    def __init__(self, area: ReadingArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._area = area
        self._navigation = Navigation()
        self._cards = CardDesk(area, self)
        self._cards.trouble.connect(self.trouble)
        self._catalogue = empty_catalogue(TITLE)
        self._edition: Edition | None = None
        self._page: Page | None = None
        self._region = ""
        self._front = FrontPages()
        self._is_leaving = False
        self._awaited: Link | None = None
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
    def catalogue(self) -> Catalogue:
        """The titles that are known."""
        return self._catalogue

    @property
    def page(self) -> "Page | None":
        """The open article, None on other pages."""
        return self._page

    @property
    def open_article(self) -> str:
        """The slug of the open article, "" on other pages."""
        return self._page.slug if self._page else ""

    @property
    def is_short(self) -> bool:
        """Whether the open article is shown in its short form."""
        return self._is_short

    @property
    def edition(self) -> Edition | None:
        """The edition that is read from."""
        return self._edition

    def remember(self, *, region: str) -> None:
        """The region for help."""
        self._region = region

    def use_own(self, own: OwnSummary, folder: Path | None) -> None:
        """What is known of the reader, for the home page, and where it is kept. An open home page is shown again."""
        if (own, folder) != (self._front.own, self._front.own_folder):
            self._front.own, self._front.own_folder = own, folder
            self._show_home_again()

    def place(self) -> Place | None:
        """The paragraph at the top of the open page; None before the first."""
        visit, view = self._navigation.current, self._area.view
        if visit is None:
            return None
        from desktop_app.ui.reading_place import place_at  # not needed for the first page

        titles = self._section_titles()
        place = place_at(view.document(), view.first_visible, titles)
        title = self._page.title if self._page else ""
        return place._replace(slug=self.open_article, title=title, heading=titles.get(place.section, ""))

    def go_to(self, place: Place) -> None:
        """Puts a paragraph of the open page at the top."""
        from desktop_app.ui.reading_place import position_of

        view = self._area.view
        view.scroll_to_text(position_of(view.document(), place, self._section_titles()))

    def offer_changes(self, changes: "Changes", label: str) -> None:
        """What an offered edition with that label would change, for its page."""
        self._front.offered = (changes, label)

    def forget_offer(self) -> None:
        """The offered edition is in use, or was put off: its page is that of the edition in use."""
        self._front.offered = (None, "")

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
        self._cards.edition = edition
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
        elif self._left_whole[0] == slug and place_in_both(self._area.view, self._page, scroll) == 0:
            scroll = self._left_whole[1]
        self._show_article(self._catalogue, slug, "", short=short)
        self._area.view.scroll_to(place_in_both(self._area.view, self._page, scroll) if short else scroll)

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
                self._cards.show(place, index)
            case SourcesLink(key):
                self.sources_wanted.emit(key)
            case HelpLink(region) if region:
                self._region = "" if region == ALL_REGIONS else region
                self.region_chosen.emit(self._region)
                self._visit(HelpLink())
                self._show(HelpLink())
            case ContinueLink():
                self._continue_reading()
            case YoursLink(part):
                self.yours_wanted.emit(part)
            case FormLink(short):
                self.short_wanted.emit(short)
            case ExternalLink():
                return  # the machine is offline; an address is only ever text
            case ArticleLink(slug, section) if self._catalogue.slug_now(slug) != slug:
                self.open(ArticleLink(self._catalogue.slug_now(slug), section))
            case ArticleLink(slug) if not self._can_open(slug):
                return
            case _:
                self._visit(link)
                self._show(link)

    def back(self) -> None:
        """The page before, where it was left."""
        self._restore(self._navigation.back(*self._here()))

    def forward(self) -> None:
        """The page that was left by going back."""
        self._restore(self._navigation.forward(*self._here()))

    def _here(self) -> tuple[int, Place | None, int]:
        """How the open page is left: scroll position, paragraph, focused link."""
        return self._area.view.scroll_pixels, self.place(), self._area.view.links.focused

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
        if isinstance(link, ArticleLink) and not (self._wants_short and is_only_in_whole(link)):
            link = link._replace(section="")
        self._awaited = None
        self._navigation.visit(link, *self._here())

    def _restore(self, visit: Visit | None) -> None:
        if visit is not None:
            self._show(visit.link)
            self._area.view.focus_link_number(visit.focused)
            if visit.is_short == self._is_short:
                self._scroll_back(visit.scroll, visit.place)
            else:
                self._area.view.scroll_to(place_in_both(self._area.view, self._page, visit.scroll))

    def _scroll_back(self, scroll: int, place: Place | None) -> None:
        """To the very pixel; to the paragraph where another text size, width or edition has moved it."""
        self._area.view.scroll_to(scroll)
        if scroll and place is not None and self.place() != place:
            self.go_to(place)

    def _continue_reading(self) -> None:
        place = self._front.own.place
        if place is None:
            return
        slug = self._catalogue.slug_now(place.slug)
        self.open(ArticleLink(slug))
        if self.open_article == slug:
            self.go_to(place)
        self._area.view.setFocus()

    def _section_titles(self) -> dict[str, str]:
        return {section.id: section.title for section in self._page.sections} if self._page else {}

    def _show_home_again(self) -> None:
        visit = self._navigation.current
        if visit is not None and isinstance(visit.link, HomeLink) and not self._is_leaving:
            scroll = self._area.view.scroll_pixels
            html, _ = self._front.page(visit.link, self._catalogue, self._edition)
            self._area.show_page(html)  # no page is opened: a sheet beside it stays
            self._area.view.scroll_to(scroll)

    def _show_again(self) -> None:
        visit = self._navigation.current
        if visit is None:
            self.open(HomeLink())
        else:
            awaited, self._awaited = self._awaited, None
            scroll, place = self._area.view.scroll_pixels, self.place()
            self._show(awaited or visit.link)
            if awaited is None:
                self._scroll_back(scroll, place)

    def _show(self, link: Link) -> None:
        self._is_leaving = True
        self.page_leaving.emit()
        self._is_leaving = False
        catalogue = self._catalogue
        match link:
            case ArticleLink(slug, section):
                short = self._wants_short and not is_only_in_whole(link)
                self._show_article(catalogue, slug, section, short=short)
            case CategoryLink(category):
                from desktop_app.ui import page_maker  # not with the home page

                self._show_html(page_maker.category_page(catalogue, category), catalogue.category_title(category))
            case HelpLink():
                from desktop_app.ui import page_maker

                self._show_html(page_maker.help_page(catalogue, self._edition, self._region), "Get help now")
            case AboutLink() | ChangesLink() | HomeLink():
                self._show_html(*self._front.page(link, catalogue, self._edition))

    def _show_html(self, html: str, title: str) -> None:
        self._page = self._cards.page = None
        self._is_short = False
        self._area.show_page(html)
        self.side_changed.emit(SideLinks())
        self.page_opened.emit(title, "")

    def _show_article(self, catalogue: Catalogue, slug: str, section: str, *, short: bool) -> None:
        from desktop_app.ui import page_maker

        entry = catalogue.entries.get(slug)
        title = entry.title if entry else slug
        if self._edition is None:
            self._awaited = ArticleLink(slug, section)
            self._show_html(page_maker.waiting_page(title), title)
            return
        try:
            page = self._edition.page(slug)
            form = _shorten() if short else str
            html = page_maker.article_page(self._edition, slug, date.today(), form)
        except AppError as error:
            self.trouble.emit(error)
            return
        self._area.view.let_go()
        self.article_coming.emit()
        self._area.show_page(html)
        self._page = self._cards.page = page
        self._is_short = short
        self._navigation.note_form(short)
        self._show_side(page, catalogue)
        if section:
            self._area.view.scroll_to_section(section)
        self.page_opened.emit(page.title, slug)

    def _show_side(self, page: "Page", catalogue: Catalogue) -> None:
        from desktop_app.ui import page_contents  # with the first article

        has = self._area.view.map.has_anchor
        self.side_changed.emit(page_contents.beside(page, catalogue.entries, self._cards.references, has))

    def _go_to_place(self, place: int) -> None:
        self._area.view.scroll_to_section(f"place-{place}")
        self._area.view.focus_link(f"citation:{place}.0")

    @Slot(str)
    def preview(self, address: str) -> None:
        """Shows what a link leads to on a card beside it, without taking the focus."""
        link = parse(address)
        if not (isinstance(link, ArticleLink) and self._says_summaries()):
            self._cards.preview(link, self._catalogue)

    def _says_summaries(self) -> bool:
        """Whether the open page has every link's sentence below it already."""
        visit = self._navigation.current
        return visit is not None and isinstance(visit.link, CategoryLink)


def _shorten() -> Callable[[str], str]:
    from desktop_app.glossary.short_form import short_form  # with the first article that is shown in short

    return short_form
