"""Own things: edits count at once, are written whole or not at all, and survive other windows and full disks."""

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.errors import AppError, BusyError
from desktop_app.reader import bookmarks, storage
from desktop_app.reader.file_lock import locked
from desktop_app.reader.notes import BETWEEN
from desktop_app.reader.own_store import FolderStore, MemoryStore, OwnStore
from desktop_app.reader.own_things import OwnThings
from desktop_app.reader.own_values import Bookmark, Place, Visited, place_from_json, place_to_json

PLACE = Place("kindling", "Kindling", "what-it-is", "What it is", 2, "In mice three withdrawals")


def things_in(folder: Path) -> OwnThings:
    return OwnThings(FolderStore(folder))


def slugs(things: OwnThings) -> list[str]:
    return [bookmark.slug for bookmark in things.bookmarks]


def filled(folder: Path) -> OwnThings:
    things = things_in(folder)
    for slug in ("kindling", "taper", "half-life"):
        things.bookmark(slug, slug.capitalize())
    things.visit("kindling", "Kindling", "2026-11-24T10:00")
    things.leave_at(PLACE)
    things.write_note("kindling", "Ask about this.\nTwice.")
    things.flush()
    return things


def test_everything_comes_back_from_one_folder_that_a_person_can_read(tmp_path: Path) -> None:
    filled(tmp_path / "own").rename_bookmark("taper", "unsaved")
    again = things_in(tmp_path / "own")
    assert slugs(again) == ["kindling", "taper", "half-life"]
    assert again.history == (Visited("kindling", "Kindling", "2026-11-24T10:00"),)
    assert again.place == PLACE
    assert again.noted == ("kindling",)
    assert again.note("kindling") == "Ask about this.\nTwice."
    names = {path.name for path in (tmp_path / "own").iterdir()}
    assert names == {"README.txt", "bookmarks.json", "history.json", "place.json", "notes", ".lock"}
    assert (tmp_path / "own" / "notes" / "kindling.txt").read_text() == "Ask about this.\nTwice."
    assert json.loads((tmp_path / "own" / "bookmarks.json").read_text())["bookmarks"][0]["title"] == "Kindling"


def test_the_folder_can_be_carried_elsewhere(tmp_path: Path) -> None:
    filled(tmp_path / "here")
    (tmp_path / "here").rename(tmp_path / "there")
    assert slugs(things_in(tmp_path / "there")) == ["kindling", "taper", "half-life"]


@pytest.mark.parametrize("make", [lambda folder: FolderStore(folder), lambda _folder: MemoryStore()])
def test_a_list_is_put_in_order_renamed_removed_and_brought_back(
    tmp_path: Path, make: Callable[[Path], OwnStore]
) -> None:
    things = OwnThings(make(tmp_path))
    for slug in ("a", "b", "c"):
        things.bookmark(slug, slug.upper())
    things.move_bookmark("c", -1)
    assert slugs(things) == ["a", "c", "b"]
    things.move_bookmark("a", -1)
    things.move_bookmark("a", 1)
    assert slugs(things) == ["c", "a", "b"]
    things.rename_bookmark("a", "  mine \n too ")
    assert things.bookmarks[1] == Bookmark("a", "A", "mine too")
    things.rename_bookmark("a", "A")
    assert things.bookmarks[1].name == ""
    gone = things.bookmarks[1]
    things.remove_bookmark("a")
    things.put_back(gone, 1)
    assert slugs(things) == ["c", "a", "b"]
    things.flush()
    assert slugs(things) == ["c", "a", "b"]
    assert things.is_written


def test_nothing_of_a_memory_store_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    things = OwnThings(MemoryStore())
    things.bookmark("kindling", "Kindling")
    things.write_note("kindling", "text")
    things.visit("kindling", "Kindling", "2026-11-24T10:00")
    things.wipe_history()
    things.flush()
    assert (slugs(things), things.note("kindling"), things.history) == (["kindling"], "text", ())
    assert [*tmp_path.iterdir()] == []
    assert things.folder is None


