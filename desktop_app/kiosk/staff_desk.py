"""Behind the PIN: opens and closes the staff's panel, and lets packs be installed only while it is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.errors import AppError
from desktop_app.kiosk.kiosk_window import KioskWindow
from desktop_app.ui.changes_page import changes_page
from desktop_app.ui.pack_installer import Listing, PackInstaller
from desktop_app.ui.pack_words import done_words, offer_words

if TYPE_CHECKING:
    from desktop_app.packs.library import Offer

LEFT_OPEN_MS = 120_000
"""The panel closes by itself when nobody has touched it for so long: staff forget it, and strangers would find it."""

_NO_PLACE = "This kiosk keeps nothing (--state none), so packs cannot be installed here."


class StaffDesk(QObject):
    """Connects PIN pad, panel and installer."""

    left = Signal()
    """The kiosk is to end."""

    changing = Signal()
    """What is installed is about to change: whoever reads must have been sent to the start screen."""

    def __init__(self, window: KioskWindow, installer: PackInstaller | None, parent: QObject | None = None) -> None:
        """`installer` is None where the kiosk may keep nothing."""
        super().__init__(parent)
        self._window = window
        self._panel = window.staff
        self._installer = installer
        self._is_busy = False
        self._unwatched = QTimer(self)
        self._unwatched.setSingleShot(True)
        self._unwatched.setInterval(LEFT_OPEN_MS)
        self._unwatched.timeout.connect(self._close_forgotten)
        window.pad.succeeded.connect(self._admit)
        self._panel.end_wanted.connect(self.left)
        self._panel.put_away.connect(self.put_away)
        if installer is not None:
            self._connect(installer)

    def allow(self, work: Callable[[], None]) -> None:
        """Does what changes the packs: while the panel is open, that is after the PIN, and never else."""
        if self._panel.isVisible():
            self.changing.emit()
            self._window.show_staff()
            work()

    @Slot()
    def alive(self) -> None:
        """Somebody is there."""
        if self._unwatched.isActive():
            self._unwatched.start()

    @Slot()
    def put_away(self) -> None:
        """Closes the panel; what visitors see is there again."""
        self._unwatched.stop()
        self._panel.hide()
        if self._installer is not None:
            self._installer.put_off()
        self._window.give_focus_back()

    def stop(self) -> None:
        """Ends with the kiosk."""
        self._unwatched.stop()

    def _connect(self, installer: PackInstaller) -> None:
        panel = self._panel
        installer.guard(self.allow)
        panel.look_wanted.connect(self._look)
        panel.roll_back_wanted.connect(installer.roll_back)
        panel.remove_wanted.connect(installer.remove)
        panel.offer.install_wanted.connect(self._install)
        panel.offer.changes_wanted.connect(self._show_changes)
        panel.offer.put_off.connect(self._put_off)
        installer.busy.connect(self._busy)
        installer.rested.connect(self._rested)
        installer.listed.connect(self._list)
        installer.offered.connect(self._offer)
        installer.none_found.connect(self._none_found)
        installer.progressed.connect(panel.offer.progress)
        installer.installed.connect(self._installed)
        installer.changed.connect(self._changed)
        installer.refused.connect(self._refused)

    @Slot()
    def _admit(self) -> None:
        self._window.pad.hide()
        self._window.show_staff()
        self._panel.begin()
        self._unwatched.start()
        if self._installer is None:
            self._panel.refuse_packs(_NO_PLACE)
        else:
            self._panel.be_busy(self._is_busy)
            self._installer.ask_installed()

    @Slot()
    def _close_forgotten(self) -> None:
        if self._is_busy:
            self._unwatched.start()
        else:
            self.put_away()

    @Slot()
    def _look(self) -> None:
        self._panel.say("Looking at the sticks.")
        if self._installer is not None:
            self._installer.ask_sticks()

    @Slot()
    def _install(self) -> None:
        self._panel.show_changes("")
        if self._installer is not None:
            self._installer.install()

    @Slot()
    def _show_changes(self) -> None:
        offer = self._installer.offer if self._installer is not None else None
        if offer is not None:
            self._panel.show_changes(changes_page(offer.changes, offer.manifest.edition, (), is_offer=True))

    @Slot()
    def _put_off(self) -> None:
        self._panel.offer.hide()
        self._panel.show_changes("")
        if self._installer is not None:
            self._installer.put_off()

    @Slot()
    def _busy(self) -> None:
        self._is_busy = True
        self._panel.be_busy(True)

    @Slot()
    def _rested(self) -> None:
        self._is_busy = False
        self._panel.be_busy(False)
        if self._installer is not None and self._panel.isVisible():
            self._installer.ask_installed()

    @Slot(object)
    def _list(self, listing: Listing) -> None:
        self._panel.list_packs(listing.packs, can_roll_back=listing.can_roll_back and not self._is_busy)

    @Slot(object)
    def _offer(self, offer: "Offer") -> None:
        self._panel.say("")
        self._panel.offer.offer(offer_words(offer), has_changes=not offer.changes.is_nothing)

    @Slot()
    def _none_found(self) -> None:
        self._panel.say("No pack was found. Plug in the stick, wait a moment, and look again.")

    @Slot(object)
    def _installed(self, offer: "Offer") -> None:
        self._panel.offer.tell_done(done_words(offer), has_changes=False)

    @Slot(str)
    def _changed(self, words: str) -> None:
        self._panel.offer.hide()
        self._panel.say(f"{words} “Undo the last change” takes that back.")

    @Slot(object)
    def _refused(self, error: AppError) -> None:
        self._panel.offer.hide()
        self._panel.say(str(error))
