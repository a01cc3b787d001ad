"""Where a person left off: the window's place and its panels. Unlike settings, nobody chose it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from desktop_app.reader import storage


class Session(NamedTuple):
    """`geometry` is Qt's, in base64; `pdf_folder` where a PDF was saved last, or "". What was read is no part of it:
    that is the reader's own, and can be wiped."""

    geometry: str = ""
    left_open: bool = True
    right_open: bool = True
    pdf_folder: str = ""


def load(path: Path) -> Session:
    """Reads the last session; a fresh one when there is none or it cannot be understood."""
    return _from(storage.read(path).values)


def save(path: Path, session: Session) -> None:
    """Writes the session. AppError when that fails."""
    storage.write(path, session._asdict())


def _from(values: Mapping[str, Any]) -> Session:
    default = Session()._asdict()
    kept = {name: values[name] if type(values.get(name)) is type(default[name]) else default[name] for name in default}
    return Session(**kept)
