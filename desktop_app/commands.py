"""What each command of the command line does; each returns an exit status and imports only what it needs."""

import gc
import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app import bundle
from desktop_app.edition.shelf import Shelf
from desktop_app.errors import AppError, UsageError
from desktop_app.packs.place import with_packs
from desktop_app.reader.paths import ReaderPaths, reader_paths

if TYPE_CHECKING:
    from desktop_app.edition.edition import Edition
    from desktop_app.pdf_command import PdfWishes
    from desktop_app.search.answer import Hit

NOTHING_FOUND = 1


def shelf_for(content: Path | None, paths: ReaderPaths | None = None) -> Shelf:
    """The shelf of the program's own content, or of another content folder, with the packs that were installed.

    `paths` where they are not the usual ones.
    """
    return with_packs(base_shelf(content, paths), paths or reader_paths())


def base_shelf(content: Path | None, paths: ReaderPaths | None = None) -> Shelf:
    """The shelf of the program's own content, or of another content folder, without packs."""
    root = content or bundle.content_folder()
    own = (paths or reader_paths()).edition_of(root, bundled=content is None)
    return Shelf(root, bundle.edition_folder() if content is None else None, own)


def window(content: Path | None, paths: ReaderPaths | None = None, first: str = "") -> int:
    """Opens the window, at the address `first` where one is given; `paths` say where a person's things are.

    AppError with exit status 3 when Qt itself cannot be imported; where it can and no window can be opened, the program
    ends with that status and a sentence.
    """
    from desktop_app.display import cannot_import_qt
    from desktop_app.qt_door import import_qt

    gc.disable()  # until the first paint: what a start makes is there to stay, and looking through it costs a tenth
    try:
        import_qt()
        from desktop_app.app import run_window
    except ImportError as error:
        raise cannot_import_qt(error) from error
    return run_window(shelf_for(content, paths), paths or reader_paths(), first)


def open_article(content: Path | None, name: str, paths: ReaderPaths | None = None) -> int:
    """Opens the window at an article: SLUG, SLUG#SECTION, or a link that was copied in the window."""
    slug, _, section = name.strip().removeprefix("benzo-glossary:").partition("#")
    edition = shelf_for(content, paths).quick()
    if not slug or (edition is not None and slug not in edition.catalogue.entries):
        raise AppError(f"There is no article {slug or name}", f"Look for it with benzo-glossary search {slug or name}")
    return window(content, paths, f"article:{slug}" + (f"#{section}" if section else ""))


def kiosk(content: Path | None, file: Path, state: str) -> int:
    """Runs the kiosk by its file. The usual settings hold where the system's own file is not there."""
    from desktop_app.display import cannot_import_qt
    from desktop_app.kiosk.kiosk_file import policy_of
    from desktop_app.kiosk.places import DEFAULT_FILE, DEFAULT_STATE, keys_beside
    from desktop_app.qt_door import import_qt

    policy = policy_of(None if file == DEFAULT_FILE else file)
    folder = None if state == "none" else DEFAULT_STATE if state == "files" else Path(state)
    try:
        import_qt()
        from desktop_app.app import run_kiosk
    except ImportError as error:
        raise cannot_import_qt(error) from error
    return run_kiosk(base_shelf(content), policy, folder, keys_beside(file))


def self_test(content: Path | None) -> int:
    """Builds the window without a screen, searches, opens every article, clicks every citation."""
    from desktop_app.self_test import run_self_test

    return run_self_test(shelf_for(content))


def search(content: Path | None, query: str, limit: int, *, as_json: bool) -> int:
    """Prints the hits of one query."""
    if not query.strip():
        raise UsageError("No query was given", "Write what to look for: benzo-glossary search glutamate storm")
    from desktop_app.edition.engine import engine_of

    engine = engine_of(_settled(shelf_for(content)))
    answer = engine.search(query, limit=limit)
    engine.close()
    hits = answer.hits if answer else ()
    if as_json:
        print(_as_json(hits))
        return 0 if hits else NOTHING_FOUND
    if answer and answer.shown_for:
        print(f"Showing results for {answer.shown_for}.\n")
    for hit in hits:
        reason = f"\n    {hit.why}" if hit.why else ""
        print(f"{hit.title}  ({hit.slug})\n    {hit.snippet.text}{reason}\n")
    if not hits:
        near = f" The nearest words are {', '.join(answer.nearest)}." if answer and answer.nearest else ""
        print(f"Nothing found for {query}.{near}")
    return 0 if hits else NOTHING_FOUND


