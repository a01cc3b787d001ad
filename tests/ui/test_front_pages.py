"""The home page, what changed, and about this copy: what they say, and that every link of theirs leads somewhere."""

import html
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from support import CLONAZEPAM, GLOSSARY, KINDLING, wait_until, write_content
from window_driver import click_link, open_article

from desktop_app import bundle
from desktop_app.app import Program
from desktop_app.edition.catalogue import empty_catalogue
from desktop_app.edition.changes import Changes
from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.edition import Edition
from desktop_app.edition.shelf import Shelf
from desktop_app.reader import storage
from desktop_app.reader.paths import ReaderPaths
from desktop_app.ui import about_page
from desktop_app.ui.about_page import Reviewed, review_state
from desktop_app.ui.home_page import home_page
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.notices import notices_html

Open = Callable[..., Program]


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.window


def text(window: MainWindow) -> str:
    return window.area.view.toPlainText()


def test_home_offers_a_path_of_six_pages_with_a_sentence_each(window: MainWindow) -> None:
    catalogue = window.room.catalogue
    assert len(catalogue.meta.first_steps) == 6
    at = 0
    for number, slug in enumerate(catalogue.meta.first_steps, 1):
        entry = catalogue.entries[slug]
        at = text(window).index(f"{number}\n{entry.title}\u2028{entry.summary}".replace("\u2028", "\n"), at)
    click_link(window, f"article:{catalogue.meta.first_steps[0]}")
    assert window.room.open_article == catalogue.meta.first_steps[0]


def test_home_counts_its_categories_and_leads_to_help_and_about(window: MainWindow) -> None:
    catalogue = window.room.catalogue
    for category in catalogue.meta.categories:
        assert f"{category.title}\n{category.sentence}\n{len(catalogue.in_category(category.id))}" in text(window)
    assert catalogue.meta.disclaimer in text(window)
    window.area.view.focus_link("help:")
    QTest.keyClick(window.area.view, Qt.Key.Key_Return)
    assert "Where you are" in text(window)
    window.room.follow("home:")
    click_link(window, "about:")
    assert "About this copy" in window.windowTitle()


def test_home_says_nothing_of_a_reader_of_whom_nothing_is_known(window: MainWindow) -> None:
    assert "Continue reading" not in text(window)
    assert "Yours:" not in text(window)
    assert "New in this edition" not in text(window)


def test_home_leads_to_the_readers_own_things(window: MainWindow, program: Program) -> None:
    open_article(window, "kindling")
    program.own.toggle_bookmark("kindling", "Kindling")
    program.own.write_note("taper", "a note")
    window.room.follow("home:")
    assert "1 bookmark · 1 note · 1 page in your history" in text(window)
    click_link(window, "yours:notes")
    assert window.sheets.open_sheet is not None
    program.own.toggle_bookmark("taper", "Tapering")
    assert "2 bookmarks" in text(window)
    assert window.sheets.open_sheet is not None, "a count that changes closes nothing"


def test_no_link_of_home_is_a_dead_end(window: MainWindow) -> None:
    for address in window.area.view.link_addresses():
        window.room.follow("home:")
        window.room.follow(address)
        assert window.windowTitle() != "Benzodiazepine Glossary", address


def test_what_changed_is_one_line_on_home_and_a_page_of_titles(window: MainWindow) -> None:
    edition = window.room._edition
    assert edition is not None
    edition.changes = Changes(
        "2026.05", {"kindling": "Kindling"}, {"taper": "Tapering", "gaba": "GABA"}, {"x": "A <b> C"}
    )
    window.room.follow("help:")
    window.room.follow("home:")
    assert "New in this edition: 1 article added, 2 changed, 1 withdrawn." in text(window)
    click_link(window, "changes:")
    assert window.windowTitle().startswith("What changed")
    for words in ("since edition 2026.05", "Added\nKindling", "Changed\nTapering\nGABA", "Withdrawn\nA <b> C"):
        assert words in text(window)
    assert "article:x" not in window.area.view.link_addresses()
    click_link(window, "article:kindling")
    assert window.room.open_article == "kindling"


