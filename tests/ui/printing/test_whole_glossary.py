"""The PDF of the whole glossary: laid out once in a run of the tests, however many workers there are."""

import re
from pathlib import Path

import pytest
from built_once import built_once
from print_support import TODAY, pages_of, run, saved, structure_of
from PySide6.QtWidgets import QApplication

from desktop_app.edition.edition import Edition
from desktop_app.ui.printing.paper import PrintOptions
from desktop_app.ui.printing.works import glossary_book

pytestmark = pytest.mark.timeout(900)  # on a machine that is busy


@pytest.fixture(scope="session")
def glossary(qapp: QApplication, shipped: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All articles of the shipped edition."""

    def make(folder: Path) -> None:
        saved(glossary_book(shipped, PrintOptions(), TODAY), shipped, folder / "glossary.pdf")

    return built_once(tmp_path_factory, "whole-glossary", make) / "glossary.pdf"


@pytest.fixture(scope="module")
def pages(glossary: Path) -> list[str]:
    """The text of every page."""
    return pages_of(glossary)


def test_other_programs_find_nothing_wrong(glossary: Path) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", glossary)


def test_it_has_contents_outline_and_every_article(glossary: Path, pages: list[str], shipped: Edition) -> None:
    entries = shipped.catalogue.entries.values()
    outline = structure_of(glossary)["outlines"]
    by_title = {entry["title"]: entry for entry in outline}
    for category in shipped.catalogue.meta.categories:
        below = by_title[category.title]["kids"]
        expected = [entry.title for entry in shipped.catalogue.in_category(category.id)]
        assert [entry["title"] for entry in below] == expected
    starts = {below["title"]: below["destpageposfrom1"] for top in outline for below in top["kids"]}
    assert set(starts) == {entry.title for entry in entries}
    contents = "\n".join(pages[1 : min(starts.values())])
    for title, number in starts.items():
        assert re.search(rf"{re.escape(title)} +{number}$", contents, re.MULTILINE), title
        assert title.split()[0] in pages[number - 1]
    assert "Get help now" in by_title["Contents"]["title"] or "Get help" in contents
    assert "999" in "".join(pages[: min(starts.values())])


def test_telephone_numbers_are_never_broken(pages: list[str], shipped: Edition) -> None:
    words = "\n".join(pages[:15])
    numbers = {
        number
        for region in shipped.catalogue.emergency.regions
        for service in region.services
        for number in re.findall(r"[\d-]{3,}", service.contact)
    }
    assert numbers
    assert [number for number in numbers if number not in words] == []
