"""Paper is set in the program's own font, in every test of it."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.reader.settings import Settings
from desktop_app.ui.appearance import Appearance


@pytest.fixture(autouse=True, scope="session")
def own_font(qapp: QApplication) -> None:
    """Loads every face."""
    Appearance(qapp, Settings()).complete_fonts()
