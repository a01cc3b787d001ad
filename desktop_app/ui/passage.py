"""A selected passage of a page, without the program's colours, pictures and addresses, which mean nothing elsewhere."""

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat, QTextFrame, QTextTable

from desktop_app.ui import document_map

_PICTURE = "\ufffc"
_END_OF_BODY = "</body>"


def as_text(cursor: QTextCursor) -> str:
    """The selected words; paragraphs are lines."""
    return cursor.selection().toPlainText().replace(_PICTURE, "").strip("\n")


def as_html(cursor: QTextCursor, appendix: str) -> str:
    """The selection as HTML with its headings, lists, tables and stresses, and `appendix` (HTML) below it."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(cursor.selection())
    _plain_frames(document.rootFrame())
    for fragment in reversed(list(document_map.fragments(document))):
        _plain_fragment(document, fragment.position(), fragment.length(), fragment.charFormat())
    block = document.begin()
    while block.isValid():
        whole = QTextCursor(block)
        kept = block.blockFormat()
        kept.clearBackground()
        whole.setBlockFormat(kept)
        whole.setBlockCharFormat(QTextCharFormat())
        block = block.next()
    html = document.toHtml()
    at = html.rfind(_END_OF_BODY)
    return f"{html[:at]}{appendix}{html[at:]}"


def citations(document: QTextDocument, cursor: QTextCursor) -> tuple[str, ...]:
    """The addresses of the citations that the selection touches, in order."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    return tuple(
        address
        for first, last, address in document_map.links(document)
        if address.startswith("citation:") and first < end and last > start
    )


def _plain_fragment(document: QTextDocument, start: int, length: int, drawn: QTextCharFormat) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    if drawn.isImageFormat():
        cursor.removeSelectedText()
        return
    plain = QTextCharFormat()
    if drawn.fontWeight() > QFont.Weight.Normal:
        plain.setFontWeight(QFont.Weight.Bold)
    plain.setFontItalic(drawn.fontItalic())
    cursor.setCharFormat(plain)


def _plain_frames(frame: QTextFrame) -> None:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            _plain_table(child)
        _plain_frames(child)


def _plain_table(table: QTextTable) -> None:
    drawn = table.format()
    drawn.clearProperty(QTextFormat.Property.BackgroundBrush.value)
    table.setFormat(drawn)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            plain = cell.format()
            plain.clearBackground()
            for edge in ("Top", "Bottom", "Left", "Right"):
                plain.clearProperty(getattr(QTextFormat.Property, f"TableCell{edge}BorderBrush").value)
            cell.setFormat(plain)
