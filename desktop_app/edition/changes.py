"""What differs between two editions for a reader: articles added, changed, withdrawn; found by digests, not dates."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from desktop_app.edition.digest import sha256
from desktop_app.errors import AppError
from desktop_app.glossary.model import Article, Content

PREVIOUS = "previous-edition.json"
"""In a content folder: the digests of the edition that was published before, to say what changed since."""


@dataclass(frozen=True, slots=True)
class ArticleDigest:
    """An article's title, and the SHA-256 of what a reader reads in it: names, text, and the sources it cites."""

    title: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Digests:
    """The digests of an edition's articles by slug; `edition` is its label."""

    edition: str
    articles: Mapping[str, ArticleDigest]


@dataclass(frozen=True, slots=True)
class Changes:
    """Slug -> title of what was added, changed and withdrawn since the edition with the label `since`."""

    since: str
    added: Mapping[str, str]
    changed: Mapping[str, str]
    withdrawn: Mapping[str, str]

    @property
    def is_nothing(self) -> bool:
        """Whether no article differs."""
        return not (self.added or self.changed or self.withdrawn)

    @property
    def sentence(self) -> str:
        """The counts in words: "3 articles added, 31 changed, 2 withdrawn"."""
        counts = ((self.added, "added"), (self.changed, "changed"), (self.withdrawn, "withdrawn"))
        parts = [(len(titles), verb) for titles, verb in counts if titles]
        if not parts:
            return "no article changed"
        (first, verb), *others = parts
        noun = "article" if first == 1 else "articles"
        return ", ".join([f"{first} {noun} {verb}", *(f"{count} {verb}" for count, verb in others)])


def digests_of_articles(content: Content) -> Digests:
    """The digests of every article. A new day of review alone is no change: the text is the same."""
    return Digests(
        content.meta.edition,
        {article.slug: ArticleDigest(article.title, _digest(article, content)) for article in content.articles},
    )


def changes_between(old: Digests, new: Digests) -> Changes:
    """What a reader of the old edition finds different in the new one, by title."""
    return Changes(
        since=old.edition,
        added=_titles(new, [slug for slug in new.articles if slug not in old.articles]),
        changed=_titles(
            new,
            [
                slug
                for slug, digest in new.articles.items()
                if slug in old.articles and old.articles[slug].sha256 != digest.sha256
            ],
        ),
        withdrawn=_titles(old, [slug for slug in old.articles if slug not in new.articles]),
    )


def digests_to_json(digests: Digests) -> dict[str, Any]:
    """Digests as plain values; `content/previous-edition.json` has this form."""
    return asdict(digests)


def digests_from_json(value: Mapping[str, Any]) -> Digests:
    """Digests from plain values. KeyError, TypeError or AttributeError when they are not of that form."""
    articles = {str(slug): ArticleDigest(**digest) for slug, digest in value["articles"].items()}
    return Digests(str(value["edition"]), articles)


def changes_to_json(changes: Changes) -> dict[str, Any]:
    """Changes as plain values."""
    return asdict(changes)


def changes_from_json(value: Mapping[str, Any]) -> Changes:
    """Changes from plain values. KeyError, TypeError or ValueError when they are not of that form."""
    parts = (dict(value[name]) for name in ("added", "changed", "withdrawn"))
    return Changes(str(value["since"]), *parts)


def previous_digests(root: Path) -> Digests | None:
    """The digests that a content folder keeps of the edition before; None where it keeps none.

    AppError when the file is there and cannot be understood.
    """
    from desktop_app.glossary.files import read_json  # a reader of an edition needs none of this

    path = root / PREVIOUS
    if not path.is_file():
        return None
    try:
        return digests_from_json(read_json(path))
    except (KeyError, TypeError, AttributeError) as error:
        raise AppError(
            f"{path} is not of the form of digests ({error})", "Copy digests.json of the published edition there"
        ) from error


def _digest(article: Article, content: Content) -> str:
    from desktop_app.glossary.citations import citations_in

    keys = {citation.key for _, bracket in citations_in(article.body) for citation in bracket}
    cited = [content.references[key] for key in sorted(keys) if key in content.references]
    read = [
        article.title,
        article.kind,
        article.summary,
        article.aliases,
        article.publisher,
        article.body,
        [[reference.item, reference.kind, reference.shows] for reference in cited],
    ]
    text = json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return str(sha256(text.encode()).hexdigest())


def _titles(digests: Digests, slugs: list[str]) -> dict[str, str]:
    rows = sorted((digests.articles[slug].title.casefold(), slug) for slug in slugs)
    return {slug: digests.articles[slug].title for _, slug in rows}
