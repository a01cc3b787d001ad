"""What a kiosk may do and how it looks: the settings of its file, each with its rule in words. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop_app.kiosk.opening_hours import is_time
from desktop_app.kiosk.pin import is_hash

THEMES = ("light", "sepia", "dim", "dark", "very-dim", "high-contrast")


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings of one kiosk. Seconds are seconds, `text_size` is in per cent; "" and () mean "not set"."""

    idle_seconds: int = 180
    warning_seconds: int = 30
    clinic: str = ""
    regions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    theme: str = "light"
    text_size: int = 125
    exit_pin: str = ""
    opens: str = ""
    closes: str = ""
    printer: str = ""
    print_pages: int = 0
    usage_counts: bool = False

    @property
    def may_print(self) -> bool:
        """Whether the take-away sheet can be printed."""
        return bool(self.printer) and self.print_pages > 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One setting: what it does, what is allowed, and whether a value is."""

    name: str
    does: str
    allowed: str
    accepts: Callable[[Any], bool]


def _between(least: int, most: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and least <= value <= most


def _text(most: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and len(value) <= most and value.isprintable()


def _names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) and name for name in value)


RULES = (
    Rule(
        "idle_seconds",
        "Nobody has touched anything for so long: the screen asks whether somebody is still reading",
        "a whole number from 30 to 3600",
        _between(30, 3600),
    ),
    Rule(
        "warning_seconds",
        "How long that question stands before everything is forgotten",
        "a whole number from 10 to 300",
        _between(10, 300),
    ),
    Rule("clinic", "The name on the start screen; it should not name an illness", "up to 80 letters", _text(80)),
    Rule(
        "regions",
        "Whose emergency services are shown; none means all, labelled",
        'a list of regions of emergency.toml, such as ["england"]',
        _names,
    ),
    Rule(
        "categories",
        "Which parts of the glossary are shown; none means all",
        'a list of categories of glossary.toml, such as ["tapering", "coping"]',
        _names,
    ),
    Rule("theme", "The colours at the start of each session", f"one of {', '.join(THEMES)}", THEMES.__contains__),
    Rule("text_size", "The text at the start of each session, in per cent", "100 to 300", _between(100, 300)),
    Rule(
        "exit_pin",
        "The hash of the PIN of the staff, which updates or ends it; written by: benzo-glossary kiosk set-pin FILE",
        "a hash, never the PIN itself",
        lambda value: isinstance(value, str) and is_hash(value),
    ),
    Rule("opens", "When the clinic opens; outside its hours the start screen is dark", "a time as 08:00", is_time),
    Rule("closes", "When the clinic closes", "a time as 18:30", is_time),
    Rule("printer", "The printer for take-away sheets, as the system calls it; none means no printing",
         "up to 120 letters", _text(120)),
    Rule("print_pages", "How many sheets one person may print; 0 means no printing", "0 to 10", _between(0, 10)),
    Rule(
        "usage_counts",
        "Whether it is counted how often each article was opened on each day; never who, when or what was typed",
        "true or false",
        lambda value: isinstance(value, bool),
    ),
)  # fmt: skip
