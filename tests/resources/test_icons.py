"""Every icon is one drawing on one grid, in whatever colour the theme gives it.

The application icon is excepted from grid and colour: it stands on other people's task bars.
"""

import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
NAMES = {
    *("back", "forward", "arrow-up-left", "home", "search", "clear", "close", "appearance"),
    *("bookmark", "bookmark-filled", "help", "warning", "note", "clock", "keyboard"),
    *("chevron-left", "chevron-right", "chevron-down", "panel-left", "panel-right"),
    *("copy", "sources", "print", "text-larger", "text-smaller", "yours"),
    *("chevron-left", "chevron-right", "chevron-down", "chevron-up", "panel-left", "panel-right"),
    *("copy", "sources", "print", "text-larger", "text-smaller"),
    *("menu", "plus", "minus", "folder", "file"),
}
APPLICATION = "benzo-glossary"
APPLICATION_SIZES = (16, 32, 48, 128, 256)
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {f"{SVG}{shape}" for shape in ("path", "circle", "rect")}


def elements(name: str) -> list[ElementTree.Element]:
    """Return the root and everything in it."""
    return list(ElementTree.parse(ICONS / f"{name}.svg").iter())


def test_exactly_the_promised_icons_exist() -> None:
    assert {path.stem for path in ICONS.glob("*.svg")} == NAMES | {APPLICATION}


@pytest.mark.parametrize("name", sorted(NAMES | {APPLICATION}))
def test_icon_holds_nothing_but_shapes(name: str) -> None:
    root, *shapes = elements(name)
    assert root.tag == f"{SVG}svg"
    assert shapes
    assert {shape.tag for shape in shapes} <= DRAWN


@pytest.mark.parametrize("name", sorted(NAMES | {APPLICATION}))
def test_icon_has_no_style_reference_or_transform(name: str) -> None:
    attributes = {attribute for element in elements(name) for attribute in element.attrib}
    assert not {a for a in attributes if re.search(r"style|class|href|transform|^on", a)}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_icon_is_drawn_with_the_common_pen(name: str) -> None:
    root = elements(name)[0]
    assert root.attrib == {
        "width": "24",
        "height": "24",
        "viewBox": "0 0 24 24",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "1.75",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }


@pytest.mark.parametrize("name", sorted(NAMES))
def test_icon_has_no_colour_of_its_own(name: str) -> None:
    _, *shapes = elements(name)
    paints = {shape.get(paint) for shape in shapes for paint in ("fill", "stroke", "color")}
    assert paints <= {None, "currentColor"}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_shapes_leave_the_pen_alone(name: str) -> None:
    _, *shapes = elements(name)
    attributes = {attribute for shape in shapes for attribute in shape.attrib}
    assert attributes <= {"d", "cx", "cy", "r", "x", "y", "width", "height", "rx", "fill"}


def test_only_the_filled_bookmark_is_filled() -> None:
    filled = {name for name in NAMES if any(shape.get("fill") for shape in elements(name)[1:])}
    assert filled == {"bookmark-filled"}


def test_both_bookmarks_have_the_same_outline() -> None:
    outlines = {elements(name)[1].get("d") for name in ("bookmark", "bookmark-filled")}
    assert len(outlines) == 1


@pytest.mark.parametrize("size", APPLICATION_SIZES)
def test_application_icon_has_its_size(size: int) -> None:
    png = (ICONS / "app" / f"{size}.png").read_bytes()
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (size, size)


def test_application_icon_has_no_other_files() -> None:
    assert {path.name for path in (ICONS / "app").iterdir()} == {f"{size}.png" for size in APPLICATION_SIZES}
