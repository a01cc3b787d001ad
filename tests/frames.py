"""What a person saw: every frame that a window showed, as blocks of 8 by 8 pixels with the brightness of each.

The brightness of a block is its mean colour's brightest channel, from 0 to 255.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.theme import Theme, colour_names

BLOCK = 8
SMOOTHING = 3
"""Of 255: by so much the edges of letters may be drawn brighter than their colour and their ground."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a window in blocks, row by row."""

    columns: int
    rows: int
    blocks: bytes

    @property
    def brightest(self) -> int:
        """The brightness of its brightest block."""
        return max(self.blocks, default=0)


@dataclass(slots=True)
class Film:
    """The frames of each window, in order; one that is like the one before is left out."""

    frames: dict[int, list[Frame]] = field(default_factory=dict)

    def add(self, window: int, frame: Frame) -> None:
        shown = self.frames.setdefault(window, [])
        if not shown or shown[-1] != frame:
            shown.append(frame)

    @property
    def count(self) -> int:
        """How many different frames were shown in all."""
        return sum(map(len, self.frames.values()))

    @property
    def brightest(self) -> int:
        """The brightness of the brightest block of any frame."""
        return max((frame.brightest for shown in self.frames.values() for frame in shown), default=0)

    def flashes(self, theme: Theme, least: int = 48) -> list[str]:
        """Blocks that were brighter by `least` in one frame than in the ones before and after, in words.

        A block as bright as the theme's own page is none: in a light theme it is what stands between dark letters.
        """
        page = max(QColor(theme.paper).getRgb()[:3]) + SMOOTHING
        return [flash for shown in self.frames.values() for flash in flashes_of(shown, least, page)]


def flashes_of(shown: list[Frame], least: int, page: int = 0) -> list[str]:
    found = []
    for at in range(1, len(shown) - 1):
        before, now, after = shown[at - 1 : at + 2]
        if not (before.columns == now.columns == after.columns and before.rows == now.rows == after.rows):
            continue
        for block, (old, bright, new) in enumerate(zip(before.blocks, now.blocks, after.blocks, strict=True)):
            if bright > page and bright >= old + least and bright >= new + least:
                place = (block % now.columns * BLOCK, block // now.columns * BLOCK)
                found.append(f"frame {at} at {place}: {old} {bright} {new}")
    return found


def brightest_of(theme: Theme) -> int:
    """The brightest channel of any colour of a theme, from 0 to 255."""
    return max(max(QColor(getattr(theme, name)).getRgb()[:3]) for name in colour_names())


def frame_of(image: QImage) -> Frame:
    """A picture in blocks; what is left over at the right and lower edge belongs to no block."""
    columns, rows = image.width() // BLOCK, image.height() // BLOCK
    whole = image.copy(0, 0, columns * BLOCK, rows * BLOCK)
    small = whole.scaled(
        QSize(columns, rows), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_RGB888)
    blocks = bytearray()
    for row in range(rows):
        line = bytes(small.constScanLine(row))[: 3 * columns]
        blocks += bytes(map(max, line[0::3], line[1::3], line[2::3]))
    return Frame(columns, rows, bytes(blocks))


class _Camera(QObject):
    """Takes a picture of a window's own pixels whenever another frame is about to be drawn over them."""

    def __init__(self, film: Film) -> None:
        super().__init__()
        self._film = film

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and isinstance(watched, QWidget) and watched.isWindow():
            self.take(watched)
        return False

    def take(self, window: QWidget) -> None:
        handle = window.windowHandle()
        if handle is None or not window.isVisible():
            return
        image = handle.screen().grabWindow(window.winId()).toImage()
        if not image.isNull():
            self._film.add(id(window), frame_of(image))


@contextmanager
def filmed(application: QApplication) -> Iterator[Film]:
    """Films every window of the program; the last frames are taken when the block ends."""
    film = Film()
    camera = _Camera(film)
    application.installEventFilter(camera)
    try:
        for window in application.topLevelWidgets():
            camera.take(window)
        yield film
        QApplication.processEvents()  # what was asked to be drawn is drawn
        for window in application.topLevelWidgets():
            camera.take(window)
    finally:
        application.removeEventFilter(camera)
