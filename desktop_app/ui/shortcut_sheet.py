"""The sheet of every key: made from the table of actions, and from what lists, cards and fields know themselves."""

import html
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop_app.ui.actions import TABLE, ActionRow
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.sheet import Sheet

TITLE = "Keyboard shortcuts"

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "While you search",
        (
            ("Down, Up", "Choose a result"),
            ("Page Down, Page Up", "Choose eight results further"),
            ("Enter", "Open the chosen result, or the first"),
            ("Ctrl+Enter", "Open it and stay in the search field"),
            ("Esc", "Clear the search"),
        ),
    ),
    (
        "On a page",
        (
            ("Tab, Shift+Tab", "Go to the next link or the one before"),
            ("Enter", "Follow the link, or open the card of a citation"),
            ("Down, Up, Page Down, Page Up, Home, End", "Scroll"),
            ("Menu, Shift+F10", "Open the menu of the page"),
        ),
    ),
    (
        "On a citation card",
        (
            ("Left, Right", "Show the source before, or the next one"),
            ("Up, Down", "Scroll the card"),
            ("Tab", "Go to its buttons"),
        ),
    ),
    (
        "While you find in the page",
        (
            ("Enter, Shift+Enter", "Go to the next match, or the one before"),
            ("Esc", "Close, and go back to the page"),
        ),
    ),
    (
        "In lists",
        (
            ("Down, Up", "Go from row to row"),
            ("Home, End", "Go to the first or the last row"),
            ("Right, Left", "Open or close a category"),
            ("Enter", "Open the row"),
            ("A letter", "Go to the next row that begins with it"),
        ),
    ),
    (
        "On buttons",
        (
            ("Space", "Press the button"),
            ("Left, Right, Up, Down", "Choose between buttons of which one is pressed"),
        ),
    ),
    (
        "Always",
        (("Esc", "Go one step back: menu, card, find, marks, sheet, search"),),
    ),
)
"""Headings with their keys, for what is no action: keys that mean something in one place only."""


class ShortcutSheet(Sheet):
    """One list to read, scrolled by the arrow keys."""

    beside: ClassVar[bool] = False

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, appearance, parent)
        self._text = _WholeText(self)
        self._text.setObjectName("shortcuts")
        self._text.setAccessibleName(TITLE)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(12)
        self._text.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._text, 1)
        self.refresh_look()

    def refresh_look(self) -> None:
        """Lays the list out for the look of the day."""
        super().refresh_look()
        self._text.setFont(self._appearance.font())
        document = self._text.document()
        document.setDefaultFont(self._appearance.font())
        document.setDefaultStyleSheet(self._appearance.page_css())
        self._text.setHtml(shortcuts_html())
        self._text.setMaximumWidth(self._appearance.column_pixels + 60)

    def take_focus(self) -> None:
        """The list has the focus, so that it can be scrolled."""
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)


class _WholeText(QTextBrowser):
    """Laid out at once: else its scroll bar would shrink while the rest is, a moment after it was shown."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another layout."""
        super().resizeEvent(event)
        self.document().pageCount()  # lays all of it out


def shortcuts_html() -> str:
    """Every action that has a key, then the keys of single places."""
    named = [(_keys(row), row.hint) for row in TABLE if row.shortcuts]
    groups = (("Everywhere", tuple(named)), *KEYS)
    return "".join(f"<h2>{html.escape(title)}</h2>{_table(rows)}" for title, rows in groups)


def _keys(row: ActionRow) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(dict.fromkeys(QKeySequence(shortcut).toString(native) for shortcut in row.shortcuts))


def _table(rows: tuple[tuple[str, str], ...]) -> str:
    lines = "".join(
        f'<tr><td width="40%" valign="top"><b>{html.escape(keys)}</b></td>'
        f'<td valign="top">{html.escape(what)}</td></tr>'
        for keys, what in rows
    )
    return f'<table class="figures" width="100%" cellspacing="0" cellpadding="0">{lines}</table>'
