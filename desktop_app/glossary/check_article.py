"""The rules for one article: front matter, shape, citations, links, images and raw HTML."""

import re
from collections.abc import Iterator
from datetime import date

from desktop_app.glossary.citations import citations_in
from desktop_app.glossary.links import images_in, links_in, resolve
from desktop_app.glossary.model import KINDS, Article, Content, Finding
from desktop_app.glossary.render import section_id
from desktop_app.glossary.sentences import blocks, headings

_HTML = re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<!--")
_CODE = re.compile(r"`[^`\n]*`")


def article_findings(article: Article, content: Content, today: date) -> Iterator[Finding]:
    """Everything in one article that breaks a writing rule, as of `today`."""
    yield from _front_matter(article, content, today)
    yield from _shape(article)
    yield from _keys(article, content)
    yield from _links(article, content)
    yield from _images(article, content)
    yield from raw_html_in(article)


def _front_matter(article: Article, content: Content, today: date) -> Iterator[Finding]:
    for name in article.unknown_fields:
        yield Finding(article.path, article.line_of(name), f"the field {name} is unknown", "take it out")
    if article.kind not in KINDS:
        what = f"the kind {article.kind} is unknown"
        yield Finding(article.path, article.line_of("kind"), what, f"use one of {', '.join(KINDS)}")
    if article.reviewed > today:
        what = f"reviewed lies in the future ({article.reviewed.isoformat()})"
        yield Finding(article.path, article.line_of("reviewed"), what, "write the day of the last review")
    slugs = {other.slug for other in content.articles}
    for slug in article.see_also:
        if slug not in slugs:
            what, remedy = f"see_also names {slug}, which is no article", "take it out or write the article"
            yield Finding(article.path, article.line_of("see_also"), what, remedy)
        elif slug == article.slug:
            yield Finding(article.path, article.line_of("see_also"), "see_also names the article itself", "take it out")


def _shape(article: Article) -> Iterator[Finding]:
    found = headings(article.body)
    if not found or found[0].title != "In short" or found[0].level != 2:
        line = found[0].line if found else 1
        what = "the article does not begin with In short"
        yield Finding(article.path, _line(article, line), what, "begin it with ## In short and two to four bullets")
    for block in blocks(article.body):
        if not block.is_cited:
            yield Finding(
                article.path,
                _line(article, block.line),
                f"the {block.kind} has no citation",
                "cite the source of its facts or take it out",
            )


def _keys(article: Article, content: Content) -> Iterator[Finding]:
    for line, bracket in citations_in(article.body):
        for citation in bracket:
            if citation.key not in content.references:
                what = f"the citation key {citation.key} is not in the bibliography"
                yield Finding(article.path, _line(article, line), what, "add it to references.json or mend the key")


def _links(article: Article, content: Content) -> Iterator[Finding]:
    by_path = {other.path: other for other in content.articles}
    for line, words, address in links_in(article.body):
        target = resolve(address, article.path)
        if target is None:
            continue
        path, section = target
        other = by_path.get(path)
        if other is None:
            what, remedy = (
                f"the link {words} leads to no article ({address})",
                "mend the path or take the link out",
            )
            yield Finding(article.path, _line(article, line), what, remedy)
        elif section and section not in {section_id(heading.title) for heading in headings(other.body)}:
            what, remedy = (
                f"the link {words} leads to no heading ({address})",
                "mend what stands behind the #",
            )
            yield Finding(article.path, _line(article, line), what, remedy)


def _images(article: Article, content: Content) -> Iterator[Finding]:
    for line, address in images_in(article.body):
        target = resolve(address, article.path)
        if target is None or not (content.root / target[0]).is_file():
            what = f"the image {address} is not in the tree"
            yield Finding(article.path, _line(article, line), what, "put the file beside the article or take it out")


def raw_html_in(article: Article) -> Iterator[Finding]:
    """Raw HTML in an article's text, each line of it."""
    for number, line in enumerate(article.body.split("\n"), 1):
        if _HTML.search(_CODE.sub("", line)):
            what = "raw HTML"
            yield Finding(article.path, _line(article, number), what, "write it in Markdown")


def _line(article: Article, body_line: int) -> int:
    return article.body_line + body_line - 1
