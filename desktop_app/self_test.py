"""The smoke test for users, packages and kiosks: builds the window without a screen and uses every part of it."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from desktop_app.edition.edition import Edition
from desktop_app.edition.shelf import Shelf
from desktop_app.errors import AppError
from desktop_app.offline import RefusedError
from desktop_app.reader.paths import ReaderPaths

if TYPE_CHECKING:
    from desktop_app.app import Program

_QUERIES = (
    "glutamte storm",
    "kindling",
    "xanax",
    "half life",
    "how long does withdrawal last",
    "can't sleep",
    "seizure",
    '"half-life" diazepam',
    "taper -alcohol",
    "GABA",
)
_PATIENCE_MS = 60_000


def run_self_test(shelf: Shelf) -> int:
    """Runs ten searches, opens every article, clicks every citation and lays out one article for paper; prints what it
    did and returns 0.

    Also holds that this build refuses the network and other programs, and that nothing fails out of sight in a slot.
    AppError (exit status 1, or 3 where Qt cannot be imported) with the first thing that does not hold. Settings and
    session of the person are not touched.
    """
    _require_refusal("socket.__new__", (None, 2, 1, 0))
    _require_refusal("subprocess.Popen", ("true", ["true"], None, None))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop_app.display import cannot_import_qt

    try:
        from desktop_app.app import Program, let_go, make_application
    except ImportError as error:
        raise cannot_import_qt(error) from error
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        paths = ReaderPaths(place / "settings.json", place / "session.json", place / "errors.log", place)
        application = make_application(["benzo-glossary"])
        program = Program(application, shelf, paths)
        try:
            walk = _Walk(program)
            edition = walk.wait_for_edition()
            hits = sum(walk.search(query) for query in _QUERIES)
            citations = sum(walk.read(slug, edition) for slug in edition.catalogue.entries)
            pages = walk.preview(next(iter(edition.catalogue.entries)))
            walk.require_no_trouble()
        finally:
            program.shut_down()
            let_go()
            sys.excepthook = sys.__excepthook__
    print(
        f"self-test: {len(_QUERIES)} searches with {hits} hits, "
        f"{len(edition.catalogue.entries)} articles, {citations} citations, "
        f"{pages} pages laid out for paper: all well"
    )
    return 0


def _require_refusal(event: str, args: tuple[object, ...]) -> None:
    """Raises an audit event as Python would just before it acts; nothing is opened or started either way."""
    try:
        sys.audit(event, *args)
    except RefusedError:
        return
    raise AppError(
        f"The self-test failed: this build would let {event} through", "Install it again from where you had it"
    )


class _Walk:
    """Uses a running window as a person would."""

    def __init__(self, program: "Program") -> None:
        self._program = program
        self._edition: Edition | None = None
        self._has_engine = False
        self._trouble: object = None
        program.loader.edition_ready.connect(self._edition_came)
        program.loader.engine_ready.connect(self._engine_came)
        program.loader.failed.connect(self._failed)
        program.search.failed.connect(self._failed)
        program.window.room.trouble.connect(self._failed)
        sys.excepthook = self._crashed
        program.window.show()
        program.loader.want_engine()  # as with the first movement of the pointer

    def wait_for_edition(self) -> Edition:
        """Until the edition and its index are open."""
        self._wait(lambda: self._has_engine, "the index was not opened")
        if self._edition is None:
            raise AppError("The self-test failed: no edition was opened", "Run benzo-glossary doctor")
        return self._edition

    def search(self, query: str) -> int:
        """Types a query and gives the number of hits."""
        window = self._program.window
        window.field.setText(query)
        self._wait(
            lambda: window.results.answer is not None and window.results.answer.query == query, f"no answer to {query}"
        )
        window.results.choose()
        answer = window.results.answer
        return len(answer.hits) if answer else 0

    def read(self, slug: str, edition: Edition) -> int:
        """Opens an article and clicks every citation in it; gives their number."""
        window = self._program.window
        window.room.follow(f"article:{slug}")
        addresses = [a for a in window.area.view.link_addresses() if a.startswith("citation:")]
        expected = sum(len(place.sources) for place in edition.page(slug).places)
        if window.room.open_article != slug or len(addresses) != expected:
            what = f"The self-test failed: {slug} shows {len(addresses)} citations of {expected}"
            raise AppError(what, "Run benzo-glossary compile")
        for address in addresses:
            window.area.view.link_followed.emit(address)
            shown = window.area.card.shown
            if shown is None or shown.cited.key not in edition.references:
                raise AppError(
                    f"The self-test failed: {address} in {slug} shows no source", "Run benzo-glossary compile"
                )
            window.area.card.close_card()
        self.require_no_trouble()
        return len(addresses)

    def preview(self, slug: str) -> int:
        """Opens the sheet for print and PDF over an article, and gives the number of its pages."""
        from desktop_app.ui.printing.print_sheet import PrintSheet

        window = self._program.window
        window.room.follow(f"article:{slug}")
        window.actions_table["print"].trigger()
        sheet = window.sheets.open_sheet
        if not isinstance(sheet, PrintSheet):
            raise AppError("The self-test failed: there is no sheet for print and PDF", "Run benzo-glossary doctor")
        self._wait(lambda: sheet.preview.page > 0, f"no pages of {slug} were laid out")
        pages = sheet.preview.page_count
        sheet.close_sheet()
        return pages

    def require_no_trouble(self) -> None:
        """AppError when something failed since the walk began, be it in a slot that Qt called."""
        if self._trouble is not None:
            what = f"The self-test failed: {self._trouble}"
            raise AppError(what, "Run benzo-glossary doctor")

    def _wait(self, condition: Callable[[], bool], otherwise: str) -> None:
        from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer

        deadline = QDeadlineTimer(_PATIENCE_MS)
        while not condition():
            self.require_no_trouble()
            if deadline.hasExpired():
                raise AppError(f"The self-test failed: {otherwise}", "Run benzo-glossary doctor")
            loop = QEventLoop()
            QTimer.singleShot(5, loop.quit)
            loop.exec()

    def _edition_came(self, edition: Edition) -> None:
        self._edition = edition

    def _engine_came(self, _engine: object) -> None:
        self._has_engine = True

    def _failed(self, error: object) -> None:
        self._trouble = error

    def _crashed(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        self._trouble = error
