"""Light: nothing that is shown is brighter than the theme and its ceiling allow, and nothing flashes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from frames import SMOOTHING, Film, Frame, brightest_of, filmed, flashes_of, frame_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QToolTip
from rectangles import settle
from support import wait_until
from window_driver import click_link, open_article, type_query

from desktop_app import bundle
from desktop_app.app import Program
from desktop_app.edition.shelf import Shelf
from desktop_app.reader import settings
from desktop_app.reader.paths import ReaderPaths
from desktop_app.reader.settings import Settings
from desktop_app.ui.theme import THEME_NAMES

SHEETS = ("appearance", "sources", "yours", "note", "print", "shortcuts")

Open = Callable[..., Program]


def check(film: Film, program: Program, step: str) -> None:
    """No block of the film is brighter than the theme's brightest colour, none than the ceiling, and none flashes."""
    ceiling = 255 * program.appearance.settings.brightness / 100
    assert film.count >= (1 if step == "start" else 2), f"{step}: only {film.count} frames were seen"
    assert film.brightest <= min(ceiling, brightest_of(program.appearance.theme)) + SMOOTHING, step
    assert film.flashes(program.appearance.theme) == [], step


def set_look(program: Program, **changes: object) -> None:
    program.appearance.change(program.appearance.settings._replace(**changes))  # type: ignore[arg-type]
    settle(program.window)


def test_a_block_that_goes_bright_and_back_is_found() -> None:
    dark, bright = Frame(2, 1, bytes([20, 20])), Frame(2, 1, bytes([20, 250]))
    assert flashes_of([dark, bright, dark], 48) == ["frame 1 at (8, 0): 20 250 20"]
    assert flashes_of([dark, bright, bright], 48) == []


def test_a_block_is_as_bright_as_its_mean_colour() -> None:
    image = QImage(20, 16, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    painter.fillRect(8, 0, 4, 8, QColor("#FF0000"))
    painter.end()
    frame = frame_of(image)
    assert (frame.columns, frame.rows) == (2, 2)
    assert frame.blocks[0] == frame.blocks[2] == 0
    assert frame.blocks[1] == pytest.approx(127, abs=2)


@pytest.mark.parametrize(("theme", "brightness"), [("dark", 100), ("very-dim", 60), ("light", 40)])
def test_a_start_shows_nothing_brighter_than_the_theme(
    open_program: Open,
    shipped_folder: Path,
    reader: ReaderPaths,
    qapp: QApplication,
    theme: str,
    brightness: int,
) -> None:
    settings.save(reader.settings, Settings(theme=theme, brightness=brightness))
    with filmed(qapp) as film:
        program = open_program(Shelf(bundle.content_folder(), None, shipped_folder))
        settle(program.window)
    check(film, program, "start")


@pytest.mark.parametrize(
    ("theme", "brightness"), [("dark", 100), ("very-dim", 100), ("dim", 50), ("light", 50), ("high-contrast", 30)]
)
def test_reading_shows_nothing_brighter_than_the_theme_and_no_flash(
    program: Program, qapp: QApplication, theme: str, brightness: int
) -> None:
    window = program.window
    set_look(program, theme=theme, brightness=brightness)

    def film_of(step: str, act: Callable[[], object]) -> None:
        with filmed(qapp) as film:
            act()
            settle(window)
        check(film, program, step)

    film_of("article", lambda: open_article(window, "glutamate-storm"))
    film_of("card", lambda: click_link(window, "citation:1.1"))
    film_of("card closed", lambda: window.area.card.close_card())
    film_of("another article", lambda: open_article(window, "half-lives-and-equivalence"))
    film_of("section", lambda: window.room.follow("section:sources"))
    film_of("back", window.actions_table["back"].trigger)
    film_of("results", lambda: type_query(window, "klonapin"))
    film_of("home", window.actions_table["home"].trigger)
    film_of("help", window.actions_table["help"].trigger)
    for name in SHEETS:
        open_article(window, "kindling")
        film_of(f"{name} sheet", window.actions_table[name].trigger)
        film_of(f"{name} sheet closed", window.sheets.close)
    film_of("narrow", lambda: window.resize(480, 640))


@pytest.mark.parametrize(("before", "after"), [("dark", "very-dim"), ("dark", "dim"), ("very-dim", "dark")])
def test_a_change_of_theme_passes_through_nothing_brighter(
    program: Program, qapp: QApplication, before: str, after: str
) -> None:
    set_look(program, theme=before)
    open_article(program.window, "glutamate-storm")
    settle(program.window)
    most = brightest_of(program.appearance.theme)
    with filmed(qapp) as film:
        set_look(program, theme=after)
    assert film.count >= 2
    assert film.brightest <= max(most, brightest_of(program.appearance.theme))
    assert film.flashes(program.appearance.theme) == []


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen says so of every popup
def test_menus_tooltips_and_dialogs_keep_below_the_ceiling(program: Program, qapp: QApplication) -> None:
    window = program.window
    set_look(program, theme="light", brightness=40)
    window.actions_table["more"].trigger()
    menu = qapp.activePopupWidget()
    assert menu is not None
    settle(menu)
    seen = [menu.grab()]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    QToolTip.showText(window.mapToGlobal(QPoint(40, 40)), "What this does", window)
    wait_until(QToolTip.isVisible, "no tooltip was shown")
    seen += [tip.grab() for tip in qapp.topLevelWidgets() if tip.inherits("QTipLabel")]
    QToolTip.hideText()
    program.tell_crash(ValueError, ValueError("on purpose"), None)
    dialog = qapp.activeModalWidget()
    assert isinstance(dialog, QMessageBox)
    settle(dialog)
    seen.append(dialog.grab())
    dialog.close()
    assert len(seen) == 3
    for at, picture in enumerate(seen):
        frame = frame_of(picture.toImage())
        assert 20 < frame.brightest <= 255 * 0.40 + SMOOTHING, at


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_pictures_and_codes_keep_below_the_ceiling(program: Program, theme: str) -> None:
    set_look(program, theme=theme, brightness=30)
    open_article(program.window, "kindling")
    settle(program.window)
    click_link(program.window, "citation:0.0")
    settle(program.window)
    assert frame_of(program.window.grab().toImage()).brightest <= 255 * 0.30
