"""What a pack says of itself: who made it, which version, for which program, and the SHA-256 of every file."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from desktop_app.errors import AppError
from desktop_app.glossary.model import Category

FORMAT = 1
MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.minisig"
SUFFIX = ".glossary"
OWN_ID = "benzo-glossary"
"""The id of the program's own content: a pack with it replaces the content that the program brought along."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PROGRAM = re.compile(r"\d{1,6}(?:\.\d{1,6}){0,3}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_VERSION = 10**12
_LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class PackedFile:
    """Length in bytes and SHA-256 of one file."""

    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PackManifest:
    """`version` only ever grows; `built` is the day that the publisher wrote down, never this machine's clock.

    `edition` is the label that readers see ("" for none); `categories` are those that a clinic's pack adds.
    """

    id: str
    title: str
    publisher: str
    version: int
    built: date
    minimum_program: str
    edition: str = ""
    categories: tuple[Category, ...] = ()
    files: Mapping[str, PackedFile] = field(default_factory=dict)

    @property
    def is_own(self) -> bool:
        """Whether it holds the program's own content, and not a clinic's."""
        return self.id == OWN_ID

    @property
    def name(self) -> str:
        """The pack as a person names it."""
        return f"{self.title}, version {self.version}"


def to_bytes(manifest: PackManifest) -> bytes:
    """The manifest as it stands in the pack, the same bytes for the same manifest."""
    categories = [category._asdict() for category in manifest.categories]
    table = {"format": FORMAT, **asdict(manifest), "built": manifest.built.isoformat(), "categories": categories}
    return (json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def from_bytes(data: bytes) -> PackManifest:
    """Reads a manifest whose signature was verified. AppError when it is of another format or not of its form."""
    try:
        table = json.loads(data)
        if table["format"] != FORMAT:
            raise AppError(
                f"The pack is of format {table['format']}, which this program does not know", "Install a newer program"
            )
        return from_table(table, {str(name): _packed(entry) for name, entry in table["files"].items()})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise AppError(f"The manifest of the pack cannot be understood ({error})", "Ask for a new copy") from error


def from_table(table: Mapping[str, Any], files: Mapping[str, PackedFile]) -> PackManifest:
    """The manifest that a table of fields describes. ValueError, KeyError or TypeError for the first that is wrong."""
    built = table["built"]
    return PackManifest(
        id=_match(_ID, table["id"], "id"),
        title=_text(table["title"], "title"),
        publisher=_text(table["publisher"], "publisher"),
        version=_version(table["version"]),
        built=built if type(built) is date else date.fromisoformat(built),
        minimum_program=_match(_PROGRAM, table["minimum_program"], "minimum_program"),
        edition=_text(table["edition"], "edition") if table.get("edition") else "",
        categories=tuple(_category(category) for category in table.get("categories", ())),
        files=files,
    )


def require_id(text: str) -> str:
    """The id of a pack. AppError when it is not small letters, digits and hyphens."""
    if not _ID.fullmatch(text):
        raise AppError(f"{text} is no id of a pack", "Use small letters, digits and hyphens, as in st-elsewhere")
    return text


def program_parts(version: str) -> tuple[int, ...]:
    """A program's version as numbers that can be compared; what follows them, as in 1.2.0rc1, counts as that number."""
    match = re.match(r"\d+(?:\.\d+)*", version)
    parts = [int(part) for part in match[0].split(".")] if match else []
    while parts and parts[-1] == 0:
        parts.pop()
    return tuple(parts)


def _category(value: Any) -> Category:
    return Category(
        _match(_ID, value["id"], "category"), _text(value["title"], "title"), _text(value["sentence"], "sentence")
    )


def _match(pattern: re.Pattern[str], value: Any, name: str) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT or not pattern.fullmatch(value):
        raise ValueError(f"{name} is not of the right form")
    return value


def _text(value: Any, name: str) -> str:
    """One line that shows on a screen: no control characters, none that turn the direction of writing."""
    is_text = isinstance(value, str) and value.strip() == value and 0 < len(value) <= _LONGEST_TEXT
    if not is_text or any(unicodedata.category(letter)[0] in "CZ" and letter != " " for letter in value):
        raise ValueError(f"{name} is not one line of text")
    return str(value)


def _version(value: Any) -> int:
    if type(value) is not int or not 0 < value < _MOST_VERSION:
        raise ValueError("version is not a whole number of 1 or more")
    return value


def _packed(entry: Any) -> PackedFile:
    return PackedFile(_length(entry["length"]), _match(_SHA256, entry["sha256"], "sha256"))


def _length(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("a length is not a number")
    return value
