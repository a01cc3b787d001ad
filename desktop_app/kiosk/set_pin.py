"""Writes the hash of a PIN into a kiosk's file; everything else in the file stays as it is, comments too."""

import os
import re
from contextlib import suppress
from pathlib import Path

from desktop_app.errors import AppError
from desktop_app.kiosk.pin import hash_of, why_refused

_LINE = re.compile(r"^\s*exit_pin\s*=.*$", re.MULTILINE)
_FIRST_TABLE = re.compile(r"^\s*\[", re.MULTILINE)


def set_pin(path: Path, pin: str) -> None:
    """Puts the hash into the file, which is made when it is missing. AppError when the PIN or the file will not do."""
    wrong = why_refused(pin)
    if wrong:
        raise AppError(f"That PIN will not do: {wrong}", "Choose another one")
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise AppError(f"The kiosk file {path} cannot be read ({error})", "Check the path and its rights") from error
    line = f'exit_pin = "{hash_of(pin)}"'
    text = _LINE.sub(line, text, count=1) if _LINE.search(text) else _with(text, line)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            fresh.chmod(path.stat().st_mode & 0o755)
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise AppError(f"{path} cannot be written ({error.strerror})", "Run it as the file's owner") from error


def _with(text: str, line: str) -> str:
    """The line before the first table, since it belongs to the top of the file."""
    table = _FIRST_TABLE.search(text)
    at = table.start() if table else len(text)
    before = text[:at]
    gap = "" if not before or before.endswith("\n") else "\n"
    return f"{before}{gap}{line}\n{text[at:]}"
