"""Copies a link to a section of the open article, for pasting into the search field, a note or a letter."""

from PySide6.QtCore import QObject, QPoint, QRect, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop_app.edition.pages import Page
from desktop_app.glossary.page import OTHER_NAMES, SOURCES
from desktop_app.ui import document_map
from desktop_app.ui.article_view import ArticleView
from desktop_app.ui.link_card import LinkFacts
from desktop_app.ui.links import ArticleLink, address_of
from desktop_app.ui.reading_area import ReadingArea
from desktop_app.ui.reading_room import ReadingRoom

_HOW = "Paste it into the search field to come back to this place."


class SectionCopier(QObject):
    """Knows which section is meant: the one that was jumped to, that holds the focused link, or that stands on top."""

    copied = Signal(str)

    def __init__(self, room: ReadingRoom, area: ReadingArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room, self._area = room, area
        self._at: int | None = None

    @Slot()
    def copy_current(self) -> None:
        """Copies the link to the section that is being read."""
        self._copy(self._area.view.reading_height)

    @Slot(QPoint, int)
    def open_menu(self, where: QPoint, height: int) -> None:
        """Opens the menu of the page at a point of the screen, for what stands `height` pixels below the upper edge of
        the page; nothing waits for it."""
        view = self._area.view
        menu = QMenu(view)
        menu.aboutToHide.connect(menu.deleteLater)
        copy = menu.addAction("Copy")
        copy.setEnabled(view.textCursor().hasSelection())
        copy.triggered.connect(view.copy)
        if self._room.page is not None:
            self._at = height
            _, words = _section_at(self._room.page, view, height)
            menu.addAction(f"Copy link to “{words}”").triggered.connect(self._copy_there)
        menu.addAction("Select all").triggered.connect(view.selectAll)
        menu.popup(where)

    @Slot()
    def _copy_there(self) -> None:
        if self._at is not None:
            self._copy(self._at)

    def _copy(self, height: int) -> None:
        page = self._room.page
        if page is None:
            return
        section, words = _section_at(page, self._area.view, height)
        name = page.title if not section else f"{page.title}, {words}"
        text = f"{name} ({address_of(ArticleLink(page.slug, section))})"
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)
        self._area.cards.say_beside(LinkFacts("Link copied", name, _HOW), self._line_of(section))

    def _line_of(self, section: str) -> QRect:
        """The heading where it can be seen, else the upper edge of the page."""
        view = self._area.view
        rects = _heading(view, section) if section else []
        if rects and view.viewport().rect().contains(rects[0]):
            return rects[0]
        return QRect(0, 0, view.viewport().width(), 1)


def _section_at(page: Page, view: ArticleView, height: int) -> tuple[str, str]:
    """Id and words of the section that stands at a height of the view; the article itself above every heading."""
    found = ("", page.title)
    own = ((section.id, section.title) for section in page.sections)
    for name, words in (*own, (OTHER_NAMES, "Other names"), (SOURCES, "Sources")):
        rects = _heading(view, name)
        if rects and rects[0].top() <= height:
            found = (name, words)
    return found


def _heading(view: ArticleView, name: str) -> list[QRect]:
    start = document_map.position_of_anchor(view.document(), name)
    return view.links.rects(start, start + 1) if start is not None else []
