"""Counts how often each article is opened on each day: no person, no time of day, nothing that was typed."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from desktop_app.errors import AppError
from desktop_app.reader import storage

FEWEST = 5
"""Smaller counts are never given out: with so few, somebody might be recognised."""


class Counts:
    """One file with a count for each article and day."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._days: dict[str, dict[str, int]] = _read(path)

    def opened(self, slug: str, day: date) -> None:
        """Counts one opening; what is in memory is written at the end of a session by `write`."""
        articles = self._days.setdefault(day.isoformat(), {})
        articles[slug] = articles.get(slug, 0) + 1

    def write(self) -> None:
        """Writes the counts, in order of the days' names and the articles', so that the file tells no sequence."""
        days = {day: dict(sorted(articles.items())) for day, articles in sorted(self._days.items())}
        with suppress(AppError):  # counts are worth no trouble at the screen
            storage.write(self._path, days)


def exported(path: Path) -> str:
    """The counts of a file as CSV, one article and month a row; counts under five stand as "fewer than 5".

    AppError when the file cannot be read.
    """
    try:
        days = _checked(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise AppError(f"The counts in {path} cannot be read ({error})", "Check the path and its rights") from error
    lines = ["article,month,times opened"]
    for (slug, month), count in sorted(_by_month(days)):
        lines.append(f"{slug},{month},{count if count >= FEWEST else f'fewer than {FEWEST}'}")
    return "\n".join(lines) + "\n"


def _by_month(days: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[tuple[str, str], int]]:
    months: dict[tuple[str, str], int] = {}
    for day, articles in days.items():
        for slug, count in articles.items():
            months[slug, day[:7]] = months.get((slug, day[:7]), 0) + count
    yield from months.items()


def _read(path: Path) -> dict[str, dict[str, int]]:
    return _checked(storage.read(path).values)


def _checked(values: object) -> dict[str, dict[str, int]]:
    """The days and counts that are of the right form; anything else is left out."""
    if not isinstance(values, dict):
        return {}
    return {
        day: {slug: count for slug, count in articles.items() if isinstance(slug, str) and type(count) is int}
        for day, articles in values.items()
        if isinstance(day, str) and isinstance(articles, dict)
    }
