"""Writes a text file that a person asked for: whole or not at all, and what stood there before stays until then."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from desktop_app.errors import AppError


def write_text(path: Path, text: str) -> None:
    """Writes UTF-8 by way of a new file and a rename. AppError when that fails; an older file is then unchanged."""
    fresh = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}")
    try:
        with fresh.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            fresh.unlink(missing_ok=True)
        why = error.strerror if isinstance(error, OSError) else "the name cannot be used"
        raise AppError(f"{path} cannot be written ({why})", "Choose another folder or name, or make room") from error
