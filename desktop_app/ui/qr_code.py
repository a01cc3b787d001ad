"""Draws an address as a QR code in the colours of the theme: dark on light, and no brighter than a camera needs."""

from PySide6.QtGui import QColor, QImage, QPixmap

from desktop_app.ui.theme import Theme

QUIET_ZONE = 4  # modules of light around the code, as ISO/IEC 18004 asks
LEAST_CONTRAST = 4.0  # between light and dark modules; cameras begin to fail below
_CALM_CONTRAST = 7.0  # enough in a dark theme, where a bright square hurts
_STEP = 0.98


def code_colours(theme: Theme) -> tuple[QColor, QColor]:
    """The light and the dark modules, from the colours of words and paper, so that a ceiling on them holds here too.

    Dark themes get black on a light that is dimmer than their words. Where less than LEAST_CONTRAST is left, the dark
    becomes black and the light a grey, but never brighter than the ceiling: see `is_readable`.
    """
    light, dark = sorted((QColor(theme.ink), QColor(theme.paper)), key=luminance, reverse=True)
    if theme.dark:
        dark = QColor("black")
        while contrast(_dimmed(light), dark) >= _CALM_CONTRAST:
            light = _dimmed(light)
    if contrast(light, dark) < LEAST_CONTRAST:
        dark = QColor("black")
    while contrast(light, dark) < LEAST_CONTRAST and light.hsvSaturation() > 0:
        light = QColor.fromHsv(max(0, light.hsvHue()), light.hsvSaturation() - 1, light.value())
    return light, dark


def is_readable(theme: Theme) -> bool:
    """Whether a phone's camera can be expected to read a code in this theme: not under a very low ceiling."""
    return contrast(*code_colours(theme)) >= LEAST_CONTRAST


def draw_code(address: str, theme: Theme, module: int) -> QPixmap:
    """The QR code of an address; `module` is the side of one square in pixels."""
    import segno  # only when a card is first opened

    light, dark = code_colours(theme)
    # Nothing smudges a screen: the least correction makes the fewest squares (segno raises it where that costs none).
    rows = [bytes(row) for row in segno.make_qr(address, error="l").matrix_iter(scale=module, border=QUIET_ZONE)]
    side = len(rows)
    image = QImage(b"".join(rows), side, side, side, QImage.Format.Format_Indexed8)
    image.setColorTable([light.rgb(), dark.rgb()])
    return QPixmap.fromImage(image)


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), from 1 to 21."""
    lower, higher = sorted((luminance(one), luminance(other)))
    return (higher + 0.05) / (lower + 0.05)


def luminance(colour: QColor) -> float:
    """The relative luminance of a colour, from 0 to 1."""
    shares = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _dimmed(colour: QColor) -> QColor:
    return QColor.fromRgbF(colour.redF() * _STEP, colour.greenF() * _STEP, colour.blueF() * _STEP)