def search_batch(content: Path | None, limit: int, *, as_json: bool, queries: Iterable[str]) -> int:
    """Reads one query a line and prints one JSON array a line; the edition is opened once."""
    if not as_json:
        raise UsageError("--batch was given without --json", "Write search --json --batch")
    from desktop_app.edition.engine import engine_of

    engine = engine_of(_settled(shelf_for(content)))
    for line in queries:
        answer = engine.search(line.rstrip("\r\n"), limit=limit)
        print(_as_json(answer.hits if answer else ()), flush=True)
    engine.close()
    return 0


def show(content: Path | None, slug: str, form: str) -> int:
    """Prints an article as plain text, as the HTML that the window shows, or as its Markdown source."""
    from desktop_app.glossary.page import foot
    from desktop_app.glossary.plain_text import text_of

    shelf = shelf_for(content)
    edition = _settled(shelf)
    page = edition.page(slug)
    if form == "markdown":
        print((shelf.content / page.category / f"{slug}.md").read_text(encoding="utf-8"), end="")
        return 0
    html = f"{page.html}\n{foot(page.reviewed, edition.catalogue.meta, date.today())}"
    print(html if form == "html" else text_of(html))
    return 0


def check(folder: Path) -> int:
    """Prints every finding of the content check, or one line when there is none."""
    from desktop_app.glossary.check import check as check_content

    report = check_content(folder, date.today())
    for finding in report.findings:
        print(finding)
    if report.findings:
        print(f"{len(report.findings)} findings", file=sys.stderr)
        return 1
    print(report.summary)
    return 0


def compile_content(content: Path | None, out: Path | None) -> int:
    """Compiles the content into an edition, with progress on standard error."""
    from desktop_app.edition.compiler import compile_edition

    shelf = shelf_for(content)
    folder = out or shelf.own
    manifest = compile_edition(shelf.content, folder, progress_line())
    print(f"Edition {manifest.edition}: {manifest.articles} articles in {folder}")
    return 0


def pdf(content: Path | None, slug: str | None, out: Path, how: "PdfWishes") -> int:
    """Writes an article, its take-away sheet or, without a slug, the whole glossary as a PDF."""
    from desktop_app.pdf_command import write_pdf

    return write_pdf(shelf_for(content).settle(progress_line()), slug, out, how)


def doctor(content: Path | None, paths: ReaderPaths | None = None) -> int:
    """Prints versions, edition, paths and missing system libraries; 1 when something is amiss."""
    from desktop_app.doctor import examine

    report = examine(shelf_for(content, paths), paths or reader_paths())
    print("\n".join(report.lines))
    return 0 if report.is_well else 1


def _settled(shelf: Shelf) -> "Edition":
    """The edition of a shelf; why it is not what was installed is told on standard error."""
    edition = shelf.settle(progress_line())
    if shelf.trouble is not None:
        print(f"benzo-glossary: {shelf.trouble}", file=sys.stderr)
    return edition


def _as_json(hits: Iterable["Hit"]) -> str:
    return json.dumps([_plain(hit) for hit in hits], ensure_ascii=False)


def _plain(hit: "Hit") -> Mapping[str, Any]:
    return {
        "slug": hit.slug,
        "title": hit.title,
        "section": hit.section,
        "snippet": hit.snippet.text,
        "why": hit.why,
        "score": hit.score,
    }


def progress_line() -> "_Progress":
    """Progress on standard error, where that is a terminal."""
    return _Progress()


class _Progress:
    """Tells on standard error, where that is a terminal, how far a compilation is."""

    def __call__(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == total else ""
            print(f"\rCompiling the edition: {done} of {total}", end=end, file=sys.stderr, flush=True)
