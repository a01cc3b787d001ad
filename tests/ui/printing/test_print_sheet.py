"""Print and PDF in the window: by keys and clicks, in the light of the theme, with files and printers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from print_support import FilePrinters, info_of, pages_of
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)
from rectangles import settle
from support import wait_until
from window_driver import open_article, press

from desktop_app.app import Program
from desktop_app.edition.shelf import Shelf
from desktop_app.reader import session as sessions
from desktop_app.reader.paths import ReaderPaths
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.printing.paper import LETTER
from desktop_app.ui.printing.preview import preview_colours
from desktop_app.ui.printing.print_options import BOOKMARKS, GLOSSARY, TAKEAWAY
from desktop_app.ui.printing.print_sheet import PrintSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # what the offscreen platform says of every dialog


def sheet_of(window: MainWindow) -> PrintSheet:
    sheet = window.sheets.open_sheet
    assert isinstance(sheet, PrintSheet)
    return sheet


def open_sheet(window: MainWindow) -> PrintSheet:
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    return sheet_of(window)


def wait_for_pages(sheet: PrintSheet, count: int | None = None) -> None:
    def there() -> bool:
        return sheet.preview.page > 0 and sheet.choices.pdf_button.isEnabled()

    wait_until(there, "no pages were shown", 60_000)


def chip(sheet: PrintSheet, words: str) -> QToolButton:
    return next(b for b in sheet.findChildren(QToolButton) if b.text().startswith(words))


def click(sheet: PrintSheet, words: str) -> None:
    button = chip(sheet, words)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def page_count(sheet: PrintSheet) -> int:
    assert sheet._page.text() == f"{sheet.preview.page} of {sheet.preview.page_count}"
    return sheet.preview.page_count


@pytest.fixture
def window(program: Program) -> MainWindow:
    program.window.resize(1280, 900)
    open_article(program.window, "kindling")
    return program.window


def test_ctrl_p_shows_the_pages_in_the_window_and_escape_goes_back(window: MainWindow) -> None:
    sheet = open_sheet(window)
    wait_for_pages(sheet)
    assert page_count(sheet) == 3
    assert QApplication.activeModalWidget() is None
    assert sheet.choice.what == "article"
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.area.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen says so of every popup
def test_the_menu_opens_it_too(window: MainWindow) -> None:
    press(window, "More")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    row = next(action for action in menu.actions() if action.text().startswith("Print or PDF"))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(row).center())
    wait_for_pages(sheet_of(window))


def test_choices_change_the_pages_at_once(window: MainWindow) -> None:
    sheet = open_sheet(window)
    wait_for_pages(sheet)
    click(sheet, "Large type")
    wait_until(lambda: sheet.preview.page > 0 and page_count(sheet) > 3, "large type did not take more pages")
    click(sheet, "Large type")
    click(sheet, "With sources")
    wait_until(lambda: sheet.preview.page > 0 and page_count(sheet) == 2, "the sources are still there")
    click(sheet, "Letter")
    assert sheet.choice.options.paper == LETTER
    click(sheet, "Take-away")
    wait_until(lambda: sheet.preview.page > 0 and page_count(sheet) == 1, "the take-away sheet is not one page")
    assert sheet.choice.what == TAKEAWAY


def test_pages_are_turned_by_keys_and_buttons(window: MainWindow) -> None:
    sheet = open_sheet(window)
    wait_for_pages(sheet)
    assert (sheet.preview.page, chip(sheet, "Previous").isEnabled()) == (1, False)
    click(sheet, "Next page")
    assert sheet.preview.page == 2
    sheet.preview.setFocus()
    QTest.keyClick(sheet.preview, Qt.Key.Key_End)
    assert sheet.preview.page == 3
    assert not chip(sheet, "Next page").isEnabled()
    QTest.keyClick(sheet.preview, Qt.Key.Key_Home)
    assert sheet.preview.page == 1


def brightest(part: QWidget) -> int:
    """The lightness of the brightest pixel of what is shown, once the window is drawn."""
    settle(part.window())
    image = part.grab().toImage()
    return max(
        image.pixelColor(x, y).lightness() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    )


def test_the_preview_keeps_the_light_of_the_theme_unless_asked(window: MainWindow, program: Program) -> None:
    program.appearance.choose_theme("very-dim")
    sheet = open_sheet(window)
    wait_for_pages(sheet)
    theme = program.appearance.theme
    paper, ink = preview_colours(theme, as_printed=False, brightness=100)
    assert (paper.name().upper(), ink.name().upper()) == (theme.paper, theme.ink)
    assert brightest(sheet.preview) <= ink.lightness() + 3
    click(sheet, "Show as on white paper")
    assert brightest(sheet.preview) == 255
    assert sheet.preview.picture_of(0).pixelColor(2, 2).name() == "#ffffff"


@pytest.mark.parametrize("theme", ["light", "very-dim"])
def test_the_preview_keeps_below_the_brightness_ceiling_as_on_white_paper_too(
    window: MainWindow, program: Program, theme: str
) -> None:
    sheet = open_sheet(window)
    wait_for_pages(sheet)
    click(sheet, "Show as on white paper")
    assert brightest(sheet.preview) == 255
    program.appearance.change(program.appearance.settings._replace(theme=theme, brightness=40))
    ceiling = 255 * 40 // 100
    assert sheet.preview.picture_of(0).pixelColor(2, 2).getRgb()[:3] == (ceiling, ceiling, ceiling)
    assert brightest(window) <= ceiling
    click(sheet, "Show as on white paper")
    assert sheet.preview.picture_of(0).pixelColor(2, 2).name().upper() == program.appearance.theme.paper
    assert brightest(window) <= ceiling


def test_another_theme_redraws_the_pages(window: MainWindow, program: Program) -> None:
    sheet = open_sheet(window)
    wait_for_pages(sheet)
    program.appearance.choose_theme("dark")
    assert sheet.preview.picture_of(0).pixelColor(2, 2).name().upper() == program.appearance.theme.paper


def file_dialog(window: MainWindow) -> QFileDialog:
    return next(dialog for dialog in window.findChildren(QFileDialog) if dialog.isVisible())


def save_as(window: MainWindow, sheet: PrintSheet, path: Path) -> None:
    click(sheet, "Save as PDF")
    dialog = file_dialog(window)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(path))
    QTest.keyClick(name, Qt.Key.Key_Return)


def test_a_pdf_is_saved_where_the_reader_says_and_the_folder_is_remembered(
    window: MainWindow, program: Program, reader: ReaderPaths, tmp_path: Path
) -> None:
    sheet = open_sheet(window)
    wait_for_pages(sheet)
    folder = tmp_path / "papers"
    folder.mkdir()
    save_as(window, sheet, folder / "mine")
    path = folder / "mine.pdf"
    wait_until(lambda: sheet.words == f"Saved as {path}.", "nothing was said of a file")
    assert info_of(path)["Pages"] == "3"
    assert list(folder.iterdir()) == [path]
    program.save_session()
    assert sessions.load(reader.session).pdf_folder == str(folder)
    click(sheet, "Save as PDF")
    assert file_dialog(window).directory().absolutePath() == str(folder)
    file_dialog(window).reject()


def test_a_folder_that_cannot_be_written_is_said(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    sheet = open_sheet(window)
    wait_for_pages(sheet)
    monkeypatch.setattr("os.fsync", refuse)
    save_as(window, sheet, tmp_path / "a.pdf")
    wait_until(lambda: "cannot be written" in sheet.words, "the full disk was not told")
    assert "No space left on device" in sheet.words
    assert sheet.choices.pdf_button.isEnabled()
    assert not list(tmp_path.glob("*a.pdf*"))


def test_without_a_printer_the_sheet_says_so_and_offers_a_pdf(window: MainWindow) -> None:
    window.printing.desk._printers = FilePrinters(None)
    sheet = open_sheet(window)
    wait_for_pages(sheet)
    assert "No printer is set up on this machine" in sheet.choices._no_printer.text()
    assert sheet.choices._no_printer.isVisible()
    assert not sheet.choices.print_button.isVisible()
    assert sheet.choices.pdf_button.isVisible()


def test_a_chosen_printer_gets_the_pages(window: MainWindow, tmp_path: Path) -> None:
    printers = FilePrinters(tmp_path / "printed.pdf")
    window.printing.desk._printers = printers
    sheet = open_sheet(window)
    wait_for_pages(sheet)
    sheet.choices._printers.setFocus()
    QTest.keyClick(sheet.choices._printers, Qt.Key.Key_Down)
    click(sheet, "Print")
    wait_until(lambda: sheet.words == "Sent to the printer.", "the end of printing was not told")
    assert printers.opened == ["Ward"]
    assert len(pages_of(tmp_path / "printed.pdf")) == 3


def test_bookmarks_are_printed_in_their_order(window: MainWindow, tmp_path: Path) -> None:
    for slug in ("taper", "kindling"):
        open_article(window, slug)
        QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    sheet = open_sheet(window)
    wait_for_pages(sheet)
    assert chip(sheet, "Bookmarks").text() == "Bookmarks (2)"
    click(sheet, "Bookmarks")
    wait_for_pages(sheet)
    assert sheet.choice.what == BOOKMARKS
    save_as(window, sheet, tmp_path / "b.pdf")
    wait_until(lambda: sheet.words.startswith("Saved as"), "nothing was saved")
    contents = pages_of(tmp_path / "b.pdf")[0]
    assert contents.index("Tapering") < contents.index("Kindling")


def test_without_an_article_only_the_whole_glossary_is_offered(window: MainWindow) -> None:
    window.room.follow("home:")
    sheet = open_sheet(window)
    assert sheet.choice.what == GLOSSARY
    assert not chip(sheet, "This article").isEnabled()
    assert not chip(sheet, "Take-away").isEnabled()
    wait_until(lambda: chip(sheet, "Cancel").isVisible(), "the work cannot be cancelled")
    press(window, "Cancel")
    assert sheet.words == "Stopped."


def test_long_work_tells_how_far_it_is_leaves_the_window_alive_and_can_be_cancelled(
    window: MainWindow, tmp_path: Path
) -> None:
    sheet = open_sheet(window)
    wait_for_pages(sheet)
    said: list[str] = []
    served: list[str] = []
    timer = QTimer(window)
    timer.setInterval(0)
    timer.timeout.connect(lambda: served.append(sheet.words))
    timer.start()
    click(sheet, "Whole glossary")
    wait_until(lambda: len(set(served)) > 20, "the window did not live while pages were laid out")
    said = sorted(set(served))
    assert any("of 261" in words for words in said), said
    click(sheet, "Cancel")
    assert sheet.words == "Stopped."
    assert not sheet.choices.pdf_button.isEnabled()
    timer.stop()
    click(sheet, "This article")
    wait_for_pages(sheet)
    assert page_count(sheet) == 3


def test_saving_can_be_cancelled_and_leaves_no_file(window: MainWindow, tmp_path: Path) -> None:
    sheet = open_sheet(window)
    window.printing.desk.use_bookmarks(list(window.printing.desk._edition.catalogue.entries)[:40])  # type: ignore[union-attr]
    sheet = open_sheet(window) if not sheet.isVisible() else sheet
    window.printing.desk.prepare("kindling")
    click(sheet, "Bookmarks")
    wait_for_pages(sheet)
    save_as(window, sheet, tmp_path / "b.pdf")
    wait_until(lambda: sheet.words.startswith("Saving pages:"), "no progress was told")
    click(sheet, "Cancel")
    assert sheet.words == "Nothing was saved."
    assert not list(tmp_path.glob("*b.pdf*"))
    assert sheet.choices.pdf_button.isEnabled()


def test_a_closed_sheet_lets_the_saving_go_on_and_the_window_says_the_end(window: MainWindow, tmp_path: Path) -> None:
    for slug in ("taper", "diazepam", "kindling"):
        open_article(window, slug)
        QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    sheet = open_sheet(window)
    click(sheet, "Bookmarks")
    wait_for_pages(sheet)
    save_as(window, sheet, tmp_path / "b.pdf")
    window.room.follow("article:taper")
    assert not sheet.isVisible()
    wait_until(lambda: "Saved as" in window.notice.words, "the end was not told")
    assert (tmp_path / "b.pdf").exists()


def test_closing_the_window_ends_the_work_without_a_trace(window: MainWindow, tmp_path: Path) -> None:
    sheet = open_sheet(window)
    window.printing.desk.use_bookmarks(list(window.printing.desk._edition.catalogue.entries)[:40])  # type: ignore[union-attr]
    window.printing.desk.prepare("kindling")
    click(sheet, "Bookmarks")
    wait_for_pages(sheet)
    save_as(window, sheet, tmp_path / "b.pdf")
    wait_until(lambda: sheet.words.startswith("Saving pages:"), "no progress was told")
    window.close()
    assert not window.printing.desk._work.is_running
    assert not list(tmp_path.glob("*b.pdf*"))


@pytest.mark.parametrize("size", [(480, 500), (1024, 600)])
def test_every_choice_can_be_reached_in_a_small_window(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    sheet = open_sheet(window)
    wait_for_pages(sheet)
    assert sheet.width() <= window.width()
    assert sheet.preview.width() > 150
    for words in ("This article", "Letter", "Large type", "Save as PDF"):
        button = chip(sheet, words)
        for scrolled in (sheet._scroll, sheet._whole):
            scrolled.ensureWidgetVisible(button)
        assert not button.visibleRegion().isEmpty(), words
        assert button.height() >= 32


def test_before_the_glossary_is_ready_it_says_to_wait(
    open_program: Callable[..., Program], content: Path, tmp_path: Path
) -> None:
    window = open_program(Shelf(content, None, tmp_path / "own"), wait=False).window
    wait_until(lambda: window.after_paint is not None, "nothing was painted")
    window.actions_table["print"].trigger()
    assert "being prepared" in window.notice.words
    assert window.sheets.open_sheet is None


@pytest.mark.parametrize(("answer", "is_replaced"), [("Replace it", True), ("Choose another name", False)])
def test_a_pdf_that_is_there_is_replaced_only_when_asked_for(
    window: MainWindow, tmp_path: Path, answer: str, is_replaced: bool
) -> None:
    sheet = open_sheet(window)
    wait_for_pages(sheet)
    path = tmp_path / "old.pdf"
    path.write_text("precious")
    save_as(window, sheet, path)
    question = window.findChild(QMessageBox)
    assert question is not None
    assert path.read_text() == "precious"
    QTest.mouseClick(
        next(b for b in question.findChildren(QPushButton) if b.text() == answer), Qt.MouseButton.LeftButton
    )
    if is_replaced:
        wait_until(lambda: sheet.words == f"Saved as {path}.", "nothing was said of a file")
        assert path.read_bytes().startswith(b"%PDF")
    else:
        assert path.read_text() == "precious"
        file_dialog(window).reject()
