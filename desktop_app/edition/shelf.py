"""Finds the edition that fits a content folder, and compiles one into the reader's own cache when none does."""

from collections.abc import Callable, Iterator
from pathlib import Path

from desktop_app.edition.catalogue import Catalogue, entries_of
from desktop_app.edition.edition import Edition
from desktop_app.edition.manifest import digests_of
from desktop_app.errors import AppError


class Shelf:
    """Where editions of one content folder may lie: in the program's bundle (read-only, or None) and in the cache.

    Only these two are ever opened, since an index from anywhere else could be made to run code.
    """

    def __init__(self, content: Path, bundled: Path | None, own: Path) -> None:
        self.content = content
        self.bundled = bundled
        self.own = own
        self.trouble: AppError | None = None
        """Why what is shown is not what was installed; None where it is."""

        self._places: tuple[Path, ...] = (own,) if bundled is None else (bundled, own)

    @property
    def places(self) -> tuple[Path, ...]:
        """Where editions may lie, the first that opens being the one to show."""
        return self._places

    def quick(self) -> Edition | None:
        """The first edition that opens, whether or not it fits the content: something to show at once."""
        return next(self._openable(), None)

    def settle(self, progress: Callable[[int, int], None] = lambda _done, _total: None) -> Edition:
        """The edition that fits the content, whole in every byte; compiled now when there is none.

        AppError when the content cannot be read or rendered, or the cache cannot be written.
        """
        return self.fitting() or self._compile(progress)

    def fitting(self) -> Edition | None:
        """The edition that fits the content and is whole, or None."""
        digests = digests_of(self.content)
        for edition in self._openable():
            if edition.manifest.fits(digests) and _is_whole(edition):
                return edition
        return None

    def titles(self) -> Catalogue:
        """Title page, entries and help straight from the content, for browsing while an edition is being compiled."""
        from desktop_app.glossary.emergency import emergency_from
        from desktop_app.glossary.files import read_toml
        from desktop_app.glossary.loader import load_articles, load_meta  # YAML: not before the first paint

        meta = load_meta(self.content / "glossary.toml")
        articles, _ = load_articles(self.content, meta)
        path = self.content / "emergency.toml"
        return Catalogue(meta, entries_of(articles), emergency_from(read_toml(path), path))

    def _compile(self, progress: Callable[[int, int], None]) -> Edition:
        from desktop_app.edition.compiler import compile_edition  # whoosh and Markdown: not before the first paint

        compile_edition(self.content, self.own, progress)
        return Edition(self.own)

    def _openable(self) -> Iterator[Edition]:
        for place in self._places:
            try:
                yield Edition(place)
            except AppError:
                continue  # missing or damaged: the next one, or a new one


def _is_whole(edition: Edition) -> bool:
    try:
        edition.verify()
    except AppError:
        return False
    return True
