"""Writes the third-party notices that travel with every build and stand in About.

    build/env/bin/python packaging/make_notices.py resources/THIRD_PARTY.md

Python packages come from requirements-run.lock, with the licence texts that lie in their installed metadata; everything
else from notices.toml. Each text that several share is printed once, at the end. The same input gives the same bytes.
"""

import re
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LICENCES = ROOT / "packaging" / "licences"
_SHARED = {"pyside6-essentials": ("LGPL-3.0-only", "GPL-3.0-only"), "shiboken6": ("LGPL-3.0-only", "GPL-3.0-only")}
"""Packages that bring no text along and are under these licences."""

HEAD = """# Notices

Benzodiazepine Glossary is free software under the MIT licence; its texts are under CC BY 4.0. It stands on the work of
the people below, and each part stays under its own licence. Parts marked *frozen* travel only in the bundles that bring
their own Python: the Debian packages, the archives and the installers.

## Qt, and how to put another Qt in its place

Qt and Qt for Python (PySide6, shiboken6) are used under the GNU Lesser General Public License, version 3, unchanged and
as separate shared libraries. Their source is at <https://download.qt.io/official_releases/qt/> and
<https://download.qt.io/official_releases/QtForPython/pyside6/>, in the folders of the versions named below. You may
change them and use this program with your own build:

- installed with pip: install another PySide6-Essentials of the same 6.x series into the same environment;
- a folder, a Debian package or a stick on Linux: replace the files `libQt6*.so.6` in `_internal/PySide6/Qt/lib`, the
  plugins in `_internal/PySide6/Qt/plugins`, or `*.abi3.so` in `_internal/PySide6`;
- on Windows: replace `Qt6*.dll` and the plugins in `_internal\\PySide6`;
- on macOS: replace the frameworks in `Contents/Frameworks/PySide6/Qt/lib`, then sign the program again with
  `codesign --force --deep --sign -`.

Nothing in this program checks these files or keeps it from starting with others, and reverse engineering to debug such
changes is permitted.

## The parts
"""


@dataclass(frozen=True)
class Part:
    """One thing that travels along: `shared` names files in packaging/licences, `texts` are its own."""

    name: str
    where: str
    licence: str
    holder: str
    home: str
    shared: tuple[str, ...]
    texts: tuple[str, ...]


def locked_names() -> list[str]:
    """The Python packages that the program needs to run, as the lock names them."""
    lock = (ROOT / "packaging" / "requirements-run.lock").read_text(encoding="utf-8")
    return sorted(re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE))


def parts() -> list[Part]:
    """Everything that travels along, Python packages first."""
    listed = tomllib.loads((ROOT / "packaging" / "notices.toml").read_text(encoding="utf-8"))["part"]
    return [_package(name) for name in locked_names()] + [_listed(entry) for entry in listed]


def notices() -> str:
    """The whole file."""
    found = parts()
    used = sorted({name for part in found for name in part.shared})
    lines = [HEAD]
    for part in found:
        mark = ", *frozen*" if part.where == "frozen" else ""
        lines.append(f"### {part.name}\n\nLicence: {part.licence}{mark}\n")
        lines += [f"{line}\n" for line in (part.holder, part.home and f"<{part.home}>") if line]
        if part.shared:
            lines.append("Text: " + ", ".join(part.shared) + ", below\n")
        lines += [_quoted(text) for text in part.texts]
    lines.append("## The texts that several parts share\n")
    lines += [f"### {name}\n\n{_quoted((LICENCES / f'{name}.txt').read_text(encoding='utf-8'))}" for name in used]
    return "\n".join(lines)


def _package(name: str) -> Part:
    found = distribution(name)
    about = found.metadata
    shared = _SHARED.get(name, ())
    texts = () if shared else _texts_of(found)
    if not shared and not texts:
        raise SystemExit(f"make_notices.py: {name} brings no licence text; name its licence in _SHARED")
    homes = [line.split(",", 1)[1].strip() for line in about.get_all("Project-URL") or () if "home" in line.lower()]
    return Part(
        name=f"{about['Name']} {found.version}",
        where="all",
        licence=_licence_of(found),
        holder="",
        home=about.get("Home-page") or (homes[0] if homes else ""),
        shared=shared,
        texts=texts,
    )


def _licence_of(found: Distribution) -> str:
    """The SPDX expression where a package gives one, else its own words."""
    about = found.metadata
    classified = [line.split(" :: ")[-1] for line in about.get_all("Classifier") or () if line.startswith("License ::")]
    words = about.get("License-Expression") or about.get("License") or ", ".join(classified) or "see the text"
    return words.splitlines()[0]


def _texts_of(found: Distribution) -> tuple[str, ...]:
    named = [Path(str(path)) for path in found.files or () if ".dist-info" in str(path)]
    wanted = sorted(path for path in named if re.match(r"(licen[cs]e|copying|notice|authors)", path.name.lower()))
    return tuple(Path(str(found.locate_file(path))).read_text(encoding="utf-8") for path in wanted)


def _listed(entry: dict[str, object]) -> Part:
    files = entry.get("files", [])
    licence = entry.get("licence", [])
    assert isinstance(files, list)
    assert isinstance(licence, list)
    return Part(
        name=str(entry["name"]),
        where=str(entry["in"]),
        licence=str(entry["licence_name"]),
        holder=str(entry.get("holder", "")),
        home=str(entry.get("home", "")),
        shared=tuple(licence),
        texts=tuple((ROOT / name).read_text(encoding="utf-8") for name in files),
    )


def _quoted(text: str) -> str:
    """A text as it is, in an indented block, which every reader of Markdown leaves alone."""
    lines = text.replace("\f", "").replace("\t", "    ").strip("\n").splitlines()
    return "\n".join(f"    {line}".rstrip() for line in lines) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(notices(), encoding="utf-8", newline="\n")
