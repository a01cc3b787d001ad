"""Small windows, large text, words of German length, titles from right to left: nothing is cut and nothing overlaps."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QListView
from rectangles import faults, settle
from support import CLONAZEPAM, KINDLING, REFERENCES, SENTENCES, write_content
from window_driver import click_link, open_article, press, type_query

from desktop_app.app import Program
from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.shelf import Shelf
from desktop_app.ui.appearance_sheet import AppearanceSheet
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.result_delegate import ResultDelegate

Open = Callable[..., Program]

LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
ARABIC = "متلازمة انسحاب البنزوديازيبينات"
HEBREW = "תסמונת גמילה ממושכת"
SIZES = [(1280, 800), (1024, 600), (700, 600), (480, 640), (320, 568), (320, 480)]
SHEETS = ("appearance", "sources", "yours", "note", "print", "shortcuts")
WIDE = ("half-lives-and-equivalence", "symptoms-by-frequency", "guidelines-compared")  # tables
TEXT_SIZES = [80, 100, 150, 200, 300]


def write_long_words(folder: Path) -> Path:
    """The small glossary with a title and a reference of German length, and titles from right to left."""
    references = json.loads(json.dumps(REFERENCES))
    references[0]["title"] = f"Das {LONG} und was es für Patientinnen und Patienten bedeutet"
    references[0]["author"] = [{"family": LONG, "given": "Anna-Lena"}]
    changes: dict[str, str | bytes | None] = {
        "references.json": json.dumps(references),
        "mechanisms/kindling.md": KINDLING.replace("title: Kindling", f"title: {LONG}")
        .replace("aliases: [", f"aliases: [{LONG.lower()}werk, ")
        .replace("## What it is", f"## {LONG} in Kürze und was danach noch kommt"),
        "medicines/clonazepam.md": CLONAZEPAM.replace("title: Clonazepam", f"title: {ARABIC}")
        .replace("aliases: [", f"aliases: [{HEBREW}, ")
        .replace("| Half-life", f"| {LONG} half-life"),
        "evidence/map.json": None,
    }
    folder = write_content(folder, changes)
    sentences = json.loads(json.dumps(SENTENCES))
    sentences["clonazepam"][1]["sentence"] = f"{LONG} half-life | 18 to 50 hours"
    (folder / "evidence" / "map.json").write_text(json.dumps(sentences), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def long_folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Content and edition of the glossary with long words, compiled once."""
    content = write_long_words(tmp_path_factory.mktemp("long"))
    edition = tmp_path_factory.mktemp("edition")
    compile_edition(content, edition)
    return content, edition


@pytest.fixture
def window(open_program: Open, long_folders: tuple[Path, Path]) -> MainWindow:
    return open_program(Shelf(long_folders[0], None, long_folders[1])).window


def pages(window: MainWindow) -> Iterator[str]:
    """Shows what a person can see, one after the other, and names it."""
    window.room.follow("home:")
    yield "home"
    window.room.follow("help:")
    yield "help"
    type_query(window, "withdrawal")
    yield "results"
    window.field.clear()
    type_query(window, "xqzwkj")
    yield "nothing found"
    window.field.clear()
    for slug in ("kindling", "clonazepam"):
        open_article(window, slug)
        yield slug
        click_link(window, "citation:0.0")
        yield f"card on {slug}"
        window.area.card.close_card()
    for name in SHEETS:
        window.actions_table[name].trigger()
        assert window.sheets.open_sheet is not None, name
        yield f"{name} sheet"
        window.sheets.close()
    window.say(f"The folder {LONG} cannot be read. Choose another one.")
    yield "notice"
    press(window, "Close")


def look(window: MainWindow, **changes: object) -> None:
    """Changes settings as the appearance panel does."""
    window.actions_table["appearance"].trigger()
    sheet = window.sheets.open_sheet
    assert isinstance(sheet, AppearanceSheet)
    sheet.settings_wanted.emit(window._appearance.settings._replace(**changes))  # type: ignore[arg-type]
    window.sheets.close()


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_cut_and_nothing_overlaps(window: MainWindow, size: tuple[int, int], text_size: int) -> None:
    look(window, text_size=text_size)
    window.resize(*size)
    assert window.size().toTuple() == size
    found = []
    for page in pages(window):
        settle(window)
        found += [f"{page}: {fault}" for fault in faults(window)]
    assert not found, "\n".join(found)


def test_wide_letters_and_lines_fit_as_well(window: MainWindow) -> None:
    look(window, letter_spacing=25, line_spacing=220, column_width=40, text_size=150)
    window.resize(480, 640)
    found = []
    for page in pages(window):
        settle(window)
        found += [f"{page}: {fault}" for fault in faults(window)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("text_size", [100, 300])
def test_no_shipped_article_is_wider_than_a_narrow_window(program: Program, text_size: int) -> None:
    window = program.window
    look(window, text_size=text_size)
    window.resize(320, 568)
    settle(window)
    view = window.area.view
    wide = []
    slugs = list(window.room._catalogue.entries)
    assert set(WIDE) <= set(slugs)
    for slug in slugs if text_size == TEXT_SIZES[-1] else {*slugs[::6], *WIDE}:  # all where words are largest
        open_article(window, slug)
        if view.document().size().width() > view.viewport().width() + 2:
            wide.append(slug)
    assert wide == []


def test_a_table_is_taken_apart_in_a_narrow_window_and_its_citations_still_open(program: Program) -> None:
    window = program.window
    open_article(window, "half-lives-and-equivalence")
    view = window.area.view
    links = view.link_addresses()
    tables = len(tables_of(window))
    window.resize(320, 568)
    settle(window)
    assert len(tables_of(window)) < tables
    assert sorted(view.link_addresses()) == sorted(links)
    cell = next(address for address in links if address.startswith("citation:12."))
    click_link(window, cell)
    assert window.area.card.shown is not None
    window.resize(1280, 800)
    settle(window)
    assert len(tables_of(window)) == tables


def tables_of(window: MainWindow) -> list[QTextTable]:
    return [frame for frame in window.area.view.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]


def test_snippets_in_a_narrow_panel_say_more_than_a_word_or_two(program: Program) -> None:
    window = program.window
    window.resize(1024, 600)
    type_query(window, "clonazepam")
    view = next(found for found in window.results.findChildren(QListView) if found.isVisible())
    delegate = view.itemDelegate()
    assert isinstance(delegate, ResultDelegate)
    for hit in window.results.answer.hits:  # type: ignore[union-attr]
        shown = delegate._lay_out(hit, view.viewport().width()).snippet.text()
        assert len(shown) > 30 or len(shown) >= len(hit.snippet.text), shown
