"""The reader's own things in the window: saved by real keys and clicks, and there again at the next start."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QWidget
from support import wait_until
from window_driver import click_link, open_article, press

from desktop_app import bundle
from desktop_app.app import Program
from desktop_app.edition.shelf import Shelf
from desktop_app.reader import storage
from desktop_app.reader.paths import ReaderPaths
from desktop_app.ui import own_desk, place_keeper
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.note_sheet import NoteSheet
from desktop_app.ui.own_list import OwnList
from desktop_app.ui.yours_sheet import YoursSheet

Open = Callable[..., Program]


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.window


@pytest.fixture
def shelf(shipped_folder: Path) -> Shelf:
    return Shelf(bundle.content_folder(), None, shipped_folder)


def bring_to_front(window: MainWindow) -> None:
    window.activateWindow()
    wait_until(window.isActiveWindow, "the window did not come to the front")


def save(window: MainWindow, *slugs: str) -> None:
    bring_to_front(window)
    for slug in slugs:
        open_article(window, slug)
        QTest.keyClick(window.area.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)


def yours(window: MainWindow, part: str = "Bookmarks") -> YoursSheet:
    sheet = window.sheets.open_sheet
    if not isinstance(sheet, YoursSheet):
        press(window, "Yours")
        sheet = window.sheets.open_sheet
    assert isinstance(sheet, YoursSheet)
    press(sheet, part)
    return sheet


def rows(shown: OwnList) -> list[str]:
    return [shown.item(row).text() for row in range(shown.count())]


def click_row(shown: OwnList, row: int) -> None:
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualItemRect(shown.item(row)).center())


def stored(reader: ReaderPaths, name: str) -> object:
    path = reader.own / f"{name}.json"
    return json.loads(path.read_text())[name] if path.exists() else []


def bookmarked(reader: ReaderPaths) -> list[str]:
    return [row["slug"] for row in stored(reader, "bookmarks")]  # type: ignore[attr-defined]


def save_button(window: MainWindow) -> QToolButton:
    found = [button for button in window.top_bar.findChildren(QToolButton) if button.text() in ("Save", "Saved")]
    assert len(found) == 1
    return found[0]


def top_words(window: MainWindow) -> str:
    place = window.room.place()
    assert place is not None
    return place.words


# --- bookmarks


def test_a_page_is_saved_by_key_and_by_click_and_is_on_the_disk_by_itself(
    window: MainWindow, reader: ReaderPaths
) -> None:
    assert not save_button(window).isEnabled()
    open_article(window, "kindling")
    width = save_button(window).width()
    QTest.keyClick(window.area.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert save_button(window).text() == "Saved"
    assert save_button(window).isChecked()
    QApplication.processEvents()
    assert save_button(window).width() == width, "nothing in the bar moves"
    wait_until(lambda: bookmarked(reader) == ["kindling"], "the bookmark was not written")
    open_article(window, "taper")
    assert save_button(window).text() == "Save"
    QTest.mouseClick(save_button(window), Qt.MouseButton.LeftButton)
    wait_until(lambda: bookmarked(reader) == ["kindling", "taper"], "the second was not written")
    QTest.mouseClick(save_button(window), Qt.MouseButton.LeftButton)
    wait_until(lambda: bookmarked(reader) == ["kindling"], "it was not taken off")


def test_what_changes_waits_less_than_a_second_for_the_disk() -> None:
    assert place_keeper._AFTER_MS + own_desk._SAVE_AFTER_MS < 900


def test_bookmarks_are_put_in_order_by_keys_and_by_buttons(window: MainWindow, reader: ReaderPaths) -> None:
    save(window, "kindling", "taper", "akathisia")
    shown = yours(window).bookmarks.list
    assert rows(shown) == ["Kindling", "Tapering", "Akathisia"]
    shown.setFocus()
    shown.setCurrentRow(2)
    QTest.keyClick(shown, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert rows(shown) == ["Kindling", "Akathisia", "Tapering"]
    assert shown.slug == "akathisia"
    QTest.keyClick(shown, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    press(yours(window), "Change the list")
    click_row(shown, 1)
    assert window.room.open_article == "akathisia", "a click only chooses while the list is changed"
    press(yours(window), "Down")
    assert rows(shown) == ["Akathisia", "Tapering", "Kindling"]
    assert not next(b for b in yours(window).findChildren(QToolButton) if b.text() == "Down").isEnabled()
    wait_until(lambda: bookmarked(reader) == ["akathisia", "taper", "kindling"], "the order was not written")


def test_a_bookmark_is_renamed_and_escape_keeps_the_name_and_the_sheet(window: MainWindow) -> None:
    save(window, "kindling")
    sheet = yours(window)
    shown = sheet.bookmarks.list
    QTest.keyClick(shown, Qt.Key.Key_R)
    field = sheet.findChild(QLineEdit)
    assert field is not None
    assert field.hasFocus()
    QTest.keyClicks(field, "Why each time is worse")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert rows(shown) == ["Why each time is worse"]
    assert shown.hasFocus()
    QTest.keyClick(shown, Qt.Key.Key_R)
    QTest.keyClicks(field, "something else")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert rows(shown) == ["Why each time is worse"]
    assert window.sheets.open_sheet is sheet
    QTest.keyClick(shown, Qt.Key.Key_R)
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert rows(shown) == ["Kindling"]


def test_a_removed_bookmark_is_put_back_where_it_was(window: MainWindow) -> None:
    save(window, "kindling", "taper", "akathisia")
    sheet = yours(window)
    shown = sheet.bookmarks.list
    shown.setCurrentRow(1)
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    assert rows(shown) == ["Kindling", "Akathisia"]
    press(sheet, "Put back Tapering")
    assert rows(shown) == ["Kindling", "Tapering", "Akathisia"]


def test_a_click_and_enter_open_a_bookmark(window: MainWindow) -> None:
    save(window, "kindling", "taper")
    click_row(yours(window).bookmarks.list, 0)
    assert window.room.open_article == "kindling"
    assert window.sheets.open_sheet is None
    shown = yours(window).bookmarks.list
    shown.setCurrentRow(1)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert window.room.open_article == "taper"


def test_an_article_that_is_gone_stays_on_the_list_and_is_said_to_be_gone(
    open_program: Open, shelf: Shelf, reader: ReaderPaths
) -> None:
    storage.write(reader.own / "bookmarks.json", {"bookmarks": [{"slug": "an-old-page", "title": "An old page"}]})
    window = open_program(shelf).window
    shown = yours(window).bookmarks.list
    assert rows(shown) == ["An old page"]
    assert "Not in this edition" in shown.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    click_row(shown, 0)
    assert "An old page is not in this edition" in window.notice.words
    assert bookmarked(reader) == ["an-old-page"]


@pytest.mark.qt_log_ignore("propagateSizeHints")  # of every dialog without a screen
def test_a_list_is_saved_as_markdown_and_read_again_after_a_hand_edit(window: MainWindow, tmp_path: Path) -> None:
    save(window, "kindling", "taper")
    window.own._desk.rename_bookmark("taper", "My plan")
    press(yours(window), "Save the list as a file")
    path = tmp_path / "mine.md"
    choose_in_dialog(window, path)
    assert "saved as" in window.notice.words
    text = path.read_text()
    assert "- [Kindling](kindling)\n- [My plan](taper) – Tapering" in text
    path.write_text("- half-life\n- Milk\n" + text.replace("[Kindling]", "[What I feel]"))
    press(yours(window), "Read a list from a file")
    choose_in_dialog(window, path)
    assert window.notice.words == "3 bookmarks read, 1 of them new. 1 not understood: Milk."
    assert rows(yours(window).bookmarks.list) == ["Half-life", "What I feel", "My plan"]
    press(yours(window), "Save the list as a file")
    choose_in_dialog(window, path)
    assert (tmp_path / "mine-2.md").exists(), "nothing is ever written over"


@pytest.mark.parametrize("what", ["missing", "no text", "a folder's name"])
def test_a_file_that_is_no_list_is_told_and_nothing_changes(window: MainWindow, tmp_path: Path, what: str) -> None:
    save(window, "kindling")
    path = tmp_path / "list.md"
    if what == "no text":
        path.write_bytes(b"\xff\xfe\x00")
    window.own._desk.read_list(tmp_path if what == "a folder's name" else path, window.room.catalogue)
    assert str(tmp_path) in window.notice.words
    assert rows(yours(window).bookmarks.list) == ["Kindling"]
    assert what == "missing" or not list(tmp_path.glob("list.md.damaged")), "a person's own file is left alone"


def choose_in_dialog(window: MainWindow, path: Path) -> None:
    """Types a path into the open file dialog and presses Enter."""
    dialog = window.own.files.dialog
    assert dialog is not None
    assert dialog.isVisible()
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText(str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_until(lambda: not dialog.isVisible(), "the dialog did not close")


def test_two_windows_at_once_keep_each_others_bookmarks(open_program: Open, shelf: Shelf, reader: ReaderPaths) -> None:
    one, two = open_program(shelf).window, open_program(shelf).window
    save(one, "kindling")
    save(two, "taper")
    wait_until(lambda: sorted(bookmarked(reader)) == ["kindling", "taper"], "one was lost")
    assert sorted(rows(yours(one).bookmarks.list)) == ["Kindling", "Tapering"]
    save(two, "kindling")
    wait_until(lambda: bookmarked(reader) != [], "")
    assert sorted(bookmarked(reader)) == ["kindling", "taper"]


# --- notes


def open_note(window: MainWindow) -> NoteSheet:
    bring_to_front(window)
    QTest.keyClick(window.area.view, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    sheet = window.sheets.open_sheet
    assert isinstance(sheet, NoteSheet)
    return sheet


def test_a_note_is_saved_while_it_is_written_and_is_there_at_the_next_start(
    open_program: Open, shelf: Shelf, reader: ReaderPaths
) -> None:
    window = open_program(shelf).window
    open_article(window, "kindling")
    sheet = open_note(window)
    assert sheet.field.hasFocus()
    QTest.keyClicks(sheet.field, "Ask about / this")
    file = reader.own / "notes" / "kindling.txt"
    wait_until(lambda: file.exists() and file.read_text() == "Ask about / this", "the note was not written")
    QTest.keyClick(sheet.field, Qt.Key.Key_Escape)
    assert window.sheets.open_sheet is None
    again = open_program(shelf).window
    shown = yours(again, "Notes").notes.list
    assert rows(shown) == ["Kindling"]
    click_row(shown, 0)
    assert again.room.open_article == "kindling"
    sheet = again.sheets.open_sheet
    assert isinstance(sheet, NoteSheet)
    assert sheet.field.toPlainText() == "Ask about / this"


def test_what_two_windows_write_on_one_note_is_kept_from_both(open_program: Open, shelf: Shelf) -> None:
    windows = [open_program(shelf).window for _ in range(2)]
    sheets = []
    for window in windows:
        open_article(window, "kindling")
        sheets.append(open_note(window))
    QTest.keyClicks(sheets[0].field, "from one")
    QTest.keyClicks(sheets[1].field, "from two")
    wait_until(
        lambda: any("from one" in s.field.toPlainText() and "from two" in s.field.toPlainText() for s in sheets),
        "one text was lost",
    )


def test_closing_the_window_writes_what_was_just_typed(open_program: Open, shelf: Shelf, reader: ReaderPaths) -> None:
    window = open_program(shelf).window
    open_article(window, "kindling")
    QTest.keyClicks(open_note(window).field, "last words")
    window.close()
    assert (reader.own / "notes" / "kindling.txt").read_text() == "last words"


# --- history


def test_the_history_is_kept_opened_switched_off_and_wiped(window: MainWindow, reader: ReaderPaths) -> None:
    for slug in ("kindling", "taper"):
        open_article(window, slug)
    sheet = yours(window, "History")
    assert rows(sheet.history.list) == ["Tapering", "Kindling"]
    press(sheet, "History: on")
    press(sheet, "History: off")
    press(sheet, "History: on")
    wait_until(lambda: json.loads(reader.settings.read_text())["keep_history"] is False, "the switch was not kept")
    open_article(window, "akathisia")
    assert rows(yours(window, "History").history.list) == ["Tapering", "Kindling"]
    window.room.follow("home:")
    assert "Continue reading" not in window.area.view.toPlainText()
    sheet = yours(window, "History")
    press(sheet, "Forget everything")
    assert sheet.history.list.count() == 2, "one press is not enough"
    press(sheet, "Forget it now")
    assert sheet.history.list.count() == 0
    wait_until(reader.session.exists, "the session was not saved")
    files = "".join(path.read_text() for path in reader.own.glob("*.json")) + reader.session.read_text()
    assert not [slug for slug in ("kindling", "taper", "akathisia") if slug in files]


def test_the_question_before_forgetting_can_be_declined(window: MainWindow) -> None:
    open_article(window, "kindling")
    sheet = yours(window, "History")
    press(sheet, "Forget everything")
    press(sheet, "Keep it")
    assert rows(sheet.history.list) == ["Kindling"]


# --- the place of reading


def test_reading_goes_on_at_the_very_paragraph_in_another_text_size(
    open_program: Open, shelf: Shelf, reader: ReaderPaths
) -> None:
    first = open_program(shelf)
    open_article(first.window, "glutamate-storm")
    first.window.area.view.scroll_to_section("how-long-it-lasts")
    first.window.area.view.scroll_to(first.window.area.view.scroll_pixels + 150)
    words = top_words(first.window)
    wait_until(
        lambda: (reader.own / "place.json").exists() and words[:30] in (reader.own / "place.json").read_text(), ""
    )
    first.window.close()
    second = open_program(shelf)
    second.appearance.change(second.appearance.settings._replace(text_size=200))
    second.window.resize(900, 700)
    text = second.window.area.view.toPlainText()
    assert "Continue reading: Glutamate storm, How long it lasts" in text
    assert words[:40] in text, "the line is quoted, so that it is known again"
    click_link(second.window, "continue:")
    assert second.window.room.open_article == "glutamate-storm"
    assert top_words(second.window) == words


def test_back_returns_to_the_paragraph_after_the_text_size_has_changed(program: Program) -> None:
    window = program.window
    open_article(window, "glutamate-storm")
    window.area.view.scroll_to(900)
    words, pixels = top_words(window), window.area.view.scroll_pixels
    open_article(window, "kindling")
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.area.view.scroll_pixels == pixels, "to the pixel where nothing has changed"
    open_article(window, "kindling")
    program.appearance.change(program.appearance.settings._replace(text_size=175))
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert top_words(window) == words


# --- trouble


def test_a_disk_that_refuses_is_told_once_and_nothing_is_lost(
    open_program: Open, shelf: Shelf, reader: ReaderPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = open_program(shelf)
    window = program.window
    said: list[str] = []
    program.own.said.connect(said.append)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(storage.os, "fsync", full)
        save(window, "kindling")
        wait_until(lambda: bool(said), "the full disk was not told")
        save(window, "taper")
        wait_until(lambda: not program.own._timer.isActive() or program.own._timer.interval() > 1000, "")
        assert len(said) == 1
        assert "No space left on device" in said[0]
        assert rows(yours(window).bookmarks.list) == ["Kindling", "Tapering"]
    save(window, "akathisia")
    wait_until(lambda: bookmarked(reader) == ["kindling", "taper", "akathisia"], "it was not written after all")
    wait_until(lambda: len(said) == 2, "")
    assert said[1] == "Your own things are saved again."


def test_a_home_that_cannot_be_written_leaves_the_window_usable(
    open_program: Open, shelf: Shelf, reader: ReaderPaths
) -> None:
    reader.own.write_text("a file where the folder should be")
    program = open_program(shelf)
    save(program.window, "kindling")
    wait_until(lambda: "cannot be written" in program.window.notice.words, "it was not told")
    assert "kept in this window only" in program.window.notice.words
    assert rows(yours(program.window).bookmarks.list) == ["Kindling"]


def test_damaged_files_are_set_aside_and_said_together(open_program: Open, shelf: Shelf, reader: ReaderPaths) -> None:
    reader.own.mkdir()
    (reader.own / "bookmarks.json").write_text("{")
    reader.settings.write_text("{")
    words = open_program(shelf, wait=False).window.notice.words
    assert str(reader.own / "bookmarks.json.damaged") in words
    assert "settings.json.damaged" in words


def test_a_state_in_memory_leaves_no_trace(shelf: Shelf, qapp: QApplication, tmp_path: Path) -> None:
    place = tmp_path / "nothing"
    place.mkdir()
    paths = ReaderPaths(place / "a", place / "b", place / "c", place / "d", in_memory=True)
    program = Program(qapp, shelf, paths)
    program.window.show()
    try:
        window = program.window
        save(window, "kindling")
        QTest.keyClicks(open_note(window).field, "text")
        program.appearance.choose_theme("dim")
        program.own.save()
        program.save_session()
        assert rows(yours(window).bookmarks.list) == ["Kindling"]
        assert program.own.things.is_written
    finally:
        program.shut_down()
    assert [*place.iterdir()] == []


def test_yours_is_opened_and_left_by_the_keyboard_alone(window: MainWindow) -> None:
    open_article(window, "kindling")
    QTest.keyClick(window.area.view, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    sheet = window.sheets.open_sheet
    assert isinstance(sheet, YoursSheet)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert sheet.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert window.sheets.open_sheet is None
    assert window.area.view.hasFocus()


@pytest.mark.parametrize(("width", "size"), [(480, 100), (560, 100), (900, 150), (1280, 200), (1280, 300)])
def test_the_words_of_the_help_button_are_never_cut(program: Program, width: int, size: int) -> None:
    window = program.window
    open_article(window, "kindling")
    program.appearance.change(program.appearance.settings._replace(text_size=size))
    window.resize(width, 800)
    QApplication.processEvents()
    button = next(found for found in window.findChildren(QToolButton) if found.text() == "Get help now")
    assert button.isVisible()
    assert button.width() >= button.sizeHint().width()
    assert button.mapTo(window, QPoint(button.width(), 0)).x() <= window.width()


@pytest.mark.parametrize(("width", "height", "size"), [(480, 600, 100), (1024, 600, 200), (1280, 800, 300)])
@pytest.mark.parametrize("part", ["Bookmarks", "Notes", "History"])
def test_nothing_of_the_sheet_lies_over_another_part(
    program: Program, width: int, height: int, size: int, part: str
) -> None:
    window = program.window
    save(window, "kindling", "taper")
    program.own.rename_bookmark("taper", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen")
    program.own.write_note("kindling", "a note " * 30)
    program.appearance.change(program.appearance.settings._replace(text_size=size))
    window.resize(width, height)
    window.room.follow(f"yours:{part.lower()}")
    sheet = yours(window, part)
    if part == "Bookmarks":
        press(sheet, "Change the list")
        QTest.keyClick(sheet.bookmarks.list, Qt.Key.Key_R)
    QApplication.processEvents()
    parts = [
        found
        for found in sheet.findChildren(QWidget)
        if found.isVisible() and isinstance(found, (QToolButton, QLabel, QLineEdit, OwnList))
    ]
    where = {
        found: found.visibleRegion().boundingRect().translated(found.mapTo(sheet, QPoint(0, 0))) for found in parts
    }
    for index, one in enumerate(parts):
        assert one.mapTo(sheet, QPoint(one.width(), 0)).x() <= sheet.width(), one.accessibleName()
        for other in parts[index + 1 :]:
            if not one.isAncestorOf(other) and not other.isAncestorOf(one):
                assert not where[one].intersects(where[other]), (one, other)
