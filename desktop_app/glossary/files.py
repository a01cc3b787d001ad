"""Reads the content's data files; whatever is wrong with one becomes a sentence with a remedy."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from desktop_app.errors import AppError

_ID = re.compile(r'"id"\s*:\s*"([^"]+)"')


def read_text(path: Path) -> str:
    """A UTF-8 file. AppError when it cannot be read or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise AppError(f"{path} cannot be read ({error.strerror})", "Check that it exists and is readable") from error
    except UnicodeDecodeError as error:
        raise AppError(f"{path} is not UTF-8 text", "Save it as UTF-8") from error


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file as a table. AppError when it cannot be read or is not TOML."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise AppError(f"{path} is not TOML ({error})", "Mend that line") from error


def read_json(path: Path) -> Any:
    """A JSON file's value. AppError when it cannot be read or is not JSON."""
    try:
        return json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise AppError(f"{path}, line {error.lineno}, is not JSON ({error.msg})", "Mend that line") from error


def lines_of_ids(path: Path) -> dict[str, int]:
    """The 1-based line on which each `"id"` of a JSON list stands, for messages that point there."""
    text = read_text(path)
    return {match[1]: text.count("\n", 0, match.start()) + 1 for match in _ID.finditer(text)}
