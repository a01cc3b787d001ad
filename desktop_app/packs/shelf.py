"""The shelf of a program with packs: what is installed where that is whole, and always the program's own content."""

from collections.abc import Callable

from desktop_app.edition.edition import Edition
from desktop_app.edition.shelf import Shelf
from desktop_app.errors import AppError
from desktop_app.packs.library import Library


class PackShelf(Shelf):
    """Looks again at what is installed each time it settles, so that a window can go on after an installation."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._base = library.base
        self.trouble: AppError | None = None
        """Why the installed packs are not what is shown; None when they are, or when there are none."""

        super().__init__(self._base.content, None, self._base.own)
        self._point()

    def settle(self, progress: Callable[[int, int], None] = lambda _done, _total: None) -> Edition:
        """The edition of what is installed; of the program's own content where that cannot be had."""
        self.trouble = None
        try:
            edition = self._library.settle(progress)
            self._point()
        except AppError as error:
            edition = self._base.settle(progress)
            self.content, self.own, self._places = self._base.content, self._base.own, self._base.places
            self.trouble = error
        return edition

    def _point(self) -> None:
        """What is in use now comes first, then the program's own."""
        try:
            shelf = self._library.shelf()
        except AppError as error:
            shelf, self.trouble = self._base, error
        own = () if shelf is self._base else shelf.places
        self.content, self.own, self._places = shelf.content, shelf.own, (*own, *self._base.places)
