"""How everything looks just now: theme, text size, font. Tells the window when it changes."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from desktop_app import bundle
from desktop_app.errors import AppError
from desktop_app.reader.settings import DYSLEXIC_FONT, SYSTEM_FONT, SYSTEM_THEME, Settings
from desktop_app.ui.article_css import COLUMN_PIXELS, TEXT_POINTS, article_css, heading_growth
from desktop_app.ui.icons import ICON_SIZE, Icons
from desktop_app.ui.style_sheet import TARGET_PIXELS, palette_of, style_sheet
from desktop_app.ui.theme import THEME_NAMES, Theme, dimmed, load_theme

FOCUS_PIXELS = 3
_FIRST_FACES = ("Regular", "Bold")
_LATER_FACES = ("Italic", "BoldItalic")  # no first page is in italics
FONT_FAMILY = "Atkinson Hyperlegible"
_DYSLEXIC_FAMILY = "OpenDyslexic"
_USUAL_COLUMN = Settings().column_width
_LIGHT, _DARK = "light", "dark"


class Appearance(QObject):
    """Applies the reader's settings to the application, and draws icons in the theme's colours."""

    changing = Signal()
    """Before anything is drawn anew: who has a place to keep may note it."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        parent: QObject | None = None,
        *,
        target: int = TARGET_PIXELS,
    ) -> None:
        """`target` is the smallest height in pixels of a row that can be pressed."""
        super().__init__(parent)
        self.target = target
        self._application = application
        self._settings = settings
        self._hints = application.styleHints()  # kept in a name: the wrapper of a temporary would be deleted
        self._icons = Icons()
        for face in _FIRST_FACES:
            _add_face(face)
        self.theme = self._load()
        self._hints.colorSchemeChanged.connect(self._follow_system)

    @property
    def scale(self) -> float:
        """The text size as a factor of 1."""
        return self._settings.text_size / 100

    @property
    def settings(self) -> Settings:
        """The settings that are applied."""
        return self._settings

    @property
    def column_pixels(self) -> int:
        """The width of the reading column."""
        wider = self._settings.column_width / _USUAL_COLUMN * (1 + self._settings.letter_spacing / 100)
        return round(COLUMN_PIXELS * self.scale * wider)

    def heading_growth(self, pixels: int) -> float:
        """How large headings may be over the text in a column of so many pixels."""
        return heading_growth(pixels * _USUAL_COLUMN / (COLUMN_PIXELS * self.scale))

    def page_css(self, growth: float = 1.0) -> str:
        """The style sheet for pages, with headings as `heading_growth` says."""
        return article_css(self.theme, self.scale, self._settings.line_spacing, growth)

    def font(self) -> QFont:
        """The reading font at the chosen size, with the letters as far apart as the reader wants them."""
        chosen = self._settings.font
        if chosen == SYSTEM_FONT:
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        else:
            font = QFont((dyslexic_family() if chosen == DYSLEXIC_FONT else "") or FONT_FAMILY)
        font.setPointSizeF(TEXT_POINTS * self.scale)
        if self._settings.letter_spacing:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + self._settings.letter_spacing)
        return font

    def metrics(self) -> QFontMetrics:
        """The measures of the reading font."""
        return QFontMetrics(self.font())

    def focus_pen(self) -> QPen:
        """The pen with which the keyboard's focus is drawn."""
        return QPen(QColor(self.theme.focus), FOCUS_PIXELS)

    def icon(self, name: str) -> QIcon:
        """An icon for a button in the colours of the theme."""
        colour = self.theme.on_danger if name == "help" else self.theme.ink
        return self._icons.icon(name, colour, self.theme.line, self.icon_size)

    def pixmap(self, name: str, colour: str) -> QPixmap:
        """An icon as a picture, in one of the theme's colours."""
        return self._icons.pixmap(name, colour, self.icon_size)

    @property
    def icon_size(self) -> int:
        """Icons grow with the text."""
        return round(ICON_SIZE * max(1.0, self.scale))

    def apply(self) -> None:
        """Gives the application its font, colours and style sheet."""
        self._application.setFont(self.font())
        self._application.setPalette(palette_of(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme, self.scale))

    def complete_fonts(self) -> None:
        """Adds the faces that the first page does not need."""
        for face in _LATER_FACES:
            _add_face(face)

    def change(self, settings: Settings) -> None:
        """Applies other settings at once."""
        if settings == self._settings:
            return
        self._settings = settings
        self._draw_anew()

    def keep(self, settings: Settings) -> None:
        """Takes over settings that change nothing of how widgets look: nothing is drawn anew."""
        self._settings = settings

    @Slot()
    def larger(self) -> None:
        """One step more of text size."""
        self.change(self._settings.larger())

    @Slot()
    def smaller(self) -> None:
        """One step less of text size."""
        self.change(self._settings.smaller())

    @Slot()
    def normal(self) -> None:
        """Text at 100 %."""
        self.change(self._settings._replace(text_size=100))

    @Slot(str)
    def choose_region(self, region: str) -> None:
        """Remembers where the reader is, for the help page."""
        self.change(self._settings._replace(region=region))

    @Slot(bool)
    def keep_history(self, kept: bool) -> None:
        """Switches the reader's history on or off."""
        self.change(self._settings._replace(keep_history=kept))

    def choose_theme(self, name: str) -> None:
        """Changes to a theme by file name, or to "system"."""
        self.change(self._settings._replace(theme=name))

    def _load(self) -> Theme:
        return dimmed(self._load_bright(), self._settings.brightness / 100)

    def _load_bright(self) -> Theme:
        name = self._settings.theme
        if name == SYSTEM_THEME or name not in THEME_NAMES:
            name = _DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else _LIGHT
        try:
            return load_theme(bundle.resource("themes", f"{name}.toml"))
        except AppError:
            if name == _LIGHT:
                raise
            return load_theme(bundle.resource("themes", f"{_LIGHT}.toml"))

    def _follow_system(self) -> None:
        if self._settings.theme == SYSTEM_THEME:
            self._draw_anew()

    def _draw_anew(self) -> None:
        self.changing.emit()
        self.theme = self._load()
        self.apply()
        self.changed.emit()


def dyslexic_family() -> str:
    """The family of the font OpenDyslexic as it is installed here, "" where it is not."""
    families = [name for name in QFontDatabase.families() if name.replace(" ", "").startswith(_DYSLEXIC_FAMILY)]
    return min(families, key=len, default="")


def _add_face(face: str) -> None:
    QFontDatabase.addApplicationFont(str(bundle.resource("fonts", f"AtkinsonHyperlegible-{face}.ttf")))
