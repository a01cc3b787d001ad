"""The real program through AT-SPI: what a screen reader on Linux gets, over D-Bus, from a window on a screen."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import write_content

SYSTEM_PYTHON = "/usr/bin/python3"
HERE = Path(__file__).parent
STORM_SECONDS = 15
PROJECT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is for Linux")


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """The name of an X display of the test's own, with a window manager, which gives windows the focus."""
    for tool in ("Xvfb", "openbox", "xdotool", "dbus-run-session"):
        assert shutil.which(tool), f"{tool} is missing: packaging/test gets it"
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    assert number, "Xvfb did not start"
    manager = subprocess.Popen(["openbox"], env=os.environ | {"DISPLAY": f":{number}"}, stderr=subprocess.DEVNULL)
    yield f":{number}"
    for program in (manager, server):
        program.terminate()
        program.wait(20)


def run_reader(script: str, screen: str, place: Path, wish: str) -> "subprocess.CompletedProcess[str]":
    """Runs a screen reader of ours over the program with the small glossary, on a D-Bus of their own."""
    has_reader = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    assert has_reader.returncode == 0, "python3-pyatspi is missing: packaging/test gets it"
    content = write_content(place / "content")
    program = [sys.executable, "-m", "desktop_app", "--content", str(content)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DBUS_", "AT_SPI"))}
    environment |= {f"XDG_{name}_HOME": str(place / name) for name in ("CONFIG", "CACHE", "STATE", "DATA")}
    environment |= {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    environment |= {"PYTHONPATH": str(PROJECT), "PYTHONFAULTHANDLER": "1"}  # a crash says where
    environment.pop("WAYLAND_DISPLAY", None)
    done = subprocess.run(
        ["dbus-run-session", "--", SYSTEM_PYTHON, str(HERE / script), wish, *program],
        env=environment,
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def met(screen: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the screen reader met on its way from the home page to a source of the article on kindling."""
    done = run_reader("screen_reader.py", screen, tmp_path_factory.mktemp("at-spi"), "Kindling")
    found = json.loads(done.stdout.strip().splitlines()[-1])
    assert isinstance(found, dict)
    return found


def test_the_headings_of_an_open_article_are_listed_with_their_levels(met: dict[str, Any]) -> None:
    assert met["headings"] == [["Kindling", "1"], ["In short", "2"], ["What it is", "2"], ["Sources", "2"]]


def test_its_citations_are_listed_in_order(met: dict[str, Any]) -> None:
    citations = [name for role, name in met["links"] if role == "link" and name.startswith("Source ")]
    assert citations == ["Source 1", "Source 2, p. 3", "Source 2", "Source 1", "Source 1"]


def test_its_other_links_and_its_paragraphs_are_listed(met: dict[str, Any]) -> None:
    names = [name for _, name in met["links"]]
    assert "clonazepam" in names
    assert names[-1] == "Get help now"
    assert (
        "In mice three withdrawals lowered the threshold [2]. Stopping clonazepam suddenly can cause seizures [1]."
        in met["paragraphs"]
    )


def test_the_home_page_has_the_way_in(met: dict[str, Any]) -> None:
    assert ["link", "Kindling"] in met["home"]
    assert ["link", "Get help now"] in met["home"]


def test_the_text_of_the_page_can_be_read_by_the_letter(met: dict[str, Any]) -> None:
    assert "Stopping suddenly can cause seizures [1]." in met["text"]


def test_a_pressed_citation_shows_its_card(met: dict[str, Any]) -> None:
    name, description = met["card"]
    assert name.startswith("Source 1: Ashton CH. The Manual")
    assert "Cited here for: Stopping suddenly can cause seizures." in description


def test_the_page_is_announced(met: dict[str, Any]) -> None:
    assert "Kindling is open." in met["announced"]


def test_the_focus_goes_to_the_card_and_back_to_the_citation(met: dict[str, Any]) -> None:
    at = met["focused"].index(["dialog", met["card"][0]])
    assert met["focused"][at:][-1] == ["link", "Source 1"]


def test_the_program_ends_when_it_is_told_and_had_no_trouble(met: dict[str, Any]) -> None:
    assert met["status"] == 0
    assert met["trouble"] == ""


def test_a_screen_reader_that_asks_without_a_pause_does_it_no_harm(screen: str, tmp_path: Path) -> None:
    done = run_reader("hasty_reader.py", screen, tmp_path, str(STORM_SECONDS))
    found = json.loads(done.stdout.strip().splitlines()[-1])
    print(found)
    assert found["asked"] > 300
    assert found["pressed"] > 50
    assert (found["status"], found["trouble"]) == (0, [])
