"""The bundled typeface is complete, unchanged, and lies beside its licence."""

import hashlib
from pathlib import Path

import pytest

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
# From the commands in resources/fonts/README.md, which give the same bytes every time.
SHA256 = {
    "AtkinsonHyperlegible-Regular.ttf": "53a42bded5c51c25719de6f5702ecfac990c06f6717b04b0b3b4defa65ec13f7",
    "AtkinsonHyperlegible-Bold.ttf": "0d05c1428c5026c5c79570c8647616c8034250f47a165e63d7a50622150e3991",
    "AtkinsonHyperlegible-Italic.ttf": "5ba4427f90851ef8d5c93da89e60e167223ae7b72a5f6243387e7db8c538522a",
    "AtkinsonHyperlegible-BoldItalic.ttf": "62b4fbd33bb658a1213f08246e11c906738e025736d2be5edb57dbd3be8596bf",
}


def test_exactly_the_four_faces_exist() -> None:
    assert {path.name for path in FONTS.glob("*.ttf")} == set(SHA256)


@pytest.mark.parametrize("name", SHA256)
def test_face_is_the_one_we_made(name: str) -> None:
    assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == SHA256[name]


@pytest.mark.parametrize("name", SHA256)
def test_face_keeps_its_family_name(name: str) -> None:
    # The name table holds its strings as UTF-16, big-endian, outside any compression.
    assert "Atkinson Hyperlegible".encode("utf-16-be") in (FONTS / name).read_bytes()


def test_licence_lies_beside_the_faces() -> None:
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert licence.startswith("Copyright 2020 Braille Institute of America, Inc.")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
