"""The body of a citation card: the words about a source, and its address as a QR code for the reader's phone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.card_sources import CardSource
from desktop_app.ui.card_text import describe
from desktop_app.ui.qr_code import draw_code, is_readable
from desktop_app.ui.selectable_text import FRAME, SelectableText
from desktop_app.ui.theme import Theme

_NOTE = "Scan it with a phone. Your phone will go online, this machine will not."
_TOO_DIM = " If the screen is too dim for the phone, choose more brightness with Aa."
_MODULE = 3  # pixels at 100 %
_GAP = 16
_LEAST_WORDS = 22  # widths of an "m" below which the code stands under the words and not beside them
_LEAST_NOTE = 10  # the same for the note beside the code
_LARGE = 1.5  # text size from which the code is drawn larger as well


class SourceFacts(QWidget):
    """Words on the left and the code on the right where there is room, else one below the other."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._drawn: dict[tuple[str, Theme, int], QPixmap] = {}
        self.text = SelectableText("About this source", self)
        self._code = QLabel(self)
        self._note = QLabel(_NOTE, self)
        self._note.setObjectName("soft")
        self._note.setWordWrap(True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def show_source(self, source: CardSource) -> None:
        """Replaces words and code; a source without an address has no code."""
        self.text.setHtml(describe(source, self._appearance.theme))
        address = source.reference.address
        self._code.setVisible(bool(address))
        self._note.setVisible(bool(address))
        if address:
            self._code.setPixmap(self._draw(address))
            self._note.setText(_NOTE if is_readable(self._appearance.theme) else _NOTE + _TOO_DIM)
            self._code.setAccessibleName(f"QR code of {address}")

    def fit(self, width: int) -> int:
        """Lays everything out in a width (pixels), and gives the height."""
        self._note.ensurePolished()
        letter = self._note.fontMetrics().horizontalAdvance("m")
        longest = self._longest_word()
        side = max(self._code.pixmap().width(), longest)
        words = width - side - _GAP
        if self._code.isHidden():
            height = self._put_text(width)
        elif words >= _LEAST_WORDS * letter:
            height = max(self._put_text(words), self._put_code(words + _GAP, 0, side, is_beside=False))
        else:
            top = self._put_text(width) + _GAP // 2
            note = width - FRAME - self._code.pixmap().width() - _GAP
            height = top + self._put_code(0, top, width, is_beside=note >= max(_LEAST_NOTE * letter, longest))
        self.setFixedHeight(height)
        return height

    def _longest_word(self) -> int:
        metrics = self._note.fontMetrics()
        return max(metrics.horizontalAdvance(word) for word in self._note.text().split())

    def _put_text(self, width: int) -> int:
        height = self.text.fit(width)
        self.text.setGeometry(0, 0, width, height)
        return height

    def _put_code(self, left: int, top: int, width: int, *, is_beside: bool) -> int:
        """The code with its note beside or below it; gives the height of the two."""
        size = self._code.pixmap().size()
        if left == 0:
            left, width = FRAME, width - FRAME  # in line with the words above
        self._code.setGeometry(left, top, size.width(), size.height())
        if is_beside:
            room = width - size.width() - _GAP
            height = max(size.height(), self._note.heightForWidth(room))
            self._note.setGeometry(left + size.width() + _GAP, top, room, height)
            return height
        words = self._note.heightForWidth(width)
        self._note.setGeometry(left, top + size.height() + _GAP // 2, width, words)
        return size.height() + _GAP // 2 + words

    def _draw(self, address: str) -> QPixmap:
        module = _MODULE + (1 if self._appearance.scale >= _LARGE else 0)
        key = (address, self._appearance.theme, module)
        if key not in self._drawn:
            self._drawn[key] = draw_code(*key)
        return self._drawn[key]
