"""A screen reader asks a scroll area for a child that is there no more: in Qt's own interface that ends the program."""

import subprocess
import sys

from accessible_tree import interface
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QPlainTextEdit, QTextEdit, QWidget
from window_driver import open_article, type_query

from desktop_app.app import Program
from desktop_app.kiosk.staff_panel import StaffPanel

SCROLLED = """
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QWidget
from desktop_app.app import make_application
application = make_application(["x"])
area, page = QScrollArea(), QWidget()
area.setWidget(page)
area.resize(200, 200)
page.resize(100, 3000)
area.show()
application.processEvents()
reader = QAccessible.queryAccessibleInterface(area)
counted = reader.childCount()
page.resize(100, 100)
application.processEvents()
left = [reader.child(number) for number in range(counted + 1)]
print(left[counted])
"""


def test_a_bar_that_was_counted_and_has_gone_can_be_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", SCROLLED], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "None\n"), done.stderr


def areas(part: QWidget) -> list[QAbstractScrollArea]:
    """The scroll areas that are neither a list nor a text: those look how many children they have."""
    with_own = (QAbstractItemView, QTextEdit, QPlainTextEdit)
    return [area for area in part.findChildren(QAbstractScrollArea) if not isinstance(area, with_own)]


def test_no_scroll_area_of_the_program_is_left_to_qts_own_interface(program: Program) -> None:
    window = program.window
    open_article(window, "kindling")
    window.room.follow("citation:0.0")
    window.actions_table["print"].trigger()  # offers its sheet when it is first wanted
    for sheet in window.sheets.names():
        window.sheets.open(sheet)
    type_query(window, "taper")
    staff = StaffPanel(program.appearance, window)  # the kiosk's, which this window stands in for
    found = areas(window)
    assert {type(area).__name__ for area in found} >= {"HeadArea", "Preview", "SidePanel", "QScrollArea"}
    assert any(staff.isAncestorOf(area) for area in found)
    for area in found:
        assert interface(area).child(interface(area).childCount()) is None, area
        assert interface(area).child(-1) is None, area
