"""The short form of a page: "In short" with the sources that are cited there, under their own numbers."""

import re

import pytest

from desktop_app.edition.edition import Edition
from desktop_app.glossary.short_form import cited_numbers, has_short_form, short_form

PAGE = """<h1><a name="top"></a>Kindling</h1>
<table cellpadding="0" class="box danger"><tr><td>Never stop suddenly <span class="citation"><a name="place-0"></a>\
<a href="citation:0.0">[1]</a></span></td></tr></table>
<table cellpadding="0" class="box short" width="100%"><tr><td class="short"><h2 class="short-title">\
<a name="in-short"></a>In short</h2><p>A <span class="citation"><a name="place-1"></a>\
<a href="citation:1.0">[3]</a></span></p></td></tr></table>
<table class="box note"><tr><td>A box of "In short"</td></tr></table>
<h2><a name="what-it-is"></a>What it is</h2>
<p>Long <span class="citation"><a name="place-2"></a><a href="citation:2.0">[2,</a> <a href="citation:2.1">3]</a>\
</span></p>
<h2><a name="sources"></a>Sources</h2>
<table class="sources" width="100%"><tr><td><a name="source-1"></a>1.</td><td><p>One. Cited in: \
<a href="place:0">Top</a></p></td></tr><tr><td><a name="source-2"></a>2.</td><td><p>Two. Cited in: \
<a href="place:2">What it is</a></p></td></tr><tr><td><a name="source-3"></a>3.</td><td><p>Three. Cited in: \
<a href="place:1">In short</a> · <a href="place:2">What it is</a></p></td></tr></table>"""


def test_what_stands_before_the_next_heading_is_kept_and_nothing_after_it() -> None:
    short = short_form(PAGE)
    assert "Never stop suddenly" in short
    assert 'A box of "In short"' in short
    assert "Read the whole article" in short
    assert "Long" not in short
    assert "what-it-is" not in short


def test_the_sources_that_are_cited_there_keep_their_numbers() -> None:
    short = short_form(PAGE)
    assert re.findall(r'name="source-(\d+)"', short) == ["1", "3"]
    assert cited_numbers(short) == {1, 3}


def test_a_source_leads_back_only_to_places_that_are_left() -> None:
    short = short_form(PAGE)
    assert 'Three. Cited in: <a href="place:1">In short</a></p>' in short
    assert "place:2" not in short


def test_a_page_without_in_short_stays_whole() -> None:
    page = "<h1>Title</h1><h2>What it is</h2><p>Words</p>"
    assert short_form(page) == page
    assert not has_short_form(page)


@pytest.mark.parametrize("what", ["numbers", "ways back", "tables"])
def test_every_article_has_a_sound_short_form(shipped: Edition, what: str) -> None:
    for slug in shipped.catalogue.entries:
        page = shipped.page(slug)
        short = short_form(page.html)
        assert has_short_form(page.html), slug
        assert len(short) < len(page.html), slug
        if what == "numbers":
            assert {int(n) for n in re.findall(r'name="source-(\d+)"', short)} == cited_numbers(short), slug
            assert cited_numbers(page.html) == set(range(1, len(page.sources) + 1)), slug
        elif what == "ways back":
            places = set(re.findall(r'name="place-(\d+)"', short))
            assert set(re.findall(r'href="place:(\d+)"', short)) <= places, slug
            assert short.count("Cited in: <a ") == len(cited_numbers(short)), slug
        else:
            assert short.count("<table") == short.count("</table>"), slug
