"""Says what is installed, where everything lies, and what is missing, with the line that mends it."""

import platform
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from desktop_app import __version__
from desktop_app.edition.shelf import Shelf
from desktop_app.errors import AppError
from desktop_app.reader.paths import ReaderPaths
from desktop_app.system_libraries import apt_line, missing_libraries

_LIBRARIES = (
    "PySide6-Essentials",
    "whoosh-reloaded",
    "Markdown",
    "PyYAML",
    "rapidfuzz",
    "segno",
    "platformdirs",
    "PyNaCl",
)


@dataclass(frozen=True, slots=True)
class Report:
    """Lines to be printed; `is_well` is False when one of them names something to mend."""

    lines: tuple[str, ...]
    is_well: bool


def examine(shelf: Shelf, paths: ReaderPaths) -> Report:
    """Looks at the program, its libraries, the edition, the reader's files and the system's libraries."""
    lines = [
        f"benzo-glossary {__version__}, Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    ]
    troubles: list[str] = []
    for name in _LIBRARIES:
        try:
            lines.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            troubles.append(f"{name} is not installed. Run ./packaging/run, or pip install {name}.")
    lines.append(f"content: {shelf.content}")
    try:
        fitting = shelf.fitting()
        lines.append(
            f"edition: {fitting.manifest.edition} of {fitting.manifest.built} in {fitting.folder}"
            if fitting
            else "edition: none that fits the content; the next start compiles one"
        )
    except AppError as error:
        troubles.append(str(error))
    if shelf.trouble is not None:
        troubles.append(str(shelf.trouble))
    lines += [f"settings: {paths.settings}", f"session: {paths.session}", f"cache: {paths.cache}"]
    lines.append(f"own things: {'kept in memory only' if paths.in_memory else paths.own}")
    missing = missing_libraries() if sys.platform == "linux" else ()
    if missing:
        names = ", ".join(library.soname for library in missing)
        troubles.append(f"The window needs system libraries that are not here ({names}). Run: {apt_line(missing)}")
    else:
        lines.append("system libraries for the window: complete")
    return Report((*lines, *troubles), not troubles)
