"""Reads a pack and believes it only when signature, manifest and every byte fit together. Nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app import __version__
from desktop_app.edition.digest import sha256
from desktop_app.errors import AppError
from desktop_app.packs import archive
from desktop_app.packs.contents import require_contents
from desktop_app.packs.manifest import MANIFEST, SIGNATURE, PackManifest, from_bytes, program_parts
from desktop_app.packs.minisign import parse_signature
from desktop_app.packs.trust import TrustedKeys

UNTRUSTED_COMMENT = "signature of a glossary pack"
"""It is not signed, so it is always the same: every byte of a pack counts."""

_NEW_COPY = "Ask the publisher for a new copy"


@dataclass(frozen=True, slots=True)
class Pack:
    """A verified pack: its manifest, its files by name, the bytes of the whole, and the key that signed it."""

    manifest: PackManifest
    files: Mapping[str, bytes]
    data: bytes
    signed_by: str

    @property
    def sha256(self) -> str:
        """The SHA-256 of the whole file."""
        return str(sha256(self.data).hexdigest())


def read_pack(path: Path, keys: TrustedKeys) -> Pack:
    """Reads and verifies a pack. AppError, in one sentence, with the first thing that is wrong."""
    return verify(read_bytes(path), keys)


def read_bytes(path: Path) -> bytes:
    """The whole file at once, so that a stick may be pulled afterwards. AppError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(archive.MOST_BYTES + 1)
    except OSError as error:
        raise AppError(
            f"{path} cannot be read ({error.strerror or error})", "Put the stick back in, or copy the file first"
        ) from error


def verify(data: bytes, keys: TrustedKeys) -> Pack:
    """Holds the bytes of a pack against signature, manifest and rules. AppError with the first thing that is wrong."""
    files = archive.decode(data)
    for name in (MANIFEST, SIGNATURE):
        if name not in files:
            raise AppError(f"This is no glossary pack: it holds no {name}", "Choose a file that ends in .glossary")
    written, signed = files.pop(MANIFEST), files.pop(SIGNATURE)
    signature = parse_signature(signed.decode("utf-8", errors="replace"))
    if signature.text().encode() != signed or signature.untrusted_comment != UNTRUSTED_COMMENT:
        raise AppError("The signature of the pack is not in the form in which packs are written", _NEW_COPY)
    signer = keys.signer(written, signature)
    manifest = from_bytes(written)
    if not keys.may_sign(signer.key, manifest.id):
        raise AppError(
            f"The key {signer.key.name} may not sign packs of {manifest.id}",
            "Do not use this pack, or trust the key for that id as well",
        )
    _require_files(manifest, files)
    _require_program(manifest)
    require_contents(files, manifest.id)
    return Pack(manifest, files, data, signer.key.name)


def _require_files(manifest: PackManifest, files: Mapping[str, bytes]) -> None:
    for name in sorted(manifest.files.keys() | files.keys()):
        promised = manifest.files.get(name)
        if promised is None:
            raise AppError(f"The pack holds {name}, which its manifest does not name", "Do not use this pack")
        if name not in files:
            raise AppError(f"The pack lacks {name}, which its manifest names", _NEW_COPY)
        data = files[name]
        if len(data) != promised.length or sha256(data).hexdigest() != promised.sha256:
            raise AppError(f"{name} is not what the pack's manifest says", _NEW_COPY)


def _require_program(manifest: PackManifest) -> None:
    if program_parts(manifest.minimum_program) > program_parts(__version__):
        raise AppError(
            f"This pack needs version {manifest.minimum_program} of the program, and this is {__version__}",
            "Install the newer program first",
        )
