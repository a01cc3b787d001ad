"""Our own SVG icons in the colours of the theme."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

from desktop_app import bundle

ICON_SIZE = 20  # device-independent pixels, drawn on a grid of 24
_RATIO = 2.0  # drawn twice as large, so that they stay crisp on dense screens


class Icons:
    """Draws icons and keeps what it drew; it belongs to the appearance and goes with it."""

    def __init__(self) -> None:
        self._shapes: dict[tuple[str, int], QImage] = {}
        self._drawn: dict[tuple[str, str, int], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int = ICON_SIZE) -> QPixmap:
        """An icon of `size` device-independent pixels, its strokes in `colour` (#RRGGBB)."""
        key = (name, colour, size)
        if key not in self._drawn:
            shape = self._shapes.get((name, size))
            if shape is None:
                shape = self._shapes[(name, size)] = _shape(name, size)
            self._drawn[key] = _coloured(shape, colour)
        return self._drawn[key]

    def icon(self, name: str, colour: str, disabled: str, size: int = ICON_SIZE) -> QIcon:
        """An icon for a button, in another colour while the button is disabled."""
        made = QIcon(self.pixmap(name, colour, size))
        made.addPixmap(self.pixmap(name, disabled, size), QIcon.Mode.Disabled)
        return made


def _shape(name: str, size: int) -> QImage:
    """The strokes in black: each colour is laid over them, which is sooner done than drawing them again."""
    pixels = round(size * _RATIO)
    source = bundle.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    source = source.replace("currentColor", "#000000")
    source = source.replace('width="24" height="24"', f'width="{pixels}" height="{pixels}"', 1)
    image = QImage.fromData(source.encode(), "svg")  # type: ignore[arg-type]  # as PySide takes it; else all are tried
    if image.width() != pixels:
        image = image.scaled(
            pixels, pixels, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return image


def _coloured(shape: QImage, colour: str) -> QPixmap:
    drawn = QPixmap.fromImage(shape)
    painter = QPainter(drawn)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(drawn.rect(), QColor(colour))
    painter.end()
    drawn.setDevicePixelRatio(_RATIO)
    return drawn
