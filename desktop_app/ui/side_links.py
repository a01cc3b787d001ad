"""The links that stand beside an open page, as plain values."""

from typing import NamedTuple


class SideLink(NamedTuple):
    """Words and the address that they lead to; sources have a number."""

    words: str
    address: str
    number: int = 0


class SideLinks(NamedTuple):
    """Four lists; empty ones are not shown."""

    sections: tuple[SideLink, ...] = ()
    sources: tuple[SideLink, ...] = ()
    see_also: tuple[SideLink, ...] = ()
    mentioned_in: tuple[SideLink, ...] = ()
