"""Notices that somebody is there: the first key, press, touch, turn of the wheel or movement of the pointer."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)  # not Enter: a window may open below a pointer that lies still


class Presence(QObject):
    """Looks at every event of the program until the first sign, and at none after it."""

    came = Signal()

    def watch(self) -> None:
        """Begins to look."""
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stops nothing."""
        if event.type() in _SIGNS:
            self.stop()
            self.came.emit()
        return super().eventFilter(watched, event)

    def stop(self) -> None:
        """Looks no more."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
