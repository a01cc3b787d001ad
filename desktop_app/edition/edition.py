"""An opened edition, read-only: the catalogue is read at once, pages, references and index when asked for."""

import json
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.edition.catalogue import Catalogue
from desktop_app.edition.catalogue import from_json as catalogue_from_json
from desktop_app.edition.digest import sha256_of
from desktop_app.edition.layout import CATALOGUE, CHANGES, DIGESTS, INDEX, PAGES, REFERENCES
from desktop_app.edition.manifest import Manifest, read_manifest
from desktop_app.errors import AppError

if TYPE_CHECKING:
    from desktop_app.edition.changes import Changes, Digests
    from desktop_app.edition.pages import CompiledReference, Page


class Edition:
    """What a compiled edition holds. Every file is held against its digest before it is believed."""

    def __init__(self, folder: Path) -> None:
        """Opens the edition in `folder`. AppError when there is none or its catalogue is damaged."""
        self.folder = folder
        self.manifest: Manifest = read_manifest(folder)
        self.catalogue: Catalogue = self._read(CATALOGUE, catalogue_from_json)
        self.page = lru_cache(maxsize=32)(self._page)

    @cached_property
    def references(self) -> "Mapping[str, CompiledReference]":
        """Every reference by its key, each read when it is asked for. AppError when the file is damaged."""
        from desktop_app.edition.references import References  # not needed for the first page

        references: References = self._read(REFERENCES, References, read=bytes)
        return references

    @cached_property
    def digests(self) -> "Digests":
        """The digests of the articles. AppError when the file is damaged."""
        from desktop_app.edition.changes import digests_from_json

        digests: Digests = self._read(DIGESTS, digests_from_json)
        return digests

    @cached_property
    def changes(self) -> "Changes | None":
        """What changed since the edition before; None when none is known. AppError when the file is damaged."""
        if f"{self.manifest.data}/{CHANGES}" not in self.manifest.files:
            return None
        from desktop_app.edition.changes import changes_from_json

        changes: Changes = self._read(CHANGES, changes_from_json)
        return changes

    def verified_index(self) -> Path:
        """The folder of the full-text index, after each of its files was held against its digest.

        AppError when one does not fit: an index unpickles what it holds, so a changed one must never be opened.
        """
        prefix = f"{self.manifest.data}/{INDEX}/"
        names = [name for name in self.manifest.files if name.startswith(prefix)]
        if not names:
            raise self._damaged(INDEX, "is missing")
        for name in names:
            self._verify(name)
        return self.folder / self.manifest.data / INDEX

    def verify(self) -> None:
        """Holds every file against its digest. AppError for the first that does not fit."""
        for name in self.manifest.files:
            self._verify(name)

    def _page(self, slug: str) -> "Page":
        if slug not in self.catalogue.entries:
            raise AppError(f"There is no article {slug}", "Search for it, or look under Browse")
        from desktop_app.edition.pages import page_from_json  # not needed for the first page

        page: Page = self._read(f"{PAGES}/{slug}.json", page_from_json)
        return page

    def _read(self, name: str, convert: Callable[[Any], Any], read: Callable[[bytes], Any] = json.loads) -> Any:
        full = f"{self.manifest.data}/{name}"
        self._verify(full)
        try:
            return convert(read((self.folder / full).read_bytes()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._damaged(name, str(error)) from error

    def _verify(self, name: str) -> None:
        expected = self.manifest.files.get(name)
        if expected is None:
            raise self._damaged(name, "is not in the manifest")
        try:
            actual = sha256_of(self.folder / name)
        except OSError as error:
            raise self._damaged(name, error.strerror or "cannot be read") from error
        if actual != expected:
            raise self._damaged(name, "was changed")

    def _damaged(self, name: str, how: str) -> AppError:
        return AppError(f"The edition in {self.folder} is damaged: {name} {how}", "Run benzo-glossary compile")
