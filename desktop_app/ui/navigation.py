"""Back and forward: the pages that were open, each with its place. QTextBrowser's own history knows none."""

from typing import NamedTuple

from desktop_app.reader.own_values import Place
from desktop_app.ui.links import NO_LINK, ArticleLink, Link


class Visit(NamedTuple):
    """A page, and how it was left: the scroll position in pixels, the paragraph there, the link that had the focus."""

    link: Link
    scroll: int = 0
    place: Place | None = None
    """Leads back where another text size, width or edition has moved the paragraph to other pixels."""
    focused: int = NO_LINK
    is_short: bool = False
    """Whether it was an article's short form."""


class Navigation:
    """A list of visits with a place in it."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    @property
    def current(self) -> Visit | None:
        """The open page."""
        return self._visits[self._at] if self._at >= 0 else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a page after this one."""
        return self._at < len(self._visits) - 1

    def visit(self, link: Link, scroll: int, place: Place | None = None, focused: int = NO_LINK) -> None:
        """Opens a page; the open one was left at `scroll` with a link `focused`. What lay ahead is forgotten."""
        self._leave(scroll, place, focused)
        if self.current is not None and self.current.link == link:
            return
        del self._visits[self._at + 1 :]
        self._visits.append(Visit(link))
        self._at += 1

    def back(self, scroll: int, place: Place | None = None, focused: int = NO_LINK) -> Visit | None:
        """Goes one page back, or does nothing."""
        return self._go(-1, scroll, place, focused) if self.can_go_back else None

    def forward(self, scroll: int, place: Place | None = None, focused: int = NO_LINK) -> Visit | None:
        """Goes one page forward, or does nothing."""
        return self._go(1, scroll, place, focused) if self.can_go_forward else None

    def note_form(self, is_short: bool) -> None:
        """Says in which form the open page is shown."""
        visit = self.current
        if visit is not None:
            link = visit.link
            if is_short and isinstance(link, ArticleLink):
                link = link._replace(section="")  # which may be left out, and would bring the whole article back
            self._visits[self._at] = visit._replace(link=link, is_short=is_short)

    def _go(self, step: int, scroll: int, place: Place | None, focused: int) -> Visit:
        self._leave(scroll, place, focused)
        self._at += step
        return self._visits[self._at]

    def _leave(self, scroll: int, place: Place | None, focused: int) -> None:
        if self._at >= 0:
            self._visits[self._at] = self._visits[self._at]._replace(scroll=scroll, place=place, focused=focused)
