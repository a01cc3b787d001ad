"""The sheet of every source: filtered by kind and words, with the pages that cite each, saved whole in three forms."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QToolButton,
    QTreeView,
    QWidget,
)
from support import wait_until
from window_driver import click_link, open_article, press

from desktop_app.app import Program
from desktop_app.edition.edition import Edition
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.sources_sheet import SourcesSheet

# Dialogs and their completions are windows, of which the offscreen plugin says that it cannot raise them.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.window


@pytest.fixture
def sheet(window: MainWindow) -> SourcesSheet:
    window.actions_table["sources"].trigger()
    sheet = window.sheets.open_sheet
    assert isinstance(sheet, SourcesSheet)
    return sheet


def tree_of(sheet: SourcesSheet) -> QTreeView:
    tree = sheet.findChild(QTreeView)
    assert tree is not None
    return tree


def rows(sheet: SourcesSheet) -> list[str]:
    model = tree_of(sheet).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def said(sheet: SourcesSheet) -> str:
    return " ".join(label.text() for label in sheet.findChildren(QLabel))


def test_every_reference_stands_there_once(sheet: SourcesSheet, shipped: Edition) -> None:
    assert sorted(rows(sheet)) == sorted(reference.text for reference in shipped.references.values())
    assert f"{len(shipped.references)} sources" in said(sheet)


def test_typing_filters_by_every_word_without_accents_and_capitals(sheet: SourcesSheet, shipped: Edition) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert sheet.isAncestorOf(field)
    QTest.keyClicks(field, "ASHTON 2002")
    texts = [reference.text for reference in shipped.references.values()]
    expected = [text for text in texts if "ashton" in text.casefold() and "2002" in text]
    assert sorted(rows(sheet)) == sorted(expected)
    assert expected
    assert f"{len(expected)} of {len(texts)} sources" in said(sheet)


def test_a_filter_that_fits_nothing_says_how_to_go_on_and_escape_takes_it_away(
    window: MainWindow, sheet: SourcesSheet
) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "qqzzxx")
    assert rows(sheet) == []
    assert "No source has all of these words" in said(sheet)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(rows(sheet)) > 100
    assert window.sheets.open_sheet is sheet
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.sheets.open_sheet is None
    assert window.focusWidget() is window.area.view


def test_a_kind_is_chosen_among_those_that_there_are(sheet: SourcesSheet, shipped: Edition) -> None:
    press(sheet, "Kind of source")
    expected = sorted(r.text for r in shipped.references.values() if r.kind == "animal study")
    press(sheet, f"Animal study {len(expected)}")
    assert sorted(rows(sheet)) == expected
    field = sheet.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "diazepam")
    assert 0 < len(rows(sheet)) < len(expected)


def test_enter_shows_the_pages_that_cite_a_source_and_opens_one(
    window: MainWindow, sheet: SourcesSheet, shipped: Edition
) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "10.1038/npp.2010.61")
    QTest.keyClick(field, Qt.Key.Key_Down)
    tree = tree_of(sheet)
    assert QApplication.focusWidget() is tree
    QTest.keyClick(tree, Qt.Key.Key_Return)
    source = tree.currentIndex()
    assert tree.isExpanded(source)
    pages = [tree.model().index(row, 0, source).data() for row in range(tree.model().rowCount(source))]
    cited_in = shipped.references["shen2010calcium"].cited_in
    assert pages == [shipped.catalogue.entries[article.slug].title for article in cited_in]
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert window.room.open_article == cited_in[0].slug
    assert window.sheets.open_sheet is None
    assert window.area.isVisible()


def test_a_click_does_the_same_and_a_double_click_undoes_nothing(window: MainWindow, sheet: SourcesSheet) -> None:
    tree = tree_of(sheet)
    source = tree.model().index(0, 0)
    where = tree.visualRect(source).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert tree.isExpanded(source)
    assert all(tree.visualRect(tree.model().index(row, 0)).height() >= 32 for row in range(5))


def test_the_card_leads_to_its_source_among_all(window: MainWindow) -> None:
    open_article(window, "glutamate-storm")
    click_link(window, "citation:1.1")
    press(window.area.card, "Where else it is cited")
    press(window.area.card, "Show among all sources of the glossary")
    sheet = window.sheets.open_sheet
    assert isinstance(sheet, SourcesSheet)
    tree = tree_of(sheet)
    assert "10.1038/npp.2010.61" in tree.currentIndex().data()
    assert tree.isExpanded(tree.currentIndex())
    assert QApplication.focusWidget() is tree


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that is offered for files."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def save(window: MainWindow, sheet: SourcesSheet, form: str, typed: str) -> None:
    """Presses the button, types the name into the dialog, and presses Save there."""
    press(sheet, form)
    dialog = next(found for found in window.findChildren(QFileDialog) if found.isVisible())
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.selectAll()
    QTest.keyClicks(name, typed)
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)


def test_every_source_is_saved_in_three_forms(
    window: MainWindow, sheet: SourcesSheet, shipped: Edition, home: Path
) -> None:
    count = len(shipped.references)
    for form, name in (("RIS", "a.ris"), ("BibTeX", "b.bib"), ("CSL-JSON", "c.json")):
        save(window, sheet, form, name)
        wait_until((home / name).exists, f"{name} was not written")
        assert f"{count} sources were saved as {form}" in said(sheet)
    assert (home / "a.ris").read_text(encoding="utf-8").count("\nER  - ") == count
    bibtex = (home / "b.bib").read_text(encoding="utf-8")
    assert sum(line.startswith("@") for line in bibtex.splitlines()) == count
    items = json.loads((home / "c.json").read_text(encoding="utf-8"))
    assert {item["id"] for item in items} == set(shipped.references)
    assert sorted(path.name for path in home.iterdir()) == ["a.ris", "b.bib", "c.json"]


def test_a_missing_ending_is_added(window: MainWindow, sheet: SourcesSheet, home: Path) -> None:
    save(window, sheet, "RIS", "mine")
    wait_until((home / "mine.ris").exists, "nothing was written")


@pytest.mark.parametrize(("answer", "is_replaced"), [("Replace it", True), ("Choose another name", False)])
def test_a_file_that_is_there_is_replaced_only_when_asked_for(
    window: MainWindow, sheet: SourcesSheet, home: Path, answer: str, is_replaced: bool
) -> None:
    path = home / "mine.ris"
    path.write_text("precious")
    save(window, sheet, "RIS", path.name)
    question = window.findChild(QMessageBox)
    assert question is not None
    assert path.read_text() == "precious"
    button = next(b for b in question.findChildren(QPushButton) if b.text() == answer)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (path.read_text() != "precious") is is_replaced
    assert any(dialog.isVisible() for dialog in window.findChildren(QFileDialog)) is not is_replaced


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left_behind(
    window: MainWindow, sheet: SourcesSheet, tmp_path: Path
) -> None:
    (tmp_path / "folder.ris").mkdir()
    folder = tmp_path / "closed"
    folder.mkdir()
    press(sheet, "RIS")
    dialog = next(found for found in window.findChildren(QFileDialog) if found.isVisible())
    dialog.fileSelected.emit(str(folder / "gone" / "mine.ris"))  # a stick that was pulled out meanwhile
    assert "cannot be written" in window.notice.words
    assert list(folder.iterdir()) == []


def test_everything_is_reached_at_300_per_cent_in_the_smallest_window(program: Program, window: MainWindow) -> None:
    window.resize(480, 400)
    program.appearance.change(program.appearance.settings._replace(text_size=300))
    window.actions_table["sources"].trigger()
    sheet = window.sheets.open_sheet
    assert isinstance(sheet, SourcesSheet)
    tree = tree_of(sheet)
    last = next(button for button in sheet.findChildren(QToolButton) if button.text() == "CSL-JSON")

    def is_laid_out() -> bool:
        row = last.parentWidget()
        return tree.width() > 380 and tree.height() >= 96 and last.geometry().bottom() <= row.height()

    wait_until(is_laid_out, "the sheet was not laid out")
    focused = QApplication.focusWidget()
    reached: list[QWidget] = []
    for _ in range(20):
        if not isinstance(focused, QWidget) or not sheet.isAncestorOf(focused):
            break
        reached.append(focused)
        seen = focused.visibleRegion().boundingRect()
        assert seen.width() == focused.width(), focused.accessibleName()
        assert seen.height() >= min(focused.height(), 32), focused.accessibleName()
        assert sheet.rect().contains(QRect(focused.mapTo(sheet, QPoint(0, 0)), QSize(focused.width(), 1)))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    names = [widget.accessibleName() for widget in reached]
    assert names[0] == "Filter the sources by words"
    assert names[2] == "Sources of the glossary"
    assert names[3:6] == [f"Save all sources as {form}" for form in ("RIS", "BibTeX", "CSL-JSON")]
