"""Secret keys in minisign's own file format, with a password or without, so that both tools can use one key."""

import base64
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop_app.errors import AppError
from desktop_app.glossary.files import read_text
from desktop_app.packs.minisign import PLAIN, PublicKey, blake2b

_SCRYPT, _NONE, _CHECKSUM = b"Sc", b"\0\0", b"B2"
_OPERATIONS, _MEMORY = 1 << 25, 1 << 30
"""What minisign asks of scrypt: a second or more, and 1 GB."""

_HEAD = 2 + 2 + 2 + 32 + 8 + 8
_BODY = 8 + 64 + 32
_MOST_MEMORY = 1 << 31


@dataclass(frozen=True, slots=True)
class SecretKey:
    """The seed of an Ed25519 key pair, its public half, and the id that signatures name."""

    seed: bytes
    public: PublicKey


def make_key() -> SecretKey:
    """A new key pair, from the system's randomness."""
    from nacl.signing import SigningKey

    key = SigningKey.generate()
    return SecretKey(bytes(key), PublicKey(os.urandom(8), bytes(key.verify_key)))


def write_key(
    key: SecretKey, path: Path, password: str, *, operations: int = _OPERATIONS, memory: int = _MEMORY
) -> None:
    """Writes the secret key to `path` and the public one beside it as `.pub`; "" keeps the secret without a password.

    AppError when one of them is there already: a key that is lost cannot be made again.
    """
    public = public_path(path)
    for taken in (path, public):
        if taken.exists():
            raise AppError(f"{taken} is there already", "Choose another name; a key is never overwritten")
    secret = f"untrusted comment: minisign secret key\n{_secret_line(key, password, operations, memory)}\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secret)
        name = key.public.name
        public.write_text(f"untrusted comment: minisign public key {name}\n{key.public.text()}\n", encoding="ascii")
    except OSError as error:
        raise AppError(f"{path} cannot be written ({error.strerror})", "Choose another folder") from error


def read_key(path: Path, ask_password: Callable[[], str]) -> SecretKey:
    """Reads a secret key; `ask_password` is called when it is kept under one.

    AppError when the file is no such key or the password is wrong.
    """
    lines = [line for line in read_text(path).splitlines() if line.strip()]
    try:
        data = base64.b64decode(lines[-1], validate=True) if len(lines) == 2 else b""
    except ValueError:
        data = b""
    if len(data) != _HEAD + _BODY or data[:2] != PLAIN or data[4:6] != _CHECKSUM or data[2:4] not in (_SCRYPT, _NONE):
        raise AppError(f"{path} is no minisign secret key", "Make one with benzo-glossary pack key, or minisign -G")
    body = data[_HEAD:]
    is_locked = data[2:4] == _SCRYPT
    if is_locked:
        body = _mixed(body, ask_password(), data[6:38], _number(data[38:46]), _number(data[46:54]))
    key_id, pair, checksum = body[:8], body[8:72], body[72:]
    fits = [blake2b(PLAIN + key_id + pair, 32), *([] if is_locked else [bytes(32)])]  # minisign -W writes none
    if checksum not in fits or _public_half(pair[:32]) != pair[32:]:
        what = "The password does not open" if is_locked else "The checksum does not fit"
        raise AppError(f"{what} {path}", "Try again" if is_locked else "Take the copy of the key that you put away")
    return SecretKey(pair[:32], PublicKey(key_id, pair[32:]))


def public_path(path: Path) -> Path:
    """Where the public half of a key file lies."""
    return path.with_suffix(".pub")


def _secret_line(key: SecretKey, password: str, operations: int, memory: int) -> str:
    pair = key.seed + key.public.key
    body = key.public.key_id + pair + blake2b(PLAIN + key.public.key_id + pair, 32)
    if not password:
        head = PLAIN + _NONE + _CHECKSUM + bytes(48)
        return base64.b64encode(head + body).decode("ascii")
    salt = os.urandom(32)
    limits = operations.to_bytes(8, "little") + memory.to_bytes(8, "little")
    body = _mixed(body, password, salt, operations, memory)
    return base64.b64encode(PLAIN + _SCRYPT + _CHECKSUM + salt + limits + body).decode("ascii")


def _mixed(body: bytes, password: str, salt: bytes, operations: int, memory: int) -> bytes:
    """The body XORed with the stream that scrypt makes from the password."""
    from nacl.exceptions import CryptoError
    from nacl.pwhash import scrypt

    try:
        if memory > _MOST_MEMORY:
            raise ValueError("more memory than any key asks for")
        stream = scrypt.kdf(len(body), password.encode(), salt, opslimit=operations, memlimit=memory)
    except (CryptoError, ValueError, RuntimeError, MemoryError) as error:
        raise AppError(
            f"The password cannot be worked on here ({error})", "Use a machine with 2 GB of free memory"
        ) from error
    return bytes(a ^ b for a, b in zip(body, stream, strict=True))


def _public_half(seed: bytes) -> bytes:
    from nacl.signing import SigningKey

    return bytes(SigningKey(seed).verify_key)


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")
