"""Bookmarks as Markdown: whatever a person calls them comes back, and a list may be changed by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.reader.bookmark_list import from_markdown, to_markdown
from desktop_app.reader.own_values import Bookmark, one_line

TITLES = {"kindling": "Kindling", "half-life": "Half-life", "taper": "Tapering"}
NAMES = {"kindling": "kindling", "withdrawal sensitisation": "kindling", "half-life": "half-life", "tapering": "taper"}


def find(words: str) -> str | None:
    return words if words in TITLES else NAMES.get(words.casefold())


def nothing(_words: str) -> None:
    """A copy that knows no article at all."""


slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda slug: len(slug) < 60)
lines = st.text(max_size=80).map(one_line)


@st.composite
def bookmarks(draw: st.DrawFn) -> tuple[Bookmark, ...]:
    found = {}
    for slug in draw(st.lists(slugs, unique=True, max_size=8)):
        title = draw(lines) or slug
        name = draw(lines)
        found[slug] = Bookmark(slug, title, "" if name == title else name)
    return tuple(found.values())


@given(bookmarks(), lines)
def test_a_list_comes_back_as_it_was_saved(kept: tuple[Bookmark, ...], from_where: str) -> None:
    read = from_markdown(to_markdown(kept, from_where), nothing, nothing)
    assert read.bookmarks == kept
    assert read.not_understood == ()


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    read = from_markdown(text, find, TITLES.get)
    assert len({bookmark.slug for bookmark in read.bookmarks}) == len(read.bookmarks)


def test_a_saved_list_reads_well() -> None:
    text = to_markdown(
        (Bookmark("kindling", "Kindling"), Bookmark("taper", "Tapering", "Ask Dr [M]")), "Glossary, 2026."
    )
    assert text.splitlines() == [
        "# Bookmarks",
        "",
        "Glossary, 2026.",
        "",
        "- [Kindling](kindling)",
        "- [Ask Dr \\[M\\]](taper) – Tapering",
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("- [Kindling](kindling)", Bookmark("kindling", "Kindling")),
        ("* [Kindling](kindling)", Bookmark("kindling", "Kindling")),
        ("  + [my words](kindling) - Kindling", Bookmark("kindling", "Kindling", "my words")),
        ("12. [my words](kindling)", Bookmark("kindling", "Kindling", "my words")),
        ("3) [x] [Kindling](../mechanisms/kindling.md#in-short)", None),
        ("- [ ] [Kindling](../mechanisms/kindling.md#in-short)", Bookmark("kindling", "Kindling")),
        ("- [x] [Kindling](article:kindling)", Bookmark("kindling", "Kindling")),
        ('- [Kindling](<kindling> "a title")', Bookmark("kindling", "Kindling")),
        ("- `half-life` is what I need", Bookmark("half-life", "Half-life")),
        ("- half-life", Bookmark("half-life", "Half-life")),
        ("- Withdrawal  Sensitisation", Bookmark("kindling", "Kindling")),
        ("- [Tapering]()", Bookmark("taper", "Tapering")),
        ("- [Old page](an-old-page)", Bookmark("an-old-page", "Old page")),
    ],
)
def test_rows_may_be_written_by_hand(row: str, expected: Bookmark | None) -> None:
    read = from_markdown(f"# My list\n\nSome words [that](are-no-row).\n{row}\n", find, TITLES.get)
    if expected is None:
        assert read.bookmarks == (Bookmark("kindling", "Kindling"),)
    else:
        assert read.bookmarks == (expected,)


def test_a_row_that_names_nothing_is_told_and_the_others_are_read() -> None:
    read = from_markdown("- Milk\r\n- [Kindling](kindling)\r\n- [words](http://example.org/a b)\r\n", find, TITLES.get)
    assert [bookmark.slug for bookmark in read.bookmarks] == ["kindling"]
    assert read.not_understood == ("Milk", "[words](http://example.org/a b)")


def test_of_two_rows_with_one_article_the_first_counts() -> None:
    read = from_markdown("- [first](kindling)\n- [second](kindling)\n", find, TITLES.get)
    assert read.bookmarks == (Bookmark("kindling", "Kindling", "first"),)
