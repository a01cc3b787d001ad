"""What strangers do at a kiosk: for its tests."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from window_driver import press

from desktop_app.kiosk.keyboard import Keyboard
from desktop_app.kiosk.kiosk_program import KioskProgram
from desktop_app.ui.main_window import MainWindow


def begin(kiosk: KioskProgram) -> MainWindow:
    """Touches the start screen; gives the session's pages."""
    QTest.mouseClick(kiosk.kiosk.window.start, Qt.MouseButton.LeftButton, pos=QPoint(20, 300))
    pages = kiosk.kiosk.pages
    assert pages is not None
    return pages


def type_pin(kiosk: KioskProgram, pin: str) -> None:
    """Opens the pad and types a PIN."""
    kiosk.kiosk.window.ask_for_pin()
    for key in (*pin, "OK"):
        press(kiosk.kiosk.window.pad, key)


def tap_keys(keyboard: Keyboard, text: str) -> None:
    """Touches the keys of the screen's keyboard; a letter that comes twice waits, as a person's finger does."""
    for before, letter in zip(" " + text, text, strict=False):
        if before == letter:
            QTest.qWait(320)
        QTest.mouseClick(keyboard.key("Space" if letter == " " else letter), Qt.MouseButton.LeftButton)


def screen_words(part: QWidget) -> set[str]:
    """Every word that a part of the screen shows."""
    shown = [label.text() for label in part.findChildren(QLabel) if label.isVisible()]
    shown += [button.text() for button in part.findChildren(QToolButton) if button.isVisible()]
    return {words for words in shown if words.strip()}
