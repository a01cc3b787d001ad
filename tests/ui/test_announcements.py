"""What a screen reader is told of changes where its focus is not."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from support import wait_until
from window_driver import click_link, open_article, press, type_query, wait_for_answer

from desktop_app.app import Program
from desktop_app.search.answer import Answer, Hit, Snippet
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.spoken import answer_in_words

HIT = Hit("kindling", "Kindling", "mechanisms", None, Snippet("A sentence."), "", 1.0)


@pytest.fixture
def listening() -> Iterator[None]:
    """A screen reader listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def window(listening: None, program: Program) -> MainWindow:
    """A window that was opened while a screen reader listened."""
    return program.window


@pytest.fixture
def said(window: MainWindow) -> list[str]:
    """What is announced from now on."""
    wait_until(lambda: window.announcements is not None, "nobody to say it")
    heard: list[str] = []
    window.announcements.voice.announced.connect(heard.append)  # type: ignore[union-attr]
    return heard


def wait_to_hear(said: list[str], words: str) -> None:
    wait_until(lambda: words in said, f"{words!r} was not said, but {said}")


def test_the_count_is_said_once_when_typing_has_settled(window: MainWindow, said: list[str]) -> None:
    type_query(window, "taper")
    assert said == []
    count = len(window.results.answer.hits)  # type: ignore[union-attr]
    wait_to_hear(said, f"{count} results.")
    assert len(said) == 1


def test_a_correction_is_said_with_the_count(window: MainWindow, said: list[str]) -> None:
    type_query(window, "kindlign")
    count = len(window.results.answer.hits)  # type: ignore[union-attr]
    wait_to_hear(said, f"Showing results for kindling. {count} results.")


def test_nothing_found_is_said_with_the_nearest_words(window: MainWindow, said: list[str]) -> None:
    type_query(window, "qqzzxxqq")
    wait_until(lambda: bool(said), "nothing was said")
    assert said[0].startswith("Nothing found for qqzzxxqq.")


def test_words_of_danger_are_answered_with_the_way_to_help_first(window: MainWindow, said: list[str]) -> None:
    type_query(window, "i want to die")
    wait_until(lambda: bool(said), "nothing was said")
    assert said[0].startswith("Is somebody in danger now? Call your local emergency number. F2")


def test_a_filter_says_what_it_leaves(window: MainWindow, said: list[str]) -> None:
    type_query(window, "taper")
    press(window.results, "Filter")
    press(window.results, next(words for words in chip_words(window) if words.startswith("Tapering ")))
    left = window.results.spoken
    assert left != f"{len(window.results.answer.hits)} results."  # type: ignore[union-attr]
    wait_to_hear(said, left)


def chip_words(window: MainWindow) -> list[str]:
    return [chip.text() for chip in window.results.findChildren(QToolButton) if chip.objectName() == "chip"]


def test_arrows_in_the_field_say_the_row_that_they_choose(window: MainWindow, said: list[str]) -> None:
    type_query(window, "kindling")
    QTest.keyClick(window.field, Qt.Key.Key_Down)
    count = len(window.results.answer.hits)  # type: ignore[union-attr]
    assert said[-1].startswith("Kindling. Mechanisms. ")
    assert said[-1].endswith(f" 1 of {count}.")
    QTest.keyClick(window.field, Qt.Key.Key_Down)
    assert said[-1].endswith(f" 2 of {count}.")


def test_a_page_is_said_once_and_not_again_in_another_size(window: MainWindow, said: list[str]) -> None:
    open_article(window, "kindling")
    assert said == ["Kindling is open."]
    window.actions_table["larger"].trigger()
    window.room.follow("article:kindling")
    assert said == ["Kindling is open."]
    window.actions_table["back"].trigger()
    assert said == ["Kindling is open.", "Home is open."]


def test_an_opened_result_is_said_and_its_list_no_more(window: MainWindow, said: list[str]) -> None:
    type_query(window, "kindling")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    window.say("The disk is full.")
    wait_for_answer(window)
    assert said == ["Kindling is open.", "The disk is full."]


def test_a_notice_is_said(window: MainWindow, said: list[str]) -> None:
    window.say("The disk is full.")
    assert said == ["The disk is full."]


def test_preparing_is_said_when_it_begins_and_when_it_has_ended(window: MainWindow, said: list[str]) -> None:
    for done in (0, 1, 2):
        window.notice.progress(done, 3)
    window.notice.finish_progress()
    window.notice.finish_progress()
    assert said == ["Preparing the glossary.", "The glossary is ready."]


def test_stepping_through_sources_and_copying_are_said(window: MainWindow, said: list[str]) -> None:
    open_article(window, "glutamate-storm")
    click_link(window, "citation:1.0")
    card = window.area.card
    QTest.keyClick(card, Qt.Key.Key_Right)
    assert said[-1].startswith("2 of ")
    assert said[-1].endswith(card.accessibleName())
    press(card, "Copy")
    assert said[-1] == "Copied."


def test_nobody_is_told_while_nobody_listens(window: MainWindow, said: list[str]) -> None:
    QAccessible.setActive(False)
    open_article(window, "kindling")
    assert said == []


@pytest.mark.parametrize(
    ("answer", "shown", "words"),
    [
        (Answer("kindling", (HIT,)), 1, "1 result."),
        (Answer("kindling", (HIT, HIT), complete=False), 2, "2 results in titles."),
        (Answer("kindling", (), complete=False), 0, "No title says this. The full text is being prepared."),
        (Answer("q", (), nearest=("a", "b")), 0, "Nothing found for q. The nearest words are a, b."),
        (Answer("q r", (), matching=("r",)), 0, "Nothing found for q r. Found by themselves: r."),
    ],
)
def test_an_answer_in_words(answer: Answer, shown: int, words: str) -> None:
    assert answer_in_words(answer, shown) == words


def test_a_newer_edition_is_said_when_it_is_offered_begun_and_done_but_not_each_per_cent(
    program: Program, window: MainWindow, said: list[str]
) -> None:
    bar = program.pack_wiring.bar
    bar.offer("Newer edition found: 31 articles changed.", has_changes=True)
    for done in range(3):
        bar.progress(done, 10)
    bar.tell_done("Edition 2 is in use.", has_changes=True)
    assert [words.partition(".")[0] for words in said] == [
        "Newer edition found: 31 articles changed",
        "Installing",
        "Edition 2 is in use",
    ]
