"""Mends where pages break: headings stay with their text, rows and boxes stay whole, no line stands alone.

QTextDocument knows neither widows nor orphans, and cuts rows of tables in two. It lets a block begin a page; a row
moves to the next page when an empty line, as high as what is left of the page, stands above the text of its cells.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat, QTextTable

_PIXELS_PER_INCH = 96
_BEGIN_PAGE = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
_SHORT = 6  # lines; a longer paragraph keeps a last line that stands alone, rather than leave a gap
_TALL = 0.6  # of a page; a row that is taller is cut all the same
_SLACK = 0.4  # of a line, left free below an empty line: too little for text


@dataclass(frozen=True, slots=True)
class Mend:
    """Something moved to the next page: block `number`, or, with `push` (Qt's pixels), the row of a table it begins.

    Numbers are those of the document before anything was moved.
    """

    number: int
    push: float = 0.0
    columns: int = 0
    """How many empty lines were put in: one for each cell of the row."""


def mend(make: Callable[[Sequence[Mend]], QTextDocument]) -> Iterator[tuple[QTextDocument, tuple[Mend, ...]]]:
    """Moves to the next page what should, from the first page to the last, one more in each step.

    `make` lays out the document with what is to be moved. It is made anew each time, since Qt's layout of a changed
    document differs from that of a fresh one. The last of what is given is the mended document.
    """
    done: list[Mend] = []
    at = 0
    while True:
        document = make(done)
        yield document, tuple(done)
        found = _first_needed(document, at, done)
        if found is None:
            return
        at = found.number
        done.append(replace(found, number=found.number - _put_in(done)))


def apply(document: QTextDocument, mends: Sequence[Mend]) -> None:
    """Moves what is to be moved, in a document that was not laid out yet."""
    for mend_ in reversed(mends):  # the last first: numbers before it hold
        cursor = QTextCursor(document.findBlockByNumber(mend_.number))
        table = _table_at(cursor)
        if table is not None and mend_.push:
            row = table.cellAt(cursor).row()
            for cell in [table.cellAt(row, column) for column in range(table.columns())]:
                _put_line_above(cell.firstCursorPosition(), mend_.push)
        elif table is not None:
            frame = table.format()
            frame.setPageBreakPolicy(_BEGIN_PAGE)
            table.setFormat(frame)
        else:
            block = cursor.blockFormat()
            block.setPageBreakPolicy(_BEGIN_PAGE)
            cursor.setBlockFormat(block)


def _put_line_above(cursor: QTextCursor, pixels: float) -> None:
    cursor.insertBlock()
    cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    empty = QTextBlockFormat()
    empty.setLineHeight(pixels, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.setBlockFormat(empty)


def _put_in(done: Sequence[Mend]) -> int:
    return sum(mend_.columns for mend_ in done)


def _first_needed(document: QTextDocument, at: int, done: Sequence[Mend]) -> Mend | None:
    """What is to be moved first, from block `at` on, that was not moved yet."""
    if document.pageCount() == 1:
        return None
    height = document.pageSize().height()
    put_in = 0
    moved = set()
    for mend_ in done:  # in the order of the document
        moved.add(mend_.number + put_in)
        put_in += mend_.columns
    block = document.findBlockByNumber(at)
    while block.isValid():
        found = _needed(block, height)
        if found is not None and found.number not in moved:
            return found
        block = block.next()
    return None


def _needed(block: QTextBlock, height: float) -> Mend | None:
    table = _table_at(QTextCursor(block))
    if table is not None:
        return _needed_in_table(block, table, height)
    if _is_badly_broken(block, height):
        return _begin_page(block, height)
    return None


def _needed_in_table(block: QTextBlock, table: QTextTable, height: float) -> Mend | None:
    cell = table.cellAt(QTextCursor(block))
    row = cell.row()
    if cell.column() or cell.firstCursorPosition().block() != block:
        return None
    first, last = _pages_of_row(table, row, height)
    heads = table.format().headerRowCount()
    if row == 0 and table.rows() > 1 and heads:
        body_first, body_last = _pages_of_row(table, heads, height)
        return _begin_page(block, height) if body_last > first or body_first > first else None
    if first == last or _height_of_row(table, row) > _TALL * height:
        return None
    if row == 0:
        return _begin_page(block, height)
    below = cell.format().toTableCellFormat().bottomPadding() + table.format().bottomMargin() + table.format().border()
    free = (first + 1) * height - _top(block) - _SLACK * block.layout().lineAt(0).height()
    push = free / _dots_per_pixel(block) - below  # Qt keeps what stands below the text of a cell free on every page
    return Mend(block.blockNumber(), push, table.columns()) if push > 0 else None


def _begin_page(block: QTextBlock, height: float) -> Mend | None:
    """The block, its whole table, or the headings right before it; None where that begins its page already."""
    first = _first_of_table(block)
    while first.previous().isValid() and first.previous().blockFormat().headingLevel():
        first = _first_of_table(first.previous())
    if _page_of(first.previous(), height) != _page_of(first, height):
        return None
    return Mend(first.blockNumber())


def _is_badly_broken(block: QTextBlock, height: float) -> bool:
    first, last = _page_of(block, height), _page_of(block, height, last=True)
    if block.blockFormat().headingLevel():
        return block.next().isValid() and _page_of(block.next(), height) > last
    if first == last:
        return False
    layout = block.layout()
    lines = layout.lineCount()
    top = _top(block)
    on_first = sum(1 for i in range(lines) if _page_at(top + layout.lineAt(i).y(), height) == first)
    return on_first == 1 or (lines - on_first == 1 and lines <= _SHORT)


def _first_of_table(block: QTextBlock) -> QTextBlock:
    table = _table_at(QTextCursor(block))
    return table.firstCursorPosition().block() if table is not None else block


def _pages_of_row(table: QTextTable, row: int, height: float) -> tuple[int, int]:
    cells = [table.cellAt(row, column) for column in range(table.columns())]
    first = min(_page_of(cell.firstCursorPosition().block(), height) for cell in cells)
    last = max(_page_of(cell.lastCursorPosition().block(), height, last=True) for cell in cells)
    return first, last


def _height_of_row(table: QTextTable, row: int) -> float:
    layout = table.document().documentLayout()
    cells = [table.cellAt(row, column) for column in range(table.columns())]
    bottoms = [layout.blockBoundingRect(cell.lastCursorPosition().block()).bottom() for cell in cells]
    return max(bottoms) - min(_top(cell.firstCursorPosition().block()) for cell in cells)


def _top(block: QTextBlock) -> float:
    return block.document().documentLayout().blockBoundingRect(block).top()


def _table_at(cursor: QTextCursor) -> QTextTable | None:
    return cursor.currentTable()  # None outside tables, which the stubs do not say


def _dots_per_pixel(block: QTextBlock) -> float:
    """Qt scales margins from pixels of 1/96 inch to the device on which the document is laid out."""
    return block.document().documentLayout().paintDevice().logicalDpiY() / _PIXELS_PER_INCH


def _page_of(block: QTextBlock, height: float, *, last: bool = False) -> int:
    """The page on which a block's first or last line stands; -1 for no block."""
    if not block.isValid():
        return -1
    layout = block.layout()
    count = layout.lineCount()
    line = layout.lineAt(count - 1 if last else 0).y() if count else 0.0
    return _page_at(_top(block) + line, height)


def _page_at(y: float, height: float) -> int:
    return int((y + 1) // height)
