"""What a person has chosen: light, text, region for help, habits. Odd values fall back to the default, one by one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from desktop_app.reader import storage

SYSTEM_THEME = "system"
SMALLEST_TEXT = 80
LARGEST_TEXT = 300
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""The steps of the text size, in per cent."""
OWN_FONT, SYSTEM_FONT, DYSLEXIC_FONT = "atkinson", "system", "opendyslexic"
_BOUNDS = {
    "text_size": (SMALLEST_TEXT, LARGEST_TEXT),
    "brightness": (20, 100),
    "line_spacing": (110, 220),
    "letter_spacing": (0, 25),
    "column_width": (40, 110),
}
_NOT_LOOK = ("region", "hover_cards", "copy_with_source", "keep_history")


class Settings(NamedTuple):
    """`theme` is a file name in resources/themes or "system"; `text_size` in per cent; `region` "" when not chosen.

    `brightness` is the ceiling that no colour exceeds, in per cent of the theme as it is; `line_spacing` in per cent of
    a line; `letter_spacing` in per cent by which letters stand farther apart; `column_width` in characters.
    """

    theme: str = SYSTEM_THEME
    text_size: int = 100
    region: str = ""
    brightness: int = 100
    line_spacing: int = 140
    letter_spacing: int = 0
    column_width: int = 70
    font: str = OWN_FONT
    keep_history: bool = True
    hover_cards: bool = False
    """Whether a card opens by itself where the mouse rests on a link."""
    short_pages: bool = False
    """Whether articles open with "In short" alone."""
    copy_with_source: bool = True
    """Whether a copied passage names its article, sources, edition and date."""

    def larger(self) -> "Settings":
        """One step more of text size."""
        return self._replace(text_size=next((s for s in TEXT_SIZES if s > self.text_size), LARGEST_TEXT))

    def smaller(self) -> "Settings":
        """One step less of text size."""
        return self._replace(text_size=next((s for s in reversed(TEXT_SIZES) if s < self.text_size), SMALLEST_TEXT))

    def with_usual_look(self) -> "Settings":
        """The usual light and text; region and habits stay as they were chosen."""
        return Settings(**{name: getattr(self, name) for name in _NOT_LOOK})


class LoadedSettings(NamedTuple):
    """The settings, and where a damaged file was set aside (None when all was well)."""

    settings: Settings
    set_aside: Path | None = None


def load(path: Path) -> LoadedSettings:
    """Reads the settings of a person."""
    stored = storage.read(path)
    return LoadedSettings(_from(stored.values), stored.set_aside)


def save(path: Path, settings: Settings) -> None:
    """Writes the settings. AppError when that fails."""
    storage.write(path, settings._asdict())


def _from(values: Mapping[str, Any]) -> Settings:
    """Each value of the right type counts, numbers within their bounds; the default stands in for any other."""
    kept: dict[str, Any] = {}
    for name, default in Settings()._asdict().items():
        value: Any = values.get(name)
        if type(value) is not type(default):
            continue
        if name in _BOUNDS:
            smallest, largest = _BOUNDS[name]
            value = min(max(int(value), smallest), largest)
        kept[name] = value
    settings = Settings(**kept)
    return settings if settings.theme else settings._replace(theme=SYSTEM_THEME)
