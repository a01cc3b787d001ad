"""The shelf of a program with packs: what is installed where that is whole, and always the program's own content."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.edition.edition import Edition
from desktop_app.edition.shelf import Shelf
from desktop_app.errors import AppError
from desktop_app.packs.state import generation_in_use

if TYPE_CHECKING:
    from desktop_app.packs.library import Library


def shelf_in_use(folder: Path, base: Shelf) -> Shelf:
    """The shelf of what is installed in `folder`, or the base where nothing is. AppError when that is damaged."""
    generation = generation_in_use(folder)
    if generation is None:
        return base
    return Shelf(generation.content_folder, None, generation.edition_folder)


class PackShelf(Shelf):
    """Looks again at what is installed each time it settles; imports nothing for it before."""

    def __init__(self, base: Shelf, folder: Path, library: "Callable[[], Library]") -> None:
        """`library` is called when the shelf settles: on the worker, or for the command line."""
        super().__init__(base.content, None, base.own)
        self._base = base
        self._folder = folder
        self.library = library
        self._point()

    def settle(self, progress: Callable[[int, int], None] = lambda _done, _total: None) -> Edition:
        """The edition of what is installed; of the program's own content where that cannot be had."""
        self.trouble = None
        try:
            edition = self.library().settle(progress)
            self._point()
        except AppError as error:
            edition = self._base.settle(progress)
            self.content, self.own, self._places = self._base.content, self._base.own, self._base.places
            self.trouble = error
        return edition

    def _point(self) -> None:
        """What is in use now comes first, then the program's own."""
        try:
            shelf = shelf_in_use(self._folder, self._base)
        except AppError as error:
            shelf, self.trouble = self._base, error
        own = () if shelf is self._base else shelf.places
        self.content, self.own, self._places = shelf.content, shelf.own, (*own, *self._base.places)
