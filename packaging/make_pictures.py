"""Makes the pictures of the README from the program itself: .venv/bin/python packaging/make_pictures.py [FOLDER]."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from desktop_app import commands
from desktop_app.app import Program, make_application
from desktop_app.reader.paths import ReaderPaths

SIZE = (1280, 800)


def spin(milliseconds: int = 50) -> None:
    """Lets the window live for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> int:
    """Takes every picture and prints its path."""
    usual = Path(__file__).parent / "pictures"
    parser = argparse.ArgumentParser(description="Makes the pictures of the README from the program itself.")
    parser.add_argument("folder", nargs="?", type=Path, default=usual, help="where they are written (%(default)s)")
    out: Path = parser.parse_args().folder
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        paths = ReaderPaths(place / "settings.json", place / "session.json", place / "errors.log", place)
        program = Program(make_application(["benzo-glossary"]), commands.shelf_for(None), paths)
        ready: list[object] = []
        program.loader.engine_ready.connect(ready.append)
        program.window.resize(*SIZE)
        program.window.show()
        program.loader.want_engine()
        program.loader.failed.connect(ready.append)
        while not ready:
            spin()
        take(program, out)
        program.shut_down()
    return 0


def take(program: Program, out: Path) -> None:
    """Home and results in the light theme, an open citation card in the dim one."""
    window = program.window

    def shoot(name: str) -> None:
        spin(100)
        window.grab().save(str(out / f"{name}.png"))
        print(out / f"{name}.png")

    program.appearance.choose_theme("light")
    shoot("home")
    window.field.setText("glutamte storm")
    spin(300)
    window.results.choose()
    shoot("results")
    program.appearance.choose_theme("dim")
    window.field.clear()
    window.room.follow("article:glutamate-storm")
    spin()
    window.room.follow("citation:1.1")
    shoot("card")
    program.appearance.choose_theme("light")
    window.room.follow("help:")
    shoot("help")


if __name__ == "__main__":
    sys.exit(main())
