"""Themes as data: resources/themes/*.toml names each raw colour once and says what each is used for.

A brightness ceiling scales all colours of a theme towards black. Contrast is that of WCAG 2.2
(https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), from 1 to 21.
"""

import tomllib
from pathlib import Path
from typing import NamedTuple

from desktop_app.errors import AppError

THEME_NAMES = ("light", "sepia", "dim", "dark", "very-dim", "high-contrast")
"""File names of the themes in the order in which they are offered."""
LEAST_CONTRAST = 4.5
"""What a lowered ceiling leaves between text and its ground wherever colours below that ceiling can have it."""

_TEXT = ("ink", "soft", "link")
_GROUNDS = ("paper", "panel", "raised")
_STRETCHES = 20  # steps between colours that are only scaled and the most contrast there is


class Theme(NamedTuple):
    """Meanings with their colours as `#RRGGBB`; `title` is what the reader sees."""

    title: str
    dark: bool
    paper: str
    panel: str
    raised: str
    ink: str
    soft: str
    link: str
    line: str
    control_line: str
    hover: str
    active: str
    mark: str
    on_mark: str
    found: str
    on_found: str
    selection: str
    on_selection: str
    danger: str
    on_danger: str
    focus: str


def load_theme(path: Path) -> Theme:
    """Reads one theme. AppError when the file is missing or a meaning is."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        raw, meaning = table["raw"], table["meaning"]
        colours = {name: str(raw[meaning[name]]) for name in colour_names()}
        return Theme(title=str(table["name"]), dark=bool(table["dark"]), **colours)
    except (OSError, ValueError, KeyError) as error:
        raise AppError(f"The theme {path} cannot be read ({error})", "Install the program again") from error


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#RRGGBB`, whichever is the lighter."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def dimmed(theme: Theme, share: float) -> Theme:
    """The theme with no channel of any colour above `share` (0 to 1) of full brightness, in the order it had.

    Every colour is scaled towards black. Where that would leave text with less than `LEAST_CONTRAST` against its
    ground, what is dark in the theme goes nearer to black and what is light nearer to the ceiling, all by one rule and
    only as far as is needed; below about half of full brightness no colours have that contrast, and text gets the most.
    """
    if share >= 1:
        return theme
    made = theme
    for step in range(_STRETCHES + 1):
        made = _levelled(theme, share, step / _STRETCHES)
        if all(contrast(getattr(made, text), getattr(made, ground)) >= LEAST_CONTRAST for text, ground in _pairs()):
            break
    return made


def _pairs() -> list[tuple[str, str]]:
    return [(text, ground) for text in _TEXT for ground in _GROUNDS] + [("on_danger", "danger")]


def _levelled(theme: Theme, share: float, stretch: float) -> Theme:
    """Black and white points as in the editing of pictures: at a `stretch` of 0 the colours are scaled, at 1 text and
    ground stand as far apart as they can."""
    dark, light = (_GROUNDS, _TEXT) if theme.dark else (_TEXT, _GROUNDS)
    black = stretch * max(_brightest(getattr(theme, name)) for name in dark)
    white = 255 - stretch * (255 - min(_brightest(getattr(theme, name)) for name in light))

    def level(colour: str) -> str:
        kept = (min(max((channel - black) / (white - black), 0.0), 1.0) for channel in _channels(colour))
        return "#" + "".join(f"{int(share * 255 * part):02X}" for part in kept)

    colours = {name: level(getattr(theme, name)) for name in colour_names()}
    return theme._replace(**colours)  # type: ignore[arg-type]  # all that is replaced is text


def colour_names() -> list[str]:
    """The meanings that are colours."""
    return [name for name in Theme._fields if name not in ("title", "dark")]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _brightest(colour: str) -> int:
    return max(_channels(colour))


def _luminance(colour: str) -> float:
    parts = (channel / 255 for channel in _channels(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
