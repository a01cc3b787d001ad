"""Our own SVG icons in the colours of the theme."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QImage, QPixmap

from desktop_app import bundle

ICON_SIZE = 20  # device-independent pixels, drawn on a grid of 24
_RATIO = 2.0  # drawn twice as large, so that they stay crisp on dense screens


class Icons:
    """Draws icons and keeps what it drew; it belongs to the appearance and goes with it."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str, int], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int = ICON_SIZE) -> QPixmap:
        """An icon of `size` device-independent pixels, its strokes in `colour` (#RRGGBB)."""
        key = (name, colour, size)
        if key not in self._drawn:
            self._drawn[key] = _draw(name, colour, size)
        return self._drawn[key]

    def icon(self, name: str, colour: str, disabled: str, size: int = ICON_SIZE) -> QIcon:
        """An icon for a button, in another colour while the button is disabled."""
        made = QIcon(self.pixmap(name, colour, size))
        made.addPixmap(self.pixmap(name, disabled, size), QIcon.Mode.Disabled)
        return made


def _draw(name: str, colour: str, size: int) -> QPixmap:
    pixels = round(size * _RATIO)
    source = bundle.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    source = source.replace("currentColor", colour)
    source = source.replace('width="24" height="24"', f'width="{pixels}" height="{pixels}"', 1)
    image = QImage.fromData(source.encode())
    if image.width() != pixels:
        image = image.scaled(
            pixels, pixels, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    drawn = QPixmap.fromImage(image)
    drawn.setDevicePixelRatio(_RATIO)
    return drawn
