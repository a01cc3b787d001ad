"""Makes the pictures of the kiosk: .venv/bin/python packaging/make_kiosk_pictures.py [FOLDER]."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from desktop_app import commands
from desktop_app.app import make_application
from desktop_app.kiosk.kiosk_program import KioskProgram
from desktop_app.kiosk.pin import hash_of
from desktop_app.kiosk.policy import Policy

SIZES = ((1920, 1080), (1080, 1920), (1024, 768))
THEMES = ("light", "dim")


def spin(milliseconds: int = 60) -> None:
    """Lets the screen live for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> int:
    """Takes every picture and prints its path."""
    usual = Path(__file__).parent / "pictures" / "kiosk"
    parser = argparse.ArgumentParser(description="Makes every screen of the kiosk from the program itself.")
    parser.add_argument("folder", nargs="?", type=Path, default=usual, help="where they are written (%(default)s)")
    out: Path = parser.parse_args().folder
    out.mkdir(parents=True, exist_ok=True)
    application = make_application(["benzo-glossary"])
    pin = hash_of("482915")
    for theme in THEMES:
        policy = Policy(theme=theme, clinic="Riverside Clinic", exit_pin=pin, printer="Waiting-room", print_pages=1)
        with tempfile.TemporaryDirectory() as state:
            program = KioskProgram(application, commands.shelf_for(None), policy, Path(state))
            ready: list[object] = []
            program.loader.engine_ready.connect(ready.append)
            program.loader.failed.connect(ready.append)
            program.start()
            program.loader.want_engine()
            while not ready:
                spin()
            for width, height in SIZES:
                take(program, out, width, height, theme)
            program.shut_down()
    return 0


def take(program: KioskProgram, out: Path, width: int, height: int, theme: str) -> None:
    """Every screen of a session in one size."""
    kiosk, window = program.kiosk, program.kiosk.window

    def shoot(name: str) -> None:
        spin(150)
        path = out / f"{width}x{height}-{theme}-{name}.png"
        window.grab().save(str(path))
        print(path)

    window.showNormal()
    window.setFixedSize(width, height)
    shoot("1-start")
    kiosk.begin_session()
    pages = kiosk.pages
    assert pages is not None
    shoot("2-home")
    pages.field.setFocus()
    pages.field.setText("glutamte storm")
    spin(400)
    shoot("3-results")
    pages.results.choose()
    shoot("4-article")
    pages.room.follow("citation:1.0")
    shoot("5-card")
    pages.area.cards.put_away()
    window.ask_still_reading(27)
    shoot("6-still-reading")
    kiosk.idle.alive()
    window.question.hide()
    window.ask_for_pin()
    shoot("7-pin")
    window.pad.succeeded.emit()
    spin(400)
    shoot("8-staff")
    kiosk.staff.put_away()


if __name__ == "__main__":
    sys.exit(main())
