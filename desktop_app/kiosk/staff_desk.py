"""Behind the PIN: opens and closes the staff's panel. What changes the kiosk is done while it is open, never else."""

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

    admitted = Signal()
    """The PIN was right: whoever was reading is sent to the start screen before the panel opens."""

    left = Signal()
    """The kiosk is to end."""

    def __init__(self, window: KioskWindow, installer: PackInstaller | None, parent: QObject | None = None) -> None:
        """`installer` is None where the kiosk may keep nothing."""
        super().__init__(parent)
        self._window = window
        self._panel = window.staff
        self._installer = installer
        self._works = 0
        self._is_open = False
        self._unwatched = QTimer(self)
        self._unwatched.setSingleShot(True)
        self._unwatched.setInterval(LEFT_OPEN_MS)
        self._unwatched.timeout.connect(self._close_forgotten)
        window.pad.succeeded.connect(self._admit)
        self._panel.end_wanted.connect(self._end)
        self._panel.put_away.connect(self.put_away)
        if installer is not None:
            self._connect(installer)

    @property
    def is_open(self) -> bool:
        """Whether the staff are at work: no session begins meanwhile."""
        return self._is_open

    def allow(self, work: Callable[[], None]) -> None:
        """Does what only the staff may: while the panel is open, that is after the PIN, and nothing else is at work."""
        if self._is_open and not self._works:
            work()

    @Slot()
    def alive(self) -> None:
        """Somebody is there."""
        if self._unwatched.isActive():
            self._unwatched.start()

    @Slot()
    def put_away(self) -> None:
        """Closes the panel; the start screen is there again."""
        if self._is_open and not self._works:
            self._is_open = False
            self._unwatched.stop()
            if self._installer is not None:
                self._installer.put_off()
            self._window.hide_staff()

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
        installer.unlisted.connect(self._unlisted)
        installer.offered.connect(self._offer)
        installer.none_found.connect(self._none_found)
        installer.progressed.connect(panel.offer.progress)
        installer.installed.connect(self._installed)
        installer.changed.connect(self._changed)
        installer.refused.connect(self._refused)

    @Slot()
    def _admit(self) -> None:
        self.admitted.emit()
        self._is_open = True
        self._window.show_staff()
        self._panel.begin()
        self._unwatched.start()
        if self._installer is None:
            self._panel.refuse_packs(_NO_PLACE)
        else:
            self._panel.be_busy(bool(self._works))
            self._installer.ask_installed()

    @Slot()
    def _end(self) -> None:
        self.allow(self.left.emit)

    @Slot()
    def _close_forgotten(self) -> None:
        if self._works:
            self._unwatched.start()
        else:
            self.put_away()

    @Slot()
    def _look(self) -> None:
        self.allow(self._ask_sticks)

    def _ask_sticks(self) -> None:
        if self._installer is not None:
            self._begin_anew("Looking at the sticks.")
            self._installer.ask_sticks()

    def _begin_anew(self, words: str) -> None:
        """Says something in place of all that was said before."""
        self._panel.offer.hide()
        self._panel.show_changes("")
        self._panel.say(words)

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
        self._begin_anew("")
        if self._installer is not None:
            self._installer.put_off()

    @Slot()
    def _busy(self) -> None:
        self._works += 1
        self._panel.be_busy(True)

    @Slot()
    def _rested(self) -> None:
        self._works = max(0, self._works - 1)
        self._panel.be_busy(bool(self._works))
        if self._installer is not None and self._is_open and not self._works:
            self._installer.ask_installed()

    @Slot(object)
    def _list(self, listing: Listing) -> None:
        self._panel.list_packs(listing.packs, can_roll_back=listing.can_roll_back)
        if self._works:
            self._panel.be_busy(True)

    @Slot(object)
    def _unlisted(self, error: AppError) -> None:
        """What is installed is damaged: the way back is offered."""
        self._begin_anew(str(error))
        self._panel.offer_way_back()

    @Slot(object)
    def _offer(self, offer: "Offer") -> None:
        self._begin_anew("")
        self._panel.offer.offer(offer_words(offer), has_changes=not offer.changes.is_nothing)

    @Slot()
    def _none_found(self) -> None:
        self._begin_anew("No pack was found. Plug in the stick, wait a moment, and look again.")

    @Slot(object)
    def _installed(self, offer: "Offer") -> None:
        self._begin_anew("")
        self._panel.offer.tell_done(done_words(offer), has_changes=False)

    @Slot(str)
    def _changed(self, words: str) -> None:
        self._begin_anew(f"{words} “Undo the last change” takes that back.")

    @Slot(object)
    def _refused(self, error: AppError) -> None:
        self._begin_anew(str(error))
