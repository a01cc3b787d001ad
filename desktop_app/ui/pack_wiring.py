"""Everything about packs in the window: the bar, the file dialog, and what is connected to what."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop_app.errors import AppError
from desktop_app.ui.edition_loader import EditionLoader
from desktop_app.ui.links import ChangesLink
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.offer_bar import OfferBar
from desktop_app.ui.pack_installer import PackInstaller
from desktop_app.ui.pack_words import done_words, offer_words
from desktop_app.ui.search_session import SearchSession

if TYPE_CHECKING:
    from desktop_app.packs.library import Offer


class PackWiring(QObject):
    """Connects an installer with a window; the bar is made with the first offer."""

    def __init__(
        self, window: MainWindow, installer: PackInstaller, loader: EditionLoader, search: SearchSession
    ) -> None:
        super().__init__(window)
        self._window = window
        self._installer = installer
        self._looked = False
        self._bar: OfferBar | None = None
        # from the window
        window.actions_table["update"].triggered.connect(self.choose_file)
        loader.edition_ready.connect(self._look_on_sticks)
        # from the worker
        installer.busy.connect(search.rest)
        installer.rested.connect(search.resume)
        installer.offered.connect(self._show_offer)
        installer.progressed.connect(self._show_progress)
        installer.installed.connect(self._installed)
        installer.refused.connect(self._refused)

    @property
    def bar(self) -> OfferBar:
        """The bar below the notices."""
        if self._bar is None:
            self._bar = OfferBar(self._window)
            self._window.add_bar(self._bar)
            self._bar.changes_wanted.connect(self._see_changes)
            self._bar.install_wanted.connect(self._installer.install)
            self._bar.put_off.connect(self._put_off)
            self._bar.said.connect(self._say_aloud)
        return self._bar

    @Slot()
    def choose_file(self) -> None:
        """Lets a person choose a pack."""
        from desktop_app.ui.file_dialog import file_dialog  # with the first update

        dialog = file_dialog(self._window.appearance, self._window, "Update from a file", save=False)
        dialog.setObjectName("updateDialog")
        dialog.setNameFilter("Glossary packs (*.glossary)")
        dialog.setModal(True)
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _chosen(self, path: str) -> None:
        self.bar.tell_looking()
        self._installer.look_at(Path(path))

    @Slot()
    def _look_on_sticks(self) -> None:
        """Once, when everything else is ready; never in a kiosk, where visitors would see the offer."""
        if not self._looked and not self._installer.is_guarded:
            self._looked = True
            self._installer.look_on_sticks()

    @Slot(object)
    def _show_offer(self, offer: "Offer") -> None:
        self._window.room.offer_changes(offer.changes, offer.manifest.edition)
        self.bar.offer(offer_words(offer), has_changes=not offer.changes.is_nothing)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self.bar.progress(done, total)

    @Slot(object)
    def _installed(self, offer: "Offer") -> None:
        self._window.room.forget_offer()
        self.bar.tell_done(done_words(offer), has_changes=not offer.changes.is_nothing)

    @Slot(object)
    def _refused(self, error: AppError) -> None:
        if self._bar is not None:
            self._bar.hide()
        self._window.say(str(error))

    @Slot(str)
    def _say_aloud(self, words: str) -> None:
        if self._window.announcements is not None:
            self._window.announcements.voice.say(words)

    @Slot()
    def _see_changes(self) -> None:
        self._window.room.open(ChangesLink(offered=True))
        self._window.area.view.setFocus()

    @Slot()
    def _put_off(self) -> None:
        self._installer.put_off()
        self.bar.hide()
        self._window.area.view.setFocus()
