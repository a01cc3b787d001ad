"""Articles and take-away sheets as HTML for paper."""

import re
from datetime import date
from pathlib import Path

import pytest
from support import KINDLING, write_content

from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.edition import Edition
from desktop_app.edition.print_front import ContentsLine, contents_html, help_html, title_html
from desktop_app.edition.print_text import TakeAway, article_html, takeaway_html

TODAY = date(2026, 11, 24)


@pytest.fixture
def edition(content: Path, tmp_path: Path) -> Edition:
    compile_edition(content, tmp_path / "edition")
    return Edition(tmp_path / "edition")


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&nbsp;", " ").split())


def test_links_lead_only_to_what_is_in_the_same_document(edition: Edition) -> None:
    alone = article_html(edition, "kindling", TODAY, sources=True, within={"kindling"})
    both = article_html(edition, "kindling", TODAY, sources=True, within={"kindling", "clonazepam"})
    assert "clonazepam</a>" not in alone
    assert '<a href="goto:clonazepam">clonazepam</a>' in both
    for html in (alone, both):
        assert set(re.findall(r'href="(\w+):', html)) == {"goto"}


def test_citations_keep_their_numbers_and_lead_to_the_list(edition: Edition) -> None:
    html = article_html(edition, "kindling", TODAY, sources=True, within={"kindling"})
    assert (
        '<a href="goto:kindling#source-2">[2]</a>' in html or '<a href="goto:kindling#source-2">[2, p. 3]</a>' in html
    )
    assert '<a name="kindling#source-2"></a>2.' in html
    assert "https://example.org/manual" in text_of(html)
    assert "Cited in" not in html


def test_without_sources_the_numbers_stay_and_say_where_the_list_is(edition: Edition) -> None:
    html = article_html(edition, "kindling", TODAY, sources=False, within={"kindling"})
    assert "[1]" in html
    assert "The Manual" not in html
    assert "They are listed in the glossary, under Kindling." in text_of(html)


def test_every_article_says_when_it_was_reviewed_and_what_it_is_not(edition: Edition) -> None:
    words = text_of(article_html(edition, "kindling", TODAY, sources=True, within=()))
    assert "Page last reviewed: 23 November 2026. Next review due: 23 November 2029." in words
    assert "Not medical advice." in words
    assert "overdue" not in words
    assert "overdue" in text_of(article_html(edition, "kindling", date(2030, 1, 1), sources=True, within=()))


def test_a_take_away_sheet_has_in_short_its_sources_and_three_lines(edition: Edition) -> None:
    html = takeaway_html(edition, "kindling", TODAY, sources=True, shown=TakeAway())
    words = text_of(html)
    assert words.index("In short") < words.index("Questions for my doctor") < words.index("Sources")
    assert "Stopping suddenly can cause seizures" in words
    assert "What it is" not in words
    assert html.count('class="blank">&nbsp;') == 3
    assert "The Manual" in words
    assert "AMPA receptors in mice" in words


def test_a_take_away_sheet_says_what_it_leaves_out(edition: Edition) -> None:
    html = takeaway_html(edition, "kindling", TODAY, sources=True, shown=TakeAway(points=1, sources=1))
    assert "threshold" not in html
    assert "More is in the glossary, under Kindling." in html
    fewer = takeaway_html(edition, "kindling", TODAY, sources=True, shown=TakeAway(sources=1))
    assert "1 more source is in the glossary, by the same numbers." in fewer


def test_a_take_away_sheet_lists_only_the_sources_of_in_short(tmp_path: Path) -> None:
    body = KINDLING.replace("- In mice three withdrawals lowered the threshold [@allison2005ampa, p. 3].\n", "")
    content = write_content(tmp_path / "other", {"mechanisms/kindling.md": body})
    compile_edition(content, tmp_path / "other-edition")
    html = takeaway_html(Edition(tmp_path / "other-edition"), "kindling", TODAY, sources=True, shown=TakeAway())
    assert "The Manual" in html
    assert "AMPA receptors in mice" not in html


def test_contents_give_numbers_and_places() -> None:
    html = contents_html((ContentsLine("Mechanisms"), ContentsLine("Kindling", "kindling")), {"kindling": 7})
    assert "<h3>Mechanisms</h3>" in html
    assert '<a href="goto:kindling">7</a>' in html


def test_front_pages_say_edition_and_help(edition: Edition) -> None:
    assert "Edition 1" in title_html(edition, "All 2 articles")
    words = text_of(help_html(edition))
    assert "999" in words
    assert "Call for help." in words


def test_short_brackets_stay_on_one_line(edition: Edition) -> None:
    html = article_html(edition, "kindling", TODAY, sources=True, within=())
    assert "[1]" in html
    assert "</a> <a" not in html
