"""One source of the version, and a changelog that knows it."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

from desktop_app import __version__, bundle
from desktop_app.packs.builder import describe
from desktop_app.packs.manifest import OWN_ID, program_parts

ROOT = Path(__file__).resolve().parents[1]


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in project["project"]
    assert project["tool"]["hatch"]["version"]["path"] == "desktop_app/__init__.py"
    stated = re.compile(rf"""["']{re.escape(__version__)}["']""")
    named = [path.name for path in (ROOT / "desktop_app").rglob("*.py") if stated.search(path.read_text("utf-8"))]
    assert named == ["__init__.py"]
    assert version("benzo-glossary") == __version__


def test_the_changelog_tells_of_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert __version__ in headings
    numbers = [program_parts(heading) for heading in headings if heading != "Unreleased"]
    assert numbers == sorted(numbers, reverse=True)


def test_our_own_content_can_be_made_a_pack_that_this_program_takes() -> None:
    described = describe(bundle.content_folder())
    assert described.id == OWN_ID
    assert described.version >= 1
    assert program_parts(described.minimum_program) <= program_parts(__version__)


def test_versions_are_compared_as_numbers() -> None:
    assert program_parts("0.10") > program_parts("0.9.9")
    assert program_parts("1.0.0") == program_parts("1")
    assert program_parts("1.2.0rc1") == program_parts("1.2")
