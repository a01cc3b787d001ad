"""Makes a PDF of a book, in short steps, and writes it whole or not at all."""

import os
from collections.abc import Generator, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.ui.printing.book import Book, Part, Progress
from desktop_app.ui.printing.outline import OutlineEntry
from desktop_app.ui.printing.pdf_finish import PdfInfo, Target, finish_pdf
from desktop_app.ui.printing.press import DOTS_PER_INCH, page_layout

AUTHOR = "Benzodiazepine Glossary contributors"
_POINTS_PER_MILLIMETRE = 72 / 25.4
_MARK_LENGTH = 32


def pdf_steps(book: Book, edition: Edition) -> Generator[Progress, None, bytes]:
    """Makes the PDF: each step is short, the return value is the file. AppError when a page cannot be read."""
    yield from book.lay_out()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(page_layout(book.press.options.paper))
    painter = QPainter(writer)
    try:
        for page in range(book.page_count):
            if page:
                writer.newPage()
            book.paint_page(painter, page)
            yield Progress(page + 1, book.page_count)
    finally:
        painter.end()
    buffer.close()
    return finish_pdf(bytes(buffer.data().data()), _info(book, edition), _targets(book), outline_of(book))


def make_pdf(book: Book, edition: Edition) -> bytes:
    """The same at once, for the command line."""
    steps = pdf_steps(book, edition)
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return bytes(stop.value)


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file by way of a new one and a rename. AppError when that fails; what was there before is unchanged."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise AppError(
            f"{path} cannot be written ({error.strerror})", "Choose another folder, or make room there"
        ) from error


def outline_of(book: Book) -> tuple[OutlineEntry, ...]:
    """Groups with their parts, parts with their sections; of a single part, its sections."""
    if len(book.parts) == 1:
        return _sections(book.parts[0])
    entries: list[OutlineEntry] = []
    group: list[Part] = []
    for part in (*book.parts, None):
        if group and (part is None or part.group != group[0].group):
            below = tuple(_entry(one) for one in group)
            entries.append(OutlineEntry(group[0].group, group[0].name, below))
            group = []
        if part is not None and part.group:
            group.append(part)
        elif part is not None:
            entries.append(_entry(part))
    return tuple(entries)


def _entry(part: Part) -> OutlineEntry:
    return OutlineEntry(part.title, part.name, _sections(part))


def _sections(part: Part) -> tuple[OutlineEntry, ...]:
    return tuple(OutlineEntry(title, name) for name, title in part.sections)


def _targets(book: Book) -> dict[str, Target]:
    height = book.press.options.paper.height * _POINTS_PER_MILLIMETRE
    return {name: Target(place.page, height - place.y) for name, place in book.places().items()}


def _info(book: Book, edition: Edition) -> PdfInfo:
    """The date is that of the edition, so that the same edition gives the same file."""
    made = datetime.fromisoformat(edition.manifest.built)
    made = made.astimezone(UTC) if made.tzinfo else made
    return PdfInfo(
        title=book.title if book.title == book.stamp.title else f"{book.title} – {book.stamp.title}",
        author=AUTHOR,
        subject=book.stamp.edition,
        made=made,
        mark=_mark(edition.manifest.content_digest),
    )


def _mark(digest: str) -> str:
    return digest[:_MARK_LENGTH].ljust(_MARK_LENGTH, "0")


def file_name(title: str) -> str:
    """A name for the file of a document with that title, that every system takes."""
    kept: Iterable[str] = (letter if letter.isalnum() or letter in " -" else " " for letter in title)
    return " ".join("".join(kept).split()) + ".pdf"
