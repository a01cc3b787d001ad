"""The kiosk as strangers use it, one after the other: real touches and keys."""

from datetime import datetime
from pathlib import Path

import pytest
from kiosk_driver import begin, screen_words, tap_keys
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from support import wait_until
from window_driver import press

from desktop_app.kiosk.kiosk_program import KioskProgram
from desktop_app.kiosk.pin import hash_of
from desktop_app.kiosk.places import COUNTS
from desktop_app.kiosk.policy import Policy


@pytest.fixture
def kiosk(open_kiosk) -> KioskProgram:  # type: ignore[no-untyped-def]
    return open_kiosk(Policy(clinic="Riverside"))


def test_the_start_screen_names_no_illness_and_no_medicine(kiosk: KioskProgram) -> None:
    words = screen_words(kiosk.kiosk.window.start)
    assert words == {"Touch to look something up", "Riverside", "Begin", "Get help now"}
    assert "enzo" not in kiosk.kiosk.window.windowTitle()


def test_a_touch_anywhere_begins(kiosk: KioskProgram) -> None:
    QTest.mouseClick(kiosk.kiosk.window.start, Qt.MouseButton.LeftButton, pos=QPoint(20, 300))
    assert kiosk.kiosk.pages is not None
    assert kiosk.kiosk.pages.isVisible()


