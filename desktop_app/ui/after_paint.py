"""What is wired after the first paint: the keys of the window as a whole, and the tools for reading."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop_app.ui import tab_order
from desktop_app.ui.steps_back import step_back

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.reading_tools import ReadingTools
    from desktop_app.ui.sheet import Sheet

_SHORTCUTS = "shortcuts"
_IDLE_MS = 300  # after the first paint
_ON_SELECTION = ("copy", "copy_bare", "select_all")
_PARTS = {"next_part": 1, "previous_part": -1}


class AfterPaint(QObject):
    """Keeps the order of the parts, acts on the keys that belong to none of them, and makes the tools when needed."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._tools: ReadingTools | None = None
        self._ordered: tuple[QWidget, ...] = ()
        self._right_covered = False
        window.sheets.offer(_SHORTCUTS, self._make_shortcuts)
        actions = window.actions_table
        actions[_SHORTCUTS].triggered.connect(self._toggle_shortcuts)
        actions.reading.triggered.connect(self._use)
        actions["right_panel"].triggered.connect(self._follow_panel)
        window.area.escaped.connect(self.step_back)
        window.area.view.copy_wanted.connect(actions["copy"].trigger)
        window.area.cards.citation_made.connect(self.order)
        window.notice.made.connect(self.order)
        window.panels.fitted.connect(self._order_if_changed)
        window.room.side_changed.connect(self._article_comes)
        if window.room.page is not None:
            self.tools.page_opened()
        self.order()
        QTimer.singleShot(_IDLE_MS, self, self._prepare)

    @property
    def tools(self) -> "ReadingTools":
        """The tools for reading, made while nobody waits for them, or when one of them is first used."""
        if self._tools is None:
            from desktop_app.ui import reading_tools

            window = self._window
            tools = reading_tools.ReadingTools(window.appearance, window.actions_table, window.area, window.room, self)
            self._tools = tools
            tools.settings_changed.connect(window.settings_changed)
            tools.section_read.connect(window.mark_section)
            tools.made.connect(self.order)
            self.order()
        return self._tools

    @Slot()
    def order(self) -> None:
        """Puts the parts into the order in which they are read; some are made only when they are needed."""
        self._ordered = self._parts()
        tab_order.arrange(self._ordered)

    @Slot()
    def _prepare(self) -> None:
        """Imports what the first article needs, while nothing else is to be done."""
        from desktop_app.ui import page_contents, reading_tools, side_panel  # noqa: F401 - read ahead

    @Slot()
    def step_back(self) -> None:
        """Escape, where nobody who had the focus needed it."""
        window = self._window
        find = self._tools.find if self._tools is not None else None
        step_back(window.area, find, window.sheets, window.panels, window.field)

    def _parts(self) -> tuple[QWidget, ...]:
        """The parts of the window that are there, in the order in which they are read."""
        window, tools = self._window, self._tools
        parts = (
            window.top_bar,
            window.notice,
            *reversed(window.bars),
            window.panels.left,
            tools.switch if tools is not None else None,
            window.area.view,
            window.area.cards.made_citation,
            tools.find.bar if tools is not None and tools.find.is_made else None,
            window.sheets.open_sheet,
            window.panels.right,
        )
        return tuple(part for part in parts if part is not None)

    @Slot()
    def _order_if_changed(self) -> None:
        if self._ordered != self._parts():
            self.order()

    @Slot(object)
    def _article_comes(self, _links: object) -> None:
        if self._window.room.page is not None:
            self.tools  # noqa: B018 - made now: the article is about to be shown with them

    @Slot(QAction)
    def _use(self, action: QAction) -> None:
        name = action.objectName()
        if name in _PARTS:
            switch = self._tools.switch if self._tools is not None else None  # it is a part of the page
            tab_order.go([part for part in self._parts() if part is not switch], _PARTS[name])
            return
        focused, area = self._window.focusWidget(), self._window.area
        if name in _ON_SELECTION and isinstance(focused, QTextEdit) and focused is not area.view:
            if name == "select_all":
                focused.selectAll()
            else:
                focused.copy()
            return
        if name in _ON_SELECTION and not area.isVisible():
            return  # nobody means a selection that is not seen
        self._window.bring_page_forward()  # the other tools work on the page
        self.tools.use(name)

    @Slot()
    def _follow_panel(self) -> None:
        """The focus goes where the reader looks: to a panel that lies over the page, or back to the page."""
        panels, view = self._window.panels, self._window.area.view
        if panels.right is not None and panels.right_covers:
            tab_order.enter(panels.right)
        elif self._right_covered:
            view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._right_covered = panels.right_covers

    @Slot()
    def _toggle_shortcuts(self) -> None:
        self._window.sheets.toggle(_SHORTCUTS)

    def _make_shortcuts(self) -> "Sheet":
        from desktop_app.ui.shortcut_sheet import ShortcutSheet

        return ShortcutSheet(self._window.appearance, self._window.panels)
