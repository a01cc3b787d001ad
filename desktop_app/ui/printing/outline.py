"""The outline of a PDF: what a viewer shows beside the pages. No Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A title that leads to the place `name`, and the entries below it."""

    title: str
    name: str
    below: tuple["OutlineEntry", ...] = ()

    @property
    def size(self) -> int:
        """How many entries it is, with those below it."""
        return 1 + sum(entry.size for entry in self.below)
