"""Tests that the first picture of the window is its last: ready when it is asked for, the focus drawn in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from screen import screen
from support import wait_until

from desktop_app.reader.settings import Settings
from desktop_app.ui import search_field
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.search_field import SearchField

_SEEN = 150  # pixels: the caret, and the smoothing of four corners, are fewer

_START = """
from desktop_app.qt_door import import_qt
import_qt()
from PySide6.QtCore import QTimer, Qt
from PySide6.QtWidgets import QTextBrowser, QMainWindow
from desktop_app.app import make_application
from desktop_app.ui.show_painted import show_painted

paints = []

class Page(QTextBrowser):
    def paintEvent(self, event):
        paints.append(event.region().boundingRect().size())
        super().paintEvent(event)

application = make_application(["x"])
window = QMainWindow()
page = Page(window)
page.setHtml("<h1>What is a glutamate storm?</h1>" * 40)
window.setCentralWidget(page)
window.resize(900, 600)
{before}
show_painted(window)
print(len(paints), flush=True)
def look():
    print(len(paints), window.windowHandle().isExposed())
    print(window.screen().grabWindow(window.winId()).toImage() == window.grab().toImage())
    application.quit()

QTimer.singleShot(800, look)
application.exec()
"""


def started(platform: str, display: str, before: str = "") -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", _START.format(before=before)],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "DISPLAY": display},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_under_x11_the_page_is_painted_before_it_is_asked_for_and_only_once(tmp_path: Path) -> None:
    with screen(tmp_path) as shown:
        assert started("xcb", shown.name) == ["1", "1", "True", "True"]


def test_a_window_that_opens_maximised_is_left_to_qt(tmp_path: Path) -> None:
    with screen(tmp_path) as shown:
        assert started("xcb", shown.name, "window.setWindowState(Qt.WindowState.WindowMaximized)")[0] == "0"


def test_elsewhere_qt_paints_when_it_wants_to() -> None:
    assert started("offscreen", "")[:3] == ["0", "1", "True"]


def differing(one: QImage, other: QImage) -> int:
    """How many pixels of two pictures are not the same."""
    assert one.size() == other.size()
    return sum(one.pixel(x, y) != other.pixel(x, y) for x in range(one.width()) for y in range(one.height()))


def test_the_field_is_drawn_with_its_focus_before_the_window_has_it(qapp: QApplication) -> None:
    appearance = Appearance(qapp, Settings())
    appearance.apply()
    window = QWidget()
    column = QVBoxLayout(window)
    field, other = SearchField(appearance, window), SearchField(appearance, window)
    column.addWidget(field)
    column.addWidget(other)
    window.resize(500, 200)
    field.setFocus()
    awaited, unfocused = field.grab().toImage(), other.grab().toImage()
    assert not field.hasFocus()
    assert differing(awaited, unfocused) > _SEEN
    window.show()
    window.activateWindow()
    wait_until(field.hasFocus, "the field did not get the focus")
    assert differing(awaited, field.grab().toImage()) < _SEEN
    other.setFocus()
    assert differing(unfocused, field.grab().toImage()) == 0
    window.close()
    window.deleteLater()


def test_a_window_that_is_not_given_the_focus_does_not_pretend_it_for_long(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_field, "_PATIENCE_MS", 50)
    appearance = Appearance(qapp, Settings())
    appearance.apply()
    window = QWidget()
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    field = SearchField(appearance, window)
    field.resize(300, 50)
    field.setFocus()
    awaited = field.grab().toImage()
    wait_until(lambda: differing(awaited, field.grab().toImage()) > _SEEN, "the frame stays")
    assert not field.hasFocus()
    window.deleteLater()
