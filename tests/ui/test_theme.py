"""A brightness ceiling scales a theme towards black, in its order, and keeps text readable where colours can."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from desktop_app import bundle
from desktop_app.ui.theme import LEAST_CONTRAST, THEME_NAMES, Theme, colour_names, contrast, dimmed, load_theme

SHARES = [share / 100 for share in range(20, 101, 5)]
READ = [(text, ground) for text in ("ink", "soft", "link") for ground in ("paper", "panel", "raised")]
HELD_FROM = 0.55
"""The least share at which text of 4.5:1 is held on every ground it is read on."""


def theme_of(name: str) -> Theme:
    return load_theme(bundle.resource("themes", f"{name}.toml"))


def channels(theme: Theme, name: str) -> tuple[int, ...]:
    return tuple(QColor(getattr(theme, name)).getRgb()[:3])  # type: ignore[arg-type]


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("share", SHARES)
def test_no_colour_is_brighter_than_the_ceiling(name: str, share: float) -> None:
    theme = dimmed(theme_of(name), share)
    assert max(max(channels(theme, colour)) for colour in colour_names()) <= 255 * share


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("share", SHARES)
def test_the_order_of_the_colours_is_kept(name: str, share: float) -> None:
    bright, low = theme_of(name), dimmed(theme_of(name), share)
    for one, other in combinations(colour_names(), 2):
        for before, after in zip(
            zip(channels(bright, one), channels(bright, other), strict=True),
            zip(channels(low, one), channels(low, other), strict=True),
            strict=True,
        ):
            assert (before[0] <= before[1]) is False or after[0] <= after[1], (one, other)
            assert (before[0] >= before[1]) is False or after[0] >= after[1], (one, other)


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("share", [share for share in SHARES if share >= HELD_FROM])
def test_text_keeps_its_contrast_below_a_ceiling(name: str, share: float) -> None:
    theme = dimmed(theme_of(name), share)
    for text, ground in READ:
        assert contrast(getattr(theme, text), getattr(theme, ground)) >= LEAST_CONTRAST, (text, ground)


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("share", [share for share in SHARES if share < HELD_FROM])
def test_below_that_text_has_nearly_the_most_contrast_there_is(name: str, share: float) -> None:
    theme = dimmed(theme_of(name), share)
    level = int(255 * share)
    most = contrast(f"#{level:02X}{level:02X}{level:02X}", "#000000")
    assert contrast(theme.ink, theme.paper) >= min(LEAST_CONTRAST, 0.95 * most)


def test_a_full_ceiling_changes_nothing() -> None:
    assert dimmed(theme_of("light"), 1.0) == theme_of("light")
