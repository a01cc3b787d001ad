"""Finds an article by what a person would write for it: its slug, an older slug, its title, another name of it."""

from desktop_app.edition.catalogue import Catalogue


class TitleFinder:
    """Looks names up without regard to case; made when a list is read."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._slugs: dict[str, str] = {}
        for entry in catalogue.entries.values():
            for name in entry.aliases:
                self._slugs.setdefault(_folded(name), entry.slug)
        for entry in catalogue.entries.values():
            self._slugs[_folded(entry.title)] = entry.slug

    def slug(self, words: str) -> str | None:
        """The slug that these words name, None where they name nothing here."""
        now = self._catalogue.slug_now(words)
        return now if now in self._catalogue.entries else self._slugs.get(_folded(words))

    def title(self, slug: str) -> str | None:
        """The title of an article, None where it is not in this edition."""
        entry = self._catalogue.entries.get(slug)
        return entry.title if entry else None


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
