"""The PIN that ends a kiosk: only its scrypt hash is ever kept (RFC 7914)."""

import base64
import binascii
import os
import re
from itertools import pairwise

_LOG_N, _R, _P = 15, 8, 1  # 0.12 s and 32 MB a try on a small machine: slow enough for a guesser, quick for a person
_MEMORY = 128 * 1024 * 1024
_SALT_BYTES, _HASH_BYTES = 16, 32
_SHAPE = re.compile(r"scrypt:(\d{1,2}):(\d{1,2}):(\d{1,2}):([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)")
SHORTEST, LONGEST = 6, 12


def why_refused(pin: str) -> str:
    """What is wrong with a new PIN, as a sentence's end; "" when it will do."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        return f"it must be {SHORTEST} to {LONGEST} digits, since the screen has only digits"
    steps = {int(b) - int(a) for a, b in pairwise(pin)}
    if len(steps) == 1 and steps <= {-1, 0, 1}:
        return "a row such as 123456 or 000000 is the first that anybody tries"
    return ""


def hash_of(pin: str) -> str:
    """The hash to keep, with its own salt and its cost."""
    salt = os.urandom(_SALT_BYTES)
    return f"scrypt:{_LOG_N}:{_R}:{_P}:{_written(salt)}:{_written(_scrypt(pin, salt, _LOG_N, _R, _P))}"


def is_hash(value: str) -> bool:
    """Whether a value is a hash that `hash_of` could have made, at a cost that a kiosk can pay."""
    match = _SHAPE.fullmatch(value)
    if match is None or not (14 <= int(match[1]) <= 17 and 1 <= int(match[2]) <= 8 and 1 <= int(match[3]) <= 4):
        return False
    try:
        salt, digest = (base64.b64decode(part, validate=True) for part in match.groups()[3:])
    except binascii.Error:
        return False
    return len(salt) >= _SALT_BYTES and len(digest) == _HASH_BYTES


def fits(pin: str, kept: str) -> bool:
    """Whether a PIN is the one that was hashed; takes as long for a wrong one. False for what is no hash."""
    match = _SHAPE.fullmatch(kept)
    if match is None or not is_hash(kept):
        return False
    from hmac import compare_digest  # brings hashlib

    salt, digest = base64.b64decode(match[4]), base64.b64decode(match[5])
    return compare_digest(_scrypt(pin, salt, int(match[1]), int(match[2]), int(match[3])), digest)


def _scrypt(pin: str, salt: bytes, log_n: int, r: int, p: int) -> bytes:
    import hashlib  # OpenSSL, which nothing else in the kiosk needs

    return hashlib.scrypt(pin.encode(), salt=salt, n=1 << log_n, r=r, p=p, maxmem=_MEMORY, dklen=_HASH_BYTES)


def _written(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
