"""What is chosen for paper: its size, sources or not, large type; and its colours. No Qt."""

import tomllib
from dataclasses import dataclass, fields

from desktop_app import bundle
from desktop_app.errors import AppError

POINTS = 11.0
LARGE_POINTS = 16.0
"""Large print begins at 16 points (https://www.ukaaf.org/wp-content/uploads/2020/03/G003-UKAAF-Creating-clear-print-
and-large-print-documents.pdf)."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper, upright, in millimetres; `name` is how settings and the command line call it."""

    name: str
    words: str
    width: float
    height: float


A4 = Paper("a4", "A4", 210.0, 297.0)
LETTER = Paper("letter", "Letter", 215.9, 279.4)
PAPERS = (A4, LETTER)


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How something is put on paper."""

    paper: Paper = A4
    sources: bool = True
    large: bool = False

    @property
    def points(self) -> float:
        """The size of the text."""
        return LARGE_POINTS if self.large else POINTS


@dataclass(frozen=True, slots=True)
class Margins:
    """Millimetres from the edge of the paper to the text; running title and page number stand within top and bottom."""

    side: float
    top: float
    bottom: float
    head: float
    """From the upper edge to the base of the running title, and from the lower edge to the base of the page number."""


def margins(options: PrintOptions) -> Margins:
    """Lines of at most about 75 characters in the usual size, as many as there is room for in large type."""
    return Margins(20 if options.large else 28, 27, 25, 15)


@dataclass(frozen=True, slots=True)
class Ink:
    """Meanings with their colours as `#RRGGBB`."""

    paper: str
    ink: str
    soft: str
    link: str
    line: str
    panel: str


def load_ink() -> Ink:
    """The colours of paper. AppError when the file is missing or a meaning is."""
    path = bundle.resource("print", "ink.toml")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Ink(**{field.name: str(table["raw"][table["meaning"][field.name]]) for field in fields(Ink)})
    except (OSError, ValueError, KeyError) as error:
        raise AppError(
            f"The colours of paper in {path} cannot be read ({error})", "Install the program again"
        ) from error
