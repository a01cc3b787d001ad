"""Connects the reader's own things with the window: the wires that `main_window` leaves to this module."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot

from desktop_app.ui.links import AboutLink, ArticleLink
from desktop_app.ui.own_desk import OwnDesk
from desktop_app.ui.place_keeper import PlaceKeeper

if TYPE_CHECKING:
    from desktop_app.ui.bookmark_files import BookmarkFiles
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.note_sheet import NoteSheet
    from desktop_app.ui.yours_sheet import YoursSheet

YOURS, NOTE = "yours", "note"
"""The names of the two sheets."""


class OwnWiring(QObject):
    """Makes the sheets when they are first wanted, and keeps buttons, sheets and home page up to date."""

    keep_history_wanted = Signal(bool)

    def __init__(self, window: "MainWindow", desk: OwnDesk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._room = window.room
        self._keeper = PlaceKeeper(window.room, window.area.view, self)
        self._yours: YoursSheet | None = None
        self._note: NoteSheet | None = None
        self._files: BookmarkFiles | None = None
        self._save_shown: tuple[bool, bool] | None = (False, False)  # as the action was built
        window.sheets.offer(YOURS, self._make_yours)
        window.sheets.offer(NOTE, self._make_note)
        self._connect()
        self._show()

    def _connect(self) -> None:
        window, desk, actions = self._window, self._desk, self._window.actions_table
        # from the reading room
        window.room.page_opened.connect(desk.open_page)
        window.room.page_opened.connect(self._show_save)
        window.room.yours_wanted.connect(self._open_yours)
        self._keeper.place_noted.connect(desk.leave_at)
        # from the top bar
        actions["save"].triggered.connect(self._toggle_bookmark)
        actions["yours"].triggered.connect(self._toggle_yours)
        actions["note"].triggered.connect(self._toggle_note)
        actions["about"].triggered.connect(self._open_about)
        # from the desk
        desk.changed.connect(self._show)
        desk.said.connect(window.say)
        # from the window
        window.closing.connect(self._keeper.note_now)
        window.closing.connect(desk.save)
        window.installEventFilter(self)

    def use_catalogue(self) -> None:
        """The titles of the articles are others now."""
        self._desk.use_catalogue(self._room.catalogue)
        self._show()

    def refresh_look(self) -> None:
        """Draws the Save button in the theme of the day."""
        self._save_shown = None
        self._show_save()

    def _make_yours(self) -> "YoursSheet":
        from desktop_app.ui.yours_sheet import YoursSheet

        sheet = self._yours = YoursSheet(self._window.appearance, self._window.panels)
        desk, tab = self._desk, sheet.bookmarks
        sheet.part_shown.connect(desk.refresh)
        sheet.part_shown.connect(self._show)
        tab.opened.connect(self._open)
        tab.moved.connect(desk.move_bookmark)
        tab.renamed.connect(desk.rename_bookmark)
        tab.removed.connect(desk.remove_bookmark)
        tab.put_back_wanted.connect(desk.put_back)
        tab.export_wanted.connect(self._ask_where_to_save)
        tab.import_wanted.connect(self._ask_what_to_read)
        sheet.notes.opened.connect(self._open_note_of)
        sheet.notes.write_wanted.connect(self._toggle_note)
        sheet.history.opened.connect(self._open)
        sheet.history.keep_wanted.connect(self.keep_history_wanted)
        sheet.history.wipe_wanted.connect(desk.wipe_history)
        folder = desk.things.folder
        sheet.show_folder(str(folder) if folder else "")
        return sheet

    def _make_note(self) -> "NoteSheet":
        from desktop_app.ui.note_sheet import NoteSheet

        sheet = self._note = NoteSheet(self._window.appearance, self._window.panels)
        sheet.edited.connect(self._desk.write_note)
        self._desk.note_joined.connect(sheet.replace_text)
        return sheet

    @property
    def files(self) -> "BookmarkFiles":
        """The file dialogs, made when they are first wanted."""
        if self._files is None:
            from desktop_app.ui.bookmark_files import BookmarkFiles

            self._files = BookmarkFiles(self._window.appearance, self._window, self._desk.things.folder)
            self._files.save_chosen.connect(self._save_list)
            self._files.read_chosen.connect(self._read_list)
        return self._files

    @Slot()
    def _show(self) -> None:
        """Everything that shows own things, as they are now."""
        self._room.use_own(self._desk.summary, self._desk.things.folder)
        self._show_save()
        sheet = self._yours
        if sheet is None or not sheet.isVisible():
            return  # it asks for its rows when it is opened
        from desktop_app.ui.own_rows import bookmark_rows, history_rows, note_rows  # with the first sheet

        things, catalogue = self._desk.things, self._room.catalogue
        sheet.bookmarks.show_rows(bookmark_rows(things.bookmarks, catalogue))
        sheet.bookmarks.offer_back(self._desk.removed)
        sheet.history.show_rows(
            history_rows(things.history, catalogue),
            keep=self._desk.keep_history,
            knows_place=things.place is not None,
        )
        slug = self._room.open_article
        notes = {noted: things.note(noted) for noted in things.noted}
        sheet.notes.show_rows(note_rows(notes, things, catalogue), self._title_of(slug) if slug else "")

    @Slot()
    def _show_save(self) -> None:
        slug = self._room.open_article
        is_saved = bool(slug) and self._desk.things.is_bookmarked(slug)
        if (bool(slug), is_saved) == self._save_shown:
            return
        self._save_shown = (bool(slug), is_saved)
        save, note = self._window.actions_table["save"], self._window.actions_table["note"]
        save.setEnabled(bool(slug))
        note.setEnabled(bool(slug))
        save.setChecked(is_saved)
        save.setText("Saved" if is_saved else "Save")
        save.setToolTip(f"{'Take this page off' if is_saved else 'Keep this page among'} your bookmarks (Ctrl+D)")
        save.setIcon(self._window.appearance.icon("bookmark-filled" if is_saved else "bookmark"))

    @Slot()
    def _toggle_bookmark(self) -> None:
        slug = self._room.open_article
        if slug:
            self._desk.toggle_bookmark(slug, self._title_of(slug))

    @Slot()
    def _toggle_yours(self) -> None:
        self._window.sheets.toggle(YOURS)

    @Slot(str)
    def _open_yours(self, part: str) -> None:
        self._window.sheets.open(YOURS)
        if self._yours is not None:
            self._yours.show_part(part)
            self._yours.take_focus()

    @Slot()
    def _toggle_note(self) -> None:
        slug = self._room.open_article
        if slug and not (self._note is not None and self._note.isVisible()):
            self._open_note(slug)
        else:
            self._window.sheets.close()

    @Slot(str)
    def _open_note_of(self, slug: str) -> None:
        """The article with its note beside it; the note alone where the article is gone."""
        if self._is_here(slug):
            self._room.open(ArticleLink(slug))
        self._open_note(slug)

    def _open_note(self, slug: str) -> None:
        self._window.sheets.open(NOTE)
        if self._note is not None:
            things = self._desk.things
            where = (
                "Only you see this. It is saved by itself, as plain text on this computer."
                if things.folder
                else "This copy keeps nothing: the note is gone when the window is closed."
            )
            self._note.show_note(slug, self._title_of(slug), things.note(slug), where)
            self._desk.tell_set_aside()
            self._note.take_focus()

    @Slot(str)
    def _open(self, slug: str) -> None:
        """An article of a list; one that is gone stays on the list, and that is said."""
        if self._is_here(slug):
            self._room.open(ArticleLink(slug))
            self._window.area.view.setFocus()
        else:
            title = self._title_of(slug)
            self._window.say(f"{title} is not in this edition. It stays on your list.")

    def _is_here(self, slug: str) -> bool:
        catalogue = self._room.catalogue
        return catalogue.slug_now(slug) in catalogue.entries

    def _title_of(self, slug: str) -> str:
        from desktop_app.ui.own_rows import title_of

        return title_of(slug, self._desk.things, self._room.catalogue)

    @Slot()
    def _open_about(self) -> None:
        self._room.open(AboutLink())
        self._window.area.view.setFocus()

    @Slot()
    def _ask_where_to_save(self) -> None:
        self.files.ask_where_to_save()

    @Slot()
    def _ask_what_to_read(self) -> None:
        self.files.ask_what_to_read()

    @Slot(object)
    def _save_list(self, path: Path) -> None:
        self._desk.save_list(path, self._room.catalogue)

    @Slot(object)
    def _read_list(self, path: Path) -> None:
        self._desk.read_list(path, self._room.catalogue)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that comes to the front shows what another one has written meanwhile."""
        if event.type() == QEvent.Type.WindowActivate:
            self._desk.refresh()
        return super().eventFilter(watched, event)
