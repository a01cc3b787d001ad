"""The keyboard on the screen, for hands that shake: it acts on release, and a second hit at once counts for nothing."""

from collections.abc import Iterator

import pytest
from conftest import flush_deletes
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from desktop_app.kiosk.keyboard import LOW, REPEAT_SECONDS, Keyboard
from desktop_app.reader.settings import Settings
from desktop_app.ui.appearance import Appearance


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keyboard(qapp: QApplication, clock: Clock) -> Iterator[Keyboard]:
    window = QWidget()
    shown = Keyboard(Appearance(qapp, Settings()), window, clock)
    window.resize(1000, 400)
    shown.resize(1000, 400)
    window.show()
    yield shown
    window.close()
    window.deleteLater()
    flush_deletes()


@pytest.fixture
def typed(keyboard: Keyboard) -> list[str]:
    letters: list[str] = []
    keyboard.typed.connect(letters.append)
    return letters


def hit(keyboard: Keyboard, words: str) -> None:
    QTest.mouseClick(keyboard.key(words), Qt.MouseButton.LeftButton)


def test_a_key_acts_when_it_is_let_go(keyboard: Keyboard, typed: list[str]) -> None:
    QTest.mousePress(keyboard.key("g"), Qt.MouseButton.LeftButton)
    assert typed == []
    QTest.mouseRelease(keyboard.key("g"), Qt.MouseButton.LeftButton)
    assert typed == ["g"]


def test_a_finger_that_slides_off_a_key_types_nothing(keyboard: Keyboard, typed: list[str]) -> None:
    key = keyboard.key("g")
    QTest.mousePress(key, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(key, Qt.MouseButton.LeftButton, pos=QPoint(-50, 5))
    assert typed == []


def test_a_second_hit_at_once_is_a_tremble_and_a_later_one_is_meant(
    keyboard: Keyboard, typed: list[str], clock: Clock
) -> None:
    hit(keyboard, "l")
    clock.now += REPEAT_SECONDS - 0.05
    hit(keyboard, "l")
    assert typed == ["l"]
    clock.now += REPEAT_SECONDS + 0.05
    hit(keyboard, "l")
    assert typed == ["l", "l"]


def test_another_key_is_never_a_tremble(keyboard: Keyboard, typed: list[str]) -> None:
    for letter in "taper":
        hit(keyboard, letter)
    assert "".join(typed) == "taper"


def test_space_delete_clear_and_hide_say_what_they_are(keyboard: Keyboard, typed: list[str]) -> None:
    said: list[str] = []
    keyboard.erased.connect(lambda: said.append("erased"))
    keyboard.cleared.connect(lambda: said.append("cleared"))
    keyboard.put_away.connect(lambda: said.append("hidden"))
    for words in ("Space", "Delete", "Clear", "Hide"):
        hit(keyboard, words)
    assert typed == [" "]
    assert said == ["erased", "cleared", "hidden"]


def test_the_letters_can_stand_in_the_order_of_the_alphabet(keyboard: Keyboard, typed: list[str]) -> None:
    first = [key.text() for key in keyboard.findChildren(QToolButton)]
    hit(keyboard, "A to Z")
    letters = [
        key.text() for key in keyboard.findChildren(QToolButton) if key.text().isalpha() and len(key.text()) == 1
    ]
    assert letters == sorted(letters)
    hit(keyboard, "h")
    assert typed == ["h"]
    keyboard.forget()
    assert [key.text() for key in keyboard.findChildren(QToolButton)] == first


def test_no_key_takes_the_focus(keyboard: Keyboard) -> None:
    policies = {key.focusPolicy() for key in keyboard.findChildren(QToolButton)}
    assert policies == {Qt.FocusPolicy.NoFocus}


def test_digits_stand_where_there_is_room(keyboard: Keyboard) -> None:
    keyboard.fit(LOW - 1)
    assert not keyboard.key("7").isVisible()
    keyboard.fit(LOW)
    assert keyboard.key("7").isVisible()
