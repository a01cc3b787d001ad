"""Words that are too long for a line: broken, where they otherwise would be cut. Shorter ones stay whole."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF

_BREAK = "\N{ZERO WIDTH SPACE}"
_WORD = r"<[^>]*>|&#?\w+;|[^\s<>&]+"
_BETWEEN = r"(?<=[\w-]-)|(?<=/)(?=[^\W\d])"
"""Where a line may end within a word anyhow: an address that is copied has no foreign signs in it for that."""


def breakable(text: str, font: QFont, width: float) -> str:
    """The text, rich or plain, with places to break in those words that are wider than `width` pixels in bold."""
    if width <= 0:
        return text
    bold = QFont(font)
    bold.setBold(True)
    metrics = QFontMetricsF(bold)

    def broken(match: re.Match[str]) -> str:
        word = match[0]
        if word[0] in "<&" or metrics.horizontalAdvance(word) <= width:
            return word
        pieces = re.split(_BETWEEN, word)
        return "".join(piece if metrics.horizontalAdvance(piece) <= width else _BREAK.join(piece) for piece in pieces)

    return re.sub(_WORD, broken, text)


def wrapping(words: str, metrics: QFontMetrics, room: int) -> Qt.TextFlag:
    """How a painter is to wrap plain words in `room` pixels: between them, or within one that is too long."""
    is_long = any(metrics.horizontalAdvance(word) > room for word in words.split())
    return Qt.TextFlag.TextWrapAnywhere if is_long else Qt.TextFlag.TextWordWrap
