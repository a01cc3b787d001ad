"""Pages break where a reader expects it, in every article of the shipped edition that is hard to break."""

import pytest
from print_support import TODAY
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from desktop_app.edition.edition import Edition
from desktop_app.edition.print_text import article_html
from desktop_app.ui.printing.page_breaks import mend
from desktop_app.ui.printing.paper import LETTER, PrintOptions
from desktop_app.ui.printing.press import Press

HARD = ("symptoms-by-frequency", "half-lives-and-equivalence", "guidelines-compared", "kindling", "diazepam", "taper")
USUAL, LARGE = PrintOptions(), PrintOptions(paper=LETTER, large=True)


def mended(edition: Edition, slug: str, options: PrintOptions) -> QTextDocument:
    press = Press(options)
    html = article_html(edition, slug, TODAY, sources=True, within=())
    *_, (document, _) = mend(lambda mends: press.document(html, mends=mends))
    return document


def lines(block: QTextBlock, document: QTextDocument) -> list[int]:
    """The page of every line that has words."""
    top = document.documentLayout().blockBoundingRect(block).top()
    height = document.pageSize().height()
    layout = block.layout()
    return [int((top + layout.lineAt(i).y() + 1) // height) for i in range(layout.lineCount())]


def blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        if block.text().strip():
            found.append(block)
        block = block.next()
    return found


@pytest.mark.parametrize("options", [USUAL, LARGE], ids=["usual", "large"])
@pytest.mark.parametrize("slug", HARD)
def test_no_row_is_cut_and_no_heading_stands_alone(
    qapp: QApplication, shipped: Edition, slug: str, options: PrintOptions
) -> None:
    document = mended(shipped, slug, options)
    assert document.pageCount() > 1
    found = blocks(document)
    rows: dict[tuple[int, int], set[int]] = {}
    for block, following in zip(found, [*found[1:], None], strict=True):
        table = QTextCursor(block).currentTable()
        if table is not None:
            row = (table.firstPosition(), table.cellAt(QTextCursor(block)).row())
            rows.setdefault(row, set()).update(lines(block, document))
        elif block.blockFormat().headingLevel() and following is not None:
            assert lines(following, document)[0] == lines(block, document)[-1], block.text()
    tall = 0.6 * document.pageSize().height()
    cut = [row for row, pages in rows.items() if len(pages) > 1]
    assert [row for row in cut if height_of(document, *row) < tall] == []


def height_of(document: QTextDocument, position: int, row: int) -> float:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    table = cursor.currentTable()
    rects = [
        document.documentLayout().blockBoundingRect(table.cellAt(row, column).lastCursorPosition().block())
        for column in range(table.columns())
    ]
    return max(rect.height() for rect in rects)


@pytest.mark.parametrize("slug", HARD)
def test_no_first_line_is_left_behind(qapp: QApplication, shipped: Edition, slug: str) -> None:
    document = mended(shipped, slug, USUAL)
    for block in blocks(document):
        pages = lines(block, document)
        if QTextCursor(block).currentTable() is None and len(set(pages)) > 1:
            assert pages.count(pages[0]) > 1, block.text()
            assert pages.count(pages[-1]) > 1 or len(pages) > 6, block.text()


def test_mending_is_needed(qapp: QApplication, shipped: Edition) -> None:
    press = Press(USUAL)
    html = article_html(shipped, "symptoms-by-frequency", TODAY, sources=True, within=())
    *_, (_, mends) = mend(lambda done: press.document(html, mends=done))
    assert any(one.push for one in mends)
    assert any(not one.push for one in mends)


def test_a_wide_head_is_repeated_on_every_page_of_a_table(qapp: QApplication, shipped: Edition) -> None:
    document = mended(shipped, "symptoms-by-frequency", USUAL)
    tables = [t for b in blocks(document) if (t := QTextCursor(b).currentTable()) is not None and t.rows() > 5]
    heads = {table.firstPosition(): table.format().headerRowCount() for table in tables if table.columns() == 4}
    assert heads
    assert set(heads.values()) == {1}


def test_no_word_in_a_table_is_broken(qapp: QApplication, shipped: Edition) -> None:
    """A medicine's name that is cut in two may be taken for another."""
    press = Press(USUAL)
    broken = []
    for slug in shipped.catalogue.entries:
        html = article_html(shipped, slug, TODAY, sources=False, within=())
        if "<th" not in html:
            continue
        document = press.document(html)
        assert document.pageCount()
        for block in blocks(document):
            if QTextCursor(block).currentTable() is None:
                continue
            text, layout = block.text(), block.layout()
            ends = [layout.lineAt(i).textStart() + layout.lineAt(i).textLength() for i in range(layout.lineCount() - 1)]
            broken += [(slug, text) for end in ends if text[end - 1].isalnum() and text[end].isalnum()]
    assert broken == []
