"""Signatures as minisign writes them (https://jedisct1.github.io/minisign/): Ed25519, plain "Ed" or hashed "ED".

PyNaCl is imported by the functions that need it: the window starts without it.
"""

import base64
import binascii
from dataclasses import dataclass

from desktop_app.errors import AppError

PLAIN, HASHED = b"Ed", b"ED"
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_KEY_BYTES, _ID_BYTES, _SIGNATURE_BYTES = 32, 8, 64
_LONGEST = 8192  # characters of a signature or key file; minisign's own are below 1,000


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A minisign public key: the 8 bytes of its id and the 32 of the key."""

    key_id: bytes
    key: bytes

    @property
    def name(self) -> str:
        """The id as minisign prints it."""
        return key_name(self.key_id)

    def text(self) -> str:
        """The key as one line of base64, as it stands in a `.pub` file."""
        return base64.b64encode(PLAIN + self.key_id + self.key).decode("ascii")


@dataclass(frozen=True, slots=True)
class Signature:
    """A detached signature: over the message or, hashed, over its BLAKE2b-512; and one over the trusted comment."""

    algorithm: bytes
    key_id: bytes
    signature: bytes
    trusted_comment: str
    global_signature: bytes
    untrusted_comment: str

    def text(self) -> str:
        """The four lines of a `.minisig` file."""
        first = base64.b64encode(self.algorithm + self.key_id + self.signature).decode("ascii")
        second = base64.b64encode(self.global_signature).decode("ascii")
        return f"{_UNTRUSTED}{self.untrusted_comment}\n{first}\n{_TRUSTED}{self.trusted_comment}\n{second}\n"


def key_name(key_id: bytes) -> str:
    """The 8 bytes of a key's id as minisign prints them: a little-endian number in hexadecimal."""
    return key_id[::-1].hex().upper()


def parse_public_key(text: str) -> PublicKey:
    """Reads a `.pub` file or its line of base64. AppError when it is neither."""
    lines = [line for line in text[:_LONGEST].splitlines() if line.strip() and not line.startswith(_UNTRUSTED)]
    data = _decode(lines[0].strip()) if len(lines) == 1 else b""
    if len(data) != len(PLAIN) + _ID_BYTES + _KEY_BYTES or not data.startswith(PLAIN):
        raise AppError("This is no minisign public key", "Give the line of a .pub file that begins with RW")
    return PublicKey(data[2:10], data[10:])


def parse_signature(text: str) -> Signature:
    """Reads a `.minisig` file. AppError when it is not of that form."""
    lines = text[:_LONGEST].split("\n")
    if len(lines) == 5 and lines[0].startswith(_UNTRUSTED) and lines[2].startswith(_TRUSTED) and lines[4] == "":
        first, second = _decode(lines[1]), _decode(lines[3])
        sizes = (len(PLAIN) + _ID_BYTES + _SIGNATURE_BYTES, _SIGNATURE_BYTES)
        if (len(first), len(second)) == sizes and first[:2] in (PLAIN, HASHED):
            return Signature(
                algorithm=first[:2],
                key_id=first[2:10],
                signature=first[10:],
                trusted_comment=lines[2].removeprefix(_TRUSTED),
                global_signature=second,
                untrusted_comment=lines[0].removeprefix(_UNTRUSTED),
            )
    raise AppError("The signature is not of the form that minisign writes", "Ask the publisher for a new copy")


def is_signed(message: bytes, signature: Signature, key: PublicKey) -> bool:
    """Whether the key made both the signature of the message and that of the trusted comment."""
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    if signature.key_id != key.key_id:
        return False
    verifier = VerifyKey(key.key)
    try:
        verifier.verify(_to_be_signed(message, signature.algorithm), signature.signature)
        verifier.verify(signature.signature + signature.trusted_comment.encode(), signature.global_signature)
    except (BadSignatureError, ValueError):
        return False
    return True


def sign(
    message: bytes, seed: bytes, key_id: bytes, *, trusted_comment: str, untrusted_comment: str, hashed: bool = True
) -> Signature:
    """Signs a message with the 32 bytes of a secret key's seed. The same input gives the same signature."""
    from nacl.signing import SigningKey

    algorithm = HASHED if hashed else PLAIN
    signer = SigningKey(seed)
    signature = signer.sign(_to_be_signed(message, algorithm)).signature
    over_comment = signer.sign(signature + trusted_comment.encode()).signature
    return Signature(algorithm, key_id, signature, trusted_comment, over_comment, untrusted_comment)


def blake2b(data: bytes, size: int) -> bytes:
    """BLAKE2b of that many bytes, from libsodium."""
    from nacl.encoding import RawEncoder
    from nacl.hash import blake2b as hash_of

    return bytes(hash_of(data, digest_size=size, encoder=RawEncoder))


def _to_be_signed(message: bytes, algorithm: bytes) -> bytes:
    return blake2b(message, 64) if algorithm == HASHED else message


def _decode(line: str) -> bytes:
    try:
        return base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        return b""
