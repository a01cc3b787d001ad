"""Whatever travels along is named in the notices, with its licence and the text of it."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from packaging.utils import canonicalize_name
from packaging_support import ROOT

from desktop_app import bundle


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_notices", ROOT / "packaging" / "make_notices.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_notices"] = module  # dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


def shipped() -> str:
    return bundle.resource("THIRD_PARTY.md").read_text(encoding="utf-8")


def test_the_notices_are_those_of_the_locked_libraries(maker: ModuleType) -> None:
    assert shipped() == maker.notices(), "run packaging/build notices"


def test_every_run_time_dependency_is_named_in_its_locked_version(maker: ModuleType) -> None:
    lock = (ROOT / "packaging" / "requirements-run.lock").read_text(encoding="utf-8")
    locked = {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", lock, re.M)}
    named = dict(re.findall(r"^### ([\w.-]+) (\d\S*)$", shipped(), re.MULTILINE))
    assert {canonicalize_name(name): version for name, version in named.items()} == locked
    assert len(locked) >= 9


def test_every_part_has_a_licence_and_a_text_of_it(maker: ModuleType) -> None:
    for part in maker.parts():
        assert part.licence not in ("", "UNKNOWN", "see the text"), part.name
        assert part.shared or part.texts or part.licence == "public domain", part.name
        for name in part.shared:
            assert f"### {name}\n" in shipped()


def test_every_font_and_the_texts_are_named() -> None:
    families = {path.stem.split("-")[0] for path in bundle.resource("fonts").glob("*.ttf")}
    assert families
    for family in families:
        assert re.sub(r"(?<=[a-z])(?=[A-Z])", " ", family) in shipped()
    licence = bundle.resource("fonts", "OFL.txt").read_text(encoding="utf-8")
    assert licence.splitlines()[0] in shipped()
    assert "CC BY 4.0" in shipped()


def test_the_reader_is_told_how_to_put_another_qt_in_its_place() -> None:
    text = shipped()
    assert "libQt6*.so.6" in text
    assert "https://download.qt.io/official_releases/qt/" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text


def test_every_shared_text_is_used() -> None:
    texts = {path.stem for path in Path(ROOT / "packaging" / "licences").glob("*.txt")}
    assert texts == {name for name in texts if f"### {name}\n" in shipped()}
