"""What can be done to the list of articles that were opened; each function gives a new list."""

from collections.abc import Callable

from desktop_app.reader.own_values import Visited

MOST_VISITS = 200

History = tuple[Visited, ...]


def visit(history: History, visited: Visited) -> History:
    """Puts an article on top; each stands once, and the oldest give way."""
    others = (other for other in history if other.slug != visited.slug)
    return (visited, *others)[:MOST_VISITS]


def remove(history: History, slug: str) -> History:
    """Forgets one article."""
    return tuple(visited for visited in history if visited.slug != slug)


def follow(history: History, now: Callable[[str], str]) -> History:
    """Renamed articles under their new slugs; of two that became one, the later visit is kept."""
    kept: History = ()
    for visited in reversed(history):
        kept = visit(kept, visited._replace(slug=now(visited.slug)))
    return kept
