"""One kept value: edits count at once in memory, and are made again on whatever stands on the disk when it is written.

That way two windows of the program never undo each other's work, and a disk that refuses loses nothing: the edits wait.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from desktop_app.errors import AppError
from desktop_app.reader.own_store import OwnStore
from desktop_app.reader.own_values import Understood
from desktop_app.reader.storage import Stored

T = TypeVar("T")


class Kept(Generic[T]):
    """A value with a name in a store."""

    def __init__(
        self,
        store: OwnStore,
        name: str,
        from_json: Callable[[Mapping[str, Any]], Understood[T]],
        to_json: Callable[[T], dict[str, Any]],
    ) -> None:
        self.name = name
        self.set_aside: list[Path] = []
        """Damaged files that were set aside and not yet told."""
        self._store = store
        self._from_json = from_json
        self._to_json = to_json
        self._edits: list[Callable[[T], T]] = []
        self._stamp = store.stamp(name)
        self._kept: T = self._understand(store.read(name))
        self._value: T = self._kept

    @property
    def value(self) -> T:
        """The value with every edit."""
        return self._value

    @property
    def is_written(self) -> bool:
        """Whether no edit waits for the disk."""
        return not self._edits

    def edit(self, change: Callable[[T], T]) -> None:
        """Changes the value; `change` may be called again on a value that another window has written."""
        self._value = change(self._value)
        self._edits.append(change)

    def put(self, value: T) -> None:
        """Replaces the value, whatever it was; edits that wait are superseded."""
        self._value = value
        self._edits = [lambda _before: value]

    def flush(self) -> None:
        """Writes what waits, on top of what others have written. AppError when that fails; the edits go on waiting."""
        if not self._edits:
            return
        with self._store.exclusively():
            value = self._fresh()
            for change in self._edits:
                value = change(value)
            self._store.write(self.name, self._to_json(value))
            self._stamp = self._store.stamp(self.name)
        self._kept = self._value = value
        self._edits.clear()

    def refresh(self) -> bool:
        """Takes in what another window has written since; True when the value differs now. AppError as in `flush`."""
        before = self._value
        if self._store.stamp(self.name) == self._stamp:
            return False
        self._kept = self._value = self._fresh()
        for change in self._edits:
            self._value = change(self._value)
        self._stamp = self._store.stamp(self.name)
        return self._value != before

    def _fresh(self) -> T:
        """What stands on the disk now; where it was damaged or taken away meanwhile, what was known of it."""
        if self._store.stamp(self.name) in (self._stamp, None):
            return self._kept
        stored = self._store.read(self.name)
        if stored.refused:
            raise AppError(
                f"Your {self.name} in {self._store.place} cannot be read ({stored.refused})",
                "Check that you may read it; it stays as it is until then",
            )
        known = self._kept
        fresh = self._understand(stored)
        return known if stored.set_aside else fresh

    def _understand(self, stored: Stored) -> T:
        if stored.refused:
            self._stamp = object()  # read again, and told, before anything is written over it
        if stored.set_aside:
            self.set_aside.append(stored.set_aside)
        understood = self._from_json(stored.values)
        if not understood.is_whole:
            self._save_good_rows()
        return understood.value

    def _save_good_rows(self) -> None:
        """Some rows cannot be understood: the file is set aside whole, and what was understood is written anew."""
        aside = self._store.set_aside(self.name)
        if aside is not None:
            self.set_aside.append(aside)
            self._edits.append(_as_it_is)


def _as_it_is(value: T) -> T:
    return value
