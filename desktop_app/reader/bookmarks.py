"""What can be done to a list of bookmarks; each function gives a new list and can be done again to a fresher one."""

from collections.abc import Callable, Iterable

from desktop_app.reader.own_values import Bookmark, one_line

Bookmarks = tuple[Bookmark, ...]


def has(bookmarks: Bookmarks, slug: str) -> bool:
    """Whether an article is kept."""
    return any(bookmark.slug == slug for bookmark in bookmarks)


def add(bookmarks: Bookmarks, bookmark: Bookmark, at: int | None = None) -> Bookmarks:
    """Keeps an article at the end, or at a place in the list; one that is kept already stays where it is."""
    if has(bookmarks, bookmark.slug):
        return bookmarks
    place = len(bookmarks) if at is None else at
    return (*bookmarks[:place], bookmark, *bookmarks[place:])


def remove(bookmarks: Bookmarks, slug: str) -> Bookmarks:
    """Takes an article off the list."""
    return tuple(bookmark for bookmark in bookmarks if bookmark.slug != slug)


def rename(bookmarks: Bookmarks, slug: str, name: str) -> Bookmarks:
    """Calls it by a name of the reader's own; "" or its title brings the title back."""
    words = one_line(name)
    return tuple(
        bookmark._replace(name="" if words == bookmark.title else words) if bookmark.slug == slug else bookmark
        for bookmark in bookmarks
    )


def move(bookmarks: Bookmarks, slug: str, step: int) -> Bookmarks:
    """Moves it by `step` rows (-1 is up), as far as there are rows."""
    at = next((row for row, bookmark in enumerate(bookmarks) if bookmark.slug == slug), None)
    if at is None:
        return bookmarks
    rest = remove(bookmarks, slug)
    to = min(max(at + step, 0), len(rest))
    return (*rest[:to], bookmarks[at], *rest[to:])


def take_in(bookmarks: Bookmarks, read: Iterable[Bookmark]) -> Bookmarks:
    """A list that was read comes first and in its order, with its names; what it does not name follows as it was."""
    named = {bookmark.slug: bookmark for bookmark in reversed([*read])}
    first = tuple(reversed(named.values()))
    return (*first, *(bookmark for bookmark in bookmarks if bookmark.slug not in named))


def follow(bookmarks: Bookmarks, now: Callable[[str], str]) -> Bookmarks:
    """Renamed articles under their new slugs (`now` gives it); of two that became one, the first is kept."""
    kept: Bookmarks = ()
    for bookmark in bookmarks:
        kept = add(kept, bookmark._replace(slug=now(bookmark.slug)))
    return kept
