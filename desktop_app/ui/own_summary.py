"""What the home page says of one reader: where to read on, and how much there is of their own."""

from typing import NamedTuple

from desktop_app.reader.own_values import Place


class OwnSummary(NamedTuple):
    """`place` is where the reader was last, None when nothing is known or kept; the rest are counts."""

    place: Place | None = None
    bookmarks: int = 0
    notes: int = 0
    visited: int = 0
