"""Makes a pack from a folder: the same folder and key give the same bytes, on every day and every machine."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop_app import __version__
from desktop_app.edition.changes import PREVIOUS
from desktop_app.edition.digest import sha256
from desktop_app.errors import AppError
from desktop_app.glossary.files import read_toml
from desktop_app.glossary.loader import load_meta
from desktop_app.packs import archive, minisign
from desktop_app.packs.contents import require_contents
from desktop_app.packs.files import read_tree
from desktop_app.packs.manifest import MANIFEST, SIGNATURE, PackedFile, PackManifest, from_table, to_bytes
from desktop_app.packs.pack import UNTRUSTED_COMMENT
from desktop_app.packs.secret_key import SecretKey

DESCRIPTION = "pack.toml"


def describe(folder: Path) -> PackManifest:
    """What a folder's `pack.toml` says, without files. AppError when it is missing or lacks a field."""
    path = folder / DESCRIPTION
    table = read_toml(path)
    try:
        return _described(table)
    except KeyError as error:
        raise AppError(f"{path} lacks the field {error}", "Write id, title, publisher, version and built") from error
    except (ValueError, TypeError) as error:
        raise AppError(f"{path}: {error}", "Mend that field") from error


def build_pack(folder: Path, key: SecretKey) -> bytes:
    """The bytes of the signed pack of a folder. AppError with the first thing in it that does not belong there."""
    described = describe(folder)
    files = {name: data for name, data in read_tree(folder).items() if name not in (DESCRIPTION, PREVIOUS)}
    require_contents(files, described.id)
    manifest = _with_files(described, files)
    if manifest.is_own:
        manifest = replace(manifest, edition=load_meta(folder / "glossary.toml").edition)
    written = to_bytes(manifest)
    signature = minisign.sign(
        written,
        key.seed,
        key.public.key_id,
        trusted_comment=f"{manifest.id} version {manifest.version}, built {manifest.built.isoformat()}",
        untrusted_comment=UNTRUSTED_COMMENT,
    )
    data = archive.encode({**files, MANIFEST: written, SIGNATURE: signature.text().encode()})
    if len(data) > archive.MOST_BYTES:
        raise AppError(f"The pack is larger than {archive.MOST_BYTES >> 20} MB", "Make it smaller")
    return data


def _described(table: Mapping[str, Any]) -> PackManifest:
    known = {"id", "title", "publisher", "version", "built", "minimum_program", "edition", "category"}
    unknown = sorted(table.keys() - known)
    if unknown:
        raise ValueError(f"the field {unknown[0]} is unknown")
    return from_table(
        {"minimum_program": __version__, **table, "categories": table.get("category", ())},
        {},
    )


def _with_files(described: PackManifest, files: Mapping[str, bytes]) -> PackManifest:
    packed = {name: PackedFile(len(data), str(sha256(data).hexdigest())) for name, data in sorted(files.items())}
    return replace(described, files=packed)
