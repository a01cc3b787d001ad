"""Printing at a kiosk: one sheet without a dialog, so many a session, and an empty queue for the next visitor."""

import pytest
from kiosk_driver import begin
from window_driver import buttons, press

from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.kiosk import takeaway
from desktop_app.kiosk.policy import Policy
from desktop_app.kiosk.takeaway import TakeAway

POLICY = Policy(printer="Waiting-room", print_pages=2)


class Paper:
    """A printer that keeps what it was given."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []

    def __call__(self, _edition: Edition, slug: str, printer: str) -> None:
        self.sheets.append((slug, printer))


@pytest.fixture
def cleared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    queues: list[str] = []
    monkeypatch.setattr(takeaway, "clear_queue", queues.append)
    return queues


def test_so_many_pages_a_session_and_no_more(shipped: Edition, cleared: list[str]) -> None:
    paper = Paper()
    sheets = TakeAway(POLICY, paper)
    said = [sheets.print(shipped, "taper") for _ in range(3)]
    assert paper.sheets == [("taper", "Waiting-room")] * 2
    assert said[1] == "One page is being printed."
    assert "No more are left" in said[2]
    sheets.end_session()
    assert cleared == ["Waiting-room"]
    sheets.print(shipped, "gaba")
    assert paper.sheets[-1] == ("gaba", "Waiting-room")


def test_a_session_without_printing_leaves_the_queue_alone(cleared: list[str]) -> None:
    TakeAway(POLICY, Paper()).end_session()
    assert cleared == []


def test_a_printer_that_is_not_there_is_said_kindly(shipped: Edition) -> None:
    def broken(_edition: Edition, _slug: str, _printer: str) -> None:
        raise AppError("The printer is not here", "Look for it")

    assert TakeAway(POLICY, broken).print(shipped, "taper") == "The printer does not answer. Please ask the staff."


@pytest.mark.parametrize("policy", [Policy(), Policy(printer="x"), Policy(print_pages=2)])
def test_nothing_is_printed_where_it_is_not_allowed(shipped: Edition, policy: Policy) -> None:
    paper = Paper()
    TakeAway(policy, paper).print(shipped, "taper")
    assert paper.sheets == []


def test_a_queue_that_is_not_there_is_no_trouble() -> None:
    assert not takeaway.clear_queue("no-such-printer")


def test_the_button_stands_beside_an_article_alone_and_prints_it(open_kiosk, cleared: list[str]) -> None:  # type: ignore[no-untyped-def]
    kiosk = open_kiosk(POLICY)
    paper = Paper()
    kiosk.kiosk.takeaway = TakeAway(POLICY, paper)
    pages = begin(kiosk)
    assert buttons(pages.top_bar, "Print") == []
    pages.room.follow("article:taper")
    press(pages.top_bar, "Print")
    assert paper.sheets == [("taper", "Waiting-room")]
    assert "One page" in pages.notice.words
    kiosk.kiosk.end_session()
    assert cleared == ["Waiting-room"]


def test_where_printing_is_off_there_is_no_button(open_kiosk) -> None:  # type: ignore[no-untyped-def]
    pages = begin(open_kiosk(Policy()))
    pages.room.follow("article:taper")
    assert buttons(pages.top_bar, "Print") == []