def test_two_windows_do_not_undo_each_others_work(tmp_path: Path) -> None:
    filled(tmp_path)
    one, two = things_in(tmp_path), things_in(tmp_path)
    one.bookmark("of-one", "Of one")
    two.bookmark("of-two", "Of two")
    one.rename_bookmark("taper", "renamed by one")
    two.move_bookmark("half-life", -2)
    two.visit("of-two", "Of two", "2026-11-24T11:00")
    one.flush()
    two.flush()
    assert slugs(two) == ["half-life", "kindling", "taper", "of-one", "of-two"]
    assert two.bookmarks[2].name == "renamed by one"
    assert one.refresh()
    assert one.bookmarks == two.bookmarks
    assert one.history == two.history
    assert not one.refresh()


def test_what_one_window_removes_is_not_brought_back_by_the_other(tmp_path: Path) -> None:
    filled(tmp_path)
    one, two = things_in(tmp_path), things_in(tmp_path)
    one.remove_bookmark("taper")
    one.flush()
    two.bookmark("new", "New")
    two.flush()
    assert slugs(things_in(tmp_path)) == ["kindling", "half-life", "new"]


def test_a_wiped_history_is_gone_from_the_disk_with_its_damaged_copies_and_stays_so(tmp_path: Path) -> None:
    things, other = filled(tmp_path), things_in(tmp_path)
    (tmp_path / "history.json.damaged2").write_text("kindling")
    (tmp_path / ".history.json.4711").write_text("kindling")
    things.wipe_history()
    left = "".join(path.read_text() for path in tmp_path.iterdir() if path.is_file() and "bookmarks" not in path.name)
    assert "kindling" not in left
    other.visit("taper", "Taper", "2026-11-24T12:00")
    other.flush()
    assert [visited.slug for visited in things_in(tmp_path).history] == ["taper"]


