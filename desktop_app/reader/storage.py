"""Reads and writes one person's small JSON files: written whole or not at all, set aside when damaged, never lost."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.errors import AppError


@dataclass(frozen=True, slots=True)
class Stored:
    """What a file held ({} when there was none), and where a damaged file was set aside."""

    values: Mapping[str, Any]
    set_aside: Path | None = None


def read(path: Path) -> Stored:
    """Reads a JSON object. A damaged file is renamed to `*.damaged` and told; an unreadable one counts as empty."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Stored({})
    except OSError:
        return Stored({})
    except (ValueError, RecursionError):
        return Stored({}, _set_aside(path))
    return Stored(values) if isinstance(values, dict) else Stored({}, _set_aside(path))


def write(path: Path, values: Mapping[str, Any]) -> None:
    """Writes a JSON object by way of a new file and a rename. AppError when that fails; the old file is unchanged."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(values, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise AppError(
            f"{path} cannot be written ({error.strerror})", "Make room, or check that you may write there"
        ) from error


def _set_aside(path: Path) -> Path | None:
    """Renames a damaged file; an older damaged one is kept beside it under a number."""
    aside = path.with_name(f"{path.name}.damaged")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged{number}")
    try:
        path.rename(aside)
    except OSError:
        return None
    return aside