def test_an_edition_that_changed_nothing_says_so_only_when_asked(window: MainWindow) -> None:
    window.room.follow("changes:")
    assert "No change is known" in text(window)


def test_a_place_in_an_article_that_is_gone_is_not_offered(
    open_program: Open, shipped_folder: Path, reader: ReaderPaths
) -> None:
    storage.write(reader.own / "place.json", {"slug": "gone", "title": "Gone", "paragraph": 1, "words": "x"})
    window = open_program(Shelf(bundle.content_folder(), None, shipped_folder)).window
    assert "Continue reading" not in text(window)
    window.room.follow("continue:")
    assert window.room.open_article == ""


def test_home_of_a_glossary_without_anything_is_still_a_page(content: Path, tmp_path: Path) -> None:
    write_content(content, {"glossary.toml": GLOSSARY.replace('first_steps = ["kindling"]', "first_steps = []")})
    compile_edition(content, tmp_path / "out")
    html = home_page(Edition(tmp_path / "out").catalogue)
    assert "New here" not in html
    assert "help:" in html


# --- about


def test_about_says_edition_reviews_licences_and_how_to_check(window: MainWindow, reader: ReaderPaths) -> None:
    window.actions_table["about"].trigger()
    said = text(window)
    count = len(window.room.catalogue.entries)
    assert f"{count} of {count} articles; none is due for review, as of this copy on" in said
    for words in (
        "2026.11, built on",
        "Creative Commons Attribution 4.0",
        "MIT licence",
        "SIL Open Font License",
        "GNU Lesser General Public License 3",
        "This copy has never used a network",
        "strace -f -e trace=network -o trace.txt ./packaging/run --self-test && ! grep -E 'AF_INET6?' trace.txt",
        "unshare --user --map-current-user --net -- ./packaging/run --self-test",
        "./packaging/run doctor",
        str(reader.own),
    ):
        assert words in said, words


def test_the_commands_on_the_page_are_those_of_the_readme(window: MainWindow) -> None:
    window.room.follow("about:")
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    commands = [line.strip() for line in text(window).splitlines() if line.startswith(("strace", "unshare"))]
    assert len(commands) == 2
    for command in commands:
        assert command in readme


def test_reviews_are_counted_as_of_a_day() -> None:
    days = ["2023-11-24", "2024-02-29", "2026-11-24", "not a day"]
    assert review_state(days, date(2026, 11, 24)) == Reviewed(3, 0, date(2026, 11, 24))
    assert review_state(days, date(2026, 11, 25)) == Reviewed(3, 1, date(2027, 2, 28))
    assert review_state(days, date(2030, 1, 1)) == Reviewed(3, 3, None)
    assert review_state([], date(2030, 1, 1)) == Reviewed(0, 0, None)


def test_reviews_that_are_due_are_said(content: Path, tmp_path: Path) -> None:
    compile_edition(content, tmp_path / "out")
    html = about_page.about_page(Edition(tmp_path / "out"), date(2031, 1, 1), None)
    assert "2 of 2 articles; 2 are due for review, as of this copy on 1 January 2031." in html
    assert "This copy keeps nothing" in html


def test_about_is_there_before_an_edition_is(open_program: Open, content: Path, tmp_path: Path) -> None:
    window = open_program(Shelf(content, None, tmp_path / "own"), wait=False).window
    window.room.follow("about:")
    assert "is being prepared" in text(window) or "2 articles" in text(window)
    wait_until(lambda: "2 articles" in text(window), "the page did not fill in by itself")


