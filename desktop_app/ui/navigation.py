"""Back and forward: the pages that were open, each with its scroll position. QTextBrowser's own history knows none."""

from dataclasses import dataclass, replace

from desktop_app.reader.own_values import Place
from desktop_app.ui.links import Link


@dataclass(frozen=True, slots=True)
class Visit:
    """A page, the scroll position in pixels at which it was left, and the paragraph that stood there."""

    link: Link
    scroll: int = 0
    place: Place | None = None
    """Leads back where another text size, width or edition has moved the paragraph to other pixels."""


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

    def visit(self, link: Link, scroll: int, place: Place | None = None) -> None:
        """Opens a page; the open one was left at `scroll`. What lay ahead is forgotten."""
        self._leave(scroll, place)
        if self.current is not None and self.current.link == link:
            return
        del self._visits[self._at + 1 :]
        self._visits.append(Visit(link))
        self._at += 1

    def back(self, scroll: int, place: Place | None = None) -> Visit | None:
        """Goes one page back, or does nothing."""
        return self._go(-1, scroll, place) if self.can_go_back else None

    def forward(self, scroll: int, place: Place | None = None) -> Visit | None:
        """Goes one page forward, or does nothing."""
        return self._go(1, scroll, place) if self.can_go_forward else None

    def _go(self, step: int, scroll: int, place: Place | None) -> Visit:
        self._leave(scroll, place)
        self._at += step
        return self._visits[self._at]

    def _leave(self, scroll: int, place: Place | None) -> None:
        if self._at >= 0:
            self._visits[self._at] = replace(self._visits[self._at], scroll=scroll, place=place)
