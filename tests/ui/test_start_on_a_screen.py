"""The start as the eye sees it: on a real X server, from nothing to the first page, in a dark room."""

import shutil
import time
from pathlib import Path

import pytest
from built_once import built_once
from frames import SMOOTHING, Film, brightest_of
from screen import compile_first, film_until, program_on, screen

from desktop_app import bundle
from desktop_app.reader import settings
from desktop_app.reader.settings import Settings
from desktop_app.ui.theme import dimmed, load_theme

_STILL = 1.5  # seconds without a change, after which the start is over
_SHADES = 30  # different blocks that a page with words has at the least


class Rest:
    """Tells when a page is shown and nothing has changed for a while."""

    def __init__(self) -> None:
        self._count = 0
        self._since = time.monotonic()

    def __call__(self, film: Film) -> bool:
        if film.count != self._count:
            self._count, self._since = film.count, time.monotonic()
        shown = film.frames.get(0, [])
        return bool(shown) and len(set(shown[-1].blocks)) > _SHADES and time.monotonic() - self._since > _STILL


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for XDG_CACHE_HOME in which the edition is ready."""
    return built_once(tmp_path_factory, "compiled", lambda folder: compile_first({"XDG_CACHE_HOME": str(folder)}))


@pytest.mark.parametrize(("theme", "brightness"), [("dark", 100), ("very-dim", 60)])
def test_nothing_bright_is_seen_while_it_starts(tmp_path: Path, compiled: Path, theme: str, brightness: int) -> None:
    assert shutil.which("Xvfb"), "Xvfb is needed: sudo apt-get install xvfb, or packaging/test"
    places = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("CONFIG", "STATE", "DATA")}
    places["XDG_CACHE_HOME"] = str(compiled)
    settings.save(
        tmp_path / "config" / "benzo-glossary" / "settings.json", Settings(theme=theme, brightness=brightness)
    )
    colours = dimmed(load_theme(bundle.resource("themes", f"{theme}.toml")), brightness / 100)
    with screen(tmp_path) as shown, program_on(shown, places) as program:
        film = film_until(shown, program, Rest())
    assert film.count >= 2  # the black screen, and the page
    assert film.brightest <= brightest_of(colours) + SMOOTHING
    assert film.flashes(colours) == []