def test_notices_are_shown_where_they_are_and_missed_calmly_where_not(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(about_page.bundle, "resource", lambda *parts: tmp_path.joinpath(*parts))
    window.room.follow("about:notices")
    assert "brings no list of notices" in text(window)
    (tmp_path / "THIRD_PARTY.md").write_text(
        "# whoosh\n\nBSD. See [home](https://example.org).\n\n    Copyright\n    2011\n"
    )
    window.room.follow("about:")
    click_link(window, "about:notices")
    for words in ("whoosh", "home (https://example.org)", "Copyright\n2011"):
        assert words in text(window)


def test_notices_open_nothing_and_obey_no_html() -> None:
    html = notices_html(
        "# A\n<script>x</script> <b>y</b> ![pic](file:///etc/x) [l](file:///x)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    assert "<script" not in html
    assert "<b>" not in html
    assert "href" not in html
    assert "src" not in html
    assert 'class="figures"' in html


# --- another edition


LONG = "\n\n".join(
    f"Stopping suddenly can cause seizures, and paragraph {number} says so in words of its own [@ashton2002manual]."
    for number in range(40)
)


def test_the_place_survives_a_new_edition_in_which_the_text_has_moved(
    open_program: Open, content: Path, tmp_path: Path, reader: ReaderPaths
) -> None:
    write_content(content, {"mechanisms/kindling.md": KINDLING + "\n\n## Details\n\n" + LONG + "\n"})
    compile_edition(content, tmp_path / "own")
    first = open_program(Shelf(content, None, tmp_path / "own")).window
    open_article(first, "kindling")
    view = first.area.view
    view.scroll_to(1500)
    place = first.room.place()
    assert place is not None
    assert (place.section, place.heading) == ("details", "Details")
    assert "paragraph" in place.words
    file = reader.own / "place.json"
    wait_until(lambda: file.exists() and place.words in file.read_text(), "the place was not written")
    first.close()
    moved = LONG.replace("Stopping suddenly", "As before, stopping suddenly", 1)
    fresh = "\n\n".join(f"A new paragraph before it, the {number}th [@allison2005ampa]." for number in range(9))
    write_content(
        content,
        {"mechanisms/kindling.md": KINDLING + f"\n\n## Details\n\n{fresh}\n\n{moved}\n"},
    )
    second = open_program(Shelf(content, None, tmp_path / "own")).window
    click_link(second, "continue:")
    now = second.room.place()
    assert now is not None
    assert now.words == place.words
    assert now.paragraph == place.paragraph + 9


def test_what_is_kept_follows_an_article_that_was_renamed(
    open_program: Open, content: Path, tmp_path: Path, reader: ReaderPaths
) -> None:
    compile_edition(content, tmp_path / "own")
    first = open_program(Shelf(content, None, tmp_path / "own"))
    open_article(first.window, "kindling")
    first.own.toggle_bookmark("kindling", "Kindling")
    first.own.rename_bookmark("kindling", "my word for it")
    first.own.write_note("kindling", "my note")
    first.window.close()
    renamed = KINDLING.replace("title: Kindling", "title: Sensitisation")
    write_content(
        content,
        {
            "mechanisms/sensitisation.md": renamed,
            "medicines/clonazepam.md": CLONAZEPAM.replace("[kindling]", "[sensitisation]"),
            "glossary.toml": GLOSSARY.replace('["kindling"]', '["sensitisation"]')
            + '\n[redirects]\nkindling = "middle"\nmiddle = "sensitisation"\n',
        },
    )
    (content / "mechanisms" / "kindling.md").unlink()
    second = open_program(Shelf(content, None, tmp_path / "own"))
    wait_until(lambda: "sensitisation" in second.window.room.catalogue.entries, "the new edition was not opened")
    assert [(mark.slug, mark.words) for mark in second.own.things.bookmarks] == [("sensitisation", "my word for it")]
    assert second.own.things.note("sensitisation") == "my note"
    assert "Continue reading: Sensitisation" in text(second.window)
    second.window.room.follow("article:kindling")
    assert second.window.room.open_article == "sensitisation"
    wait_until(lambda: (reader.own / "notes" / "sensitisation.txt").exists(), "the note was not moved")


def test_the_home_page_escapes_words_as_the_library_does() -> None:
    title = """&lt; <b>"bold"</b> & 'plain'"""
    assert f"</a>{html.escape(title)}</h1>" in home_page(empty_catalogue(title))
