"""Packs in the window: offered calmly, installed while one reads on, told when refused, and kept behind a gate."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pack_support import CLINIC, clinic_pack, own_pack, trusted_keys
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QToolButton
from support import KINDLING, wait_until
from window_driver import press, titles_in_tree, type_query

from desktop_app.app import Program
from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.shelf import Shelf
from desktop_app.errors import AppError
from desktop_app.packs import sticks
from desktop_app.packs.library import Library
from desktop_app.packs.place import library_of, with_packs
from desktop_app.reader.paths import ReaderPaths

# The screen that is none has no window manager to tell about the size of a dialog.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

TAPER = f"{CLINIC}-taper"
CHANGED = {"mechanisms/kindling.md": KINDLING.replace("title: Kindling", "title: Kindling anew")}


@pytest.fixture
def shelf(content: Path, tmp_path: Path) -> Shelf:
    compile_edition(content, tmp_path / "bundled")
    return Shelf(content, tmp_path / "bundled", tmp_path / "own-edition")


@pytest.fixture(autouse=True)
def no_sticks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is mounted on the machine of the tests is no business of theirs."""
    monkeypatch.setattr(sticks, "mounted_places", list)


@pytest.fixture
def window(open_program: Callable[..., Program], shelf: Shelf, tmp_path: Path, reader: ReaderPaths) -> Program:
    trusted_keys(tmp_path)
    assert reader.trusted_keys.is_file()
    return open_program(shelf)


def words(program: Program) -> str:
    bar = program.pack_wiring._bar
    return "" if bar is None else bar.words


