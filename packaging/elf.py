"""Takes the search path out of a shared library for Linux, as `chrpath -d` does.

A self-built Python writes the folder in which it was installed into each of its modules; in a bundle that folder is
somebody else's. Format: https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html
"""

import struct

_PT_LOAD, _PT_DYNAMIC = 1, 2
_DT_NULL, _DT_STRTAB, _DT_RPATH, _DT_RUNPATH = 0, 5, 15, 29
_ENTRY = struct.Struct("<qQ")


def without_search_path(data: bytes) -> bytes:
    """The same library without DT_RPATH and DT_RUNPATH, if they name a folder of one machine (`$ORIGIN` stays).

    Anything but a little-endian ELF of 64 bits comes back as it is.
    """
    if data[:6] != b"\x7fELF\x02\x01":
        return data
    changed = bytearray(data)
    (table,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    segments = [struct.unpack_from("<IIQQQQQ", data, table + size * number) for number in range(count)]
    for kind, _, offset, _, _, length, _ in segments:
        if kind == _PT_DYNAMIC:
            _clean(changed, offset, length, segments)
    return bytes(changed)


def _clean(data: bytearray, offset: int, length: int, segments: list[tuple[int, ...]]) -> None:
    """Drops the entries from the dynamic section, moves the later ones up, and blanks what they named."""
    entries = list(_ENTRY.iter_unpack(bytes(data[offset : offset + length])))
    strings = next((_in_file(value, segments) for tag, value in entries if tag == _DT_STRTAB), None)
    kept = []
    for tag, value in entries:
        if tag in (_DT_RPATH, _DT_RUNPATH) and strings is not None:
            begin = strings + value
            end = data.index(0, begin)
            if b"$ORIGIN" not in data[begin:end]:
                data[begin:end] = bytes(end - begin)
                continue
        kept.append((tag, value))
    kept += [(_DT_NULL, 0)] * (len(entries) - len(kept))
    data[offset : offset + length] = b"".join(_ENTRY.pack(tag, value) for tag, value in kept)


def _in_file(address: int, segments: list[tuple[int, ...]]) -> int | None:
    """Where in the file an address of the loaded library lies."""
    for kind, _, offset, start, _, length, _ in segments:
        if kind == _PT_LOAD and start <= address < start + length:
            return offset + address - start
    return None
