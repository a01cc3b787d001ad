"""Paints a hit: title and category, the snippet with its marks, and softly why it is here.

Three lines are enough in most lists; where one is narrow, the snippet still has two or more.
"""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.search.answer import Hit
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.result_model import HIT_ROLE
from desktop_app.ui.row_state import draw_focus, row_state

_SIDE = 20
_EDGE = 12
_BAR = 3
_LINES = 3
_LEAST_LINES = 2  # of a snippet: a word or two say nothing
_FEW_LETTERS = 24  # in a line; where there are fewer, a snippet has a line more


@dataclass(frozen=True, slots=True)
class _Row:
    """The pieces of one hit, laid out for a width."""

    title: QTextLayout
    snippet: QTextLayout
    why: QTextLayout | None

    @property
    def height(self) -> float:
        parts = (self.title, self.snippet, self.why)
        return 2 * _EDGE + sum(part.boundingRect().height() for part in parts if part is not None)


class ResultDelegate(QStyledItemDelegate):
    """Draws rows in the colours and the font of the appearance."""

    def __init__(self, appearance: Appearance, categories: dict[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._categories = categories

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a row in the width of the list."""
        width = _width_of(option.widget)
        return QSize(width, round(self._lay_out(index.data(HIT_ROLE), width).height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws one row."""
        theme = self._appearance.theme
        rect: QRect = option.rect
        state = row_state(option)
        painter.save()
        if state.is_selected:
            painter.fillRect(rect, QColor(theme.active))
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), QColor(theme.link))
        elif state.is_hovered:
            painter.fillRect(rect, QColor(theme.hover))
        row = self._lay_out(index.data(HIT_ROLE), rect.width())
        top = rect.top() + _EDGE
        if state.is_focused:
            draw_focus(painter, rect, self._appearance.focus_pen())
        painter.setPen(QColor(theme.ink))
        for part in (row.title, row.snippet, row.why):
            if part is not None:
                part.draw(painter, QPointF(rect.left() + _SIDE, top))
                top += round(part.boundingRect().height())
        painter.restore()

    def _lay_out(self, hit: Hit, width: int) -> _Row:
        theme = self._appearance.theme
        room = max(60, width - 2 * _SIDE)
        font = self._appearance.font()
        bold = QFont(font)
        bold.setBold(True)
        category = self._categories.get(hit.category, hit.category)
        heading = f"{hit.title}  {category}"
        cut = len(hit.title)
        title = _layout(
            heading, font, room, 2, [(0, cut, _format(font=bold)), (cut, len(heading) - cut, _format(theme.soft))]
        )
        why = _layout(hit.why, font, room, 1, [(0, len(hit.why), _format(theme.soft))]) if hit.why else None
        metrics = QFontMetricsF(font)
        least = _LEAST_LINES if room > _FEW_LETTERS * metrics.averageCharWidth() else _LEAST_LINES + 1
        lines = max(least, _LINES - title.lineCount() - (1 if why else 0))
        text, marks = _around_first_mark(hit, metrics, room * lines)
        formats = [(start, end - start, _format(theme.on_mark, theme.mark)) for start, end in marks]
        return _Row(title, _layout(text, font, room, lines, formats), why)


def _width_of(widget: QWidget | None) -> int:
    viewport = getattr(widget, "viewport", None)
    return int(viewport().width()) if callable(viewport) else 280


def _around_first_mark(hit: Hit, metrics: QFontMetricsF, room: float) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The part of the snippet that fits and shows its first mark."""
    text, marks = hit.snippet.text, hit.snippet.marks
    if not marks or metrics.horizontalAdvance(text[: marks[0][1]]) < room * 0.8:
        return text, marks
    start = text.rfind(" ", 0, max(0, marks[0][0] - 24)) + 1
    lead = "… "
    shift = start - len(lead)
    return lead + text[start:], tuple((a - shift, b - shift) for a, b in marks if a >= start)


def _format(colour: str = "", ground: str = "", font: QFont | None = None) -> QTextCharFormat:
    made = QTextCharFormat()
    if font is not None:
        made.setFont(font)
    if colour:
        made.setForeground(QColor(colour))
    if ground:
        made.setBackground(QColor(ground))
    return made


def _layout(
    text: str, font: QFont, width: float, lines: int, formats: list[tuple[int, int, QTextCharFormat]]
) -> QTextLayout:
    """Lays text out in at most `lines` lines; what does not fit ends in an ellipsis."""
    ranges = []
    for start, length, char_format in formats:
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = start, length, char_format
        ranges.append(one)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(ranges)
    fits = _break(layout, width, lines)
    if fits < len(text):
        shorter = _at_word(text, fits) + " …"
        layout = QTextLayout(shorter, font)
        layout.setTextOption(option)
        layout.setFormats([one for one in ranges if one.start < len(shorter) - 2])
        _break(layout, width, lines)
    return layout


def _at_word(text: str, end: int) -> str:
    """The text up to the last whole word that leaves room for an ellipsis."""
    room = max(0, end - 2)
    at = text.rfind(" ", 0, room + 1)
    return text[: at if at > room // 2 else room].rstrip(" ,;:")


def _break(layout: QTextLayout, width: float, lines: int) -> int:
    """Breaks the text into lines and gives how many characters found room."""
    end = 0
    top = 0.0
    layout.beginLayout()
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return end
