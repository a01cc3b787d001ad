"""The window. Every signal between its parts is connected in `_connect` and in the modules `*_wiring`."""

import base64
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from desktop_app.edition.catalogue import Catalogue
from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.reader.session import Session
from desktop_app.ui.actions import Actions
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.browse_panel import BrowsePanel
from desktop_app.ui.edition_loader import EditionLoader
from desktop_app.ui.links import ArticleLink, HelpLink, HomeLink
from desktop_app.ui.notice_bar import NoticeBar
from desktop_app.ui.own_desk import OwnDesk
from desktop_app.ui.own_wiring import OwnWiring
from desktop_app.ui.panels import Panels
from desktop_app.ui.reading_area import ReadingArea
from desktop_app.ui.reading_room import TITLE, ReadingRoom
from desktop_app.ui.search_session import SearchSession
from desktop_app.ui.search_wiring import SearchWiring
from desktop_app.ui.sheets import Sheets
from desktop_app.ui.side_links import SideLinks
from desktop_app.ui.stillness import Stillness
from desktop_app.ui.top_bar import Bar, TopBar

if TYPE_CHECKING:
    from desktop_app.ui.after_paint import AfterPaint
    from desktop_app.ui.announcements import Announcements
    from desktop_app.ui.print_wiring import PrintWiring
    from desktop_app.ui.result_panel import ResultPanel
    from desktop_app.ui.sheet import Sheet
    from desktop_app.ui.side_panel import SidePanel
    from desktop_app.ui.source_wiring import SourceWiring

_FIRST_SIZE = (1280, 800)
_SMALLEST = (320, 480)


