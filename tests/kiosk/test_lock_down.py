"""Ten thousand random keys, touches and calls: one window, nothing else, and nothing on the disk."""

import random
from pathlib import Path

import pytest
from kiosk_driver import begin
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget
from support import write_content
from window_driver import double_click

from desktop_app.kiosk.kiosk_program import KioskProgram
from desktop_app.kiosk.policy import Policy

EVENTS = 10_000
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
)
NAMES = (
    "Escape Tab Backtab Backspace Return Enter Insert Delete Pause Print SysReq Clear Home End Left Up Right Down "
    "PageUp PageDown Shift Control Meta Alt CapsLock NumLock ScrollLock Super_L Menu Help Space Slash Minus "
    "Apostrophe QuoteDbl"
)
KEYS = (
    *(getattr(Qt.Key, f"Key_{name}") for name in NAMES.split()),
    *(getattr(Qt.Key, f"Key_F{number}") for number in range(1, 13)),
    *(getattr(Qt.Key, f"Key_{letter}") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
)
BUTTONS = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)


def somewhere(chance: random.Random, window: QWidget) -> tuple[QWidget, QPoint]:
    """A visible widget under a random point of the window, and the point in it."""
    point = QPoint(chance.randrange(window.width()), chance.randrange(window.height()))
    widget = window.childAt(point) or window
    return widget, widget.mapFrom(window, point)


def act(chance: random.Random, kiosk: KioskProgram) -> None:
    """One random event."""
    window = kiosk.kiosk.window
    widget, place = somewhere(chance, window)
    kind = chance.randrange(100)
    if kind < 55:
        focused = QApplication.focusWidget() or window
        QTest.keyClick(focused, chance.choice(KEYS), chance.choice(MODIFIERS))
    elif kind < 85:
        QTest.mouseClick(widget, chance.choice(BUTTONS), chance.choice(MODIFIERS), place)
    elif kind < 90:
        double_click(widget, place)
    elif kind < 93:
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))
    elif kind < 95:
        QApplication.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
    elif kind < 97:
        dragged = QMimeData()
        dragged.setText("dragged")
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QDragEnterEvent(QPointF(place).toPoint(), copy, dragged, left, none))
    elif kind < 98:
        window.close()
    elif kind < 99:
        kiosk.kiosk.end_session()
        begin(kiosk)
    elif kiosk.kiosk.pages is not None:
        addresses = ("https://example.org/", "file:///etc/passwd", "mailto:a@b", "article:kindling", "home:")
        kiosk.kiosk.pages.room.follow(chance.choice(addresses))


def files_in(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*")) if path.is_file()}


def test_nothing_but_the_one_window_ever_appears_and_nothing_is_written(open_kiosk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kiosk = open_kiosk(Policy(), content=write_content(tmp_path / "content"))
    window = kiosk.kiosk.window
    window.showNormal()
    window.setGeometry(0, 0, 1024, 768)
    begin(kiosk)
    before = files_in(tmp_path)
    chance = random.Random(20261124)
    for number in range(EVENTS):
        act(chance, kiosk)
        others = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
        assert others == [], f"event {number}"
        assert window.isVisible(), f"event {number}"
    assert files_in(tmp_path) == before


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen says so of every popup
def test_a_dialog_or_a_menu_that_something_opens_goes_before_it_is_seen(open_kiosk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kiosk = open_kiosk(Policy(), content=write_content(tmp_path / "content"))
    box = QMessageBox(kiosk.kiosk.window)
    box.setModal(False)
    box.show()
    menu = QMenu(kiosk.kiosk.window)
    menu.addAction("Open file")
    menu.popup(QPoint(10, 10))
    QApplication.processEvents()
    assert not box.isVisible()
    assert not menu.isVisible()
