"""After any session nothing of it is left: whatever a person did, the next one finds what the first one found."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from kiosk_driver import begin
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListWidget, QWidget
from support import write_content
from window_driver import press

from desktop_app.kiosk.kiosk_program import KioskProgram
from desktop_app.kiosk.policy import Policy
from desktop_app.ui.main_window import MainWindow

ACTS: dict[str, Callable[[KioskProgram, MainWindow, str], object]] = {
    "type": lambda kiosk, pages, text: QTest.keyClicks(pages.field, text),
    "read": lambda kiosk, pages, text: pages.room.follow("article:kindling"),
    "read another": lambda kiosk, pages, text: pages.room.follow("article:clonazepam"),
    "cite": lambda kiosk, pages, text: pages.room.follow("citation:0.0"),
    "help": lambda kiosk, pages, text: pages.room.follow("help:uk"),
    "back": lambda kiosk, pages, text: pages.room.back(),
    "larger": lambda kiosk, pages, text: pages.actions_table["larger"].trigger(),
    "light": lambda kiosk, pages, text: press(pages, "Light"),
    "copy": lambda kiosk, pages, text: QGuiApplication.clipboard().setText(text),
    "mark": lambda kiosk, pages, text: pages.area.view.mark([(0, 3)]),
    "scroll": lambda kiosk, pages, text: pages.area.view.scroll_to(50),
    "panel": lambda kiosk, pages, text: pages.panels.toggle_left(),
    "keys": lambda kiosk, pages, text: pages.field.setFocus(),
    "order": lambda kiosk, pages, text: kiosk.kiosk.window.keyboard.change_order(),
    "open": lambda kiosk, pages, text: QTest.keyClick(pages.field, Qt.Key.Key_Return),
}


def state_of(kiosk: KioskProgram, pages: MainWindow) -> dict[str, object]:
    """Everything that a person could see, or find by going back, searching on or pasting."""
    return {
        "settings": kiosk.kiosk.appearance.settings,
        "clipboard": QGuiApplication.clipboard().text(),
        "fields": [field.text() for field in pages.findChildren(QLineEdit)],
        "page": pages.area.view.toPlainText(),
        "place": pages.area.view.scroll_pixels,
        "marks": len(pages.area.view.extraSelections()),
        "back": (pages.room.can_go_back, pages.room.can_go_forward, pages.room.is_short),
        "panels": (pages.panels.wants_left, pages.panels.wants_right),
        "lists": [part.count() for part in pages.findChildren(QListWidget)],
        "words": sorted(words_of(kiosk.kiosk.window)),
        "title": kiosk.kiosk.window.windowTitle(),
        "asking": kiosk.kiosk.idle.is_asking,
    }


def words_of(part: QWidget) -> list[str]:
    labels = [label.text() for label in part.findChildren(QLabel) if not label.isHidden()]
    return labels + [button.text() for button in part.findChildren(QAbstractButton)]


def test_after_any_session_the_next_one_finds_a_fresh_start(open_kiosk, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kiosk = open_kiosk(Policy(), content=write_content(tmp_path / "content"))
    first = state_of(kiosk, begin(kiosk))
    kiosk.kiosk.end_session()

    @settings(
        max_examples=20,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.text("abz -'Q", min_size=1, max_size=6)), max_size=8))
    def any_session(acts: list[tuple[str, str]]) -> None:
        pages = begin(kiosk)
        for name, text in acts:
            ACTS[name](kiosk, pages, text)
        kiosk.kiosk.end_session()
        assert kiosk.kiosk.pages is None
        again = begin(kiosk)
        assert state_of(kiosk, again) == first
        kiosk.kiosk.end_session()

    any_session()


def test_what_somebody_copied_before_a_crash_is_not_there_after_the_new_start(open_kiosk) -> None:  # type: ignore[no-untyped-def]
    QGuiApplication.clipboard().setText("how to stop temazepam")
    open_kiosk(Policy())
    assert QGuiApplication.clipboard().text() == ""
