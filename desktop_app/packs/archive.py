"""The file of a pack: a zip in exactly one form (sorted, stored, fixed times), so that every byte of it counts.

It is read with the standard library, written anew from what was read, and held against what was there: whatever is not
of this one form, a hidden byte or a second meaning, is refused.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from desktop_app.errors import AppError

MOST_BYTES = 64 << 20
"""Of a whole pack; ours has about 4 MB."""

MOST_FILES = 10_000
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3I2H"), struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s4H2IH")
_VERSION, _UNIX, _FIRST_DAY, _PLAIN_FILE = 20, 3 << 8, 0x21, 0o100644 << 16
_LINK, _KIND = 0o120000, 0o170000
_NEW_COPY = "Ask the publisher for a new copy"


def encode(files: Mapping[str, bytes]) -> bytes:
    """The one zip that holds these files; the same files give the same bytes on every machine."""
    body, directory = io.BytesIO(), io.BytesIO()
    for name in sorted(files):
        data, written = files[name], name.encode("ascii")
        common = (_VERSION, 0, 0, 0, _FIRST_DAY, zlib.crc32(data), len(data), len(data), len(written), 0)
        offset = body.tell()
        body.write(_LOCAL.pack(b"PK\3\4", *common) + written + data)
        directory.write(_CENTRAL.pack(b"PK\1\2", _UNIX | _VERSION, *common, 0, 0, 0, _PLAIN_FILE, offset) + written)
    count, start, size = len(files), body.tell(), directory.tell()
    return body.getvalue() + directory.getvalue() + _END.pack(b"PK\5\6", 0, 0, count, count, size, start, 0)


def decode(data: bytes) -> dict[str, bytes]:
    """The files of a pack by name. AppError in one sentence for anything that `encode` would not have written."""
    if len(data) > MOST_BYTES:
        raise AppError(f"The pack is larger than {MOST_BYTES >> 20} MB", _NEW_COPY)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_odd(entries)
            files = {entry.filename: archive.read(entry) for entry in entries}
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        ValueError,
        EOFError,
        OSError,
        struct.error,
        zlib.error,
        LookupError,
        OverflowError,
    ) as error:
        raise AppError(f"The pack is damaged or cut short ({_first_line(error)})", _NEW_COPY) from error
    if encode(files) != data:
        raise AppError("The pack is damaged: it is not in the form in which packs are written", _NEW_COPY)
    return files


def _refuse_odd(entries: list[zipfile.ZipInfo]) -> None:
    """AppError for what a pack never holds, before a byte of it is unpacked."""
    if len(entries) > MOST_FILES:
        raise AppError(f"The pack holds more than {MOST_FILES} files", _NEW_COPY)
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        if not is_safe(name):
            raise AppError(f"The pack holds a file with an unsafe name ({name[:80]!r})", "Do not use this pack")
        if name.casefold() in seen:
            raise AppError(f"The pack holds {name} twice", _NEW_COPY)
        seen.add(name.casefold())
        if entry.external_attr >> 16 & _KIND == _LINK:
            raise AppError(f"The pack holds a link in place of the file {name}", "Do not use this pack")
        if entry.compress_type != zipfile.ZIP_STORED or entry.file_size != entry.compress_size:
            raise AppError(f"The pack holds compressed data ({name}), which packs never do", "Do not use this pack")
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise AppError("The pack says that it holds more than it can", "Do not use this pack")


def is_safe(name: str) -> bool:
    """Whether a name stays below its folder on every system: plain ASCII, at most two folders deep."""
    parts = name.split("/")
    allowed = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
    return (
        0 < len(name) <= 120
        and len(parts) <= 2
        and all(part and part[0] not in ".-" and part[-1] != "." and set(part) <= allowed for part in parts)
    )


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:120]
