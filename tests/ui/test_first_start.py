"""A start without an edition, with a broken one, with broken content, with a full disk: the window stays usable."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from support import KINDLING, wait_until, write_content

from desktop_app.app import Program
from desktop_app.edition import compiler
from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.layout import REFERENCES
from desktop_app.edition.shelf import Shelf
from desktop_app.reader.paths import ReaderPaths

Open = Callable[..., Program]


def search(program: Program, text: str) -> list[str]:
    program.window.field.setText(text)
    wait_until(
        lambda: program.window.results.answer is not None and program.window.results.answer.query == text, "no answer"
    )
    return [hit.slug for hit in program.window.results.answer.hits]  # type: ignore[union-attr]


def test_a_first_start_compiles_with_progress_and_titles_can_be_browsed_meanwhile(
    open_program: Open, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    gate = threading.Event()
    build = compiler.build_index

    def held(*arguments: object) -> None:
        assert gate.wait(20)
        build(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(compiler, "build_index", held)
    program = open_program(Shelf(content, None, tmp_path / "own"), wait=False)
    window = program.window
    try:
        wait_until(lambda: "Preparing the glossary" in window.notice.words, "no progress was shown")
        assert search(program, "klonopin") == ["clonazepam"]
        window.actions_table["help"].trigger()
        assert "999" in window.area.view.toPlainText()
        window.room.follow("article:kindling")
        assert "being prepared" in window.area.view.toPlainText()
    finally:
        gate.set()
    wait_until(lambda: window.room.open_article == "kindling", "the page did not open by itself")
    wait_until(lambda: search(program, "threshold") == ["kindling"], "the full text is not searched")
    assert window.notice.words == ""


def test_a_section_that_was_asked_for_is_shown_once_the_page_is_prepared(
    open_program: Open, content: Path, tmp_path: Path
) -> None:
    long = KINDLING.replace("## What it is\n", "## What it is\n\n" + "In mice it is so [@allison2005ampa].\n\n" * 60)
    write_content(content, {"mechanisms/kindling.md": long})
    window = open_program(Shelf(content, None, tmp_path / "own"), wait=False).window
    window.room.follow("article:kindling#what-it-is")
    assert "being prepared" in window.area.view.toPlainText()
    wait_until(lambda: window.room.open_article == "kindling", "the page did not open by itself")
    assert window.area.view.scroll_pixels > 0


def test_a_damaged_index_is_compiled_anew_and_the_window_goes_on(
    open_program: Open, content: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    compile_edition(content, own)
    index = next(own.rglob("*.seg"))
    index.write_bytes(index.read_bytes()[:-1] + b"x")
    program = open_program(Shelf(content, None, own))
    assert search(program, "threshold") == ["kindling"]
    Shelf(content, None, own).settle().verify()


def test_a_stale_edition_is_replaced_and_the_open_page_shown_again(
    open_program: Open, content: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    compile_edition(content, own)
    write_content(content, {"mechanisms/kindling.md": KINDLING.replace("may make the next one worse", "may sensitise")})
    program = open_program(Shelf(content, None, own), wait=False)
    program.window.room.follow("article:kindling")
    wait_until(lambda: search(program, "sensitise") != [], "the new edition was not opened")
    assert program.window.room.open_article == "kindling"


def test_broken_content_is_told_in_one_sentence_and_the_old_edition_is_read_and_searched(
    open_program: Open, content: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    compile_edition(content, own)
    write_content(content, {"mechanisms/kindling.md": "no front matter"})
    program = open_program(Shelf(content, None, own))
    assert "mechanisms/kindling.md:1: no front matter" in program.window.notice.words
    program.window.room.follow("article:kindling")
    assert program.window.room.open_article == "kindling"
    assert search(program, "threshold") == ["kindling"]


@pytest.mark.parametrize("what", ["missing", "unreadable"])
def test_a_content_folder_that_cannot_be_read_is_told_and_help_still_opens(
    open_program: Open, content: Path, tmp_path: Path, what: str
) -> None:
    if what == "missing":
        content = tmp_path / "nowhere"
    else:
        (content / "glossary.toml").write_bytes(b"\xff\xfe")
    program = open_program(Shelf(content, None, tmp_path / "own"), wait=False)
    wait_until(lambda: "cannot be read" in program.window.notice.words or "UTF-8" in program.window.notice.words, "")
    program.window.actions_table["help"].trigger()
    assert "local emergency number" in program.window.area.view.toPlainText()


def test_a_full_disk_while_compiling_is_told_and_titles_stay(
    open_program: Open, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(compiler, "build_index", full)
    program = open_program(Shelf(content, None, tmp_path / "own"), wait=False)
    wait_until(lambda: "No space left on device" in program.window.notice.words, "the full disk was not told")
    assert search(program, "kindling") == ["kindling"]


def test_a_damaged_page_is_told_and_the_window_stays(open_program: Open, content: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    compile_edition(content, own)
    program = open_program(Shelf(content, None, own))
    page = next(own.rglob("kindling.json"))
    page.write_bytes(page.read_bytes()[:-1])
    program.window.room.follow("article:kindling")
    assert "damaged" in program.window.notice.words
    program.window.room.follow("article:clonazepam")
    assert program.window.room.open_article == "clonazepam"


@pytest.mark.parametrize("text", ["not json", "[1, 2]", "\x00"])
def test_damaged_settings_are_set_aside_and_said_once(
    open_program: Open, content: Path, tmp_path: Path, reader: ReaderPaths, text: str
) -> None:
    compile_edition(content, tmp_path / "own")
    reader.settings.write_text(text)
    program = open_program(Shelf(content, None, tmp_path / "own"))
    assert "set aside" in program.window.notice.words
    assert reader.settings.with_name("settings.json.damaged").read_text() == text


def test_a_damaged_session_does_not_stop_the_window(
    open_program: Open, content: Path, tmp_path: Path, reader: ReaderPaths
) -> None:
    compile_edition(content, tmp_path / "own")
    reader.session.write_text(json.dumps({"geometry": "not base64!", "article": "nowhere"}))
    program = open_program(Shelf(content, None, tmp_path / "own"))
    assert program.window.isVisible()


def test_the_window_comes_back_where_it_was(
    open_program: Open, content: Path, tmp_path: Path, reader: ReaderPaths
) -> None:
    compile_edition(content, tmp_path / "own")
    first = open_program(Shelf(content, None, tmp_path / "own"))
    first.window.resize(711, 577)
    first.window.room.follow("article:kindling")
    wait_until(reader.session.exists, "the session was not saved while the window was open")
    first.window.close()
    second = open_program(Shelf(content, None, tmp_path / "own"))
    assert (second.window.width(), second.window.height()) == (711, 577)
    assert "Continue reading: Kindling" in second.window.area.view.toPlainText()


def test_settings_that_cannot_be_written_are_told(
    open_program: Open, content: Path, tmp_path: Path, reader: ReaderPaths
) -> None:
    compile_edition(content, tmp_path / "own")
    program = open_program(Shelf(content, None, tmp_path / "own"))
    reader.settings.mkdir()
    program.appearance.choose_theme("dark")
    assert "cannot be written" in program.window.notice.words
    assert program.appearance.theme.dark


def test_a_failing_search_is_told_and_the_next_one_works(open_program: Open, content: Path, tmp_path: Path) -> None:
    compile_edition(content, tmp_path / "own")
    program = open_program(Shelf(content, None, tmp_path / "own"))
    engine = program.search._engine
    assert engine is not None

    class Broken:
        def search(self, *_: object, **__: object) -> None:
            raise RuntimeError("broken")

        def close(self) -> None:
            """Nothing to give back."""

    program.search._engine = Broken()  # type: ignore[assignment]
    QTest.keyClicks(program.window.field, "k")
    wait_until(lambda: "Something went wrong" in program.window.notice.words, "the failure was not told")
    program.search._engine = engine
    assert search(program, "kindling") == ["kindling"]


def test_help_is_shown_even_when_the_references_are_damaged(open_program: Open, content: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    compile_edition(content, own)
    program = open_program(Shelf(content, None, own))
    references = next(own.rglob(REFERENCES))
    references.write_bytes(references.read_bytes()[:-1])
    program.window.actions_table["help"].trigger()
    assert "999" in program.window.area.view.toPlainText()


def test_what_is_typed_before_the_titles_are_there_is_answered(
    open_program: Open, content: Path, tmp_path: Path
) -> None:
    program = open_program(Shelf(content, None, tmp_path / "own"), wait=False)
    program.window.field.setText("klonopin")
    wait_until(
        lambda: program.window.results.answer is not None and program.window.results.answer.hits != (), "no answer"
    )
    assert program.window.results.answer.hits[0].slug == "clonazepam"  # type: ignore[union-attr]
