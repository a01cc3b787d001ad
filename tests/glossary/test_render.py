"""The HTML that QTextBrowser is given."""

from datetime import date

from desktop_app.glossary import page
from desktop_app.glossary.model import Article, Category, Meta
from desktop_app.glossary.render import Rendered, Renderer, section_id


def article(body: str, **changes: object) -> Article:
    values: dict[str, object] = {
        "slug": "x", "category": "mechanisms", "title": "X", "kind": "community term", "summary": "S.",
        "reviewed": date(2026, 11, 23), "body": body, "path": "mechanisms/x.md",
    }  # fmt: skip
    return Article(**{**values, **changes})  # type: ignore[arg-type]


def render(body: str) -> Rendered:
    slugs = {"mechanisms/y.md": "y", "safety/z.md": "z"}
    return Renderer("ab".__contains__, slugs.get).render(article(body))


def test_links_between_articles_become_typed_addresses() -> None:
    html = render("[Y](y.md) and [Z](../safety/z.md#what-it-is).").html
    assert 'href="article:y"' in html
    assert 'href="article:z#what-it-is"' in html


def test_a_link_to_no_article_is_told() -> None:
    assert render("[N](nowhere.md)").broken_links == ("nowhere.md",)


def test_an_outside_address_is_shown_as_text_only() -> None:
    html = render("[A site](https://example.org/x) here.").html
    assert "href" not in html
    assert "A site (https://example.org/x)" in html


def test_raw_html_is_shown_and_not_obeyed() -> None:
    html = render("A <img src='file:///etc/passwd'> and <script>x</script>.").html
    assert "<img" not in html
    assert "<script" not in html


def test_in_short_stands_in_a_box_with_its_bullets() -> None:
    html = render("## In short\n\n- A [@a].\n\n## What it is\n\nB [@b].\n").html
    box = html[html.index("<table") : html.index("</table>")]
    assert 'class="box short"' in box
    assert "A <span" in box
    assert "What it is" not in box


def test_a_warning_has_an_icon_and_words_and_not_colour_alone() -> None:
    html = render('!!! danger "Get help now"\n    Call.\n').html
    assert 'src="icon:warning"' in html
    assert "Get help now" in html


def test_columns_of_figures_are_aligned_right() -> None:
    html = render("| Name | Hours |\n|---|---|\n| A | 20 to 100 |\n| B | about 12 [@a] |\n").html
    assert html.count('align="right"') == 3
    assert html.count('align="left"') == 3


def test_headings_carry_anchors_and_repeat_with_a_number() -> None:
    rendered = render("## One\n\nA [@a].\n\n## One\n\nB [@b].\n")
    assert [section.id for section in rendered.sections] == ["one", "one-2"]
    assert '<a name="one-2"' in rendered.html


def test_ids_of_headings_are_plain_ascii() -> None:
    assert section_id("Café & “co”: §1") == "cafe-co-1"


def test_sources_lead_back_to_every_place() -> None:
    rendered = render("## One\n\nA [@a]. B [@a].\n\n## Two\n\nC [@a; @b].\n")
    html = page.sources(rendered, {"a": "Source A.", "b": "Source B."}, {"a": "survey", "b": "news"})
    first = html[html.index("source-1") : html.index("source-2")]
    assert [f"place:{n}" in first for n in range(3)] == [True, True, True]
    assert '<a href="place:1">2</a>' in first
    assert "place:2" in html[html.index("source-2") :]
    assert "place:0" not in html[html.index("source-2") :]


def test_the_head_says_kind_in_words_and_keeps_other_names_to_a_line() -> None:
    many = tuple(f"a rather long other name {n}" for n in range(9))
    html = page.head(article("", aliases=many), "Mechanisms")
    assert "a name used by patients, not a medical term" in html
    assert "and 7 more</a>" in html
    assert "other name 8" in page.other_names(article("", aliases=many))


def test_the_review_line_says_when_a_review_is_overdue() -> None:
    meta = Meta("T", "1", ("en",), (Category("m", "M", "S."),), "Not advice.", "CC")
    assert "overdue" not in page.foot(date(2026, 11, 23), meta, date(2029, 11, 23))
    late = page.foot(date(2026, 11, 23), meta, date(2029, 11, 24))
    assert "overdue" in late
    assert "Page last reviewed: 23 November 2026 · Next review due: 23 November 2029" in late


def test_a_review_on_the_29th_of_february_is_due_on_the_28th() -> None:
    assert page.next_review(date(2028, 2, 29)) == date(2031, 2, 28)


def test_a_column_of_citations_only_is_narrow_and_a_wide_table_is_marked() -> None:
    html = render("| A | B | C | D | Sources |\n|---|---|---|---|---|\n| a | b | c | d | [@a] |\n").html
    assert html.count('width="12%"') == 2
    assert 'class="figures wide"' in html
    assert 'class="figures"' in render("| A | B |\n|---|---|\n| a | b [@a] |\n").html
