"""Connects the list of every source, and the copying of links, with the window: the wires that it leaves here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from desktop_app.edition.edition import Edition

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.section_copier import SectionCopier
    from desktop_app.ui.sources_desk import SourcesDesk


class SourceWiring(QObject):
    """Makes both when they are first asked for."""

    def __init__(self, window: "MainWindow", edition: Edition | None) -> None:
        super().__init__(window)
        self._window = window
        self._sources: SourcesDesk | None = None
        self._copier: SectionCopier | None = None
        self._edition = edition
        window.actions_table["sources"].triggered.connect(self._toggle_sources)
        window.actions_table["copy_link"].triggered.connect(self._copy_link)
        window.area.source_wanted.connect(self._show_sources)
        window.room.sources_wanted.connect(self._show_sources)
        window.room.page_opened.connect(self._page_opened)
        window.area.view.menu_wanted.connect(self._mean_section)

    @property
    def sources(self) -> "SourcesDesk":
        """The list of every source."""
        if self._sources is None:
            from desktop_app.ui import sources_desk

            window = self._window
            self._sources = sources_desk.SourcesDesk(window.appearance, window.sheets, window)
            self._sources.use_edition(self._edition)
            self._sources.link_followed.connect(window.room.follow)
            self._sources.trouble.connect(window.tell_trouble)
        return self._sources

    @property
    def copier(self) -> "SectionCopier":
        """Copies links to sections."""
        if self._copier is None:
            from desktop_app.ui import section_copier

            window = self._window
            self._copier = section_copier.SectionCopier(window.room, window.area, window)
            window.area.view.pressed.connect(self._copier.mean_nothing)
            window.area.view.verticalScrollBar().valueChanged.connect(self._copier.mean_nothing)
        return self._copier

    def use_edition(self, edition: Edition) -> None:
        """The edition whose sources are listed."""
        self._edition = edition
        if self._sources is not None:
            self._sources.use_edition(edition)

    @Slot(str, str)
    def _page_opened(self, _title: str, slug: str) -> None:
        """Only an article has a link to copy; a kiosk, which has taken the keys away, copies none."""
        action = self._window.actions_table["copy_link"]
        action.setEnabled(bool(slug) and bool(action.shortcuts()))

    @Slot()
    def _copy_link(self) -> None:
        self.copier.copy_current()

    @Slot(QPoint, int)
    def _mean_section(self, where: QPoint, height: int) -> None:
        self.copier.mean(where, height)

    @Slot()
    def _toggle_sources(self) -> None:
        self.sources.toggle()

    @Slot(str)
    def _show_sources(self, key: str) -> None:
        self.sources.open_at(key)