def choose(program: Program, path: Path) -> None:
    """Presses the shortcut and picks the file in the dialog, as a person would."""
    QTest.keyClick(program.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    dialog = program.window.findChild(QFileDialog, "updateDialog")
    assert dialog is not None
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(str(path))
    dialog.accept()
    assert words(program) == "Looking at the file."


def offer(program: Program, path: Path) -> None:
    choose(program, path)
    wait_until(lambda: "changed" in words(program) or "added" in words(program), "nothing was offered")


def install(program: Program) -> None:
    ready: list[object] = []
    program.loader.engine_ready.connect(ready.append)
    press(program.window, "Install")
    wait_until(lambda: bool(ready), "the new edition was not opened")
    program.loader.engine_ready.disconnect(ready.append)


def test_a_newer_edition_is_offered_its_changes_are_seen_and_it_is_installed(window: Program, tmp_path: Path) -> None:
    window.window.room.follow("article:kindling")
    offer(window, own_pack(tmp_path, changes=CHANGED))
    assert words(window).startswith("Newer edition found: 1 article changed. Built 1 November 2026, ")
    press(window.window, "See changes")
    page = window.window.area.view.toPlainText()
    assert "What would change" in page
    assert "Kindling anew" in page
    window.window.room.back()
    assert window.window.room.open_article == "kindling"
    install(window)
    assert window.window.room.open_article == "kindling"
    assert "Kindling anew" in window.window.area.view.toPlainText()
    assert "Edition 1 is in place: 1 article changed." in words(window)
    press(window.window, "See changes")
    assert "What changed in this edition" in window.window.area.view.toPlainText()
    press(window.window, "Close")
    assert words(window) == ""
    window.window.actions_table["home"].trigger()
    assert "New in this edition: 1 article changed." in window.window.area.view.toPlainText()


def test_a_clinics_article_is_found_and_says_whose_it_is(window: Program, tmp_path: Path) -> None:
    offer(window, clinic_pack(tmp_path))
    assert words(window).startswith("A pack from St Elsewhere Clinic: 1 article added. Built 1 ")
    install(window)
    type_query(window.window, "taper clinic")
    answer = window.window.results.answer
    assert answer is not None
    assert (answer.hits[0].slug, answer.hits[0].why) == (TAPER, "from St Elsewhere Clinic")
    QTest.keyClick(window.window.field, Qt.Key.Key_Return)
    assert "From St Elsewhere Clinic. This page is not part" in window.window.area.view.toPlainText()
    window.window.field.clear()
    assert "St Elsewhere" in titles_in_tree(window.window)
    window.window.room.follow(f"category:{CLINIC}")
    assert "From St Elsewhere Clinic" in window.window.area.view.toPlainText()


def test_the_next_start_shows_what_was_installed_at_once(
    window: Program, open_program: Callable[..., Program], shelf: Shelf, tmp_path: Path, reader: ReaderPaths
) -> None:
    offer(window, clinic_pack(tmp_path))
    install(window)
    again = open_program(with_packs(shelf, reader), wait=False)
    again.window.room.follow(f"article:{TAPER}")
    assert again.window.room.open_article == TAPER


def test_not_now_leaves_everything_as_it_was(
    window: Program, tmp_path: Path, reader: ReaderPaths, shelf: Shelf
) -> None:
    offer(window, own_pack(tmp_path, changes=CHANGED))
    press(window.window, "Not now")
    assert words(window) == ""
    wait_until(lambda: window.tasks.is_idle, "something is still being done")
    window.packs.install()
    assert window.tasks.is_idle
    assert library_of(shelf, reader).installed() == ()


def test_titles_answer_while_a_stick_is_looked_at_from_the_start(
    open_program: Callable[..., Program], shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_looked_at, go_on = threading.Event(), threading.Event()

    def slow(_library: Library, _path: Path) -> None:
        is_looked_at.set()
        go_on.wait(20)
        raise AppError("It cannot be read", "Use another one")

    (tmp_path / "x.glossary").write_bytes(b"")
    monkeypatch.setattr(sticks, "mounted_places", lambda: [tmp_path])
    monkeypatch.setattr(Library, "offer", slow)
    program = open_program(shelf, wait=False)
    engines: list[object] = []
    program.loader.engine_ready.connect(engines.append)
    program.loader.want_engine()
    wait_until(lambda: is_looked_at.is_set() and bool(engines), "nothing was looked at")
    program.window.field.setText("kindling")
    answer = program.window.results.answer
    go_on.set()
    assert answer is not None
    assert (answer.hits[0].slug, answer.complete) == ("kindling", False)
    wait_until(lambda: bool(program.window.results.answer and program.window.results.answer.complete), "no answer")


def test_a_pack_that_a_person_chose_and_that_is_refused_is_told(window: Program, tmp_path: Path) -> None:
    path = own_pack(tmp_path, changes=CHANGED)
    path.write_bytes(path.read_bytes()[:-1])
    choose(window, path)
    wait_until(lambda: "damaged or cut short" in window.window.notice.words, "the damage was not told")
    assert words(window) == ""
    type_query(window.window, "threshold")  # the engine answers again


def test_a_failure_while_installing_is_told_and_one_reads_on(
    window: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app.edition import compiler

    offer(window, own_pack(tmp_path, changes=CHANGED))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(compiler, "build_index", full)
    press(window.window, "Install")
    wait_until(lambda: "No space left on device" in window.window.notice.words, "the full disk was not told")
    assert words(window) == ""
    window.window.room.follow("article:kindling")
    assert "Kindling anew" not in window.window.area.view.toPlainText()
    type_query(window.window, "threshold")


def test_titles_are_searched_while_an_installation_runs(
    window: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from desktop_app.edition import compiler

    gate = threading.Event()
    build = compiler.build_index

    def held(*arguments: object) -> None:
        assert gate.wait(30)
        build(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(compiler, "build_index", held)
    offer(window, own_pack(tmp_path, changes=CHANGED))
    try:
        press(window.window, "Install")
        assert "You can go on reading" in words(window)
        QTest.keyClicks(window.window.field, "klonopin")
        answer = window.window.results.answer
        assert answer is not None
        assert [hit.slug for hit in answer.hits] == ["clonazepam"]
    finally:
        gate.set()
    wait_until(lambda: "is in place" in words(window), "it was not installed")
    wait_until(lambda: window.window.results.answer is not None and window.window.results.answer.complete, "no engine")


def test_a_pack_on_a_stick_is_offered_after_the_start_and_odd_files_are_passed_over(
    open_program: Callable[..., Program], shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted_keys(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "a.glossary").write_bytes(b"no pack")
    own_pack(tmp_path, changes=CHANGED).rename(stick / "b.glossary")
    monkeypatch.setattr(sticks, "mounted_places", lambda: [tmp_path / "nowhere", stick])
    program = open_program(shelf)
    wait_until(lambda: "Newer edition found" in words(program), "nothing was offered")
    assert program.window.notice.words == ""


def test_behind_a_gate_nothing_is_offered_unasked_and_an_installation_waits_for_it(
    window: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Callable[[], None]] = []
    wait_until(lambda: window.tasks.is_idle, "the look at the start did not end")
    window.packs.guard(asked.append)
    assert window.packs.is_guarded
    monkeypatch.setattr(sticks, "mounted_places", lambda: [tmp_path])
    own_pack(tmp_path, changes=CHANGED)
    window.pack_wiring._looked = False
    window.pack_wiring._look_on_sticks()
    assert window.tasks.is_idle
    offer(window, tmp_path / "own-2.glossary")
    press(window.window, "Install")
    assert window.tasks.is_idle
    assert "Newer edition found" in words(window)
    asked.pop()()
    wait_until(lambda: "is in place" in words(window), "it was not installed")


@pytest.mark.parametrize(("width", "text"), [(1280, 100), (480, 100), (480, 200), (1280, 300)])
def test_the_words_and_buttons_of_the_offer_are_whole_at_every_size(
    window: Program, tmp_path: Path, width: int, text: int
) -> None:
    offer(window, own_pack(tmp_path, changes=CHANGED))
    window.appearance.change(window.appearance.settings._replace(text_size=text))
    window.window.resize(width, 800)
    bar = window.pack_wiring.bar
    wait_until(lambda: bar.width() == width, "the bar is not as wide as the window")
    buttons = [button for button in bar.findChildren(QToolButton) if button.isVisible()]
    assert [button.text() for button in buttons] == ["See changes", "Install", "Not now"]

    def is_whole() -> bool:
        return all(
            button.width() >= button.sizeHint().width() and bar.rect().contains(button.geometry()) for button in buttons
        ) and bar._words.height() >= bar._words.heightForWidth(bar._words.width())

    wait_until(is_whole, "something of the offer is cut off")
    assert all(not bar._words.geometry().intersects(button.geometry()) for button in buttons)
