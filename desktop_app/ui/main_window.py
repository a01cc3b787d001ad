"""The window. Every signal between its parts is connected in `_connect`: the application can be read there."""

import base64
import importlib
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from desktop_app.edition.catalogue import Catalogue
from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.reader.session import Session
from desktop_app.search.model import Answer, Hit
from desktop_app.ui.actions import Actions
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.appearance_menu import AppearanceMenu
from desktop_app.ui.browse_panel import BrowsePanel
from desktop_app.ui.edition_loader import EditionLoader
from desktop_app.ui.links import ArticleLink, HelpLink, HomeLink
from desktop_app.ui.notice_bar import NoticeBar
from desktop_app.ui.panels import Panels
from desktop_app.ui.reading_area import ReadingArea
from desktop_app.ui.reading_room import TITLE, ReadingRoom
from desktop_app.ui.search_session import SearchSession
from desktop_app.ui.sheets import Sheets
from desktop_app.ui.side_links import SideLinks
from desktop_app.ui.top_bar import Bar, TopBar

if TYPE_CHECKING:
    from desktop_app.ui.result_panel import ResultPanel
    from desktop_app.ui.side_panel import SidePanel

FIRST_SECTION = "in-short"
_FOR_THE_FIRST_ARTICLE = ("desktop_app.edition.pages", "desktop_app.search.marking")
_FIRST_SIZE = (1280, 800)
_SMALLEST = (480, 400)


