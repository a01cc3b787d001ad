"""Gives the columns of a table so much room that no word in them is broken: names of medicines must be read whole.

QTextDocument shares the width out by the length of the text, and cuts a word that does not fit its column.
"""

import re
from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontMetricsF, QPaintDevice, QTextCursor, QTextDocument, QTextLength, QTextTable

_FEWEST = 3  # columns; with fewer there is room enough
_PIXELS_PER_INCH = 96
_SLACK = 6.0  # dots
_ALIKE = 0.4  # of what is left goes to every column alike, so that figures do not run together
_BREAKS = re.compile(r"[ \t\u2028]+|(?<=-)")


def fit_columns(document: QTextDocument, width: float, device: QPaintDevice) -> None:
    """Sets the widths of the columns, in a document that was not laid out yet; `width` is that of the page in dots."""
    for frame in document.rootFrame().childFrames():
        table = QTextCursor(frame.firstCursorPosition()).currentTable()
        if isinstance(table, QTextTable) and table.columns() >= _FEWEST:
            columns = [_needed(table, column, device) for column in range(table.columns())]
            shared = _share_out(columns, width)
            table_format = table.format()
            table_format.setColumnWidthConstraints(
                [QTextLength(QTextLength.Type.PercentageLength, 100 * one / width) for one in shared]
            )
            table.setFormat(table_format)


def _needed(table: QTextTable, column: int, device: QPaintDevice) -> tuple[float, float]:
    """The width of a column's longest word with its padding, and of all its text in one line."""
    longest = whole = 0.0
    scale = device.logicalDpiX() / _PIXELS_PER_INCH
    metrics: dict[str, QFontMetricsF] = {}
    for row in range(table.rows()):
        cell = table.cellAt(row, column)
        cell_format = cell.format().toTableCellFormat()
        padding = (cell_format.leftPadding() + cell_format.rightPadding()) * scale
        block = cell.firstCursorPosition().block()
        iterator = block.begin()
        font = iterator.fragment().charFormat().font() if not iterator.atEnd() else QFont()
        measure = metrics.setdefault(font.key(), QFontMetricsF(font, device))
        words = [measure.horizontalAdvance(word) for word in _BREAKS.split(block.text()) if word]
        longest = max(longest, max(words, default=0.0) + padding + _SLACK)
        whole += sum(words)
    return longest, whole


def _share_out(columns: Sequence[tuple[float, float]], width: float) -> list[float]:
    """Every column gets what its longest word needs; what is left goes by the length of the text, mostly."""
    needed = [longest for longest, _ in columns]
    left = width - sum(needed)
    if left < 0:
        return [one * width / sum(needed) for one in needed]
    text = sum(whole for _, whole in columns) or 1.0
    alike = left * _ALIKE / len(columns)
    return [longest + alike + left * (1 - _ALIKE) * whole / text for longest, whole in columns]
