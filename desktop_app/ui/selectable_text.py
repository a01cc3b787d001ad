"""Words that can be selected with mouse and keyboard, as high as they need, breaking words that are too long."""

import math

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

FRAME = 3  # pixels on each side, where the style sheet draws the focus; kept free without it, so that nothing moves


class SelectableText(QTextEdit):
    """Read-only; whoever lays it out calls `fit`."""

    caret_moved = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selectableText")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.cursorPositionChanged.connect(self._say_moved)

    def fit(self, width: int) -> int:
        """Makes it as high as its words need in this width (pixels), its frame included, and gives that height."""
        document, room = self.document(), width - 2 * FRAME
        if document.defaultFont() != self.font():
            document.setDefaultFont(self.font())
        if round(document.textWidth()) != room:  # each setting lays the words out anew
            document.setTextWidth(room)
        height = math.ceil(document.size().height()) + 2 * FRAME
        self.setFixedHeight(height)
        return height

    @Slot()
    def _say_moved(self) -> None:
        if self.hasFocus():
            self.caret_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is for whoever holds the words; an editor would keep it."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)
