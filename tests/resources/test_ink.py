"""The colours of paper: black on white, every one readable."""

import pytest

from desktop_app.ui.printing.paper import load_ink


def luminance(colour: str) -> float:
    """From 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_paper_is_white_and_ink_is_black() -> None:
    ink = load_ink()
    assert (ink.paper, ink.ink) == ("#FFFFFF", "#000000")


@pytest.mark.parametrize("token", ["ink", "soft", "link"])
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_text_can_be_read_by_tired_eyes(token: str, ground: str) -> None:
    ink = load_ink()
    assert contrast(getattr(ink, token), getattr(ink, ground)) >= 7.0
