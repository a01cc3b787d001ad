"""Books for paper, and what other programs (poppler-utils and qpdf, which packaging/test installs) read from them."""

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtPrintSupport import QPrinter

from desktop_app.edition.edition import Edition
from desktop_app.ui.printing.book import Book
from desktop_app.ui.printing.paper import Paper
from desktop_app.ui.printing.pdf import make_pdf
from desktop_app.ui.printing.press import page_layout
from desktop_app.ui.printing.printers import Printers

TODAY = date(2026, 11, 24)


def run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def saved(book: Book, edition: Edition, path: Path) -> Path:
    path.write_bytes(make_pdf(book, edition))
    return path


def pages_of(path: Path) -> list[str]:
    """The text of every page."""
    return run("pdftotext", "-layout", path, "-").split("\f")[:-1]


def info_of(path: Path) -> dict[str, str]:
    lines = run("pdfinfo", path).splitlines()
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


def structure_of(path: Path) -> dict[str, Any]:
    """What qpdf knows of outline, pages and objects."""
    loaded: dict[str, Any] = json.loads(run("qpdf", "--json", path))
    return loaded


def links_of(path: Path) -> list[dict[str, Any]]:
    objects = structure_of(path)["qpdf"][1].values()
    values = [found["value"] for found in objects if "value" in found]
    return [value for value in values if isinstance(value, dict) and value.get("/Subtype") == "/Link"]


class FilePrinters(Printers):
    """Two printers that print into one file, through QPrinter itself; without a file there is no printer."""

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self._path = path
        self.opened: list[str] = []

    def names(self) -> tuple[str, ...]:
        return ("Front desk", "Ward") if self._path else ()

    def open(self, name: str, paper: Paper) -> QPrinter:
        self.opened.append(name)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._path))
        printer.setPageLayout(page_layout(paper))
        return printer
