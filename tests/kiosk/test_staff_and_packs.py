"""Behind the PIN: the staff install a clinic's pack from a stick, and nobody else can."""

from pathlib import Path

import pytest
from kiosk_driver import begin, type_pin
from pack_support import CLINIC, clinic_pack, own_pack, trusted_keys
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from support import KINDLING, wait_until, write_content
from window_driver import press

from desktop_app.kiosk.kiosk_program import KioskProgram
from desktop_app.kiosk.pin import hash_of
from desktop_app.kiosk.policy import Policy
from desktop_app.kiosk.staff_panel import StaffPanel
from desktop_app.packs import sticks

PIN = "482915"
POLICY = Policy(exit_pin=hash_of(PIN))
TAPER = f"{CLINIC}-taper"
CHANGED = {"mechanisms/kindling.md": KINDLING.replace("title: Kindling", "title: Kindling anew")}


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one stick that is mounted, still empty."""
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(sticks, "mounted_places", lambda: [folder])
    return folder


@pytest.fixture
def kiosk(open_kiosk, tmp_path: Path, stick: Path) -> KioskProgram:  # type: ignore[no-untyped-def]
    content = write_content(tmp_path / "content")
    return open_kiosk(POLICY, tmp_path / "state", content, trusted_keys(tmp_path))  # type: ignore[no-any-return]


def panel(kiosk: KioskProgram) -> StaffPanel:
    return kiosk.kiosk.window.staff


def enter(kiosk: KioskProgram) -> StaffPanel:
    type_pin(kiosk, PIN)
    wait_until(lambda: bool(panel(kiosk).rows), "what is installed was not listed")
    return panel(kiosk)


def change(kiosk: KioskProgram, words: str) -> None:
    """Presses a button that changes what is installed, and waits until that is open."""
    ready: list[object] = []
    kiosk.loader.engine_ready.connect(ready.append)
    press(panel(kiosk), words)
    wait_until(lambda: bool(ready), f"after {words} nothing was opened")
    kiosk.loader.engine_ready.disconnect(ready.append)
    wait_until(lambda: kiosk.tasks.is_idle, "something is still being done")


def install(kiosk: KioskProgram) -> None:
    press(panel(kiosk), "Look for an update on a stick")
    wait_until(lambda: "article" in panel(kiosk).offer.words, "nothing was offered")
    change(kiosk, "Install")


def test_a_clinics_pack_is_installed_behind_the_pin_and_shown_with_its_publisher(
    kiosk: KioskProgram, stick: Path
) -> None:
    clinic_pack(stick)
    begin(kiosk)
    staff = enter(kiosk)
    assert staff.rows == ["No packs are installed: what is shown is what the program brought along."]
    install(kiosk)
    assert kiosk.kiosk.pages is None, "a visitor's session outlived the change"
    assert staff.offer.words == "“St Elsewhere” is in place: 1 article added."
    assert staff.rows[0].startswith("St Elsewhere, version 1, from St Elsewhere Clinic; 1 article, built 1 November")
    press(staff, "Back to the glossary")
    pages = begin(kiosk)
    pages.field.setText("who helps me here")
    wait_until(lambda: bool(pages.results.answer and pages.results.answer.complete), "no answer")
    assert pages.results.answer is not None
    assert (pages.results.answer.hits[0].slug, pages.results.answer.hits[0].why) == (
        TAPER,
        "from St Elsewhere Clinic · answers this question",
    )
    pages.room.follow(f"article:{TAPER}")
    assert "From St Elsewhere Clinic. This page is not part" in pages.area.view.toPlainText()


def test_the_next_start_shows_what_was_installed(kiosk: KioskProgram, open_kiosk, stick: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    clinic_pack(stick)
    enter(kiosk)
    install(kiosk)
    kiosk.shut_down()
    again = open_kiosk(POLICY, tmp_path / "state", tmp_path / "content", tmp_path / "trusted-keys.toml")
    pages = begin(again)
    pages.room.follow(f"article:{TAPER}")
    assert pages.room.open_article == TAPER


def test_a_kiosk_that_shows_some_categories_shows_no_others_of_a_pack(
    kiosk: KioskProgram, open_kiosk, stick: Path, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    clinic_pack(stick)
    enter(kiosk)
    install(kiosk)
    kiosk.shut_down()
    policy = Policy(categories=("mechanisms",))
    again = open_kiosk(policy, tmp_path / "state", tmp_path / "content", tmp_path / "trusted-keys.toml")
    wait_until(lambda: again.tasks.is_idle, "the edition was not opened")
    assert again.kiosk._edition is not None
    assert "kindling" in again.kiosk._edition.catalogue.entries
    assert TAPER not in again.kiosk._edition.catalogue.entries


def test_what_was_installed_is_taken_out_and_brought_back(kiosk: KioskProgram, stick: Path) -> None:
    clinic_pack(stick)
    staff = enter(kiosk)
    install(kiosk)
    change(kiosk, "Remove")
    assert staff.rows == ["No packs are installed: what is shown is what the program brought along."]
    assert staff.words == "“St Elsewhere” was taken out of use. “Undo the last change” takes that back."
    change(kiosk, "Undo the last change")
    assert staff.rows[0].startswith("St Elsewhere, version 1")
    assert kiosk.kiosk._edition is not None
    assert TAPER in kiosk.kiosk._edition.catalogue.entries


def test_the_rows_of_packs_are_shown_the_moment_they_are_known(kiosk: KioskProgram, stick: Path) -> None:
    clinic_pack(stick)
    staff = enter(kiosk)
    shown: list[bool] = []
    assert kiosk.installer is not None
    kiosk.installer.listed.connect(lambda _: shown.append(all(row.isVisible() for row in staff._rows)))
    install(kiosk)
    wait_until(lambda: staff.rows[0].startswith("St Elsewhere"), "the pack was not listed")
    assert shown
    assert all(shown)


def test_a_newer_edition_says_what_would_change_before_it_is_installed(kiosk: KioskProgram, stick: Path) -> None:
    own_pack(stick, changes=CHANGED)
    staff = enter(kiosk)
    press(staff, "Look for an update on a stick")
    wait_until(lambda: staff.offer.words.startswith("Newer edition found: 1 article changed."), "nothing was offered")
    press(staff, "See changes")
    assert staff._changes.isVisible()
    assert "Kindling anew" in staff._changes.toPlainText()
    press(staff, "See changes")
    assert not staff._changes.isVisible()
    press(staff, "Not now")
    assert staff.offer.words == ""
    assert kiosk.installer is not None
    assert kiosk.installer.offer is None


def test_nothing_is_installed_while_the_panel_is_closed(kiosk: KioskProgram, stick: Path, tmp_path: Path) -> None:
    clinic_pack(stick)
    installer = kiosk.installer
    assert installer is not None
    installer.look_on_sticks()
    wait_until(lambda: installer.offer is not None, "the stick was not read")
    begin(kiosk)
    installer.install()
    installer.roll_back()
    installer.remove(CLINIC, "St Elsewhere")
    wait_until(lambda: kiosk.tasks.is_idle, "something is still being done")
    assert not (tmp_path / "state" / "packs").exists()
    assert kiosk.kiosk.pages is not None
    assert not panel(kiosk).isVisible()


def test_visitors_are_offered_nothing_however_many_sticks_there_are(kiosk: KioskProgram, stick: Path) -> None:
    clinic_pack(stick)
    pages = begin(kiosk)
    wait_until(lambda: kiosk.tasks.is_idle, "something is still being done")
    assert pages.notice.words == ""
    assert kiosk.installer is not None
    assert kiosk.installer.offer is None


def test_an_empty_stick_and_a_damaged_pack_are_told_in_one_sentence(kiosk: KioskProgram, stick: Path) -> None:
    staff = enter(kiosk)
    press(staff, "Look for an update on a stick")
    wait_until(lambda: staff.words.startswith("No pack was found."), "an empty stick was not told")
    path = clinic_pack(stick)
    path.write_bytes(path.read_bytes()[:-1])
    press(staff, "Look for an update on a stick")
    wait_until(lambda: "damaged or cut short" in staff.words, "the damage was not told")
    assert staff.offer.words == ""
    wait_until(lambda: kiosk.tasks.is_idle, "something is still being done")
    assert next(b for b in staff.findChildren(type(staff._look)) if b.text() == "End the kiosk").isEnabled()


def test_a_kiosk_that_keeps_nothing_says_so(open_kiosk, tmp_path: Path, stick: Path) -> None:  # type: ignore[no-untyped-def]
    clinic_pack(stick)
    kiosk = open_kiosk(POLICY, None, write_content(tmp_path / "content"))
    left: list[int] = []
    kiosk.ended.connect(left.append)
    kiosk.kiosk.window.ask_for_pin()
    kiosk.kiosk.window.pad.succeeded.emit()  # its lockout lasts five minutes, as after any start without a memory
    staff = panel(kiosk)
    assert staff.words == "This kiosk keeps nothing (--state none), so packs cannot be installed here."
    assert not staff._look.isEnabled()
    press(staff, "End the kiosk")
    assert left == [42]


def test_a_panel_that_the_staff_forgot_closes_by_itself(kiosk: KioskProgram) -> None:
    staff = enter(kiosk)
    assert kiosk.kiosk.staff._unwatched.isActive()
    kiosk.kiosk.staff._unwatched.setInterval(20)
    kiosk.kiosk.staff.alive()
    wait_until(lambda: not staff.isVisible(), "the panel stayed open")
    assert not kiosk.kiosk.staff._unwatched.isActive(), "it would take the focus from the next visitor"
    type_pin(kiosk, "111111")
    assert not staff.isVisible()


def test_whoever_was_reading_is_sent_to_the_start_screen_before_the_panel_opens(kiosk: KioskProgram) -> None:
    begin(kiosk)
    staff = enter(kiosk)
    assert kiosk.kiosk.pages is None
    kiosk.kiosk.begin_session()
    assert kiosk.kiosk.pages is None, "a session began below the panel"
    press(staff, "Back to the glossary")
    assert not staff.isVisible()
    begin(kiosk)


def test_neither_tab_nor_a_screen_reader_reaches_what_lies_below_the_panel(kiosk: KioskProgram) -> None:
    staff = enter(kiosk)
    met = set()
    for _ in range(12):
        QTest.keyClick(kiosk.kiosk.window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert staff.isAncestorOf(focused)
        met.add(focused)
    assert len(met) >= 3
    assert not kiosk.kiosk.window.start.isEnabled()


def test_the_hidden_panel_cannot_be_pressed(kiosk: KioskProgram, stick: Path) -> None:
    clinic_pack(stick)
    left: list[int] = []
    kiosk.ended.connect(left.append)
    staff = panel(kiosk)
    for button in (staff._end, staff._look, staff._roll_back):
        access = QAccessible.queryAccessibleInterface(button).actionInterface()
        access.doAction("Press")
        button.click()
    staff.end_wanted.emit()
    staff.look_wanted.emit()
    wait_until(lambda: kiosk.tasks.is_idle, "something is still being done")
    assert left == []
    assert kiosk.installer is not None
    assert kiosk.installer.offer is None


def test_nothing_else_is_begun_while_something_is_at_work(kiosk: KioskProgram, stick: Path) -> None:
    clinic_pack(stick)
    staff = enter(kiosk)
    looked: list[object] = []
    assert kiosk.installer is not None
    kiosk.installer.offered.connect(looked.append)
    staff._look.click()
    staff.look_wanted.emit()
    assert not any(button.isEnabled() for button in (staff._look, staff._end, staff._back))
    staff.put_away.emit()
    staff.end_wanted.emit()
    assert staff.isVisible()
    wait_until(lambda: bool(looked) and kiosk.tasks.is_idle, "nothing was offered")
    assert len(looked) == 1
    assert staff._end.isEnabled()


def test_what_is_said_of_one_pack_goes_with_it(kiosk: KioskProgram, stick: Path) -> None:
    path = clinic_pack(stick)
    staff = enter(kiosk)
    press(staff, "Look for an update on a stick")
    wait_until(lambda: "article" in staff.offer.words, "nothing was offered")
    press(staff, "See changes")
    path.unlink()
    wait_until(lambda: kiosk.tasks.is_idle, "something is still being done")
    press(staff, "Look for an update on a stick")
    wait_until(lambda: staff.words.startswith("No pack was found."), "the empty stick was not told")
    assert staff.offer.words == ""
    assert not staff._changes.isVisible()
    assert kiosk.installer is not None
    assert kiosk.installer.offer is None


def test_what_is_damaged_is_told_once_and_can_be_undone(kiosk: KioskProgram, stick: Path, tmp_path: Path) -> None:
    clinic_pack(stick)
    staff = enter(kiosk)
    install(kiosk)
    press(staff, "Back to the glossary")
    next((tmp_path / "state" / "packs").glob("g-*/generation.json")).write_text("{")
    told: list[object] = []
    assert kiosk.installer is not None
    kiosk.installer.unlisted.connect(told.append)
    type_pin(kiosk, PIN)
    wait_until(lambda: "damaged" in staff.words, "the damage was not told")
    QTest.qWait(200)
    assert len(told) == 1
    change(kiosk, "Undo the last change")
    assert staff.rows == ["No packs are installed: what is shown is what the program brought along."]
