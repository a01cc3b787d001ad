"""The QR code holds what it should, can be read by a camera in every theme, and hurts in none."""

import pytest
import segno
from PySide6.QtGui import QColor, QGuiApplication

from desktop_app import bundle
from desktop_app.ui.qr_code import (
    LEAST_CONTRAST,
    QUIET_ZONE,
    code_colours,
    contrast,
    draw_code,
    is_readable,
    luminance,
)
from desktop_app.ui.theme import THEME_NAMES, dimmed, load_theme

ADDRESS = "https://doi.org/10.1038/npp.2010.61"


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_theme_leaves_enough_contrast_and_is_no_brighter_than_its_words_and_paper(name: str) -> None:
    theme = load_theme(bundle.resource("themes", f"{name}.toml"))
    light, dark = code_colours(theme)
    assert contrast(light, dark) >= LEAST_CONTRAST
    assert luminance(light) > luminance(dark)
    assert luminance(light) <= max(luminance(QColor(theme.ink)), luminance(QColor(theme.paper))) + 0.001
    if theme.dark:
        assert luminance(light) < 0.4


@pytest.mark.parametrize("share", [0.9, 0.7, 0.5, 0.3, 0.1])
@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_ceiling_holds_for_the_code_too_and_as_much_contrast_is_left_as_it_allows(name: str, share: float) -> None:
    theme = dimmed(load_theme(bundle.resource("themes", f"{name}.toml")), share)
    light, dark = code_colours(theme)
    ceiling = max(max(QColor(colour).getRgb()[:3]) for colour in (theme.ink, theme.paper))
    assert max(light.getRgb()[:3]) <= ceiling <= 255 * share
    brightest = contrast(QColor(ceiling, ceiling, ceiling), QColor("black"))
    assert contrast(light, dark) >= min(LEAST_CONTRAST, brightest) - 0.01
    assert is_readable(theme) == (contrast(light, dark) >= LEAST_CONTRAST)


def test_colours_without_a_difference_still_make_a_code() -> None:
    theme = load_theme(bundle.resource("themes", "very-dim.toml"))._replace(ink="#000000", paper="#000000")
    assert code_colours(theme) == (QColor("black"), QColor("black"))
    assert not is_readable(theme)


def test_the_code_is_the_address_with_a_quiet_zone_of_four_modules(qapp: QGuiApplication) -> None:
    theme = load_theme(bundle.resource("themes", "dim.toml"))
    light, dark = code_colours(theme)
    image = draw_code(ADDRESS, theme, 3).toImage()
    matrix = [bytes(row) for row in segno.make_qr(ADDRESS, error="l").matrix_iter(border=0)]
    side = len(matrix) + 2 * QUIET_ZONE
    assert (image.width(), image.height()) == (3 * side, 3 * side)
    for y in range(side):
        for x in range(side):
            row, column = y - QUIET_ZONE, x - QUIET_ZONE
            is_inside = 0 <= row < len(matrix) and 0 <= column < len(matrix)
            expected = dark if is_inside and matrix[row][column] else light
            assert image.pixelColor(3 * x + 1, 3 * y + 1).rgb() == expected.rgb(), (x, y)
