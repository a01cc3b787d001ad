"""The file dialog looks as the window does: our icons, nothing of it brighter than theme and ceiling allow."""

from pathlib import Path

import pytest
from frames import SMOOTHING, brightest_of, frame_of
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListView, QStyleOptionViewItem, QWidget
from support import wait_until

from desktop_app.app import Program
from desktop_app.ui.file_dialog import file_dialog
from desktop_app.ui.theme import THEME_NAMES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen says so of every window


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "place" / "inner").mkdir(parents=True)
    (tmp_path / "place" / "notes.md").write_text("x")
    return tmp_path / "place"


def opened(program: Program, place: Path, *, save: bool) -> tuple[QFileDialog, QListView]:
    dialog = file_dialog(program.appearance, program.window, "A file", save=save)
    dialog.setDirectory(str(place))
    dialog.open()
    rows = dialog.findChild(QListView, "listView")
    assert isinstance(rows, QListView)
    wait_until(lambda: rows.model().rowCount(rows.rootIndex()) == 2, "the folder was not read")
    QTest.qWait(50)
    return dialog, rows


@pytest.mark.parametrize("save", [True, False])
@pytest.mark.parametrize("theme", THEME_NAMES)
def test_nothing_of_it_is_brighter_than_the_theme_and_the_ceiling(
    program: Program, place: Path, theme: str, save: bool
) -> None:
    program.appearance.change(program.appearance.settings._replace(theme=theme, brightness=50))
    dialog, _ = opened(program, place, save=save)
    brightest = frame_of(dialog.grab().toImage()).brightest
    dialog.reject()
    assert 20 < brightest <= min(255 * 0.5, brightest_of(program.appearance.theme)) + SMOOTHING


def test_folders_and_files_have_our_icons_and_differ(program: Program, place: Path) -> None:
    dialog, rows = opened(program, place, save=False)
    shown = {}
    for row in range(2):
        index = rows.model().index(row, 0, rows.rootIndex())
        option = QStyleOptionViewItem()
        rows.itemDelegate().initStyleOption(option, index)
        shown[index.data()] = option.icon.pixmap(20, 20).toImage()
    dialog.reject()
    icons = {name: program.appearance.icon(name).pixmap(20, 20).toImage() for name in ("folder", "file")}
    assert shown == {"inner": icons["folder"], "notes.md": icons["file"]}
    assert isinstance(icons["file"], QImage)
    assert icons["folder"] != icons["file"]


def test_folders_have_their_icon_too_where_a_name_is_completed(program: Program, place: Path) -> None:
    dialog, _ = opened(program, place, save=False)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "in")
    completer = field.completer()
    assert completer is not None
    wait_until(lambda: completer.completionModel().rowCount() == 1, "nothing was offered")
    option = QStyleOptionViewItem()
    completer.popup().itemDelegate().initStyleOption(option, completer.completionModel().index(0, 0))  # type: ignore[union-attr]
    shown = option.icon.pixmap(20, 20).toImage()
    dialog.reject()
    assert shown == program.appearance.icon("folder").pixmap(20, 20).toImage()


def test_what_large_text_would_cut_off_is_left_out(program: Program, place: Path) -> None:
    program.appearance.change(program.appearance.settings._replace(text_size=300))
    dialog, _ = opened(program, place, save=False)
    parts = [dialog.findChild(QWidget, name) for name in ("listModeButton", "detailModeButton", "sidebar")]
    assert all(part is not None and not part.isVisible() for part in parts)
    dialog.reject()
