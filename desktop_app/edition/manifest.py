"""The manifest of an edition: what it was made from, by which versions, and the SHA-256 of every file.

Writing a manifest is the switch: the files of an edition lie in a folder of their own that only the manifest names, and
the manifest is replaced by rename, so a crash at any point leaves the old edition whole.
"""

import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from desktop_app.edition.digest import sha256
from desktop_app.errors import AppError

FORMAT = 8
"""Raised whenever the program reads an edition differently than before, another version of whoosh included."""

MANIFEST = "manifest.json"
_LIBRARIES = ("whoosh-reloaded", "Markdown")
_EVIDENCE = "evidence"


class Manifest(NamedTuple):
    """`content_digest` is over what a reader can read, `evidence_digest` over claims and map ("" without them).

    `files` maps each path below the edition's folder to its SHA-256; `data` is the folder in which they all lie.
    """

    format: int
    title: str
    edition: str
    built: str
    content_digest: str
    evidence_digest: str
    program: str
    libraries: Mapping[str, str]
    articles: int
    references: int
    citations: int
    data: str
    files: Mapping[str, str]

    def fits(self, content: "Digests") -> bool:
        """Whether the edition was made from this content, in this format.

        Content without evidence (an installed program) fits an edition that was compiled with evidence.
        """
        return (
            self.format == FORMAT
            and self.content_digest == content.content
            and content.evidence in ("", self.evidence_digest)
        )


class Digests(NamedTuple):
    """SHA-256 over the names and bytes of a content folder; `evidence` is "" where there is none."""

    content: str
    evidence: str


def digests_of(root: Path) -> Digests:
    """Digests of a content folder, the same on every system. AppError when a file cannot be read."""
    content = sha256()
    evidence = sha256()
    has_evidence = False
    if not root.is_dir():
        raise AppError(f"The content folder {root} cannot be read", "Check that it exists and is readable")
    try:
        files = (path for path in root.rglob("*") if path.is_file() and not path.name.startswith("."))
        # by name in one spelling: paths themselves sort without case on Windows
        for name, path in sorted((path.relative_to(root).as_posix(), path) for path in files):
            target = content
            if name.startswith(f"{_EVIDENCE}/"):
                target, has_evidence = evidence, True
            data = path.read_bytes()
            target.update(f"{name}\0{len(data)}\0".encode())
            target.update(data)
    except OSError as error:
        raise AppError(
            f"The content folder {root} cannot be read ({error.strerror})", "Check that it exists and is readable"
        ) from error
    return Digests(content.hexdigest(), evidence.hexdigest() if has_evidence else "")


def library_versions() -> dict[str, str]:
    """Versions of the libraries whose work lies in an edition, written down for whoever looks into one."""
    from importlib.metadata import PackageNotFoundError, version  # slow to import, and not needed to open an edition

    versions = {}
    for name in _LIBRARIES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = "unknown"
    return versions


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Switches the edition in `folder` to what the manifest names, by rename."""
    fresh = folder / f".{MANIFEST}.{manifest.data}"
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(manifest._asdict(), file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / MANIFEST)


def read_manifest(folder: Path) -> Manifest:
    """Reads an edition's manifest. AppError when there is none or when it cannot be understood."""
    path = folder / MANIFEST
    try:
        manifest = Manifest(**json.loads(path.read_text(encoding="utf-8")))
        if not isinstance(manifest.files, dict) or not isinstance(manifest.data, str):
            raise TypeError("files or data is of the wrong type")
        datetime.fromisoformat(manifest.built)
        return manifest
    except FileNotFoundError as error:
        raise AppError(f"There is no edition in {folder}", "Run benzo-glossary compile") from error
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise AppError(f"The edition in {folder} is damaged ({error})", "Run benzo-glossary compile") from error
