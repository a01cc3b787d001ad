"""What is installed: generations, each whole in a folder of its own, and one small file that names the one in use.

    current.json              {"current": "g-…", "previous": "g-…"}; "" means the content that the program brought along
    g-…/generation.json       what it was made from
    g-…/packs/ID.glossary     the packs, kept so that the next generation can be made from them
    g-…/content/  edition/    the merged content and the edition compiled from it

Replacing `current.json` by rename is the switch; a crash at any point leaves the generation that was in use.
"""

import json
import os
import re
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.errors import AppError
from desktop_app.packs.files import replace_file
from desktop_app.packs.manifest import SUFFIX
from desktop_app.reader import storage

if TYPE_CHECKING:
    from desktop_app.packs.pack import Pack

CURRENT = "current.json"
GENERATION = "generation.json"
PACKS, CONTENT, EDITION = "packs", "content", "edition"
_PARTIAL = ".partial-"
_NAME = re.compile(r"g-[0-9a-f]{12}")
_KEPT_SECONDS = 3600  # another window may still read what was in use before


@dataclass(frozen=True, slots=True)
class Installed:
    """A pack of a generation, as it is listed; `articles` counts them, `signed_by` names the key."""

    id: str
    title: str
    publisher: str
    version: int
    edition: str
    built: date
    articles: int
    signed_by: str


@dataclass(frozen=True, slots=True)
class Generation:
    """One installed state. `base` is the digest of the program's content that went into it, "" where none did."""

    folder: Path
    base: str
    content: str
    packs: tuple[Installed, ...]

    def pack_file(self, pack_id: str) -> Path:
        """Where the kept file of a pack lies."""
        return self.folder / PACKS / f"{pack_id}{SUFFIX}"

    @property
    def content_folder(self) -> Path:
        """The merged Markdown and bibliography."""
        return self.folder / CONTENT

    @property
    def edition_folder(self) -> Path:
        """The edition that was compiled from it."""
        return self.folder / EDITION


@dataclass(frozen=True, slots=True)
class Switch:
    """The names of the generation in use and of the one before; "" for the program's own content alone."""

    current: str = ""
    previous: str = ""


def installed_from(pack: "Pack", articles: int) -> Installed:
    """A verified pack as it is listed."""
    manifest = pack.manifest
    return Installed(
        manifest.id,
        manifest.title,
        manifest.publisher,
        manifest.version,
        manifest.edition,
        manifest.built,
        articles,
        pack.signed_by,
    )


def read_switch(folder: Path) -> Switch:
    """What is in use; the program's own content where nothing was installed. A damaged file is set aside."""
    values = storage.read(folder / CURRENT).values
    return Switch(*(_name(values.get(name)) for name in ("current", "previous")))


def write_switch(folder: Path, switch: Switch) -> None:
    """Changes what is in use, by rename. OSError when that fails; then what was in use still is."""
    replace_file(folder / CURRENT, (json.dumps(asdict(switch)) + "\n").encode())


def read_generation(folder: Path) -> Generation:
    """Reads a generation. AppError when it is missing or damaged."""
    try:
        table = json.loads((folder / GENERATION).read_text(encoding="utf-8"))
        packs = tuple(Installed(**{**row, "built": date.fromisoformat(row["built"])}) for row in table["packs"])
        return Generation(folder, str(table["base"]), str(table["content"]), packs)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise AppError(
            f"The installed packs in {folder} are damaged ({error})", "Run benzo-glossary pack rollback"
        ) from error


def generation_in_use(folder: Path) -> Generation | None:
    """What is in use; None for the program's own content alone. AppError when it is damaged."""
    name = read_switch(folder).current
    return read_generation(folder / name) if name else None


def generation_bytes(generation: Generation) -> bytes:
    """The file that describes a generation."""
    rows: list[dict[str, Any]] = [{**asdict(pack), "built": pack.built.isoformat()} for pack in generation.packs]
    table = {"base": generation.base, "content": generation.content, "packs": rows}
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode()


def new_name() -> str:
    """A name that no generation has."""
    return f"g-{os.urandom(6).hex()}"


def partial_folder(folder: Path, name: str) -> Path:
    """Where a generation is made before it is whole."""
    return folder / f"{_PARTIAL}{name}"


def supersede(folder: Path, names: Iterable[str]) -> None:
    """Marks generations that go out of use: their time of grace begins now."""
    for name in names:
        with suppress(OSError):
            if name:
                os.utime(folder / name)


def sweep(folder: Path) -> None:
    """Removes what is half made or long out of use. For the holder of the lock only."""
    switch = read_switch(folder)
    kept = {switch.current, switch.previous}
    with suppress(OSError):
        for path in folder.iterdir():
            is_old = _NAME.fullmatch(path.name) and path.name not in kept and _age(path) > _KEPT_SECONDS
            if is_old or path.name.startswith(_PARTIAL):
                shutil.rmtree(path, ignore_errors=True)


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _name(value: object) -> str:
    return value if isinstance(value, str) and _NAME.fullmatch(value) else ""
