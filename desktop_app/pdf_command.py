"""Writes a PDF from the command line, with Qt but without a screen."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.edition.edition import Edition


@dataclass(frozen=True, slots=True)
class PdfWishes:
    """How the PDF is to be; `paper` is the name of a size."""

    take_away: bool = False
    paper: str = "a4"
    large: bool = False
    sources: bool = True


def write_pdf(edition: Edition, slug: str | None, out: Path, how: PdfWishes) -> int:
    """Writes one article, or the whole glossary where `slug` is None, and prints how many pages it has.

    AppError when the article or the folder is not there (exit status 1), or when Qt cannot be imported (3).
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop_app.display import cannot_import_qt

    try:
        from desktop_app.app import make_application
        from desktop_app.reader.settings import Settings
        from desktop_app.ui.appearance import Appearance
        from desktop_app.ui.printing import works
        from desktop_app.ui.printing.paper import PAPERS, PrintOptions
        from desktop_app.ui.printing.pdf import make_pdf, write_whole
    except ImportError as error:
        raise cannot_import_qt(error) from error
    application = make_application(["benzo-glossary"])
    Appearance(application, Settings()).complete_fonts()
    paper = next(paper for paper in PAPERS if paper.name == how.paper)
    options = PrintOptions(paper, sources=how.sources, large=how.large)
    today = date.today()
    if slug is None:
        book = works.glossary_book(edition, options, today)
    elif how.take_away:
        book = works.takeaway_book(edition, slug, options, today)
    else:
        book = works.article_book(edition, slug, options, today)
    write_whole(out, make_pdf(book, edition))
    pages = "page" if book.page_count == 1 else "pages"
    print(f"{out}: {book.page_count} {pages}")
    return 0
