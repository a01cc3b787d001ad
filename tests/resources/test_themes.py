"""Every theme names the same meanings, and its colours can be read on each other.

The contrast is that of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), from 1 to 21.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

THEMES = Path(__file__).resolve().parents[2] / "resources" / "themes"
NAMES = {
    "light": "Light",
    "sepia": "Sepia",
    "dim": "Dim",
    "dark": "Dark",
    "very-dim": "Very dim",
    "high-contrast": "High contrast",
}
TOKENS = {
    *("paper", "panel", "raised", "hover", "active"),
    *("ink", "soft", "link", "line", "control_line", "focus"),
    *("mark", "on_mark", "found", "on_found", "selection", "on_selection", "danger", "on_danger"),
}
PAIRS = [
    *(("ink", ground, 7.0) for ground in ("paper", "panel", "raised", "hover", "active")),
    *(("soft", ground, 4.5) for ground in ("paper", "panel", "raised", "hover", "active")),
    *(("link", ground, 6.5) for ground in ("paper", "panel", "raised")),
    ("on_mark", "mark", 7.0),
    ("on_found", "found", 7.0),
    ("on_danger", "danger", 7.0),
    ("on_selection", "selection", 4.5),
    *(("focus", ground, 3.0) for ground in ("paper", "panel", "raised", "danger")),
    *(("control_line", ground, 3.0) for ground in ("paper", "panel", "raised")),
    # Ours: among many marks the current match must be told from the rest without seeing hue.
    ("found", "mark", 1.5),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of "#RRGGBB", from 0 (black) to 1 (white)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, whichever is the lighter."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def read(stem: str) -> dict[str, Any]:
    return tomllib.loads((THEMES / f"{stem}.toml").read_text(encoding="utf-8"))


def colours(stem: str) -> dict[str, str]:
    """Return token -> "#RRGGBB" of one theme."""
    theme = read(stem)
    return {token: theme["raw"][name] for token, name in theme["meaning"].items()}


def test_contrast_agrees_with_known_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


def test_exactly_the_promised_themes_exist() -> None:
    assert {path.name for path in THEMES.iterdir()} == {f"{stem}.toml" for stem in NAMES}


@pytest.mark.parametrize("stem", NAMES)
def test_file_has_only_the_agreed_parts(stem: str) -> None:
    assert list(read(stem)) == ["name", "dark", "raw", "meaning"]


@pytest.mark.parametrize("stem", NAMES)
def test_name_fits_the_file_name(stem: str) -> None:
    name = read(stem)["name"]
    assert name == NAMES[stem]
    assert name.lower().replace(" ", "-") == stem


@pytest.mark.parametrize("stem", NAMES)
def test_theme_has_every_token_and_no_other(stem: str) -> None:
    assert set(read(stem)["meaning"]) == TOKENS


@pytest.mark.parametrize("stem", NAMES)
def test_every_meaning_is_a_defined_raw_name(stem: str) -> None:
    theme = read(stem)
    assert set(theme["meaning"].values()) <= set(theme["raw"])


@pytest.mark.parametrize("stem", NAMES)
def test_every_raw_name_is_used(stem: str) -> None:
    theme = read(stem)
    assert set(theme["raw"]) <= set(theme["meaning"].values())


@pytest.mark.parametrize("stem", NAMES)
def test_every_colour_is_defined_once(stem: str) -> None:
    values = list(read(stem)["raw"].values())
    assert len(values) == len(set(values))


@pytest.mark.parametrize("stem", NAMES)
def test_colours_are_written_the_same_way(stem: str) -> None:
    assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for value in read(stem)["raw"].values())


@pytest.mark.parametrize("stem", NAMES)
def test_raw_names_say_no_meaning(stem: str) -> None:
    assert not set(read(stem)["raw"]) & TOKENS


@pytest.mark.parametrize("stem", NAMES)
def test_dark_says_whether_ink_is_lighter_than_paper(stem: str) -> None:
    theme = colours(stem)
    assert read(stem)["dark"] is (luminance(theme["ink"]) > luminance(theme["paper"]))


@pytest.mark.parametrize("stem", NAMES)
@pytest.mark.parametrize(("upper", "ground", "least"), PAIRS)
def test_contrast_is_enough(stem: str, upper: str, ground: str, least: float) -> None:
    theme = colours(stem)
    assert contrast(theme[upper], theme[ground]) >= least


@pytest.mark.parametrize("stem", NAMES)
def test_rows_under_pointer_and_selected_rows_differ(stem: str) -> None:
    theme = colours(stem)
    assert len({theme[ground] for ground in ("panel", "hover", "active")}) == 3
    assert 1.0 < contrast(theme["hover"], theme["panel"]) < contrast(theme["active"], theme["panel"])


@pytest.mark.parametrize("stem", ["light", "sepia"])
def test_raised_is_lighter_than_paper_in_light_themes(stem: str) -> None:
    theme = colours(stem)
    assert luminance(theme["raised"]) > luminance(theme["paper"])


@pytest.mark.parametrize("stem", ["dim", "dark", "very-dim"])
def test_raised_is_lighter_than_panel_in_dark_themes(stem: str) -> None:
    theme = colours(stem)
    assert luminance(theme["raised"]) > luminance(theme["panel"])


@pytest.mark.parametrize("token", sorted(TOKENS))
@pytest.mark.parametrize(("brighter", "darker"), [("dim", "dark"), ("dark", "very-dim")])
def test_a_darker_theme_has_no_brighter_colour(brighter: str, darker: str, token: str) -> None:
    assert luminance(colours(darker)[token]) <= luminance(colours(brighter)[token])
