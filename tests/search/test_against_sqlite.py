"""The full text tier against another engine over the same terms: SQLite FTS5, fed with what our analyser makes."""

import sqlite3
from pathlib import Path

import pytest

from desktop_app import bundle
from desktop_app.edition.compiler import section_ids
from desktop_app.edition.edition import Edition
from desktop_app.glossary.loader import load_content
from desktop_app.glossary.sentences import blocks, headings
from desktop_app.search.full_text import FullText
from desktop_app.search.schema import stem
from desktop_app.search.words import STOP_WORDS, folded_words

TERMS = (
    "glutamate", "seizure", "taper", "liver enzymes", "half life", "magnesium", "grapefruit", "tinnitus ringing",
    "placebo controlled trial", "receptor subunits", "breast milk", "driving limit blood", "sleepwalking",
)  # fmt: skip


@pytest.fixture(scope="module")
def sqlite() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE article USING fts5(slug UNINDEXED, text, tokenize='unicode61')")
    for article in load_content(bundle.content_folder()).content.articles:
        sentences = [sentence.text for block in blocks(article.body) for sentence in block.sentences]
        titles = [heading.title for heading in headings(article.body)]
        text = "\n".join((article.title, *article.aliases, *article.searches, article.summary, *titles, *sentences))
        stems = " ".join(stem(word) for word in folded_words(text))
        connection.execute("INSERT INTO article VALUES (?, ?)", (article.slug, stems))
    return connection


@pytest.mark.parametrize("terms", TERMS)
def test_the_same_articles_hold_the_terms(sqlite: sqlite3.Connection, shipped: Edition, terms: str) -> None:
    stems = [stem(word) for word in folded_words(terms) if word not in STOP_WORDS]
    rows = sqlite.execute(
        "SELECT slug FROM article WHERE article MATCH ? ORDER BY bm25(article)", (" OR ".join(f'"{s}"' for s in stems),)
    )
    theirs = [row[0] for row in rows]
    full_text = FullText(shipped.verified_index())
    ours = [slug for slug, _ in full_text.search([{one: 1.0} for one in stems], limit=1000)]
    full_text.close()
    assert set(ours) == set(theirs)
    assert ours
    assert set(ours[:3]) & set(theirs[:5]), (ours[:5], theirs[:5])


def test_ids_of_sections_are_those_of_the_pages(shipped: Edition) -> None:
    article = next(a for a in load_content(bundle.content_folder()).content.articles if a.slug == "kindling")
    assert set(section_ids(article.body).values()) == {section.id for section in shipped.page("kindling").sections}
    assert Path(article.path).name == "kindling.md"
