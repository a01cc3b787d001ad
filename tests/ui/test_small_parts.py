"""Links, navigation, themes and the action table: the parts without a window."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app import bundle
from desktop_app.errors import AppError
from desktop_app.ui.actions import TABLE
from desktop_app.ui.article_css import article_css
from desktop_app.ui.links import (
    AboutLink,
    ArticleLink,
    CategoryLink,
    ChangesLink,
    CitationLink,
    ContinueLink,
    ExternalLink,
    HelpLink,
    HomeLink,
    Link,
    PlaceLink,
    SectionLink,
    SourcesLink,
    YoursLink,
    parse,
)
from desktop_app.ui.navigation import Navigation
from desktop_app.ui.theme import THEME_NAMES, colour_names, load_theme


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("home:", HomeLink()),
        ("help:", HelpLink()),
        ("help:us", HelpLink("us")),
        ("article:half-life", ArticleLink("half-life")),
        ("article:half-life#what-it-is", ArticleLink("half-life", "what-it-is")),
        ("category:safety", CategoryLink("safety")),
        ("sources:", SourcesLink()),
        ("sources:ashton2002manual", SourcesLink("ashton2002manual")),
        ("section:sources", SectionLink("sources")),
        ("continue:", ContinueLink()),
        ("yours:", YoursLink()),
        ("yours:notes", YoursLink("notes")),
        ("about:", AboutLink()),
        ("about:notices", AboutLink("notices")),
        ("changes:", ChangesLink()),
        ("place:3", PlaceLink(3)),
        ("citation:3.1", CitationLink(3, 1)),
        ("citation:3", ExternalLink("citation:3")),
        ("citation:x.y", ExternalLink("citation:x.y")),
        ("place:-1", ExternalLink("place:-1")),
        ("article:", ExternalLink("article:")),
        ("https://example.org", ExternalLink("https://example.org")),
        ("file:///etc/passwd", ExternalLink("file:///etc/passwd")),
        ("", ExternalLink("")),
    ],
)
def test_an_address_becomes_a_typed_link(address: str, link: Link) -> None:
    assert parse(address) == link


def test_links_of_two_kinds_are_never_equal_and_none_counts_as_nothing() -> None:
    alike = (HomeLink(), ContinueLink(), HelpLink(""), YoursLink(""), AboutLink(""), SourcesLink(""))
    alike += (ArticleLink("a"), CategoryLink("a"), SectionLink("a"), ExternalLink("a"))
    assert len(set(alike)) == len(alike)
    assert all(alike)


@given(st.text())
def test_any_address_is_some_link(address: str) -> None:
    parse(address)


def test_back_and_forward_remember_where_each_page_was_left() -> None:
    navigation = Navigation()
    for slug in ("a", "b", "c"):
        navigation.visit(ArticleLink(slug), scroll={"a": 0, "b": 10, "c": 20}[slug])
    back = navigation.back(30)
    assert back is not None
    assert (back.link, back.scroll) == (ArticleLink("b"), 20)
    forward = navigation.forward(5)
    assert forward is not None
    assert (forward.link, forward.scroll) == (ArticleLink("c"), 30)


def test_back_and_forward_remember_which_link_had_the_focus() -> None:
    navigation = Navigation()
    navigation.visit(ArticleLink("a"), 0)
    navigation.visit(ArticleLink("b"), 10, focused=3)
    back = navigation.back(20, focused=5)
    assert back is not None
    assert (back.scroll, back.focused) == (10, 3)
    forward = navigation.forward(0)
    assert forward is not None
    assert (forward.scroll, forward.focused) == (20, 5)


def test_a_new_page_forgets_what_lay_ahead_and_the_same_page_is_one_visit() -> None:
    navigation = Navigation()
    for slug in ("a", "b", "b"):
        navigation.visit(ArticleLink(slug), 0)
    navigation.back(0)
    navigation.visit(ArticleLink("d"), 0)
    assert not navigation.can_go_forward
    assert navigation.back(0).link == ArticleLink("a")  # type: ignore[union-attr]
    assert navigation.back(0) is None


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_theme_makes_a_page_style_in_its_own_colours_only(name: str) -> None:
    theme = load_theme(bundle.resource("themes", f"{name}.toml"))
    css = article_css(theme, 1.0)
    import re

    assert {colour.upper() for colour in re.findall(r"#[0-9a-fA-F]{6}", css)} <= {
        getattr(theme, name).upper() for name in colour_names()
    }


def test_text_size_scales_every_size_of_a_page() -> None:
    theme = load_theme(bundle.resource("themes", "light.toml"))
    assert "26.00pt" in article_css(theme, 1.0)
    assert "78.00pt" in article_css(theme, 3.0)


def test_a_broken_theme_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('name = "X"')
    with pytest.raises(AppError, match="cannot be read"):
        load_theme(tmp_path / "x.toml")


def test_no_shortcut_stands_twice_in_the_table() -> None:
    shortcuts = [shortcut for row in TABLE for shortcut in row.shortcuts]
    assert len(shortcuts) == len(set(shortcuts))
    assert all(row.hint for row in TABLE)
