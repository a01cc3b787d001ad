"""The links that stand beside an open page, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SideLink:
    """Words and the address that they lead to; sources have a number."""

    words: str
    address: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class SideLinks:
    """Four lists; empty ones are not shown."""

    sections: tuple[SideLink, ...] = ()
    sources: tuple[SideLink, ...] = ()
    see_also: tuple[SideLink, ...] = ()
    mentioned_in: tuple[SideLink, ...] = ()
