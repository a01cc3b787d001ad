"""What the code promises of itself: sizes of files, what is imported when, and a canary for PySide6."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pack_support import clinic_pack, library
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

import desktop_app
from desktop_app import app
from desktop_app.edition.shelf import Shelf
from desktop_app.reader.paths import ReaderPaths

PACKAGE = Path(desktop_app.__file__).parent


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_file_is_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    assert text.startswith('"""')


def test_slow_libraries_are_not_imported_before_the_first_paint(tmp_path: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from desktop_app import commands
from desktop_app.app import Program, make_application
from desktop_app.reader.paths import ReaderPaths
place = Path({str(tmp_path)!r})
paths = ReaderPaths(place / "a", place / "b", place / "c", place)
application = make_application(["x"])
Program._start_worker = lambda self: None
program = Program(application, commands.shelf_for(None), paths)
def painted():
    names = ("whoosh", "yaml", "markdown", "rapidfuzz", "segno", "ssl", "asyncio", "hashlib",
        "nacl", "_cffi_backend", "desktop_app.packs.library", "PySide6.QtPrintSupport", "desktop_app.ui.printing",
        "desktop_app.ui.accessible_nodes", "desktop_app.ui.accessible_article", "desktop_app.ui.accessible_label")
    print("slow:", [name for name in names if name in sys.modules])
    application.quit()
program.window.area.view.first_painted.connect(painted)
program.window.show()
application.exec()
program.shut_down()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == "slow: []", done.stdout + done.stderr


def test_the_first_picture_needs_no_part_that_can_come_later(tmp_path: Path) -> None:
    program = f"""
from desktop_app.qt_door import import_qt
import_qt()
import sys
from pathlib import Path
import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets
from desktop_app import commands
from desktop_app.app import Program, make_application
from desktop_app.reader.paths import ReaderPaths
from desktop_app.ui.article_view import ArticleView
place = Path({str(tmp_path)!r})
paths = ReaderPaths(place / "a", place / "b", place / "c", place)
application = make_application(["x"])
program = Program(application, commands.shelf_for(None), paths)
paint = ArticleView.paintEvent
def painted(self, event):
    paint(self, event)
    modules = ("html", "ctypes", "fcntl", "inspect", "desktop_app.glossary.page", "desktop_app.system_libraries",
        *(f"desktop_app.ui.{{name}}" for name in ("document_map", "head_area", "notice_words", "page_maker",
        "page_marks", "side_panel", "result_panel", "changes_page")))
    classes = ("QStyle", "QMessageBox", "QTextCharFormat", "QTextFragment")
    known = {{**vars(PySide6.QtGui), **vars(PySide6.QtWidgets)}}
    print("early:", [name for name in modules if name in sys.modules] + [name for name in classes if name in known])
    PySide6.QtCore.QTimer.singleShot(0, application.quit)
ArticleView.paintEvent = painted
program.window.show()
application.exec()
program.shut_down()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip().splitlines()[0] == "early: []", done.stdout + done.stderr


def test_an_installed_pack_is_shown_without_what_it_took_to_install_it(tmp_path: Path, content: Path) -> None:
    place = library(tmp_path, content)
    place.install(clinic_pack(tmp_path))
    program = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parent)!r})
from desktop_app.edition.shelf import Shelf
from desktop_app.packs.shelf import PackShelf
base = Shelf(Path({str(content)!r}), None, Path({str(place.base.own)!r}))
shelf = PackShelf(base, Path({str(place.folder)!r}), None)
print(sorted(shelf.quick().catalogue.entries))
names = ("nacl", "cffi", "_cffi_backend", "yaml", "markdown", "whoosh", "zipfile", "hashlib", "ssl")
print([name for name in names if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.splitlines() == ["['clonazepam', 'kindling', 'st-elsewhere-taper']", "[]"], done.stderr


def test_no_qt_is_imported_for_the_command_line() -> None:
    program = (
        "import sys\nfrom desktop_app import cli, arguments, commands, doctor, pack_commands\n"
        "print([name for name in sys.modules if 'PySide6' in name])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == "[]"


def test_whoosh_brings_no_network_library_with_it() -> None:
    program = (
        "import sys\nimport desktop_app.search.engine\n"
        "names = ('ssl', '_ssl', 'asyncio', 'http.client', 'urllib.request', 'hashlib')\n"
        "print([name for name in names if name in sys.modules])\n"
        "import hashlib, urllib.request\nprint(hashlib.sha256(b'').hexdigest()[:6], urllib.request.Request.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split("\n")[:2] == ["[]", "e3b0c4 Request"], done.stderr


class _Bell(QObject):
    rung = Signal()


def test_pyside_loses_no_references_to_none_and_true(qapp: QApplication) -> None:
    """PySide6 6.12.0 on Python 3.10 and 3.11 does, and aborts after some thousand calls."""
    widget, bell = QWidget(), _Bell()
    bell.rung.connect(widget.update)
    before = (sys.getrefcount(None), sys.getrefcount(True))
    for _ in range(200):
        widget.setToolTip("x")
        bell.rung.emit()
    after = (sys.getrefcount(None), sys.getrefcount(True))
    widget.deleteLater()
    if sys.version_info < (3, 12):  # later Pythons keep None and True for ever
        assert abs(after[0] - before[0]) <= 50
        assert abs(after[1] - before[1]) <= 50
    else:
        assert after[0] > 0


def test_after_the_first_paint_what_stands_is_passed_over_and_only_the_main_thread_collects(tmp_path: Path) -> None:
    program = f"""
import gc, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop_app import app, commands
from desktop_app.reader.paths import ReaderPaths
place = Path({str(tmp_path)!r})
paths = ReaderPaths(place / "a", place / "b", place / "c", place)
gc.disable()
def look():
    print(gc.isenabled(), gc.get_freeze_count() > 10_000)
    QApplication.quit()
real = app.Program
class Watched(real):
    def __init__(self, *parts):
        super().__init__(*parts)
        self.window.area.view.first_painted.connect(lambda: QTimer.singleShot(0, look))
app.Program = Watched
app.run_window(commands.shelf_for(None), paths)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == "False True", done.stdout + done.stderr


def test_ctrl_c_ends_the_program_from_its_first_line_on(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    handlers: dict[int, object] = {}
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)
    monkeypatch.setattr(app, "make_application", lambda _arguments: qapp)

    def program(*_parts: object) -> None:
        raise InterruptedError  # what is made before it is all that counts here

    monkeypatch.setattr(app, "Program", program)
    with pytest.raises(InterruptedError):
        app.run_window(Shelf(Path(), None, Path()), ReaderPaths(Path(), Path(), Path(), Path()))
    assert handlers == {signal.SIGINT: signal.SIG_DFL}
