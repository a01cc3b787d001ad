"""The tools for reading: find in page, copying, the page's menu, short or full, and following the scroll.

They are made while nobody waits for them, or when the first of them is used; their signals are connected here.
"""

from PySide6.QtCore import QObject, QPoint, Signal, Slot

from desktop_app.edition.pages import Page
from desktop_app.ui.actions import Actions
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.article_view import ArticleView
from desktop_app.ui.copying import Copying
from desktop_app.ui.find_in_page import FindInPage
from desktop_app.ui.form_switch import FormSwitch
from desktop_app.ui.page_contents import sections
from desktop_app.ui.page_menu import PageMenu
from desktop_app.ui.reading_area import ReadingArea
from desktop_app.ui.reading_room import ReadingRoom


class ReadingTools(QObject):
    """Holds the tools and passes the reader's wishes on to them."""

    section_read = Signal(str)
    """The address of the section that is being read."""

    settings_changed = Signal(object)
    made = Signal()
    """Another widget is there, which wants its place in the order of the keyboard."""

    def __init__(
        self,
        appearance: Appearance,
        actions: Actions,
        area: ReadingArea,
        room: ReadingRoom,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._actions = actions
        self._area = area
        self._view = area.view
        self._room = room
        self._menu: PageMenu | None = None
        self._sections: tuple[str, ...] = ()
        self.find = FindInPage(appearance, area, self)
        self.copying = Copying(appearance, area.view, room, self)
        self.switch = FormSwitch(area.view, actions["form"])
        self._connect()
        self._allow_copying(self._view.textCursor().hasSelection())

    @property
    def menu(self) -> PageMenu:
        """The menu of the page."""
        if self._menu is None:
            self._menu = PageMenu(self._actions, self._area)
        return self._menu

    def use(self, name: str) -> None:
        """Does what the action of that name says."""
        match name:
            case "find":
                self.find.open()
            case "next_mark":
                self.find.find_next()
            case "previous_mark":
                self.find.find_previous()
            case "copy":
                self.copying.copy()
            case "copy_bare":
                self.copying.copy_bare()
            case "select_all":
                self._view.selectAll()
            case "form":
                self.choose_form(not self._room.is_short)

    @Slot(bool)
    def choose_form(self, short: bool) -> None:
        """Shows articles in short from now on, or whole, and remembers it."""
        settings = self._appearance.settings._replace(short_pages=short)
        if settings != self._appearance.settings:
            self._appearance.keep(settings)
            self.settings_changed.emit(settings)
        self._room.prefer_short(short)
        self._room.show_form(short)  # one that was shown whole for the sake of a section

    @Slot()
    def page_opened(self) -> None:
        """Another page, or another form of it, is shown."""
        on_article = self._room.page is not None
        self.switch.offer(on_article=on_article, is_short=self._room.is_short)
        self._actions["form"].setEnabled(on_article)
        self._sections = _section_names(self._room.page, self._view)
        self.find.look_again()
        self._follow_scroll()

    @Slot()
    def refresh_look(self) -> None:
        """Draws the tools in the look of the day."""
        self.find.refresh_look()
        self.switch.place()

    def _connect(self) -> None:
        self._view.menu_wanted.connect(self._open_menu)
        self._view.copyAvailable.connect(self._allow_copying)
        self._view.verticalScrollBar().valueChanged.connect(self._follow_scroll)
        self._view.jumped.connect(self._follow_scroll)
        self._room.page_opened.connect(self.page_opened)
        self._room.short_wanted.connect(self.choose_form)
        self.switch.short_wanted.connect(self.choose_form)
        self.find.made.connect(self.made)
        self._appearance.changed.connect(self.refresh_look)

    @Slot(bool)
    def _allow_copying(self, has_selection: bool) -> None:
        self._actions["copy"].setEnabled(has_selection)
        self._actions["copy_bare"].setEnabled(has_selection)

    @Slot(QPoint, int)
    def _open_menu(self, where: QPoint, _height: int) -> None:
        self.menu.open_at(where)

    @Slot()
    def _follow_scroll(self) -> None:
        names = self._sections
        if names:
            jumped_to = self._view.jumped_to
            at_line = self._view.map.section_at(self._view.reading_position, names)
            self.section_read.emit(f"section:{jumped_to if jumped_to in names else at_line or names[0]}")


def _section_names(page: Page | None, view: ArticleView) -> tuple[str, ...]:
    """The sections of the open article that are shown, looked up once a page."""
    return tuple(link.address.partition(":")[2] for link in sections(page, view.map.has_anchor)) if page else ()
