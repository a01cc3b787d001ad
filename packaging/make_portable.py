"""Packs the frozen program for a USB stick: one zip with the program, a starter for it, and a word about both.

    python packaging/make_portable.py FOLDER linux|windows|macos OUT

The starters pass `--portable`, so that settings and session stay on the stick beside the program. SOURCE_DATE_EPOCH
gives the times in the archive; the same input gives the same bytes.
"""

import os
import sys
import time
import zipfile
from pathlib import Path

NAME = "Benzodiazepine Glossary"

STARTERS = {
    "linux": (
        "start-benzo-glossary.sh",
        '#!/bin/sh\nhere=$(dirname -- "$(readlink -f -- "$0")")\nexec "$here/program/benzo-glossary" --portable "$@"\n',
    ),
    "windows": (
        "Start Benzodiazepine Glossary.bat",
        '@echo off\r\nstart "" "%~dp0program\\benzo-glossary.exe" --portable %*\r\n',
    ),
    "macos": (
        "Start Benzodiazepine Glossary.command",
        '#!/bin/sh\nhere=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)\n'
        'exec "$here/program/Benzodiazepine Glossary.app/Contents/MacOS/benzo-glossary" --portable "$@"\n',
    ),
}

ABOUT = """Benzodiazepine Glossary on a stick

Unpack the whole archive onto the stick, and open "{starter}".
Nothing is installed, no network is used, and what you set or mark stays on the stick.
{more}
This is for education, not medical advice. Do not stop or change a medicine because of something you read here: stopping
suddenly can cause seizures. In an emergency call your local emergency number.

Licences: program/_internal/desktop_app/bundled/resources/THIRD_PARTY.md
"""

MORE = {
    "linux": "\nIf your system lets no program start from a stick, copy the folder to your computer first.\n",
    "windows": "\nWindows may ask once whether you trust the program, because it bears no bought certificate.\n",
    "macos": "\nThe first time, hold Control, click the starter and choose Open.\n",
}


def pack(folder: Path, system: str, out: Path) -> None:
    """Writes the zip `out` from the frozen program in `folder`, for one of STARTERS."""
    starter, text = STARTERS[system]
    moment = time.gmtime(max(int(os.environ.get("SOURCE_DATE_EPOCH") or 0), 315532800))[:6]  # zip begins in 1980
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:

        def add(name: str, data: bytes, mode: int) -> None:
            entry = zipfile.ZipInfo(f"{NAME}/{name}", moment)
            entry.external_attr = mode << 16
            entry.create_system = 3  # Unix, so that the mode is read
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)

        line_end = "\r\n" if system == "windows" else "\n"
        about = ABOUT.format(starter=starter, more=MORE[system]).replace("\n", line_end)
        add("README.txt", about.encode(), 0o100644)
        add(starter, text.encode(), 0o100755)
        for path in sorted(folder.rglob("*")):
            name = f"program/{path.relative_to(folder).as_posix()}"
            if path.is_symlink():
                if system == "macos":  # an .app is not one without its links
                    add(name, str(path.readlink()).encode(), 0o120777)
                continue  # elsewhere they are shortcuts that a stick could not hold, and Qt finds its way without
            if path.is_file():
                executable = os.access(path, os.X_OK) and ".so" not in path.name
                add(name, path.read_bytes(), 0o100755 if executable else 0o100644)


if __name__ == "__main__":
    pack(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
