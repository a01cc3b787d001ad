"""A kiosk over the small glossary or the shipped one, taken down in order."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import flush_deletes
from PySide6.QtWidgets import QApplication
from support import wait_until

from desktop_app import bundle
from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.shelf import Shelf
from desktop_app.kiosk.kiosk_program import KioskProgram
from desktop_app.kiosk.policy import Policy

OpenKiosk = Callable[..., KioskProgram]


@pytest.fixture
def open_kiosk(qapp: QApplication, shipped_folder: Path, tmp_path: Path) -> Iterator[OpenKiosk]:
    """Opens a kiosk by its policy and waits until it can search; `content` names another glossary than the shipped."""
    opened: list[KioskProgram] = []

    def open_one(
        policy: Policy, state: Path | None = None, content: Path | None = None, keys: Path | None = None
    ) -> KioskProgram:
        folder = shipped_folder
        if content is not None:
            folder = tmp_path / "edition"
            compile_edition(content, folder)
        shelf = Shelf(content or bundle.content_folder(), None, folder)
        program = KioskProgram(qapp, shelf, policy, state, keys)
        opened.append(program)
        ready: list[object] = []
        program.loader.engine_ready.connect(ready.append)
        program.start()
        program.loader.want_engine()
        wait_until(lambda: bool(ready), "the kiosk's index was not opened")
        return program

    yield open_one
    for program in opened:
        if program.is_running:
            program.shut_down()
    flush_deletes()
    assert QApplication.topLevelWidgets() == []
