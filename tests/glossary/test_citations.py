"""How `[@key]` is read, numbered and rendered: pairs of text and result."""

import pytest

from desktop_app.glossary.citations import Citation, Numbering, citations_in, parse_bracket
from desktop_app.glossary.model import Article
from desktop_app.glossary.render import Rendered, Renderer


def render(body: str, known: tuple[str, ...] = ("a", "b", "c")) -> Rendered:
    from datetime import date

    article = Article("x", "mechanisms", "X", "drug", "S.", date(2026, 1, 1), body, path="mechanisms/x.md")
    return Renderer(known.__contains__, {"mechanisms/y.md": "y"}.get).render(article)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("@a", (Citation("a"),)),
        ("@a; @b", (Citation("a"), Citation("b"))),
        ("@a, p. 3", (Citation("a", "p. 3"),)),
        ("@a, ch. 2; @b", (Citation("a", "ch. 2"), Citation("b"))),
        ("@a2005-x:y", (Citation("a2005-x:y"),)),
        ("see @a", None),
        ("@", None),
        ("@a;", None),
    ],
)
def test_a_bracket_is_read_as_pandoc_would(inside: str, expected: tuple[Citation, ...] | None) -> None:
    assert parse_bracket(inside) == expected


def test_numbers_follow_first_appearance_and_repeat() -> None:
    numbering = Numbering()
    assert [numbering.number(key) for key in "abacb"] == [1, 2, 1, 3, 2]
    assert numbering.keys == ("a", "b", "c")


def test_citations_are_found_with_their_lines() -> None:
    found = list(citations_in("One [@a].\n\nTwo [@b; @a, p. 1] and [link](x.md)."))
    assert found == [(1, (Citation("a"),)), (3, (Citation("b"), Citation("a", "p. 1")))]


def test_one_bracket_becomes_one_place_with_a_link_a_source() -> None:
    rendered = render("Text [@b; @a].")
    assert 'href="citation:0.0">[1,</a> <a href="citation:0.1">2]</a>' in rendered.html
    assert rendered.sources == ("b", "a")


def test_numbers_run_in_document_order_through_bullets_tables_and_boxes() -> None:
    body = '- One [@c].\n- Two [@a; @c].\n\n| A |\n|---|\n| x [@b] |\n\n!!! note "N"\n    Text [@a].\n'
    rendered = render(body)
    assert rendered.sources == ("c", "a", "b")
    assert [[c.key for c in place.citations] for place in rendered.places] == [["c"], ["a", "c"], ["b"], ["a"]]


def test_a_locator_is_shown_beside_its_number() -> None:
    assert "[1, p. 3]</a>" in render("Text [@a, p. 3].").html


def test_numbering_starts_anew_with_each_article() -> None:
    from datetime import date

    renderer = Renderer("abc".__contains__, {}.get)
    first, second = (
        Article(s, "mechanisms", s, "drug", "S.", date(2026, 1, 1), b) for s, b in (("x", "[@b]."), ("y", "[@a]."))
    )
    renderer.render(first)
    assert renderer.render(second).sources == ("a",)


def test_an_unknown_key_is_told() -> None:
    assert render("Text [@nobody].").unknown_keys == ("nobody",)


def test_citations_in_code_stay_as_they_are() -> None:
    rendered = render("Write `[@a]` so.")
    assert rendered.sources == ()
    assert "[@a]" in rendered.html


def test_each_place_knows_its_section() -> None:
    rendered = render("## In short\n\n- A [@a].\n\n## What it is\n\nB [@b].\n")
    assert [place.section for place in rendered.places] == ["in-short", "what-it-is"]
