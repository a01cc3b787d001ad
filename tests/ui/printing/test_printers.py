"""Printing on paper: nothing is loaded before it is wanted, no network is touched, the kiosk needs no dialog."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from print_support import TODAY, FilePrinters, info_of, pages_of
from PySide6.QtWidgets import QApplication

from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.ui.printing.paper import A4, LETTER, PrintOptions
from desktop_app.ui.printing.printers import Printers, print_steps, print_takeaway
from desktop_app.ui.printing.works import article_book

LOOK = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication(["x"])
from desktop_app.ui.printing.printers import Printers
printers = Printers()
print("before", "PySide6.QtPrintSupport" in sys.modules)
printers.names()
print("after", "PySide6.QtPrintSupport" in sys.modules, "PySide6.QtNetwork" in sys.modules)
if sys.platform == "linux":
    print("maps", "libQt6Network" in open("/proc/self/maps").read())
"""


def test_print_support_is_loaded_late_and_brings_no_network() -> None:
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split("\n")[:2] == ["before False", "after True False"], done.stderr
    assert "maps True" not in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
def test_looking_for_printers_opens_no_internet_socket(tmp_path: Path) -> None:
    assert shutil.which("strace"), "packaging/test installs strace"
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-e", "trace=network", "-o", str(trace), sys.executable, "-c", LOOK]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert "after True" in done.stdout, done.stderr
    lines = trace.read_text(errors="replace").splitlines()
    assert any("+++ exited with 0 +++" in line for line in lines)
    assert [line for line in lines if re.search(r"AF_INET6?\b", line)] == []


def test_a_printer_that_has_gone_is_said_in_a_sentence(qapp: QApplication) -> None:
    with pytest.raises(AppError, match="The printer Attic is not here any more"):
        Printers().open("Attic", A4)


def test_an_article_goes_to_a_printer_page_by_page(qapp: QApplication, shipped: Edition, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    book = article_book(shipped, "kindling", PrintOptions(paper=LETTER), TODAY)
    for _ in print_steps(book, FilePrinters(path).open("Ward", LETTER)):
        pass
    assert info_of(path)["Pages"] == str(book.page_count)
    assert info_of(path)["Page size"] == "612 x 792 pts (letter)"
    pages = pages_of(path)
    assert "Kindling" in pages[0]
    assert f"{book.page_count} of {book.page_count}" in pages[-1]


def test_the_kiosk_prints_a_take_away_sheet_without_asking(
    qapp: QApplication, shipped: Edition, tmp_path: Path
) -> None:
    path = tmp_path / "printed.pdf"
    assert print_takeaway(shipped, "kindling", "Ward", today=TODAY, printers=FilePrinters(path)) == 1
    assert QApplication.topLevelWidgets() == []
    assert info_of(path)["Pages"] == "1"
    assert "Questions for my doctor" in pages_of(path)[0]


def test_the_kiosk_is_told_when_there_is_no_such_printer(qapp: QApplication, shipped: Edition) -> None:
    with pytest.raises(AppError, match="The printer Attic is not here any more"):
        print_takeaway(shipped, "kindling", "Attic", today=TODAY)
