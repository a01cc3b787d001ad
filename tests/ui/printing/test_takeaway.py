"""A take-away sheet is one page, whatever the article."""

from pathlib import Path

import pytest
from print_support import TODAY, info_of, pages_of, saved
from PySide6.QtWidgets import QApplication
from support import KINDLING, write_content

from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.edition import Edition
from desktop_app.edition.print_text import TakeAway, takeaway_html
from desktop_app.ui.printing.paper import LETTER, PrintOptions
from desktop_app.ui.printing.works import takeaway_book

MOST = 50


def longest(edition: Edition) -> list[str]:
    """The articles whose take-away sheets have the most words: where these fit, the others do."""
    lengths = {
        slug: len(takeaway_html(edition, slug, TODAY, sources=True, shown=TakeAway()))
        for slug in edition.catalogue.entries
    }
    return sorted(lengths, key=lengths.__getitem__, reverse=True)[:MOST]


@pytest.mark.parametrize(
    "options",
    [PrintOptions(), PrintOptions(paper=LETTER, large=True), PrintOptions(sources=False)],
    ids=["a4", "large letter", "without sources"],
)
def test_every_article_fits_one_page(qapp: QApplication, shipped: Edition, options: PrintOptions) -> None:
    assert len(shipped.catalogue.entries) >= 250
    usual = options == PrintOptions()
    long = []
    for slug in shipped.catalogue.entries if usual else longest(shipped):
        book = takeaway_book(shipped, slug, options, TODAY)
        for _ in book.lay_out():
            pass
        if book.page_count != 1:
            long.append(slug)
    assert long == []


def test_it_is_shown_in_full_where_it_fits(qapp: QApplication, shipped: Edition, tmp_path: Path) -> None:
    path = saved(takeaway_book(shipped, "kindling", PrintOptions(), TODAY), shipped, tmp_path / "t.pdf")
    assert info_of(path)["Pages"] == "1"
    (words,) = pages_of(path)
    for expected in ("In short", "Questions for my doctor", "Sources", "[1, 2, 3]", "1 of 1", "5."):
        assert expected in words
    assert "more sources" not in words


def test_an_article_that_is_far_too_long_is_trimmed_and_says_so(qapp: QApplication, tmp_path: Path) -> None:
    point = "- " + "Stopping suddenly can cause seizures that last for a long time. " * 14 + "[@ashton2002manual].\n"
    text = KINDLING.replace("- Stopping suddenly can cause seizures [@ashton2002manual].\n", point * 9)
    content = write_content(tmp_path / "content", {"mechanisms/kindling.md": text})
    compile_edition(content, tmp_path / "edition")
    edition = Edition(tmp_path / "edition")
    path = saved(takeaway_book(edition, "kindling", PrintOptions(large=True), TODAY), edition, tmp_path / "t.pdf")
    assert info_of(path)["Pages"] == "1"
    (words,) = pages_of(path)
    assert "More is in the glossary, under Kindling." in words
    assert "Questions for my doctor" in words
