"""The panel behind "Aa": light, text, spacing, font and habits. Every change is seen at once on the page beside it."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app import bundle
from desktop_app.reader.settings import DYSLEXIC_FONT, OWN_FONT, SYSTEM_FONT, SYSTEM_THEME, TEXT_SIZES, Settings
from desktop_app.ui.appearance import FONT_FAMILY, Appearance, dyslexic_family
from desktop_app.ui.choice_grid import ChoiceGrid
from desktop_app.ui.choices import Switch
from desktop_app.ui.sheet import Sheet
from desktop_app.ui.stepper import Stepper
from desktop_app.ui.theme import THEME_NAMES, load_theme
from desktop_app.ui.wrapping_label import WrappingLabel

_SWITCHES = {
    "hover_cards": "Show the card of a source while the pointer rests on its number",
    "copy_with_source": "Add the source to text that is copied",
    "keep_history": "Remember which pages were read",
}
_STILL = "Nothing moves or blinks by itself, whatever is chosen here."


class AppearanceSheet(Sheet):
    """Shows the settings and says which ones are wanted instead."""

    settings_wanted = Signal(object)
    beside: ClassVar[bool] = True

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__("Appearance", appearance, parent)
        self._themes = ChoiceGrid("Light", appearance, self)
        for name in (*THEME_NAMES, SYSTEM_THEME):
            self._themes.offer(name, "As the system" if name == SYSTEM_THEME else _title_of(name))
        self._fonts = ChoiceGrid("Font", appearance, self)
        self._fonts.offer(OWN_FONT, FONT_FAMILY)
        self._fonts.offer(SYSTEM_FONT, "The system's font")
        if dyslexic_family():
            self._fonts.offer(DYSLEXIC_FONT, dyslexic_family())
        self._steppers = {
            "brightness": Stepper("No brighter than", range(20, 101, 5), _per_cent, appearance, self, has_slider=True),
            "text_size": Stepper("Text size", TEXT_SIZES, _per_cent, appearance, self),
            "line_spacing": Stepper("Line spacing", range(110, 221, 10), _per_cent, appearance, self),
            "letter_spacing": Stepper("Letter spacing", range(0, 26, 5), _farther, appearance, self),
            "column_width": Stepper("Column of", range(40, 111, 10), _letters, appearance, self),
        }
        self._usual = QToolButton(self)
        self._usual.setObjectName("plainButton")
        self._usual.setText("Back to the usual")
        self._usual.setToolTip("Light, text, spacing and font as they were at first")
        self._switches = {name: Switch(words, appearance, self) for name, words in _SWITCHES.items()}
        self._scroll = QScrollArea(self)
        self._lay_out()
        self._themes.chosen.connect(self._choose_theme)
        self._fonts.chosen.connect(self._choose_font)
        self._steppers["brightness"].wanted.connect(self._choose_brightness)
        self._steppers["text_size"].wanted.connect(self._choose_text_size)
        self._steppers["line_spacing"].wanted.connect(self._choose_line_spacing)
        self._steppers["letter_spacing"].wanted.connect(self._choose_letter_spacing)
        self._steppers["column_width"].wanted.connect(self._choose_column_width)
        for switch in self._switches.values():
            switch.clicked.connect(self._choose_habits)
        self._usual.clicked.connect(self._choose_usual)
        self._show_settings()

    def refresh_look(self) -> None:
        """Draws the controls anew, and shows the settings that are in use."""
        super().refresh_look()
        self._themes.refresh_look()
        self._fonts.refresh_look()
        for stepper in self._steppers.values():
            stepper.refresh_look()
        self._show_settings()

    def take_focus(self) -> None:
        """Work begins at the light."""
        self._themes.take_focus()

    def _lay_out(self) -> None:
        inner = QWidget(self._scroll)
        inner.setObjectName("sheetBody")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 8)
        column.setSpacing(8)
        column.addWidget(self._themes)
        column.addWidget(self._steppers["brightness"])
        column.addWidget(_line(inner))
        for name in ("text_size", "line_spacing", "letter_spacing", "column_width"):
            column.addWidget(self._steppers[name])
        column.addWidget(self._fonts)
        column.addWidget(self._usual, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(_line(inner))
        for switch in self._switches.values():
            column.addWidget(switch)
        note = WrappingLabel(inner)
        note.setObjectName("soft")
        note.setText(_STILL)
        column.addWidget(note)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._scroll.setWidget(inner)
        self.body.addWidget(self._scroll, 1)

    def _show_settings(self) -> None:
        settings = self._appearance.settings
        self._themes.show_chosen(settings.theme)
        self._fonts.show_chosen(settings.font)
        for name, stepper in self._steppers.items():
            stepper.show_value(getattr(settings, name))
        for name, switch in self._switches.items():
            switch.setChecked(getattr(settings, name))

    def _want(self, **changes: Any) -> None:
        self.settings_wanted.emit(self._appearance.settings._replace(**changes))

    @Slot(str)
    def _choose_theme(self, name: str) -> None:
        self._want(theme=name)

    @Slot(str)
    def _choose_font(self, name: str) -> None:
        self._want(font=name)

    @Slot(int)
    def _choose_brightness(self, value: int) -> None:
        self._want(brightness=value)

    @Slot(int)
    def _choose_text_size(self, value: int) -> None:
        self._want(text_size=value)

    @Slot(int)
    def _choose_line_spacing(self, value: int) -> None:
        self._want(line_spacing=value)

    @Slot(int)
    def _choose_letter_spacing(self, value: int) -> None:
        self._want(letter_spacing=value)

    @Slot(int)
    def _choose_column_width(self, value: int) -> None:
        self._want(column_width=value)

    @Slot()
    def _choose_habits(self) -> None:
        self._want(**{name: switch.isChecked() for name, switch in self._switches.items()})

    @Slot()
    def _choose_usual(self) -> None:
        settings: Settings = self._appearance.settings
        self.settings_wanted.emit(settings.with_usual_look())


def _title_of(theme: str) -> str:
    return load_theme(bundle.resource("themes", f"{theme}.toml")).title


def _per_cent(value: int) -> str:
    return f"{value} %"


def _farther(value: int) -> str:
    return f"{value} % more" if value else "usual"


def _letters(value: int) -> str:
    return f"{value} letters"


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setObjectName("divider")
    line.setFixedHeight(1)
    return line
