"""Lets through only what a kiosk's visitor may do: an allow-list of keys, the left button, the wheel, touches.

One event filter over the whole application, so that a widget which is made later is locked as well.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScroller, QWidget

_NAVIGATION = frozenset(
    {
        Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
        Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter,
        Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_F3,
    }
)  # fmt: skip
_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_CHORD = Qt.Key.Key_Q
_CHORD_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
)
_NEVER = frozenset(
    {
        QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop, QEvent.Type.ToolTip,
        QEvent.Type.WhatsThis, QEvent.Type.FileOpen, QEvent.Type.EnterWhatsThisMode,
    }
)  # fmt: skip
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.KeyRelease})
_BUTTONS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick})
_LIFE = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate, QEvent.Type.TabletPress,
    }
)  # fmt: skip


class Guard(QObject):
    """Filters every event; says when somebody is there, and when the staff's keys were pressed."""

    alive = Signal()
    chord_pressed = Signal()
    pressed = Signal(QPoint)
    """Where the left button or a finger went down, in the coordinates of the screens."""

    released = Signal()

    def __init__(self, only_window: QWidget, parent: QObject | None = None) -> None:
        """`only_window` is the one top-level window that may exist."""
        super().__init__(parent)
        self._only = only_window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True, which stops the event, for whatever is not allowed."""
        kind = event.type()
        if kind in _NEVER:
            event.ignore()
            return True
        if kind in _LIFE:
            self.alive.emit()
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return self._stops_key(event)
        if kind in _BUTTONS and isinstance(event, QMouseEvent):
            if event.button() != Qt.MouseButton.LeftButton:
                return True  # the middle one pastes, the right one asks for menus
            if kind == QEvent.Type.MouseButtonPress:
                self.pressed.emit(event.globalPosition().toPoint())
            elif kind == QEvent.Type.MouseButtonRelease:
                self.released.emit()
        if kind == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)  # would change the text size
        if kind == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            return self._stops_window(watched)
        if kind == QEvent.Type.Polish and isinstance(watched, QAbstractScrollArea):
            QScroller.grabGesture(watched.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        return False

    def _stops_key(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers()
        if event.key() == _CHORD and modifiers & _CHORD_MODIFIERS == _CHORD_MODIFIERS:
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self.chord_pressed.emit()
            event.accept()
            return True
        text = event.text()
        is_plain = not modifiers & ~_HARMLESS
        allowed = is_plain and (event.key() in _NAVIGATION or (bool(text) and text.isprintable()))
        if not allowed:
            event.accept()  # of a ShortcutOverride: no shortcut is looked for then
        return not allowed

    def _stops_window(self, window: QWidget) -> bool:
        """Any other window goes before it is seen."""
        if window is self._only:
            return False
        window.hide()
        window.close()
        return True

    @staticmethod
    def clear_clipboard() -> None:
        """Takes away what was copied or selected, on X11's second clipboard as well."""
        clipboard = QGuiApplication.clipboard()
        clipboard.clear()
        if clipboard.supportsSelection():
            clipboard.clear(clipboard.Mode.Selection)
