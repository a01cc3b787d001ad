"""Reads and writes one person's small files: written whole or not at all, set aside when damaged, never lost."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from desktop_app.errors import AppError


class Stored(NamedTuple):
    """What a file held ({} when there was none), and where a damaged file was set aside."""

    values: Mapping[str, Any]
    set_aside: Path | None = None
    refused: str = ""
    """Why a file that is there could be neither read nor set aside: it must not be written over."""


class StoredText(NamedTuple):
    """What a text file held ("" when there was none); the rest is as with `Stored`."""

    text: str
    set_aside: Path | None = None
    refused: str = ""


def read(path: Path) -> Stored:
    """Reads a JSON object. A damaged file is renamed to `*.damaged` and told; an unreadable one counts as empty."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Stored({})
    except OSError as error:
        return Stored({}, refused=error.strerror or "it cannot be read")
    except (ValueError, RecursionError):
        return Stored({}, *_aside_or_refused(path))
    return Stored(values) if isinstance(values, dict) else Stored({}, *_aside_or_refused(path))


def read_text(path: Path) -> StoredText:
    """Reads a UTF-8 text; what cannot be read is treated as by `read`."""
    try:
        return StoredText(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except FileNotFoundError:
        return StoredText("")
    except OSError as error:
        return StoredText("", refused=error.strerror or "it cannot be read")
    except ValueError:
        return StoredText("", *_aside_or_refused(path))


def write(path: Path, values: Mapping[str, Any]) -> None:
    """Writes a JSON object by way of a new file and a rename. AppError when that fails; the old file is unchanged."""
    write_text(path, json.dumps(values, ensure_ascii=False, indent=1))


def write_text(path: Path, text: str) -> None:
    """Writes a UTF-8 text in the same way; what is no character becomes a question mark. AppError when that fails."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("wb") as file:
            file.write(text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise AppError(
            f"{path} cannot be written ({error.strerror})", "Make room, or check that you may write there"
        ) from error


def set_aside(path: Path) -> Path | None:
    """Renames a damaged file; an older damaged one is kept beside it under a number. None where that is refused."""
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


def _aside_or_refused(path: Path) -> tuple[Path | None, str]:
    aside = set_aside(path)
    return aside, "" if aside else "it is damaged and cannot be set aside"
