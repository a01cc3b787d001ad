"""The calm line that offers a newer edition: See changes, Install, Not now; and then how far the installation is."""

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QToolButton, QWidget

_LEAST_WORDS = 30  # letters that must fit beside the buttons, or else they go below


class OfferBar(QFrame):
    """Hidden while there is nothing to offer."""

    changes_wanted = Signal()
    install_wanted = Signal()
    put_off = Signal()
    said = Signal(str)
    """Words for a screen reader: what is offered, begun or done, but not each per cent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName("Newer edition")
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._changes = self._button("See changes", "Show which articles differ")
        self._install = self._button("Install", "Take the newer edition into use")
        self._close = self._button("Not now", "Go on with the edition that is here")
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        for button in (self._changes, self._install, self._close):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(20, 6, 12, 6)
        self._row.addWidget(self._words, 1)
        self._row.addLayout(self._buttons)
        self._changes.clicked.connect(self.changes_wanted)
        self._install.clicked.connect(self.install_wanted)
        self._close.clicked.connect(self.put_off)
        self.hide()

    @property
    def words(self) -> str:
        """What is said; "" while the bar is hidden."""
        return "" if self.isHidden() else self._words.text()

    def offer(self, words: str, *, has_changes: bool) -> None:
        """Offers something that can be installed."""
        self._show(words, changes=has_changes, install=True, close="Not now")

    def tell_looking(self) -> None:
        """Says that the file that was chosen is being looked at."""
        self._show("Looking at the file.", changes=False, install=False, close="")

    def progress(self, done: int, total: int) -> None:
        """Says how far the installation is; a reader can go on reading."""
        share = f" {round(100 * done / total)} %" if total else ""
        self._show(f"Installing. You can go on reading.{share}", changes=False, install=False, close="")

    def tell_done(self, words: str, *, has_changes: bool) -> None:
        """Says what is in use now."""
        self._show(words, changes=has_changes, install=False, close="Close")

    def sizeHint(self) -> QSize:
        """As high as the words need at this width."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self.heightForWidth(self.width())))

    def _show(self, words: str, *, changes: bool, install: bool, close: str) -> None:
        is_news = self.isHidden() or self._words.text().partition(".")[0] != words.partition(".")[0]
        self._words.setText(words)
        self._changes.setVisible(changes)
        self._install.setVisible(install)
        self._close.setVisible(bool(close))
        self._close.setText(close)
        self.show()
        self._fit()
        if is_news:
            self.said.emit(words)

    def _button(self, words: str, hint: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("chip")  # outlined, so that it is seen to be a button
        button.setText(words)
        button.setToolTip(hint)
        button.setAccessibleDescription(hint)
        return button

    @Slot()
    def _fit(self) -> None:
        """Buttons stand beside the words, below them where it is narrow, and below each other where it is narrower."""
        shown = [button for button in (self._changes, self._install, self._close) if not button.isHidden()]
        needed = sum(button.sizeHint().width() + self._buttons.spacing() for button in shown)
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        letters = QFontMetrics(self._words.font()).averageCharWidth() * _LEAST_WORDS
        self._words.setMinimumHeight(self._close.sizeHint().height())  # as high while nothing can be pressed
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if needed + letters <= room else down)
        self._buttons.setDirection(across if needed <= room else down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The width decides where the buttons stand."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """So does the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and not self.isHidden():
            self._fit()