class MainWindow(QMainWindow):
    """Builds the parts, connects them, and says when it is closed."""

    closing = Signal()
    settings_changed = Signal(object)

    def __init__(
        self,
        appearance: Appearance,
        search: SearchSession,
        loader: EditionLoader,
        own: OwnDesk,
        make_bar: Callable[[Appearance, Actions, QWidget], Bar] = TopBar,
    ) -> None:
        """`make_bar` builds another top bar than the usual one: that of the kiosk."""
        super().__init__()
        self.setWindowTitle(TITLE)
        self.resize(*_FIRST_SIZE)
        self.setMinimumSize(*_SMALLEST)
        self._appearance = appearance
        self._search = search
        self._loader = loader
        self.actions_table = Actions(appearance, self)
        self.addActions(self.actions_table.all())
        self.top_bar = make_bar(appearance, self.actions_table, self)
        self.field = self.top_bar.search_field
        self.notice = NoticeBar(self)
        self.bars: tuple[QWidget, ...] = ()  # below the notices, the newest one first seen
        self.browse = BrowsePanel(appearance, self)
        self._side: SidePanel | None = None
        self.announcements: Announcements | None = None
        self.after_paint: AfterPaint | None = None
        self._edition: Edition | None = None
        self._pdf_folder = ""
        self._own_desk = own
        self.area = ReadingArea(appearance, self)
        self.room = ReadingRoom(self.area, self)
        self.panels = Panels(appearance, self.area, self)
        self.stillness = Stillness(self)
        self.sheets = Sheets(self.panels, self)
        self.sheets.offer("appearance", self._make_appearance_sheet)
        self._column = QVBoxLayout()
        self._lay_out()
        self.searching = SearchWiring(self, search)
        self._connect()
        self.own = OwnWiring(self, own)
        self.own.keep_history_wanted.connect(appearance.keep_history)
        self.fit_panels()
        self.field.setFocus()

    @property
    def appearance(self) -> Appearance:
        """How everything looks just now."""
        return self._appearance

    @property
    def results(self) -> "ResultPanel":
        """The list of results, made when something is first looked for."""
        return self.searching.results

    @property
    def side(self) -> "SidePanel":
        """The panel on the right, made with the first article."""
        if self._side is None:
            from desktop_app.ui import side_panel

            self._side = side_panel.SidePanel(self._appearance, self)
            self.panels.add_right(self._side)
            self._side.link_followed.connect(self._follow_beside)
            self._order_parts()
        return self._side

    @cached_property
    def printing(self) -> "PrintWiring":
        """Print and PDF; made after the first paint."""
        from desktop_app.ui.print_wiring import PrintWiring

        return PrintWiring(self, self._own_desk, self._edition, self._pdf_folder)

    @cached_property
    def sourcing(self) -> "SourceWiring":
        """The list of every source, and copied links; made after the first paint."""
        from desktop_app.ui.source_wiring import SourceWiring

        return SourceWiring(self, self._edition)

    def show_edition(self, edition: Edition) -> None:
        """Reads from this edition from now on."""
        self._edition = edition
        if self.after_paint is not None:
            self.printing.use_edition(edition)
            self.sourcing.use_edition(edition)
        self._show_catalogue(edition.catalogue)
        self.room.use_edition(edition)
        self.own.use_catalogue()
        self.notice.finish_progress()

    def lock_actions(self, allowed: Collection[str]) -> None:
        """Takes every action away but these: a kiosk."""
        for name in self.actions_table.names():
            if name not in allowed:
                self.actions_table[name].setEnabled(False)
                self.actions_table[name].setShortcuts([])

    @Slot()
    def warm_up(self) -> None:
        """Makes what the first article and the first answer need, step by step, while nobody waits for it."""
        from desktop_app.ui.warm_up import warm_up

        warm_up(self)

    def restore(self, session: Session) -> None:
        """Puts the window where the last session left it."""
        with suppress(ValueError):  # not base64: the window opens at its first size
            self.restoreGeometry(base64.b64decode(session.geometry))
        self.panels.wants_left, self.panels.wants_right = session.left_open, session.right_open
        self._pdf_folder = session.pdf_folder
        self.room.remember(region=self._appearance.settings.region)
        self.room.prefer_short(self._appearance.settings.short_pages)
        self.fit_panels()

    def session(self) -> Session:
        """Where the window is left now."""
        return Session(
            geometry=base64.b64encode(self.saveGeometry().data()).decode("ascii"),
            left_open=self.panels.wants_left,
            right_open=self.panels.wants_right,
            pdf_folder=self._pdf_folder if self.after_paint is None else self.printing.folder,
        )

    @Slot(str)
    def mark_section(self, address: str) -> None:
        """Marks the section that is being read in the list beside the article."""
        if self._side is not None:
            self._side.mark_section(address)

    def bring_page_forward(self) -> None:
        """Shows the page where a sheet or the results lie over it."""
        if not self.area.isVisible():
            self.sheets.put_away()
            self.panels.page_in_front = True
            self.fit_panels()

    def say(self, words: str) -> None:
        """Shows one line to the reader."""
        self.notice.say(words)

    def add_bar(self, bar: QWidget) -> None:
        """Puts a bar below the notices."""
        self.bars = (*self.bars, bar)
        self._column.insertWidget(2, bar)
        self._order_parts()

    def _lay_out(self) -> None:
        self.panels.left_column.addWidget(self.browse)
        centre = QWidget(self)
        centre.setLayout(self._column)
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.notice)
        column.addWidget(self.panels, 1)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        actions = self.actions_table
        # from the top bar
        actions["back"].triggered.connect(self.room.back)
        actions["forward"].triggered.connect(self.room.forward)
        actions["home"].triggered.connect(self._go_home)
        actions["search"].triggered.connect(self.field.take_focus)
        actions["help"].triggered.connect(self._get_help)
        actions["appearance"].triggered.connect(self._toggle_appearance)
        actions["more"].triggered.connect(self.top_bar.open_menu)
        actions["larger"].triggered.connect(self._appearance.larger)
        actions["smaller"].triggered.connect(self._appearance.smaller)
        actions["normal"].triggered.connect(self._appearance.normal)
        actions["left_panel"].triggered.connect(self.panels.toggle_left)
        actions["right_panel"].triggered.connect(self.panels.toggle_right)
        actions["quit"].triggered.connect(self.close)
        # from the left panel
        self.browse.article_chosen.connect(self._open_article)
        # from the page
        self.area.link_followed.connect(self.room.follow)
        self.area.preview_wanted.connect(self.room.preview)
        self.area.view.first_painted.connect(self._take_keys)
        self.room.article_coming.connect(self.panels.make_room_for_article)
        self.room.page_opened.connect(self._page_opened)
        self.room.side_changed.connect(self._show_side)
        self.room.region_chosen.connect(self._appearance.choose_region)
        self.room.trouble.connect(self.tell_trouble)
        # from the worker
        self._search.failed.connect(self.tell_trouble)
        self._loader.catalogue_ready.connect(self._catalogue_came)
        self._loader.edition_ready.connect(self.show_edition)
        self._loader.engine_ready.connect(self._search.use_engine)
        self._search.engine_wanted.connect(self._loader.want_engine)
        self._loader.progressed.connect(self.notice.progress)
        self._loader.failed.connect(self.tell_trouble)
        # from the search
        self.searching.help_wanted.connect(self._get_help)
        self.searching.results_made.connect(self._order_parts)
        # from the middle of the window
        self.panels.fitted.connect(self._panels_fitted)
        self.sheets.opening.connect(self.stillness.hold)
        self.sheets.closed.connect(self.area.view.setFocus)
        # for screen readers, once there is time for it
        self.area.view.first_painted.connect(self._connect_voice)
        # from the appearance
        self._appearance.changing.connect(self.area.view.keep_place)
        self._appearance.changed.connect(self._look_changed)

    @Slot()
    def _connect_voice(self) -> None:
        """What is said aloud to a screen reader; its wires are in `announcements`."""
        from desktop_app.ui.announcements import Announcements
        from desktop_app.ui.announcer import Announcer

        self.announcements = Announcements(Announcer(self), self.room, self.area, self.notice, self.field)
        self.searching.results_made.connect(self.announcements.follow_results)
        if self.searching.made_results is not None:
            self.announcements.follow_results(self.searching.made_results)

    def _make_appearance_sheet(self) -> "Sheet":
        from desktop_app.ui.appearance_sheet import AppearanceSheet  # with the first opening

        sheet = AppearanceSheet(self._appearance, self.panels)
        sheet.settings_wanted.connect(self._appearance.change)
        return sheet

    @Slot()
    def _toggle_appearance(self) -> None:
        self.sheets.toggle("appearance")

    @Slot(object)
    def _show_side(self, links: SideLinks) -> None:
        if self._side is not None or links.sections:
            self.side.show_links(links)

    @Slot()
    def _take_keys(self) -> None:
        """After the first paint: its modules are not needed for it."""
        from desktop_app.ui.after_paint import AfterPaint

        self.printing, self.sourcing  # noqa: B018 - made now
        self.after_paint = AfterPaint(self)

    @Slot()
    def _order_parts(self) -> None:
        if self.after_paint is not None:
            self.after_paint.order()

    @Slot(str)
    def _follow_beside(self, address: str) -> None:
        self.panels.fold_right()
        self.room.follow(address)

    @Slot(object)
    def _catalogue_came(self, catalogue: Catalogue) -> None:
        self._show_catalogue(catalogue)
        self.room.use_catalogue(catalogue)
        self.own.use_catalogue()

    def _show_catalogue(self, catalogue: Catalogue) -> None:
        self.searching.name_categories({category.id: category.title for category in catalogue.meta.categories})
        self.browse.show_catalogue(catalogue)
        self._search.use_titles(catalogue)

    @Slot(str)
    def _open_article(self, slug: str) -> None:
        self.room.open(ArticleLink(slug))
        self.area.view.setFocus()

    @Slot()
    def _go_home(self) -> None:
        self.field.clear()
        self.room.open(HomeLink())

    @Slot()
    def _get_help(self) -> None:
        self.room.open(HelpLink())
        self.area.view.setFocus()

    @Slot(str, str)
    def _page_opened(self, title: str, slug: str) -> None:
        self.stillness.hold()
        self.actions_table["back"].setEnabled(self.room.can_go_back)
        self.actions_table["forward"].setEnabled(self.room.can_go_forward)
        self.area.view.setAccessibleName(title)
        self.setWindowTitle(TITLE if title == "Home" else f"{title} – {TITLE}")
        self.browse.mark_article(slug)
        self.sheets.put_away()
        self.panels.page_in_front = True
        self.fit_panels()

    @Slot(object)
    def tell_trouble(self, error: BaseException) -> None:
        """Says what is wrong and what to do."""
        if isinstance(error, AppError):
            self.notice.say(str(error))
        else:
            what = type(error).__name__
            self.notice.say(f"Something went wrong ({what}). Search again, or run benzo-glossary doctor.")

    @Slot()
    def _look_changed(self) -> None:
        self.actions_table.refresh_look()
        for part in (self.top_bar, self.browse, self.searching, self._side, self.area):
            if part is not None:
                part.refresh_look()
        self.own.refresh_look()
        self.sheets.refresh_look()
        self.room.prefer_short(self._appearance.settings.short_pages)
        self.fit_panels()
        self.settings_changed.emit(self._appearance.settings)

    def fit_panels(self) -> None:
        """Shows and folds panels as the open page, the results and the width ask."""
        self.panels.left_is_needed = self.searching.is_showing
        self.panels.has_right = bool(self.room.open_article)
        self.panels.fit()

    @Slot(bool, bool)
    def _panels_fitted(self, left: bool, right: bool) -> None:
        self.actions_table["left_panel"].setChecked(left)
        self.actions_table["right_panel"].setChecked(right)
        self.top_bar.fit(self.width())
        self._column.activate()  # a bar of another height moves the page now, not after something was placed on it

    def step_back(self) -> None:
        """What Escape does where nobody who had the focus needed it."""
        if self.after_paint is not None:
            self.after_paint.step_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes one step back wherever the focus is, when nobody there needed it."""
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Says so before the widgets go, while the session can still be read from them."""
        self.closing.emit()
        super().closeEvent(event)
