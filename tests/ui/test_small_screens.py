"""Small windows, large text, words of German length, titles from right to left: nothing is cut and nothing overlaps."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from rectangles import faults, settle
from support import CLONAZEPAM, KINDLING, REFERENCES, write_content
from window_driver import click_link, open_article, type_query

from desktop_app.app import Program
from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.shelf import Shelf
from desktop_app.ui.main_window import MainWindow

Open = Callable[..., Program]

LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
ARABIC = "متلازمة انسحاب البنزوديازيبينات"
HEBREW = "תסמונת גמילה ממושכת"
SIZES = [(1280, 800), (1024, 600), (700, 600), (480, 640), (320, 568), (320, 480)]
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
        "medicines/clonazepam.md": CLONAZEPAM.replace("title: Clonazepam", f"title: {ARABIC}").replace(
            "| Half-life", f"| {LONG} half-life"
        ),
        "evidence/map.json": None,
    }
    folder = write_content(folder, changes)
    from support import SENTENCES

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
    window.actions_table["appearance"].trigger()
    yield "appearance"
    window.sheets.close()
    window.say(f"The folder {LONG} cannot be read. Choose another one.")
    yield "notice"
    window.notice.finish_progress()
    window.notice._dismiss()


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_cut_and_nothing_overlaps(window: MainWindow, size: tuple[int, int], text_size: int) -> None:
    from dataclasses import replace

    appearance = window._appearance
    appearance.change(replace(appearance.settings, text_size=text_size))
    window.resize(*size)
    assert window.size().toTuple() == size
    found = []
    for page in pages(window):
        settle(window)
        found += [f"{page}: {fault}" for fault in faults(window)]
    assert not found, "\n".join(found)
