"""Reads `publishers.json`: which articles are not the glossary's own, and who answers for them."""

from collections.abc import Iterable
from pathlib import Path

from desktop_app.errors import AppError
from desktop_app.glossary.files import read_json
from desktop_app.glossary.model import Article

PUBLISHERS = "publishers.json"


def with_publishers(articles: Iterable[Article], root: Path) -> tuple[Article, ...]:
    """The articles, each with its publisher where the file names one; unchanged where there is no file.

    AppError when the file is not a table of slugs and names.
    """
    path = root / PUBLISHERS
    if not path.is_file():
        return tuple(articles)
    names = read_json(path)
    if not isinstance(names, dict) or not all(isinstance(name, str) for name in names.values()):
        raise AppError(f"{path} is not a table of articles and publishers", 'Write {"slug": "publisher"}')
    return tuple(
        article._replace(publisher=names[article.slug]) if article.slug in names else article for article in articles
    )
