"""SHA-256 without OpenSSL where Python has its own: hashlib would load libcrypto, 4 MB for one function."""

from pathlib import Path

# The ignores: typeshed describes neither private module, so mypy sees no import or, with hashlib's, another type.
try:
    from _sha2 import sha256  # type: ignore[import-not-found, unused-ignore] # Python 3.12 and later
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found, no-redef, unused-ignore] # Python 3.11
    except ImportError:
        from hashlib import sha256  # type: ignore[no-redef, assignment, unused-ignore] # a Python with neither

__all__ = ["sha256", "sha256_of"]

_CHUNK = 1 << 20


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. OSError when it cannot be read."""
    digest = sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return str(digest.hexdigest())
