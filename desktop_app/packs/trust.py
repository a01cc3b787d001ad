"""Whose packs are believed: a TOML file of public keys, each with the one pack id that it may sign.

A publisher has a key and, for rotation, a spare one that is put away: packs signed by either are believed, so that the
spare can sign the first pack after the key was lost. A key that fell into other hands is marked `revoked = true`.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.errors import AppError
from desktop_app.glossary.files import read_text
from desktop_app.packs.minisign import PublicKey, Signature, is_signed, key_name, parse_public_key

_HEAD = """# Whose content packs this machine believes. Each key may sign packs of one id; `spare` is believed as well.
# To stop believing a key, add revoked = true below it, or take it out.
"""


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A public key and the id of the packs that it may sign; a revoked one signs nothing, wherever it is named."""

    pack_id: str
    key: PublicKey
    is_revoked: bool = False


class TrustedKeys:
    """The keys of the program and of the machine's owner."""

    def __init__(self, keys: Iterable[TrustedKey]) -> None:
        self._keys = tuple(keys)
        self._revoked = frozenset(trusted.key.key for trusted in self._keys if trusted.is_revoked)

    def signer(self, message: bytes, signature: Signature) -> TrustedKey:
        """The key that made the signature. AppError when none of the trusted ones did."""
        known = [trusted for trusted in self._keys if trusted.key.key_id == signature.key_id]
        name = key_name(signature.key_id)
        if not known:
            raise AppError(
                f"This pack is signed with the key {name}, which is not trusted here",
                "If you know whose it is, add it: benzo-glossary pack trust ID KEY.pub",
            )
        good = [trusted for trusted in known if is_signed(message, signature, trusted.key)]
        if not good:
            raise AppError("The signature does not fit this pack", "Ask the publisher for a new copy")
        if good[0].key.key in self._revoked:
            raise AppError(f"The key {name} is no longer trusted", "Ask the publisher for a pack with a new signature")
        return good[0]

    def may_sign(self, key: PublicKey, pack_id: str) -> bool:
        """Whether packs of that id are believed from this key."""
        return any(
            trusted.key == key and trusted.pack_id == pack_id and not trusted.is_revoked for trusted in self._keys
        )


def load_trusted(*files: Path) -> TrustedKeys:
    """The keys of several files; one that is missing holds none. AppError when one cannot be understood."""
    return TrustedKeys(key for file in files if file.is_file() for key in _keys_of(file))


def trust(file: Path, pack_id: str, key: PublicKey) -> None:
    """Adds a key to the machine's file. AppError when the file cannot be read or written."""
    before = read_text(file) if file.is_file() else _HEAD
    known = _keys_of(file) if file.is_file() else []
    if any(trusted.key == key and trusted.pack_id == pack_id for trusted in known):
        return
    text = f'{before.rstrip()}\n\n[[key]]\nid = "{pack_id}"\npublic = "{key.text()}"\n'
    fresh = file.with_name(f".{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(file)
    except OSError as error:
        raise AppError(f"{file} cannot be written ({error.strerror})", "Check that you may write there") from error


def _keys_of(file: Path) -> list[TrustedKey]:
    try:
        rows = tomllib.loads(read_text(file)).get("key", [])
        return [key for row in rows for key in _keys_in(row)]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise AppError(
            f"{file} cannot be understood ({error})", 'Write each key as [[key]] with id = "…" and public = "RW…"'
        ) from error


def _keys_in(row: Any) -> list[TrustedKey]:
    texts = [row["public"], *([row["spare"]] if "spare" in row else [])]
    return [TrustedKey(str(row["id"]), parse_public_key(str(text)), row.get("revoked") is True) for text in texts]
