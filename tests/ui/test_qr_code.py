"""The QR code holds what it should, can be read by a camera in every theme, and hurts in none."""

from dataclasses import replace

import pytest
import segno
from PySide6.QtGui import QColor, QGuiApplication

from desktop_app import bundle
from desktop_app.ui.qr_code import LEAST_CONTRAST, QUIET_ZONE, code_colours, contrast, draw_code, luminance
from desktop_app.ui.theme import THEME_NAMES, load_theme

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


@pytest.mark.parametrize(("ink", "paper"), [("#3A3A3A", "#101010"), ("#202020", "#101010"), ("#000000", "#000000")])
def test_under_a_very_low_ceiling_a_camera_can_still_read_it(ink: str, paper: str) -> None:
    theme = replace(load_theme(bundle.resource("themes", "very-dim.toml")), ink=ink, paper=paper)
    light, dark = code_colours(theme)
    assert LEAST_CONTRAST <= contrast(light, dark) <= LEAST_CONTRAST * 1.3


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
