"""Copies the selected passage of the page: with where it stands and what it cites, or the words alone."""

from datetime import date

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication

from desktop_app.errors import AppError
from desktop_app.ui import copied_source, passage
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.article_view import ArticleView
from desktop_app.ui.copied_source import CopiedFrom
from desktop_app.ui.links import CitationLink, parse
from desktop_app.ui.reading_room import TITLE, ReadingRoom


class Copying(QObject):
    """Puts passages on the clipboard as plain text and as HTML."""

    def __init__(
        self, appearance: Appearance, view: ArticleView, room: ReadingRoom, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._view = view
        self._room = room

    @Slot()
    def copy(self) -> None:
        """Copies what is selected, with its source unless the reader switched that off."""
        if self._appearance.settings.copy_with_source:
            source = self._source()
            self._put(f"\n\n{copied_source.as_text(source)}\n", copied_source.as_html(source))
        else:
            self.copy_bare()

    @Slot()
    def copy_bare(self) -> None:
        """Copies the selected words alone."""
        self._put("", "")

    def _put(self, text_below: str, html_below: str) -> None:
        cursor = self._view.textCursor()
        if not cursor.hasSelection():
            return
        copied = QMimeData()
        copied.setText(passage.as_text(cursor) + text_below)
        copied.setHtml(passage.as_html(cursor, html_below))
        QGuiApplication.clipboard().setMimeData(copied)

    def _source(self) -> CopiedFrom:
        edition, page = self._room.edition, self._room.page
        today = date.today()
        if edition is None:
            return CopiedFrom(TITLE, "", today)
        built = date.fromisoformat(edition.manifest.built[:10])
        meta = edition.catalogue.meta
        if page is None:
            return CopiedFrom(meta.title, meta.edition, max(today, built))
        return CopiedFrom(
            glossary=meta.title,
            edition=meta.edition,
            copied=max(today, built),  # the clock of an offline machine is often wrong
            article=page.title,
            sections=self._sections(),
            reviewed=page.reviewed,
            sources=self._sources(),
        )

    def _sections(self) -> tuple[str, ...]:
        """The titles of the sections that the selection touches."""
        from desktop_app.ui.page_contents import sections

        page = self._room.page
        if page is None:
            return ()
        view, cursor = self._view, self._view.textCursor()
        titles = {link.address.partition(":")[2]: link.words for link in sections(page, view.map.has_anchor)}
        first = view.map.section_at(cursor.selectionStart(), titles)
        last = view.map.section_at(max(cursor.selectionStart(), cursor.selectionEnd() - 1), titles)
        names = ["", *titles]
        touched = names[names.index(first) : names.index(last) + 1]
        return tuple(titles[name] for name in touched if name)

    def _sources(self) -> tuple[tuple[int, str], ...]:
        """The numbers that are cited in the selection, each once and in order, with their references."""
        page, edition = self._room.page, self._room.edition
        if page is None or edition is None:
            return ()
        try:
            references = edition.references
        except AppError:
            references = {}  # told when the article was opened; the words can still be copied
        found: dict[int, str] = {}
        for address in passage.citations(self._view.document(), self._view.textCursor()):
            link = parse(address)
            if isinstance(link, CitationLink) and link.place < len(page.places):
                cited = page.places[link.place].sources[link.source]
                if cited.key in references:
                    found[cited.number] = references[cited.key].text
        return tuple(sorted(found.items()))
