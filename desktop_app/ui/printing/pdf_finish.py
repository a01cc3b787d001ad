"""Finishes a PDF that Qt wrote: links within the document, an outline, and what it says of itself. No Qt.

QPdfWriter makes a web address of every link and no outline. A library that reads and writes any PDF (pypdf) took nine
seconds over the whole glossary; Qt's files are plain (numbered objects, one table of where each begins), so that they
are rewritten here in a fraction of one. The result is the same for the same pages.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.errors import AppError
from desktop_app.ui.printing.outline import OutlineEntry

_ENTRY = re.compile(rb"(\d{10}) \d{5} ([nf])")
_LINK = re.compile(rb"/A <<\s*/Type /Action\s*/S /URI\s*/URI \(([^)]*)\)\s*>>")
_KIDS = re.compile(rb"/Kids\s*\[(.*?)\]", re.DOTALL)
_METADATA = re.compile(rb"/Metadata (\d+) 0 R\s*")
_GOTO = "goto:"


@dataclass(frozen=True, slots=True)
class PdfInfo:
    """What the document says of itself; `made` is the day of the edition, `mark` a hexadecimal digest of what it is."""

    title: str
    author: str
    subject: str
    made: datetime
    mark: str


@dataclass(frozen=True, slots=True)
class Target:
    """A place: page (0 is the first) and points above the lower edge of the paper."""

    page: int
    y: float


def finish_pdf(data: bytes, info: PdfInfo, targets: Mapping[str, Target], outline: Sequence[OutlineEntry]) -> bytes:
    """The finished file. AppError when the file is not of the form that Qt writes."""
    try:
        objects, root, about = _read(data)
        pages = [int(number) for number in re.findall(rb"(\d+) 0 R", _kids(objects, root))]
        places = {
            name: f"[{pages[target.page]} 0 R /XYZ 0 {target.y:.2f} 0]".encode() for name, target in targets.items()
        }
    except (ValueError, KeyError, IndexError, AttributeError, StopIteration) as error:
        raise AppError(
            "The PDF could not be finished", "Choose another version of PySide6, or print on paper"
        ) from error
    objects = {number: _link(body, places) for number, body in objects.items()}
    for number in _METADATA.findall(objects[root]):
        objects.pop(int(number), None)  # says the same as the information, with the time of the day
    catalogue = _METADATA.sub(b"", objects[root]).rstrip()
    extra = b"/Lang (en-GB)\n/ViewerPreferences << /DisplayDocTitle true >>\n"
    if outline:
        first = max(objects) + 1
        objects |= dict(_outline(outline, places, first))
        extra += f"/Outlines {first} 0 R\n/PageMode /UseOutlines\n".encode()
    at = catalogue.rindex(b">>")
    objects[root] = catalogue[:at] + extra + b">>\nendobj\n"
    objects[about] = _about(info)
    return _written(objects, root, about, info.mark)


def _read(data: bytes) -> tuple[dict[int, bytes], int, int]:
    """Number -> what stands between `obj` and the next object; and the numbers of catalogue and information."""
    start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    table, _, trailer = data[start:].partition(b"trailer")
    offsets = {
        number: int(offset)
        for number, (offset, kind) in enumerate(_ENTRY.findall(table))
        if kind == b"n" and int(offset)
    }
    order = sorted(offsets, key=offsets.__getitem__)
    ends = [*(offsets[number] for number in order[1:]), start]
    objects = {}
    for number, end in zip(order, ends, strict=True):
        head, _, body = data[offsets[number] : end].partition(b"obj")
        if int(head.split()[0]) != number:
            raise ValueError(number)
        objects[number] = body
    return objects, _reference(trailer, b"/Root"), _reference(trailer, b"/Info")


def _reference(text: bytes, name: bytes) -> int:
    return int(text[text.index(name) + len(name) :].split()[0])


def _kids(objects: Mapping[int, bytes], root: int) -> bytes:
    found = _KIDS.search(objects[_reference(objects[root], b"/Pages")])
    if found is None:
        raise ValueError("no pages")
    return found.group(1)


def _link(body: bytes, places: Mapping[str, bytes]) -> bytes:
    """A link to a place in place of a web address; one that leads nowhere is left without an action."""
    if b"/Subtype /Link" not in body[:200]:
        return body
    found = _LINK.search(body)
    if found is None:
        return body
    name = found.group(1).decode("latin-1").removeprefix(_GOTO)
    place = places.get(name)
    return body[: found.start()] + (b"/Dest " + place if place else b"") + body[found.end() :]


def _outline(entries: Sequence[OutlineEntry], places: Mapping[str, bytes], first: int) -> Iterable[tuple[int, bytes]]:
    """The outline's objects: a root, then every entry in reading order; only the top level is unfolded."""
    yield first, f"\n<<\n/Type /Outlines\n/Count {len(entries)}\n{_ends(entries, first)}>>\nendobj\n".encode()
    yield from _entries(entries, places, first, first)


def _entries(
    entries: Sequence[OutlineEntry], places: Mapping[str, bytes], parent: int, before: int
) -> Iterable[tuple[int, bytes]]:
    """Entries are numbered from `before` + 1; below each stand its own."""
    number = before + 1
    previous = 0
    for index, entry in enumerate(entries):
        following = number + entry.size
        lines = [f"\n<<\n/Title {_text(entry.title)}\n/Parent {parent} 0 R\n"]
        if previous:
            lines.append(f"/Prev {previous} 0 R\n")
        if index + 1 < len(entries):
            lines.append(f"/Next {following} 0 R\n")
        if entry.below:
            lines.append(f"/Count -{len(entry.below)}\n{_ends(entry.below, number)}")
        place = places.get(entry.name)
        body = "".join(lines).encode() + (b"/Dest " + place + b"\n" if place else b"") + b">>\nendobj\n"
        yield number, body
        yield from _entries(entry.below, places, number, number)
        previous, number = number, following


def _ends(entries: Sequence[OutlineEntry], before: int) -> str:
    last = before + 1 + sum(entry.size for entry in entries[:-1])
    return f"/First {before + 1} 0 R\n/Last {last} 0 R\n"


def _about(info: PdfInfo) -> bytes:
    made = f"(D:{info.made:%Y%m%d%H%M%S}Z)"
    return (
        f"\n<<\n/Title {_text(info.title)}\n/Author {_text(info.author)}\n/Subject {_text(info.subject)}\n"
        f"/Creator {_text('benzo-glossary')}\n/Producer (Qt)\n/CreationDate {made}\n/ModDate {made}\n>>\nendobj\n"
    ).encode()


def _text(words: str) -> str:
    """A text string of PDF: UTF-16 in hexadecimal."""
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


def _written(objects: Mapping[int, bytes], root: int, about: int, mark: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = {}
    for number in sorted(objects):
        offsets[number] = len(out)
        out += b"%d 0 obj" % number + objects[number]
        if not objects[number].endswith(b"\n"):
            out += b"\n"
    start, size = len(out), max(objects) + 1
    rows = [b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 65535 f \n" for n in range(size)]
    out += b"xref\n0 %d\n" % size + b"".join(rows)
    out += (
        f"trailer\n<<\n/Size {size}\n/Info {about} 0 R\n/Root {root} 0 R\n/ID [ <{mark}> <{mark}> ]\n>>\n"
        f"startxref\n{start}\n%%EOF\n"
    ).encode()
    return bytes(out)
