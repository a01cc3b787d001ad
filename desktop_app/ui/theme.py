"""Themes as data: resources/themes/*.toml names each raw colour once and says what each is used for."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from desktop_app.errors import AppError

THEME_NAMES = ("light", "sepia", "dim", "dark", "very-dim", "high-contrast")
"""File names of the themes in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Theme:
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
        colours = {
            field.name: str(raw[meaning[field.name]]) for field in fields(Theme) if field.name not in ("title", "dark")
        }
        return Theme(title=str(table["name"]), dark=bool(table["dark"]), **colours)
    except (OSError, ValueError, KeyError) as error:
        raise AppError(f"The theme {path} cannot be read ({error})", "Install the program again") from error
