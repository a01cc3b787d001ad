"""Copies a link to a section of the open article, for pasting into the search field, a note or a letter."""

from PySide6.QtCore import QObject, QPoint, QRect, Signal, Slot
from PySide6.QtGui import QGuiApplication

from desktop_app.edition.pages import Page
from desktop_app.glossary.model import OTHER_NAMES, SOURCES
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
        """Copies the link to the section that is being read, or over which the page's menu was opened."""
        self._copy(self._area.view.reading_height if self._at is None else self._at)
        self._at = None

    @Slot(QPoint, int)
    def mean(self, _where: QPoint, height: int) -> None:
        """The page's menu was opened `height` pixels below the upper edge of the page: that section is meant next."""
        self._at = height

    @Slot()
    def mean_nothing(self) -> None:
        """The reader went on: what is meant is again where the reader is."""
        self._at = None

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
    start = view.map.anchor(name)
    return view.links.rects(start, start + 1) if start is not None else []
