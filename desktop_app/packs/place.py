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
    folder = packs_folder(base.content, paths)
    if type(base) is not Shelf or not folder.is_dir():
        return base
    from desktop_app.packs.shelf import PackShelf

    return PackShelf(base, folder, partial(library_of, base, paths))


def library_of(shelf: Shelf, paths: ReaderPaths) -> "Library":
    """The packs over a shelf, whether or not it shows some already."""
    from desktop_app.packs.library import Library
    from desktop_app.packs.shelf import PackShelf

    if isinstance(shelf, PackShelf):
        return shelf.library()
    trusted = (bundle.resource("trusted-keys.toml"), paths.trusted_keys)
    return Library(packs_folder(shelf.content, paths), shelf, trusted)
