"""The part of the glossary that a kiosk shows: some categories, and the help of some regions. No Qt."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from desktop_app.edition.catalogue import Catalogue
from desktop_app.edition.edition import Edition
from desktop_app.edition.shelf import Shelf
from desktop_app.errors import AppError
from desktop_app.kiosk.policy import Policy


class HomelessShelf(Shelf):
    """A shelf that comes up where nothing can be written: a kiosk has no home."""

    def _compile(self, progress: Callable[[int, int], None]) -> Edition:
        """Into a folder of its own where the cache cannot be written.

        `mkdtemp` makes it for this user alone, so nobody else can put an index there (one unpickles what it holds).
        """
        try:
            return super()._compile(progress)
        except AppError:
            from desktop_app.edition.compiler import compile_edition

            folder = Path(tempfile.mkdtemp(prefix="benzo-glossary-"))
            compile_edition(self.content, folder, progress)
            return Edition(folder)


class RestrictedShelf(Shelf):
    """A shelf whose editions hold only what the policy shows; the files are the same."""

    def __init__(self, shelf: Shelf, policy: Policy) -> None:
        super().__init__(shelf.content, shelf.bundled, shelf.own)
        self._shelf = shelf
        self._policy = policy

    @property
    def places(self) -> tuple[Path, ...]:
        """Those of the whole shelf."""
        return self._shelf.places

    def quick(self) -> Edition | None:
        """The edition to open at once, restricted."""
        edition = self._shelf.quick()
        return None if edition is None else self._restrict(edition)

    def titles(self) -> Catalogue:
        """Titles alone, restricted."""
        return shown(self._shelf.titles(), self._policy)

    def settle(self, progress: Callable[[int, int], None] = lambda _done, _total: None) -> Edition:
        """The edition that fits the content, compiled if need be, restricted."""
        edition = self._shelf.settle(progress)
        self.trouble = self._shelf.trouble
        return self._restrict(edition)

    def _restrict(self, edition: Edition) -> Edition:
        edition.catalogue = shown(edition.catalogue, self._policy)
        return edition


def shown(catalogue: Catalogue, policy: Policy) -> Catalogue:
    """The catalogue with the policy's categories and regions only; empty ones in the policy mean all."""
    entries = {
        slug: entry
        for slug, entry in catalogue.entries.items()
        if not policy.categories or entry.category in policy.categories
    }
    regions = tuple(
        region for region in catalogue.emergency.regions if not policy.regions or region.id in policy.regions
    )
    return catalogue._replace(entries=entries, emergency=catalogue.emergency._replace(regions=regions))
