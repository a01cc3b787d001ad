"""Every action of the window in one table, from which buttons, menus and shortcuts are made."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from desktop_app.ui.appearance import Appearance


class ActionRow(NamedTuple):
    """One action. `hint` is the tooltip and the description for a screen reader."""

    name: str
    words: str
    hint: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    in_menu: bool = False
    """Whether its icon is seen only in menus, which are filled when they are first opened."""
    checkable: bool = False
    waits: bool = False
    """Whether there is nothing for it to do before a page was opened."""
    reading: bool = False
    """Whether it is one of the tools for reading, which are not there from the start."""


TABLE = (
    ActionRow("back", "Back", "Go back to the page before", ("Alt+Left", "Back"), "back", waits=True),
    ActionRow("forward", "Forward", "Go forward again", ("Alt+Right", "Forward"), "forward", waits=True),
    ActionRow("home", "Home", "Show the first page", ("Alt+Home",), "home"),
    ActionRow("search", "Search", "Type what to look for", ("Ctrl+K", "/", "Ctrl+L")),
    ActionRow("appearance", "Aa", "Change light, text size and spacing", ("F7",)),
    ActionRow(
        "save", "Save", "Keep this page among your bookmarks", ("Ctrl+D",), "bookmark", checkable=True, waits=True
    ),
    ActionRow("yours", "Yours", "Show your bookmarks, notes and history", ("Ctrl+B",), "yours"),
    ActionRow(
        "note", "Note on this page", "Write a private note on this page", ("Ctrl+M",), "note", in_menu=True, waits=True
    ),
    ActionRow("about", "About this copy", "Show edition, licences, and how to check that no network is used"),
    ActionRow("more", "More", "Show what else can be done", ("Alt+M",), "menu"),
    ActionRow("help", "Get help now", "Show how to reach urgent help", ("F2",), "help"),
    ActionRow("print", "Print or PDF…", "Print this page, or save it as a PDF", ("Ctrl+P",), "print", in_menu=True),
    ActionRow("larger", "Larger text", "Make the text larger", ("Ctrl++", "Ctrl+="), "text-larger", in_menu=True),
    ActionRow("smaller", "Smaller text", "Make the text smaller", ("Ctrl+-",), "text-smaller", in_menu=True),
    ActionRow("normal", "Normal text size", "Set the text back to 100 %", ("Ctrl+0",)),
    ActionRow(
        "left_panel",
        "Browse panel",
        "Show or hide the panel on the left",
        ("F9",),
        "panel-left",
        in_menu=True,
        checkable=True,
    ),
    ActionRow(
        "right_panel",
        "Page panel",
        "Show or hide the panel on the right",
        ("F10",),
        "panel-right",
        in_menu=True,
        checkable=True,
    ),
    ActionRow(
        "copy_link",
        "Copy link to this section",
        "Copy a link to the section that is being read",
        ("Ctrl+Shift+L",),
        "copy",
        in_menu=True,
    ),
    ActionRow(
        "sources",
        "Sources of the glossary",
        "Show every source of the glossary",
        ("Ctrl+Shift+S",),
        "sources",
        in_menu=True,
    ),
    ActionRow("update", "Update from a file…", "Choose a newer edition or a clinic's pack", ("Ctrl+U",)),
    ActionRow("find", "Find in page", "Look for words on this page", ("Ctrl+F",), "search", in_menu=True, reading=True),
    ActionRow("next_mark", "Next match", "Go to the next marked word of the page", ("F3",), reading=True),
    ActionRow("previous_mark", "Match before", "Go to the marked word before on the page", ("Shift+F3",), reading=True),
    ActionRow(
        "copy", "Copy", "Copy the selected passage with its source", ("Ctrl+C",), "copy", in_menu=True, reading=True
    ),
    ActionRow("copy_bare", "Copy without source", "Copy the selected words alone", ("Ctrl+Shift+C",), reading=True),
    ActionRow("select_all", "Select all", "Select the whole page", ("Ctrl+A",), reading=True),
    ActionRow("form", "Short or full", "Show the article in short, or all of it", ("F8",), reading=True),
    ActionRow("next_part", "Next part of the window", "Go to the next part of the window", ("F6",), reading=True),
    ActionRow(
        "previous_part",
        "Part of the window before",
        "Go to the part of the window before",
        ("Shift+F6",),
        reading=True,
    ),
    ActionRow(
        "shortcuts", "Keyboard shortcuts", "Show every key that does something", ("F1",), "keyboard", in_menu=True
    ),
    ActionRow("quit", "Quit", "Close the window", ("Ctrl+Q",)),
)


class Actions:
    """The actions by name, built from the table."""

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        self._appearance = appearance
        self._menu_was_opened = False
        self._actions: Mapping[str, QAction] = {row.name: _build(row, parent) for row in TABLE}
        self.reading = QActionGroup(parent)
        self.reading.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for row in TABLE:
            if row.reading:
                self.reading.addAction(self._actions[row.name])
        self.refresh_look()

    def __getitem__(self, name: str) -> QAction:
        """The action of that name."""
        return self._actions[name]

    def all(self) -> tuple[QAction, ...]:
        """Every action, in the order of the table."""
        return tuple(self._actions.values())

    def names(self) -> tuple[str, ...]:
        """The name of every action."""
        return tuple(self._actions)

    def open_menu(self) -> None:
        """Draws the icons that only menus show."""
        if not self._menu_was_opened:
            self._menu_was_opened = True
            self.refresh_look()

    def refresh_look(self) -> None:
        """Draws the icons anew in the colours of the theme."""
        for row in TABLE:
            if row.icon and (self._menu_was_opened or not row.in_menu):
                self._actions[row.name].setIcon(self._appearance.icon(row.icon))


def _build(row: ActionRow, parent: QObject) -> QAction:
    action = QAction(row.words, parent)
    action.setObjectName(row.name)
    sequences = [QKeySequence(shortcut) for shortcut in row.shortcuts]
    action.setShortcuts(sequences)
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    keys = f" ({sequences[0].toString(QKeySequence.SequenceFormat.NativeText)})" if sequences else ""
    action.setToolTip(f"{row.hint}{keys}")
    action.setStatusTip(row.hint)
    action.setCheckable(row.checkable)
    action.setEnabled(not row.waits)  # before a button is made of it: a change would dress that anew
    return action
