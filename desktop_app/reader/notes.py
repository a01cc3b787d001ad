"""Private notes by article: plain text, kept in memory until the disk takes them, never lost to another window."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.errors import AppError
from desktop_app.reader.own_store import OwnStore

BETWEEN = "\n\n— also written, in another window —\n\n"


class Notes:
    """The notes of one store."""

    def __init__(self, store: OwnStore) -> None:
        self._store = store
        self._read: dict[str, str] = {}
        """What each note was on the disk when it was last read or written."""
        self._waiting: dict[str, str] = {}
        self.set_aside: list[Path] = []
        self.joined: dict[str, str] = {}
        """Notes that another window had changed when they were written: both texts are in one now."""

    @property
    def slugs(self) -> tuple[str, ...]:
        """The articles with a note."""
        known = {*self._store.notes(), *self._waiting}
        emptied = {slug for slug, text in self._waiting.items() if not text}
        return tuple(sorted(known - emptied))

    @property
    def is_written(self) -> bool:
        """Whether nothing waits for the disk."""
        return not self._waiting

    def text(self, slug: str) -> str:
        """The note of an article, as another window may have written it by now."""
        if slug in self._waiting:
            return self._waiting[slug]
        text = self._on_disk(slug)
        return self._read.setdefault(slug, "") if text is None else self._remember(slug, text)

    def write(self, slug: str, text: str) -> None:
        """Changes a note; nothing but white space counts as none."""
        if slug not in self._waiting and text == self._read.get(slug, ""):
            return
        self._waiting[slug] = text if text.strip() else ""

    def flush(self) -> None:
        """Writes what waits. AppError when that fails; what could not be written goes on waiting."""
        if not self._waiting:
            return
        with self._store.exclusively():
            for slug, text in [*self._waiting.items()]:
                theirs = self._on_disk(slug)
                if theirs is None:
                    raise AppError(
                        f"Your note on {slug} in {self._store.place} cannot be read",
                        "Check that you may read it; it stays as it is until then",
                    )
                whole = _join(text, theirs) if theirs != self._read.get(slug, "") else text
                self._store.write_note(slug, whole)
                self._remember(slug, whole)
                del self._waiting[slug]
                if whole != text:
                    self.joined[slug] = whole

    def follow(self, now: Callable[[str], str]) -> None:
        """Notes of renamed articles go with them; where the article has one already, they are joined."""
        for slug in self.slugs:
            to = now(slug)
            if to != slug:
                self.write(to, _join(self.text(to), self.text(slug)))
                self.write(slug, "")

    def _on_disk(self, slug: str) -> str | None:
        """What stands there; None when it cannot be read."""
        stored = self._store.read_note(slug)
        if stored.set_aside:
            self.set_aside.append(stored.set_aside)
        return None if stored.refused else stored.text

    def _remember(self, slug: str, text: str) -> str:
        self._read[slug] = text
        return text


def _join(ours: str, theirs: str) -> str:
    if not theirs.strip() or theirs in ours:
        return ours
    return f"{ours}{BETWEEN}{theirs}" if ours.strip() else theirs