def test_the_keyboard_comes_with_the_field_and_goes_when_the_page_is_touched(kiosk: KioskProgram) -> None:
    for _ in range(2):
        pages = begin(kiosk)
        QApplication.processEvents()
        assert not kiosk.kiosk.window.keyboard.isVisible(), "nobody has asked for it yet"
        QTest.mouseClick(pages.field, Qt.MouseButton.LeftButton)
        assert kiosk.kiosk.window.keyboard.isVisible()
        QTest.mouseClick(pages.area.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
        assert not kiosk.kiosk.window.keyboard.isVisible()
        kiosk.kiosk.end_session()


def test_help_is_one_touch_away_from_the_start(kiosk: KioskProgram) -> None:
    press(kiosk.kiosk.window.start, "Get help now")
    assert kiosk.kiosk.pages is not None
    assert "emergency" in kiosk.kiosk.pages.area.view.toPlainText()


def test_words_are_typed_on_the_screen_and_found_above_the_keys(kiosk: KioskProgram) -> None:
    pages = begin(kiosk)
    QTest.mouseClick(pages.field, Qt.MouseButton.LeftButton)
    keyboard = kiosk.kiosk.window.keyboard
    assert keyboard.isVisible()
    tap_keys(keyboard, "xanex")
    assert QApplication.focusWidget() is pages.field
    wait_until(lambda: pages.results.answer is not None and pages.results.answer.query == "xanex", "no answer")
    wait_until(lambda: bool(pages.results.answer and pages.results.answer.complete), "no answer")
    bottom = pages.results.mapTo(kiosk.kiosk.window, QPoint(0, pages.results.height())).y()
    assert bottom <= keyboard.y()
    assert pages.results.height() > 150
    pages.results.choose()
    assert pages.room.open_article == "alprazolam"
    assert not keyboard.isVisible()


def test_on_a_low_screen_what_is_found_has_the_whole_width_above_the_keys(kiosk: KioskProgram) -> None:
    window = kiosk.kiosk.window
    window.showNormal()
    window.setGeometry(0, 0, 1024, 768)
    pages = begin(kiosk)
    pages.field.setFocus()
    QTest.keyClicks(pages.field, "glutamate")
    wait_until(lambda: bool(pages.results.answer and pages.results.answer.complete), "no answer")
    assert pages.results.width() > 1000
    assert not window.keyboard.key("1").isVisible()
    press(window.keyboard, "Hide")
    assert pages.results.width() < 600
    assert pages.area.isVisible()


def test_everything_can_be_reached_without_typing(kiosk: KioskProgram) -> None:
    pages = begin(kiosk)
    pages.browse.article_chosen.emit("taper")
    assert pages.room.open_article == "taper"
    press(pages, "Home")
    assert pages.room.open_article == ""


def test_text_size_and_light_are_always_in_reach(kiosk: KioskProgram) -> None:
    pages = begin(kiosk)
    before = kiosk.kiosk.appearance.settings
    larger = next(b for b in pages.top_bar.findChildren(QToolButton) if b.accessibleName() == "Larger text")
    QTest.mouseClick(larger, Qt.MouseButton.LeftButton)
    press(pages, "Light")
    after = kiosk.kiosk.appearance.settings
    assert after.text_size > before.text_size
    assert after.theme != before.theme


def test_clear_now_forgets_everything(kiosk: KioskProgram) -> None:
    pages = begin(kiosk)
    QTest.keyClicks(pages.field, "taper")
    pages.room.follow("article:kindling")
    QGuiApplication.clipboard().setText("something private")
    press(pages, "Light")
    press(pages, "Clear now")
    assert kiosk.kiosk.pages is None
    assert kiosk.kiosk.window.start.isVisible()
    assert QGuiApplication.clipboard().text() == ""
    fresh = begin(kiosk)
    assert fresh is not pages
    assert fresh.field.text() == ""
    assert not fresh.room.can_go_back
    assert fresh.room.open_article == ""
    assert "Continue" not in fresh.area.view.toPlainText()
    assert kiosk.kiosk.appearance.settings.theme == "light"


def test_only_the_categories_and_regions_of_the_file_are_shown(open_kiosk) -> None:  # type: ignore[no-untyped-def]
    kiosk = open_kiosk(Policy(categories=("tapering",), regions=("england",)))
    pages = begin(kiosk)
    QTest.keyClicks(pages.field, "glutamate storm")
    wait_until(lambda: bool(pages.results.answer and pages.results.answer.complete), "no answer")
    assert pages.results.answer is not None
    assert {hit.category for hit in pages.results.answer.hits} <= {"tapering"}
    press(pages, "Get help now")
    text = pages.area.view.toPlainText()
    assert "England" in text
    assert "United States" not in text


def test_after_the_idle_time_it_asks_and_then_forgets(open_kiosk) -> None:  # type: ignore[no-untyped-def]
    kiosk = open_kiosk(Policy(idle_seconds=60, warning_seconds=20))
    clock = kiosk.kiosk.idle.clock = Hands()
    pages = begin(kiosk)
    clock.now += 59
    kiosk.kiosk.idle.look()
    assert not kiosk.kiosk.window.question.isVisible()
    clock.now += 2
    kiosk.kiosk.idle.look()
    assert kiosk.kiosk.window.question.isVisible()
    assert "19 seconds" in " ".join(screen_words(kiosk.kiosk.window.question))
    press(kiosk.kiosk.window.question, "Keep reading")
    assert not kiosk.kiosk.window.question.isVisible()
    assert kiosk.kiosk.pages is pages
    clock.now += 81
    kiosk.kiosk.idle.look()
    assert kiosk.kiosk.pages is None
    assert kiosk.kiosk.window.start.isVisible()


@pytest.mark.parametrize("sign", ["key", "touch", "scroll"])
def test_any_key_touch_or_scroll_counts_as_life(kiosk: KioskProgram, sign: str) -> None:
    pages = begin(kiosk)
    clock = kiosk.kiosk.idle.clock = Hands()
    kiosk.kiosk.idle.alive()
    clock.now += 185
    kiosk.kiosk.idle.look()
    assert kiosk.kiosk.idle.is_asking
    view = pages.area.view.viewport()
    if sign == "key":
        QTest.keyClick(view, Qt.Key.Key_Down)
    elif sign == "touch":
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    else:
        scroll(view)
    assert not kiosk.kiosk.idle.is_asking
    assert not kiosk.kiosk.window.question.isVisible()


def test_the_staff_leave_by_pin_with_status_42(open_kiosk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kiosk = open_kiosk(Policy(exit_pin=hash_of("482915")), tmp_path)
    begin(kiosk)
    chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(kiosk.kiosk.window, Qt.Key.Key_Q, chord)
    pad = kiosk.kiosk.window.pad
    assert pad.isVisible()
    for key in ("4", "8", "2", "9", "1", "4", "OK"):
        press(pad, key)
    assert "4 tries left" in pad.words
    left: list[int] = []
    kiosk.ended.connect(left.append)
    for key in ("4", "8", "2", "9", "1", "5", "OK"):
        press(pad, key)
    assert not pad.isVisible()
    assert left == []
    press(kiosk.kiosk.window.staff, "End the kiosk")
    assert left == [42]


def test_five_wrong_pins_lock_the_pad_and_a_restart_does_not_help(open_kiosk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    policy = Policy(exit_pin=hash_of("482915"))
    first = open_kiosk(policy, tmp_path)
    first.kiosk.window.ask_for_pin()
    for _ in range(5):
        for key in ("1", "1", "2", "2", "3", "3", "OK"):
            press(first.kiosk.window.pad, key)
    assert "Locked for" in first.kiosk.window.pad.words
    first.shut_down()
    second = open_kiosk(policy, tmp_path)
    second.kiosk.window.ask_for_pin()
    assert "Locked for" in second.kiosk.window.pad.words
    for key in ("4", "8", "2", "9", "1", "5"):
        press(second.kiosk.window.pad, key)
    ok = next(b for b in second.kiosk.window.pad.findChildren(QToolButton) if b.text() == "OK")
    assert not ok.isEnabled()


def test_a_long_press_in_the_corner_asks_for_the_pin_and_a_short_one_does_not(kiosk: KioskProgram) -> None:
    begin(kiosk)
    window = kiosk.kiosk.window
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert not kiosk.kiosk.long_press.isActive()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert kiosk.kiosk.long_press.isActive()
    kiosk.kiosk.long_press.setInterval(20)
    wait_until(lambda: window.pad.isVisible(), "a long press did nothing")
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=QPoint(400, 400))
    assert not kiosk.kiosk.long_press.isActive()
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(400, 400))


def test_it_fills_the_screen_again_whenever_the_screens_change(kiosk: KioskProgram, qapp: QApplication) -> None:
    window = kiosk.kiosk.window
    assert window.isFullScreen()
    for changed in (qapp.screenAdded, qapp.screenRemoved, qapp.primaryScreenChanged):
        window.showNormal()
        window.setGeometry(10, 10, 200, 200)
        changed.emit(qapp.primaryScreen())
        assert window.isFullScreen()
        assert window.geometry() == qapp.primaryScreen().geometry()


def test_escape_and_close_never_leave(kiosk: KioskProgram) -> None:
    begin(kiosk)
    for _ in range(10):
        QTest.keyClick(QApplication.focusWidget() or kiosk.kiosk.window, Qt.Key.Key_Escape)
    assert not kiosk.kiosk.window.close()
    assert kiosk.kiosk.window.isVisible()


def test_the_start_screen_is_dark_while_the_clinic_is_closed(open_kiosk) -> None:  # type: ignore[no-untyped-def]
    closed = open_kiosk(Policy(opens="08:00", closes="18:00"))
    closed.kiosk.now = lambda: datetime(2026, 11, 24, 22, 0)
    closed.kiosk.dim_by_clock()
    assert closed.kiosk.appearance.settings.theme == "very-dim"
    begin(closed)
    assert closed.kiosk.appearance.settings.theme == "light"


def test_the_words_of_the_start_screen_move_against_burn_in(kiosk: KioskProgram) -> None:
    start = kiosk.kiosk.window.start
    places = set()
    for _ in range(4):
        start.move_words()
        QApplication.processEvents()
        places.add((start.words_place.x(), start.words_place.y()))
    assert len(places) >= 3


def test_a_kiosk_that_counts_writes_articles_and_days_at_the_end_of_a_session(open_kiosk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kiosk = open_kiosk(Policy(usage_counts=True), tmp_path / "state")
    pages = begin(kiosk)
    QTest.keyClicks(pages.field, "private words")
    pages.room.follow("article:taper")
    kiosk.kiosk.end_session()
    text = (tmp_path / "state" / COUNTS).read_text(encoding="utf-8")
    assert '"taper": 1' in text
    assert "private" not in text


def test_a_crash_says_restarting_and_ends(kiosk: KioskProgram, capsys: pytest.CaptureFixture[str]) -> None:
    kiosk.tell_crash(ValueError, ValueError("x"), None)
    assert "Restarting…" in screen_words(kiosk.kiosk.window)
    assert "ValueError" in capsys.readouterr().err
    kiosk.stay()


class Hands:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def scroll(view) -> None:  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    place = QPointF(50, 50)
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(0, -40),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
