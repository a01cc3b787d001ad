"""What every test needs: no screen, no trace on the machine, no widget left behind."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from support import wait_until, write_content

from desktop_app import bundle
from desktop_app.app import Program, make_application
from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.edition import Edition
from desktop_app.edition.shelf import Shelf
from desktop_app.reader.paths import ReaderPaths


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application of the program itself, for pytest-qt as well."""
    application = QApplication.instance()
    return application if isinstance(application, QApplication) else make_application(["benzo-glossary"])


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, cache and state of a test lie in its own folder."""
    for name in ("CONFIG", "CACHE", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "xdg" / name.lower()))


@pytest.fixture(autouse=True)
def no_button_is_held(own_folders: None) -> Iterator[None]:
    """A mouse button that a test leaves pressed would turn the next test's movements into drags."""
    yield
    if QApplication.instance() is not None:
        assert QApplication.mouseButtons() == Qt.MouseButton.NoButton


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The small glossary."""
    return write_content(tmp_path / "content")


@pytest.fixture(scope="session")
def shipped_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of the content that the project ships, compiled once."""
    folder = tmp_path_factory.mktemp("edition")
    compile_edition(bundle.content_folder(), folder)
    return folder


@pytest.fixture(scope="session")
def shipped(shipped_folder: Path) -> Edition:
    """That edition, opened."""
    return Edition(shipped_folder)


@pytest.fixture
def reader(tmp_path: Path) -> ReaderPaths:
    """A person's files, none of which exist yet."""
    return ReaderPaths(
        tmp_path / "settings.json", tmp_path / "session.json", tmp_path / "errors.log", tmp_path / "cache"
    )


@pytest.fixture
def open_program(qapp: QApplication, reader: ReaderPaths) -> Iterator[Callable[..., Program]]:
    """Opens windows over a shelf and takes them down in order; waits for the index unless told otherwise."""
    opened: list[Program] = []

    def open_one(shelf: Shelf, *, wait: bool = True) -> Program:
        program = Program(qapp, shelf, reader)
        opened.append(program)
        ready: list[object] = []
        program.loader.engine_ready.connect(ready.append)
        program.window.show()
        if wait:
            program.loader.want_engine()  # as with the first movement of the pointer
        if wait:
            wait_until(lambda: bool(ready), "the index was not opened")
        return program

    yield open_one
    for program in opened:
        program.shut_down()
    flush_deletes()
    assert QApplication.topLevelWidgets() == []


@pytest.fixture
def program(open_program: Callable[..., Program], shipped_folder: Path) -> Program:
    """The window over the shipped content."""
    return open_program(Shelf(bundle.content_folder(), None, shipped_folder))


def flush_deletes() -> None:
    """Carries out `deleteLater` now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