class MainWindow(QMainWindow):
    """Builds the parts, connects them, and says when it is closed."""

    closing = Signal()
    settings_changed = Signal(object)

    def __init__(
        self,
        appearance: Appearance,
        search: SearchSession,
        loader: EditionLoader,
        make_bar: "Callable[[Appearance, Actions, QWidget], Bar] | None" = None,
    ) -> None:
        """`make_bar` builds another top bar than the usual one: that of the kiosk."""
        super().__init__()
        self.setWindowTitle(TITLE)
        self.resize(*_FIRST_SIZE)
        self.setMinimumSize(*_SMALLEST)
        self._appearance = appearance
        self._search = search
        self._loader = loader
        self._category_titles: dict[str, str] = {}
        self.actions_table = Actions(appearance, self)
        self.addActions(self.actions_table.all())
        self._look = AppearanceMenu(appearance, self.actions_table, self)
        self.top_bar: Bar = (
            TopBar(appearance, self.actions_table, self._look, self)
            if make_bar is None
            else make_bar(appearance, self.actions_table, self)
        )
        self.field = self.top_bar.search_field
        self.notice = NoticeBar(self)
        self.browse = BrowsePanel(appearance, self)
        self._results: ResultPanel | None = None
        self._side: SidePanel | None = None
        self.area = ReadingArea(appearance, self)
        self.room = ReadingRoom(self.area, self)
        self.panels = Panels(appearance, self.area, self)
        self.sheets = Sheets(self.panels, self)
        self._lay_out()
        self._connect()
        self._fit_panels()
        self.field.setFocus()

    @property
    def results(self) -> "ResultPanel":
        """The list of results, made when something is first looked for."""
        if self._results is None:
            from desktop_app.ui import result_panel

            self._results = result_panel.ResultPanel(self._appearance, self)
            self._results.name_categories(self._category_titles)
            self.panels.left_column.insertWidget(0, self._results)
            self._connect_results(self._results)
            self._results.hide()
        return self._results

    @property
    def side(self) -> "SidePanel":
        """The panel on the right, made with the first article."""
        if self._side is None:
            from desktop_app.ui import side_panel

            self._side = side_panel.SidePanel(self._appearance, self)
            self.panels.add_right(self._side)
            self._side.link_followed.connect(self.room.follow)
        return self._side

    def show_edition(self, edition: Edition) -> None:
        """Reads from this edition from now on."""
        self._show_catalogue(edition.catalogue)
        self.room.use_edition(edition)
        self.notice.finish_progress()

    def lock_actions(self, allowed: Collection[str]) -> None:
        """Takes every action away but these: a kiosk."""
        for name in self.actions_table.names():
            if name not in allowed:
                self.actions_table[name].setEnabled(False)
                self.actions_table[name].setShortcuts([])

    @Slot()
    def warm_up(self) -> None:
        """Makes what the first article and the first answer need, while nobody waits for it."""
        for name in _FOR_THE_FIRST_ARTICLE:
            importlib.import_module(name)
        self.side.refresh_look()
        self.results.refresh_look()
        self._fit_panels()

    def restore(self, session: Session) -> None:
        """Puts the window where the last session left it."""
        with suppress(ValueError):  # not base64: the window opens at its first size
            self.restoreGeometry(QByteArray(base64.b64decode(session.geometry)))
        self.panels.wants_left, self.panels.wants_right = session.left_open, session.right_open
        self.room.remember(region=self._appearance.settings.region, resume=session.article)
        self._fit_panels()

    def session(self) -> Session:
        """Where the window is left now."""
        return Session(
            geometry=base64.b64encode(self.saveGeometry().data()).decode("ascii"),
            article=self.room.last_article,
            left_open=self.panels.wants_left,
            right_open=self.panels.wants_right,
        )

    def say(self, words: str) -> None:
        """Shows one line to the reader."""
        self.notice.say(words)

    def _lay_out(self) -> None:
        self.panels.left_column.addWidget(self.browse)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
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
        actions["larger"].triggered.connect(self._look.larger)
        actions["smaller"].triggered.connect(self._look.smaller)
        actions["normal"].triggered.connect(self._look.normal)
        actions["left_panel"].triggered.connect(self.panels.toggle_left)
        actions["right_panel"].triggered.connect(self.panels.toggle_right)
        actions["next_mark"].triggered.connect(self.area.view.next_mark)
        actions["quit"].triggered.connect(self.close)
        self.field.textChanged.connect(self._typed)
        self.field.escaped.connect(self._leave_search)
        # from the left panel
        self.browse.article_chosen.connect(self._open_article)
        # from the page
        self.area.link_followed.connect(self.room.follow)
        self.area.escaped.connect(self.field.take_focus)
        self.room.page_opened.connect(self._page_opened)
        self.room.side_changed.connect(self._show_side)
        self.room.region_chosen.connect(self._look.choose_region)
        self.room.trouble.connect(self._tell_trouble)
        # from the worker
        self._search.answered.connect(self._show_answer)
        self._search.failed.connect(self._tell_trouble)
        self._loader.catalogue_ready.connect(self._catalogue_came)
        self._loader.edition_ready.connect(self.show_edition)
        self._loader.engine_ready.connect(self._search.use_engine)
        self._loader.progressed.connect(self.notice.progress)
        self._loader.failed.connect(self._tell_trouble)
        # from the middle of the window
        self.panels.fitted.connect(self._panels_fitted)
        self.sheets.closed.connect(self.area.view.setFocus)
        # from the appearance
        self._appearance.changing.connect(self.area.view.keep_place)
        self._appearance.changed.connect(self._look_changed)

    def _connect_results(self, results: "ResultPanel") -> None:
        """The wires of the list of results, which is made only when something is looked for."""
        self.field.moved.connect(results.move_selection)
        self.field.chosen.connect(results.choose)
        self.field.chosen_to_peek.connect(self._peek)
        results.hit_chosen.connect(self._open_hit)
        results.query_wanted.connect(self.field.setText)
        results.exact_wanted.connect(self._search_exactly)
        results.help_wanted.connect(self._get_help)

    @Slot(object)
    def _show_side(self, links: SideLinks) -> None:
        if self._side is not None or links.sections:
            self.side.show_links(links)

    @Slot(object)
    def _catalogue_came(self, catalogue: Catalogue) -> None:
        self._show_catalogue(catalogue)
        self.room.use_catalogue(catalogue)

    def _show_catalogue(self, catalogue: Catalogue) -> None:
        self._category_titles = {category.id: category.title for category in catalogue.meta.categories}
        if self._results is not None:
            self._results.name_categories(self._category_titles)
        self.browse.show_catalogue(catalogue)
        self._search.use_titles(catalogue)

    @Slot(str)
    def _typed(self, text: str) -> None:
        if text.strip():
            self._search.ask(text)
        else:
            self._search.forget()
            self._show_browse()
            self._fit_panels()

    def _show_browse(self) -> None:
        if self._results is not None:
            self._results.hide()
        self.browse.show()

    @Slot()
    def _search_exactly(self) -> None:
        self._search.ask(self.field.text(), keep_spelling=True)

    @Slot(object)
    def _show_answer(self, answer: Answer) -> None:
        self.results.show_answer(answer)
        self.panels.page_in_front = False
        self.results.show()
        self.browse.setVisible(not answer.hits)  # nothing found is never a dead end
        self._fit_panels()

    @Slot()
    def _leave_search(self) -> None:
        if self.field.text():
            self.field.clear()
        else:
            self.area.view.setFocus()

    @Slot(object)
    def _open_hit(self, hit: Hit) -> None:
        section = (
            "" if hit.section == FIRST_SECTION else hit.section or ""
        )  # the top of the page shows it with its title
        self.room.open(ArticleLink(hit.slug, section))
        is_open = self.room.open_article == hit.slug
        if is_open and self.results.answer is not None and self.results.answer.stems:
            from desktop_app.search.marking import marks_in  # the engine is here, so whoosh is imported already

            stems = self.results.answer.stems
            self.area.view.mark(marks_in(self.area.view.toPlainText(), stems))
        self.area.view.setFocus()

    @Slot()
    def _peek(self) -> None:
        """Opens the chosen hit and goes on typing; the list stays in front."""
        self.results.choose()
        self.panels.page_in_front = False
        self._fit_panels()
        self.field.setFocus()

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
        self.actions_table["back"].setEnabled(self.room.can_go_back)
        self.actions_table["forward"].setEnabled(self.room.can_go_forward)
        self.setWindowTitle(TITLE if title == "Home" else f"{title} – {TITLE}")
        self.browse.mark_article(slug)
        self.sheets.put_away()
        self.panels.page_in_front = True
        self._fit_panels()

    @Slot(object)
    def _tell_trouble(self, error: BaseException) -> None:
        if isinstance(error, AppError):
            self.notice.say(str(error))
        else:
            what = type(error).__name__
            self.notice.say(f"Something went wrong ({what}). Search again, or run benzo-glossary doctor.")

    @Slot()
    def _look_changed(self) -> None:
        self.actions_table.refresh_look()
        for part in (self.top_bar, self.browse, self._results, self._side, self.area):
            if part is not None:
                part.refresh_look()
        self.sheets.refresh_look()
        self._fit_panels()
        self.settings_changed.emit(self._appearance.settings)

    def _fit_panels(self) -> None:
        self.panels.left_is_needed = self._results is not None and self._results.isVisibleTo(self.panels.left)
        self.panels.has_right = bool(self.room.open_article)
        self.panels.fit()

    @Slot(bool, bool)
    def _panels_fitted(self, left: bool, right: bool) -> None:
        self.actions_table["left_panel"].setChecked(left)
        self.actions_table["right_panel"].setChecked(right)
        self.top_bar.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Says so before the widgets go, while the session can still be read from them."""
        self.closing.emit()
        super().closeEvent(event)
