"""Keeps what a part shows until all of its layouts have come to rest: nothing jumps through half-made places."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

_MOST_TURNS = 10  # of the event loop, whatever still moves
_DEEPEST = 10  # how many parents may pass a wish for room on, one after the other, before anything moves


class Stillness(QObject):
    """Belongs to a widget and holds its pixels while the parts in it find their places: a few milliseconds."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._turns = 0
        self._places: tuple[object, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)  # layouts that were asked for are done when it fires
        self._timer.timeout.connect(self._look)

    @Slot()
    def hold(self) -> None:
        """Draws nothing of the widget until the layouts that follow are done; its first frame is never held back."""
        if not self._widget.isVisible():
            return
        self._widget.setUpdatesEnabled(False)
        self._turns = 0
        self._places = ()
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        """Lets go when nothing has moved for a turn of the event loop."""
        for _ in range(_DEEPEST):  # a part tells its parent in one round, and is moved by it in the next
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        parts = self._widget.findChildren(QWidget)
        places = tuple((part.isVisible(), part.geometry().getRect()) for part in parts)
        self._turns += 1
        if places == self._places or self._turns >= _MOST_TURNS:
            self._widget.setUpdatesEnabled(True)
            self._widget.repaint()  # now: a window that was asked to draw itself meanwhile would not ask again
            return
        self._places = places
        self._timer.start()
