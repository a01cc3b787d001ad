"""The middle of the window: left panel, page, sheet, right panel; folds what has no room at this text size."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.appearance import Appearance
from desktop_app.ui.sheet import Sheet

_LEFT_WIDTH, _RIGHT_WIDTH, _SHEET_WIDTH = 300, 240, 380
_LEFT_FOLDS, _RIGHT_FOLDS = 900, 1100  # widths below which a panel folds away
_SHEET_COVERS = 820  # width below which a sheet lies over the page even if it could stand beside it
_COMPACT = 700  # width below which panel and page are shown one at a time
_LEAST_HEIGHT = 120  # pixels, whatever stands above


class Panels(QWidget):
    """Holds the parts side by side. What the reader wants open is kept apart from what there is room for."""

    fitted = Signal(bool, bool)
    """Whether the left and the right panel are to be seen."""

    def __init__(self, appearance: Appearance, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._page = page
        self._right: QWidget | None = None
        self._sheet: Sheet | None = None
        self.wants_left = self.wants_right = True
        self.left_is_needed = False
        """Results are shown there: they stay in sight unless the page is in front."""
        self.page_in_front = True
        self.has_right = False
        """Whether the open page has anything to show on the right."""
        self.one_at_a_time = False
        """Panel and page are shown one at a time, however wide the window is: a tall screen."""
        self._left_asked = self._right_asked = self._has_room_right = False
        self.left = QFrame(self)
        self.left.setObjectName("leftPanel")
        self.left.setAccessibleName("Browse and results")
        self.left_column = QVBoxLayout(self.left)
        self.left_column.setContentsMargins(0, 0, 1, 0)  # room for the line between panel and page
        self.left_column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # the top bar is never squeezed
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.left)
        self._row.addWidget(page, 1)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is open."""
        return self._sheet

    def add_right(self, panel: QWidget) -> None:
        """Adds the right panel, which is made with the first article."""
        self._right = panel
        self._row.addWidget(panel)

    def show_sheet(self, sheet: Sheet) -> None:
        """Opens a sheet in place of the one that is open."""
        if self._sheet is not None and self._sheet is not sheet:
            self._sheet.hide()
        self._sheet = sheet
        self._row.insertWidget(2, sheet, 1)
        sheet.show()
        self.fit()
        sheet.take_focus()

    def close_sheet(self) -> None:
        """Takes the open sheet away."""
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet = None
            self.fit()

    @Slot()
    def toggle_left(self) -> None:
        """Shows or hides the left panel as the reader asks, even where it would fold."""
        self.wants_left = self._left_asked = not self.left.isVisible()
        self.fit()
        self._left_asked = False

    @Slot()
    def toggle_right(self) -> None:
        """Shows or hides the right panel as the reader asks, even where it would fold."""
        self.wants_right = self._right_asked = not (self._right is not None and self._right.isVisible())
        self.fit()
        self._right_asked = False

    @property
    def right(self) -> QWidget | None:
        """The right panel, once there is one."""
        return self._right

    @property
    def right_covers(self) -> bool:
        """Whether the right panel lies over the page, because there is no room beside it."""
        return self._right is not None and self._right.isVisible() and not self._page.isVisible()

    def fold_right(self) -> None:
        """Takes a right panel away that was asked for where it has no room: one of its rows was followed."""
        if not self._has_room_right:
            self.fit()

    @Slot()
    def make_room_for_article(self) -> None:
        """Before the article: it is laid out once, in its own width, and not in that of the page before as well."""
        if self._sheet is None and not self.has_right:
            self.page_in_front = self.has_right = True
            self.fit()

    def fit(self) -> None:
        """Folds panels away where the window is narrow at this text size.

        Where it is too narrow for two, results lie in front of the page until one of them is opened.
        """
        scale = self._appearance.scale
        width = self.window().width()
        compact = self.one_at_a_time or width < _COMPACT * scale
        sheet = self._sheet
        covers = sheet is not None and (not sheet.beside or width < _SHEET_COVERS * scale)
        needed = self.left_is_needed and not (compact and self.page_in_front)
        left = self._left_asked or needed or (self.wants_left and width >= _LEFT_FOLDS * scale)
        if sheet is not None and compact:
            left = False
        self.left.setFixedWidth(width if compact else min(round(_LEFT_WIDTH * scale), width // 2))
        room_right = self._has_room_right = width >= _RIGHT_FOLDS * scale and sheet is None
        right = self.has_right and not covers and (self._right_asked or (self.wants_right and room_right))
        right_covers = right and compact
        left = left and not right_covers
        self._page.setVisible(not covers and not (compact and left) and not right_covers)
        self.left.setVisible(left)
        if self._right is not None:
            self._right.setFixedWidth(width if right_covers else min(round(_RIGHT_WIDTH * scale), width // 3))
            self._right.setVisible(right)
        if sheet is not None:
            sheet.setMaximumWidth(width if covers else min(round(_SHEET_WIDTH * scale), width // 2))
        self._row.activate()  # at once: nothing is to be seen, or placed, in the widths of before
        self.fitted.emit(left, right)

    def sizeHint(self) -> QSize:
        """As low as they can be: they stretch, and what stands above them asks for no more than it needs."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Words that wrap scroll within; they never push the bar above out of shape."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panels fold and unfold with the width."""
        super().resizeEvent(event)
        self.fit()
