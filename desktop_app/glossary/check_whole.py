"""The rules that hold between articles: links both ways, nothing out of reach, lay phrases, reading grade."""

import json
from collections.abc import Iterator
from pathlib import Path

from desktop_app.glossary.links import links_in, resolve
from desktop_app.glossary.mentions import TitleFinder
from desktop_app.glossary.model import Article, Content, Finding
from desktop_app.glossary.readability import LONG_GRADE, SHORT_GRADE, grade, name_words, syllable_counter
from desktop_app.glossary.sentences import blocks

LEAST_SEE_ALSO = 2
LEAST_SEARCHES, MOST_SEARCHES = 8, 20
_QUERIES = Path("tests", "search_quality")  # beside the content in a checkout


def link_findings(content: Content) -> Iterator[Finding]:
    """A first mention that is no link, too few `see_also`, an article that no other leads to."""
    everyday = {word.casefold() for word in content.meta.everyday_words}
    titles = {article.title: article.slug for article in content.articles}
    finder = TitleFinder({title: slug for title, slug in titles.items() if title.casefold() not in everyday})
    slugs = {article.path: article.slug for article in content.articles}
    reached: set[str] = set()
    for article in content.articles:
        reached.update(slug for slug in article.see_also if slug != article.slug)
        for line, words, address in links_in(article.body):
            target = resolve(address, article.path)
            slug = slugs.get(target[0]) if target else None
            if slug == article.slug and not address.startswith("#"):
                where = article.body_line + line - 1
                yield Finding(article.path, where, f"the link {words} leads to its own page", "take the link out")
            elif slug is not None:
                reached.add(slug)
        least = min(LEAST_SEE_ALSO, len(content.articles) - 1)
        if len(article.see_also) < least:
            what = f"see_also names fewer than {least} articles"
            yield Finding(article.path, article.line_of("see_also"), what, "name the articles a reader wants next")
        for mention in finder.unlinked(article.body, article.path, article.slug):
            where = article.body_line + article.body.count("\n", 0, mention.start)
            words = article.body[mention.start : mention.end]
            yield Finding(article.path, where, f"the first mention of {words} is no link", "link it there")
    for article in content.articles:
        if article.slug not in reached and len(content.articles) > 1:
            yield Finding(article.path, 1, "no article leads here", "link to it or name it in a see_also")


def search_findings(content: Content) -> Iterator[Finding]:
    """Too few or too many lay phrases, and phrases copied from the queries that the search is measured with."""
    queries = _measured_queries(content.root)
    for article in content.articles:
        line = article.line_of("searches")
        if not LEAST_SEARCHES <= len(article.searches) <= MOST_SEARCHES:
            what = f"searches holds {len(article.searches)} phrases"
            yield Finding(article.path, line, what, f"write {LEAST_SEARCHES} to {MOST_SEARCHES}")
        for phrase in article.searches:
            if _plain(phrase) in queries:
                what = f"the phrase {phrase} is one that the search is measured with"
                yield Finding(article.path, line, what, "write another one, from the reader's mind")


def grade_findings(content: Content) -> Iterator[Finding]:
    """Summaries, In short and texts that are too hard to read; nothing where pyphen is not installed."""
    syllables = syllable_counter()
    if syllables is None:
        return
    names = name_words(name for article in content.articles for name in (article.title, *article.aliases))
    for article in content.articles:
        short, rest = _prose(article)
        for what, field_line, sentences, most in (
            ("the summary", article.line_of("summary"), [article.summary], SHORT_GRADE),
            ("In short", article.body_line, short, SHORT_GRADE),
            ("the text", article.body_line, rest, LONG_GRADE),
        ):
            found = grade(sentences, syllables, names)
            if found > most:
                told = f"{what} reads at grade {found:.1f}, above {most:.0f}"
                yield Finding(article.path, field_line, told, "use shorter sentences and plainer words")


def _prose(article: Article) -> tuple[list[str], list[str]]:
    """The sentences of In short and of the rest, without tables."""
    short: list[str] = []
    rest: list[str] = []
    for block in blocks(article.body):
        if block.kind != "table":
            part = short if block.section == "In short" and not block.in_note else rest
            part.extend(sentence.text for sentence in block.sentences)
    return short, rest


def _measured_queries(root: Path) -> frozenset[str]:
    files = sorted((root.parent / _QUERIES).glob("queries*.json"))
    return frozenset(_plain(row["query"]) for file in files for row in json.loads(file.read_text(encoding="utf-8")))


def _plain(phrase: str) -> str:
    return " ".join(phrase.casefold().replace("?", " ").split())
