"""Packs the PNG icons of the application into the formats of Windows (.ico) and macOS (.icns), which both take PNG."""

import struct
from pathlib import Path

_ICNS = {16: b"icp4", 32: b"icp5", 128: b"ic07", 256: b"ic08"}


def write_ico(folder: Path, out: Path) -> Path:
    """Writes `out` from `folder`/<pixels>.png and returns it (https://en.wikipedia.org/wiki/ICO_(file_format))."""
    pictures = _pictures(folder)
    offset = 6 + 16 * len(pictures)
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for pixels, data in pictures:
        side = pixels % 256  # 0 means 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset + len(body))
        body += data
    return _write(out, head + body)


def write_icns(folder: Path, out: Path) -> Path:
    """Writes `out` from `folder`/<pixels>.png and returns it (https://en.wikipedia.org/wiki/Apple_Icon_Image_format)."""
    body = b"".join(
        _ICNS[pixels] + struct.pack(">I", 8 + len(data)) + data for pixels, data in _pictures(folder) if pixels in _ICNS
    )
    return _write(out, b"icns" + struct.pack(">I", 8 + len(body)) + body)


def _pictures(folder: Path) -> list[tuple[int, bytes]]:
    return sorted((int(path.stem), path.read_bytes()) for path in folder.glob("*.png"))


def _write(out: Path, data: bytes) -> Path:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)
    return out
