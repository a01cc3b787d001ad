"""Looks at packs and installs them on the worker; the window hears of it by signal, and old answers never block it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import AppError
from desktop_app.ui.tasks import Tasks

if TYPE_CHECKING:
    from desktop_app.packs.library import Library, Offer
    from desktop_app.packs.state import Installed

Gate = Callable[[Callable[[], None]], None]
"""Takes what is to be done and does it once it is allowed: in the kiosk, after the PIN."""

_STEPS = 50  # how often progress is told, at most


def open_gate(work: Callable[[], None]) -> None:
    """Allows everything: the person at a desktop is the one whose program it is."""
    work()


class Listing(NamedTuple):
    """What is installed."""

    packs: "tuple[Installed, ...]"
    can_roll_back: bool


class PackInstaller(QObject):
    """One offer at a time: found, shown, then installed or put off."""

    busy = Signal()
    """Work on the worker begins; `rested` follows."""

    rested = Signal()
    offered = Signal(object)
    """An Offer that could be installed."""

    progressed = Signal(int, int)
    installed = Signal(object)
    """The Offer that is in use now."""

    changed = Signal(str)
    """Something else than an offer is in use now: what was done, in words."""

    listed = Signal(object)
    """A Listing."""

    unlisted = Signal(object)
    """An AppError: what is installed is damaged."""

    none_found = Signal()
    """A person asked for sticks to be looked at, and no pack is on any."""

    refused = Signal(object)
    """An AppError: a pack that a person chose cannot be taken."""

    def __init__(self, tasks: Tasks, library: "Callable[[], Library]", parent: QObject | None = None) -> None:
        """`library` is called on the worker only: its imports would slow the start."""
        super().__init__(parent)
        self._tasks = tasks
        self._library = library
        self._gate: Gate = open_gate
        self.offer: Offer | None = None
        """What is offered, or was installed last."""

    @property
    def is_guarded(self) -> bool:
        """Whether somebody must allow an installation first: then nothing is offered unasked."""
        return self._gate is not open_gate

    def guard(self, gate: Gate) -> None:
        """Puts a gate before every installation from now on, such as the kiosk's PIN."""
        self._gate = gate

    def look_at(self, path: Path) -> None:
        """Offers the pack in a file that a person chose, or says why it cannot be taken."""
        self.busy.emit()
        self._tasks.submit(lambda: self._library().offer(path), self._found, self._fail)

    def look_on_sticks(self) -> None:
        """Offers a newer pack from a mounted stick; a pack that cannot be taken is passed over in silence."""
        self._tasks.submit(_on_sticks, self._seen_on_sticks, self._fail_quietly)

    def ask_sticks(self) -> None:
        """Offers a newer pack from a mounted stick, or says that there is none, or why it cannot be taken."""
        self.busy.emit()
        self._tasks.submit(_on_sticks, self._seen_when_asked, self._fail)

    def ask_installed(self) -> None:
        """Lists what is installed."""
        self._tasks.submit(lambda: _listing(self._library()), self.listed.emit, self._cannot_list)

    def remove(self, pack_id: str, title: str) -> None:
        """Takes a pack out of use, once the gate allows it."""
        words = f"“{title}” was taken out of use."
        self._gate(lambda: self._change(lambda library: library.remove(pack_id, self._tell_progress), words))

    def roll_back(self) -> None:
        """Brings back what was in use before, once the gate allows it."""
        self._gate(lambda: self._change(lambda library: library.rollback(), "What was in use before is in use again."))

    def install(self) -> None:
        """Installs what is offered, once the gate allows it."""
        if self.offer is not None:
            self._gate(self._install)

    def put_off(self) -> None:
        """Forgets the offer."""
        self.offer = None

    def _install(self) -> None:
        offer = self.offer
        if offer is not None:
            self.busy.emit()
            self.progressed.emit(0, 0)
            self._tasks.submit(lambda: self._library().install(offer.path, self._tell_progress), self._done, self._fail)

    def _change(self, work: "Callable[[Library], object]", words: str) -> None:
        self.offer = None
        self.busy.emit()
        self._tasks.submit(lambda: work(self._library()), lambda _: self._changed(words), self._fail)

    def _changed(self, words: str) -> None:
        self.rested.emit()
        self.changed.emit(words)

    def _seen_when_asked(self, paths: list[Path]) -> None:
        if not paths:
            self.offer = None
            self.rested.emit()
            self.none_found.emit()
            return
        self._tasks.submit(partial(self._first_newer_or_why, paths), self._found, self._fail)

    def _first_newer_or_why(self, paths: list[Path]) -> "Offer":
        """On the worker. AppError with what is wrong with the first when none can be taken."""
        offer = self._first_newer(paths)
        return self._library().offer(paths[0]) if offer is None else offer

    def _cannot_list(self, error: BaseException) -> None:
        self.unlisted.emit(_as_app_error(error))

    def _seen_on_sticks(self, paths: list[Path]) -> None:
        if paths and self.offer is None:
            self.busy.emit()
            self._tasks.submit(partial(self._first_newer, paths), self._found_on_stick, self._fail_quietly)

    def _first_newer(self, paths: list[Path]) -> "Offer | None":
        """On the worker."""
        library = self._library()
        for path in paths:
            try:
                return library.offer(path)
            except AppError:
                continue  # not ours, not newer, or damaged: a person who chooses it is told
        return None

    def _tell_progress(self, done: int, total: int) -> None:
        if total and done * _STEPS // total != (done - 1) * _STEPS // total:
            self._tasks.tell(lambda: self.progressed.emit(done, total))

    def _found(self, offer: "Offer") -> None:
        self.offer = offer
        self.rested.emit()
        self.offered.emit(offer)

    def _found_on_stick(self, offer: "Offer | None") -> None:
        if offer is not None and self.offer is None:
            self._found(offer)
        else:
            self.rested.emit()

    def _done(self, offer: "Offer") -> None:
        self.offer = offer
        self.rested.emit()
        self.installed.emit(offer)

    def _fail(self, error: BaseException) -> None:
        self.offer = None
        self.rested.emit()
        self.refused.emit(_as_app_error(error))

    def _fail_quietly(self, _error: BaseException) -> None:
        """Nobody asked: a stick that cannot be read is no news."""
        self.rested.emit()


def _listing(library: "Library") -> Listing:
    return Listing(library.installed(), library.can_roll_back)


def _as_app_error(error: BaseException) -> AppError:
    if isinstance(error, AppError):
        return error
    told = AppError(
        f"Something went wrong while the pack was looked at ({type(error).__name__}: {error})",
        "Nothing was changed. Ask the publisher for a new copy",
    )
    told.__cause__ = error
    return told


def _on_sticks() -> list[Path]:
    """On the worker: the files on sticks that are named as packs."""
    from desktop_app.packs.sticks import mounted_places, packs_in

    return packs_in(mounted_places())