def test_writers_in_two_programs_at_once_lose_nothing(tmp_path: Path) -> None:
    program = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from desktop_app.errors import BusyError
        from desktop_app.reader.own_store import FolderStore
        from desktop_app.reader.own_things import OwnThings
        things = OwnThings(FolderStore(Path(sys.argv[1])))
        for number in range(25):
            things.bookmark(f"{sys.argv[2]}-{number}", "x")
            for _ in range(200):
                try:
                    things.flush()
                    break
                except BusyError:
                    continue
        assert things.is_written
        """
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path), name], cwd=Path(__file__).parents[2])
        for name in ("one", "two", "three")
    ]
    assert [process.wait(120) for process in running] == [0, 0, 0]
    expected = {f"{name}-{number}" for name in ("one", "two", "three") for number in range(25)}
    assert set(slugs(things_in(tmp_path))) == expected


def test_a_folder_that_another_program_holds_is_waited_for_and_then_tried_again(tmp_path: Path) -> None:
    things = filled(tmp_path)
    things.bookmark("new", "New")
    with locked(tmp_path / ".lock"), pytest.raises(BusyError):
        things.flush()
    assert not things.is_written
    things.flush()
    assert "new" in slugs(things_in(tmp_path))


@pytest.mark.parametrize("where", ["fsync", "rename"])
def test_a_crash_at_any_point_of_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    things = filled(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.json")}

    class PowerCut(BaseException):
        """Nothing catches it, as nothing catches a power cut."""

    def cut(*_: object) -> None:
        raise PowerCut

    things.bookmark("new", "New")
    things.write_note("kindling", "changed")
    if where == "fsync":
        monkeypatch.setattr(storage.os, "fsync", cut)
    else:
        monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(PowerCut):
        things.flush()
    monkeypatch.undo()
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.json")} == before
    again = things_in(tmp_path)
    assert slugs(again) == ["kindling", "taper", "half-life"]
    assert again.note("kindling") == "Ask about this.\nTwice."
    assert again.take_set_aside() == ()
    left_over = next(tmp_path.glob(".bookmarks.json.*"))
    os.utime(left_over, (0, 0))
    again.bookmark("later", "Later")
    again.flush()
    assert not left_over.exists(), "what a crash left is cleared away"


def test_a_disk_that_refuses_loses_nothing_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    things = filled(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    things.bookmark("new", "New")
    things.visit("new", "New", "2026-11-24T12:00")
    things.write_note("new", "kept")
    monkeypatch.setattr(storage.os, "fsync", full)
    for _ in range(3):
        with pytest.raises(AppError, match="No space left on device"):
            things.flush()
    assert "new" in slugs(things)
    assert things.note("new") == "kept"
    monkeypatch.undo()
    things.flush()
    again = things_in(tmp_path)
    assert slugs(again)[-1] == "new"
    assert again.history[0].slug == "new"
    assert again.note("new") == "kept"


def test_a_place_that_cannot_be_a_folder_is_told_and_the_edits_wait(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("a file")
    things = things_in(tmp_path / "own")
    things.bookmark("kindling", "Kindling")
    things.write_note("kindling", "text")
    with pytest.raises(AppError, match="cannot be written"):
        things.flush()
    assert slugs(things) == ["kindling"]
    assert things.noted == ("kindling",)


@pytest.mark.parametrize("text", ["", "not json", "[1]", "\x00\x01", "[" * 100_000])
def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path, text: str) -> None:
    filled(tmp_path)
    (tmp_path / "bookmarks.json").write_text(text)
    things = things_in(tmp_path)
    assert slugs(things) == []
    assert things.take_set_aside() == (tmp_path / "bookmarks.json.damaged",)
    assert things.take_set_aside() == ()
    assert (tmp_path / "bookmarks.json.damaged").read_text() == text
    assert things.history != ()


def test_rows_that_are_none_are_left_out_and_the_whole_file_is_set_aside(tmp_path: Path) -> None:
    rows = [{"slug": "kindling", "title": "Kindling"}, {"slug": 3}, "x", {"slug": "taper", "name": "mine"}]
    (tmp_path / "bookmarks.json").write_text(json.dumps({"bookmarks": rows}))
    things = things_in(tmp_path)
    assert things.bookmarks == (Bookmark("kindling", "Kindling"), Bookmark("taper", "taper", "mine"))
    aside = things.take_set_aside()
    assert json.loads(aside[0].read_text())["bookmarks"] == rows
    things.flush()
    assert slugs(things_in(tmp_path)) == ["kindling", "taper"]


def test_a_file_that_is_damaged_while_the_window_is_open_does_not_empty_it(tmp_path: Path) -> None:
    things = filled(tmp_path)
    (tmp_path / "bookmarks.json").write_text("rubbish")
    things.bookmark("new", "New")
    things.flush()
    assert slugs(things_in(tmp_path)) == ["kindling", "taper", "half-life", "new"]
    assert things.take_set_aside() == (tmp_path / "bookmarks.json.damaged",)
    (tmp_path / "bookmarks.json").unlink()
    things.bookmark("newer", "Newer")
    things.flush()
    assert len(things_in(tmp_path).bookmarks) == 5


def test_a_file_that_may_not_be_read_is_never_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    text = (tmp_path / "bookmarks.json").read_text()
    read = Path.read_text

    def refuse(path: Path, *arguments: object, **named: object) -> str:
        if path.name == "bookmarks.json":
            raise PermissionError(13, "Permission denied")
        return read(path, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "read_text", refuse)
    things = things_in(tmp_path)
    things.bookmark("new", "New")
    with pytest.raises(AppError, match="cannot be read"):
        things.flush()
    monkeypatch.undo()
    assert (tmp_path / "bookmarks.json").read_text() == text
    things.flush()
    assert slugs(things) == ["kindling", "taper", "half-life", "new"]


def test_bookmarks_history_and_notes_follow_renamed_articles(tmp_path: Path) -> None:
    things = filled(tmp_path)
    things.write_note("taper", "of the taper")
    things.visit("taper", "Taper", "2026-11-24T12:00")
    things.rename_bookmark("kindling", "mine")
    things.flush()
    now = {"kindling": "sensitisation", "taper": "half-life"}
    things.follow(lambda slug: now.get(slug, slug))
    things.flush()
    again = things_in(tmp_path)
    assert again.bookmarks == (Bookmark("sensitisation", "Kindling", "mine"), Bookmark("half-life", "Taper"))
    assert [visited.slug for visited in again.history] == ["half-life", "sensitisation"]
    assert again.noted == ("half-life", "sensitisation")
    assert again.note("sensitisation") == "Ask about this.\nTwice."
    assert not (tmp_path / "notes" / "kindling.txt").exists()


def test_a_note_that_another_window_has_changed_keeps_both_texts(tmp_path: Path) -> None:
    filled(tmp_path)
    one, two = things_in(tmp_path), things_in(tmp_path)
    for window in (one, two):
        window.note("kindling")
    one.write_note("kindling", "of one")
    two.write_note("kindling", "of two")
    one.flush()
    two.flush()
    assert one.take_joined() == {}
    assert two.take_joined() == {"kindling": f"of two{BETWEEN}of one"}
    assert one.note("kindling") == f"of two{BETWEEN}of one"


def test_an_emptied_note_has_no_file_and_odd_letters_do_not_stop_a_note(tmp_path: Path) -> None:
    things = filled(tmp_path)
    things.write_note("kindling", " \n ")
    things.write_note("taper", "half a letter \ud83d, a line\nand an ünïcödé 𝄞 one\r\n")
    things.flush()
    again = things_in(tmp_path)
    assert again.noted == ("taper",)
    assert again.note("taper") == "half a letter ?, a line\nand an ünïcödé 𝄞 one\n"


def test_a_note_that_is_no_text_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "kindling.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "notes" / "My own file.txt").write_text("not the program's affair")
    things = things_in(tmp_path)
    assert things.noted == ("kindling",)
    assert things.note("kindling") == ""
    assert things.take_set_aside() == (tmp_path / "notes" / "kindling.txt.damaged",)


@pytest.mark.parametrize("slug", ["../settings", "a/b", "", ".", "CON", "a b"])
def test_a_note_is_only_ever_written_under_the_name_of_an_article(tmp_path: Path, slug: str) -> None:
    things = things_in(tmp_path / "own")
    things.write_note(slug, "text")
    with pytest.raises(AppError):
        things.flush()
    assert not (tmp_path / "settings.txt").exists()


def test_the_history_holds_each_article_once_and_the_oldest_gives_way(tmp_path: Path) -> None:
    things = things_in(tmp_path)
    for number in range(230):
        things.visit(f"a-{number}", f"A {number}", "2026-11-24T10:00")
    things.visit("a-100", "A 100", "2026-11-24T11:00")
    assert len(things.history) == 200
    assert [visited.slug for visited in things.history[:2]] == ["a-100", "a-229"]


@given(st.builds(Place, st.just("kindling"), *[st.text(max_size=20)] * 3, st.integers(0, 500), st.text(max_size=90)))
def test_a_place_comes_back_from_json(place: Place) -> None:
    once = place_from_json(json.loads(json.dumps(place_to_json(place)))).value
    assert once is not None
    assert (once.slug, once.paragraph) == (place.slug, place.paragraph)
    assert place_from_json(place_to_json(once)).value == once


EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from("abcdef")),
        st.tuples(st.just("remove"), st.sampled_from("abcdef")),
        st.tuples(st.just("move"), st.sampled_from("abcdef"), st.integers(-3, 3)),
        st.tuples(st.just("rename"), st.sampled_from("abcdef"), st.text(max_size=5)),
    ),
    max_size=30,
)


@settings(deadline=None)
@given(EDITS)
def test_no_edit_ever_doubles_or_loses_a_bookmark(edits: list[tuple[str, ...]]) -> None:
    kept: bookmarks.Bookmarks = ()
    expected: set[str] = set()
    for name, slug, *rest in edits:
        match name:
            case "add":
                kept = bookmarks.add(kept, Bookmark(slug, slug))
                expected.add(slug)
            case "remove":
                kept = bookmarks.remove(kept, slug)
                expected.discard(slug)
            case "move":
                kept = bookmarks.move(kept, slug, int(rest[0]))
            case _:
                kept = bookmarks.rename(kept, slug, rest[0])
        assert sorted(bookmark.slug for bookmark in kept) == sorted(expected)
