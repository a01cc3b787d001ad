"""Keys and folders for tests of packs: a small clinic's pack, a newer edition of the small glossary, and a library."""

import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from support import write_content

from desktop_app.edition.edition import Edition
from desktop_app.edition.shelf import Shelf
from desktop_app.packs import archive, minisign
from desktop_app.packs.builder import build_pack
from desktop_app.packs.library import Library
from desktop_app.packs.manifest import MANIFEST, SIGNATURE
from desktop_app.packs.minisign import PublicKey
from desktop_app.packs.pack import UNTRUSTED_COMMENT
from desktop_app.packs.secret_key import SecretKey
from desktop_app.packs.shelf import PackShelf
from desktop_app.packs.trial import try_edition
from desktop_app.packs.trust import trust

CLINIC = "st-elsewhere"
OWN = "benzo-glossary"

DESCRIPTION = """id = "{id}"
title = "{title}"
publisher = "{publisher}"
version = {version}
built = 2026-11-01
minimum_program = "0.1.0"
"""

ARTICLE = """---
title: Taper clinic
aliases: [room four]
searches: [who helps me here]
kind: organisation
summary: Who plans a taper here.
see_also: [kindling]
reviewed: 2026-10-30
---

## In short

- The clinic is on Tuesdays [@leaflet].
- Read about [kindling](../mechanisms/kindling.md) first [@ashton2002manual].
"""

REFERENCES = [
    {"id": "leaflet", "type": "pamphlet", "title": "Our clinic", "custom": {"kind": "manual", "verified": "seen"}},
    {"id": "ashton2002manual", "type": "book", "title": "Another book", "custom": {"kind": "manual"}},
]


def key_of(number: int) -> SecretKey:
    """The same key for the same number."""
    from nacl.signing import SigningKey

    seed = bytes([number]) * 32
    return SecretKey(seed, PublicKey(bytes([number]) * 8, bytes(SigningKey(seed).verify_key)))


OWN_KEY, CLINIC_KEY, STRANGER = key_of(1), key_of(2), key_of(3)


def clinic_folder(root: Path, version: int = 1, changes: Mapping[str, str | None] | None = None) -> Path:
    """The folder of a clinic's pack; `changes` replaces files by path, None leaves one out."""
    files: dict[str, str | None] = {
        "pack.toml": DESCRIPTION.format(
            id=CLINIC, title="St Elsewhere", publisher="St Elsewhere Clinic", version=version
        ),
        "references.json": json.dumps(REFERENCES),
        f"{CLINIC}/{CLINIC}-taper.md": ARTICLE,
        **(changes or {}),
    }
    for name, text in files.items():
        if text is not None:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
    return root


def own_folder(root: Path, version: int = 2, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The folder of a newer edition of the small glossary."""
    described = DESCRIPTION.format(id=OWN, title="Test Glossary", publisher="Test Publishers", version=version)
    return write_content(root, {"pack.toml": described, **(changes or {})})


def clinic_pack(place: Path, version: int = 1, changes: Mapping[str, str | None] | None = None) -> Path:
    """A clinic's signed pack."""
    path = place / f"clinic-{version}.glossary"
    path.write_bytes(build_pack(clinic_folder(place / f"clinic-{version}", version, changes), CLINIC_KEY))
    return path


def own_pack(place: Path, version: int = 2, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """A signed pack of a newer edition."""
    path = place / f"own-{version}.glossary"
    path.write_bytes(build_pack(own_folder(place / f"own-{version}", version, changes), OWN_KEY))
    return path


def signed(files: Mapping[str, bytes], manifest: bytes, key: SecretKey = CLINIC_KEY) -> bytes:
    """A pack with any manifest and any files, truly signed."""
    signature = minisign.sign(
        manifest, key.seed, key.public.key_id, trusted_comment="x", untrusted_comment=UNTRUSTED_COMMENT
    )
    return archive.encode({**files, MANIFEST: manifest, SIGNATURE: signature.text().encode()})


def rezipped(pack: bytes, write: Callable[[zipfile.ZipFile, dict[str, bytes]], None]) -> bytes:
    """A pack written anew by hand with the standard library."""
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive_:
        write(archive_, archive.decode(pack))
    return out.getvalue()


def trusted_keys(place: Path) -> Path:
    """A file that trusts the publishers of these packs, each for its own."""
    file = place / "trusted-keys.toml"
    trust(file, OWN, OWN_KEY.public)
    trust(file, CLINIC, CLINIC_KEY.public)
    return file


def library(
    place: Path, content: Path, self_test: Callable[[Edition], None] = try_edition, bundled: Path | None = None
) -> Library:
    """A library over the small glossary."""
    base = Shelf(content, bundled, place / "own-edition")
    return Library(place / "packs", base, (trusted_keys(place),), self_test)


def shelf_over(packs: Library) -> PackShelf:
    """The shelf that a program with this library has."""
    return PackShelf(packs.base, packs.folder, lambda: packs)


def titles(edition: Edition) -> list[str]:
    """The titles of an edition, by slug."""
    return [edition.catalogue.entries[slug].title for slug in sorted(edition.catalogue.entries)]
