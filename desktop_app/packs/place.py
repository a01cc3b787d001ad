"""Finds the library of packs that belongs to a shelf, for the command line and for the window alike."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import bundle
from desktop_app.edition.shelf import Shelf
from desktop_app.reader.paths import ReaderPaths

if TYPE_CHECKING:
    from desktop_app.packs.library import Library


def packs_folder(content: Path, paths: ReaderPaths) -> Path:
    """Where packs for a content folder are installed; it need not exist."""
    return paths.packs_of(content, bundled=content == bundle.content_folder())


def with_packs(base: Shelf, paths: ReaderPaths) -> Shelf:
    """The shelf with what packs brought to it; itself, without an import, where nothing was ever installed."""
    return with_packs_in(packs_folder(base.content, paths), base, paths.trusted_keys)


def with_packs_in(folder: Path, base: Shelf, keys: Path) -> Shelf:
    """The same for packs in a folder that somebody chose; `keys` is the file of the keys that are believed."""
    if not folder.is_dir():
        return base
    from desktop_app.packs.shelf import PackShelf

    return base if isinstance(base, PackShelf) else PackShelf(base, folder, partial(library_in, folder, base, keys))


def library_of(shelf: Shelf, paths: ReaderPaths) -> "Library":
    """The packs over a shelf, whether or not it shows some already."""
    return library_in(packs_folder(shelf.content, paths), shelf, paths.trusted_keys)


def library_in(folder: Path, shelf: Shelf, keys: Path) -> "Library":
    """The same for packs in a folder that somebody chose."""
    from desktop_app.packs.library import Library
    from desktop_app.packs.shelf import PackShelf

    if isinstance(shelf, PackShelf):
        return shelf.library()
    return Library(folder, shelf, (bundle.resource("trusted-keys.toml"), keys))
