"""Reads a content folder into the model. What cannot be rendered is told as findings, all in one run."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.errors import AppError
from desktop_app.glossary import front_matter
from desktop_app.glossary.citations import load_references
from desktop_app.glossary.emergency import emergency_from
from desktop_app.glossary.files import lines_of_ids, read_json, read_toml
from desktop_app.glossary.model import Article, Category, Claim, Content, Finding, Meta
from desktop_app.glossary.publishers import with_publishers
from desktop_app.glossary.synonyms import load_synonyms

_SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The content, and what of it cannot be rendered."""

    content: Content
    findings: tuple[Finding, ...]

    def require(self) -> Content:
        """The content; AppError with the first finding when anything cannot be rendered."""
        raise_first(self.findings)
        return self.content


def raise_first(findings: Iterable[Finding]) -> None:
    """Raises the first finding as an AppError, with the number of the others; does nothing when there is none."""
    found = [*findings]
    if found:
        more = f" ({len(found) - 1} more)" if len(found) > 1 else ""
        raise AppError(f"The content cannot be compiled: {found[0]}{more}", "Run benzo-glossary check for all findings")


def load_content(root: Path) -> Loaded:
    """Reads a content folder. AppError when the folder, its title page or its bibliography cannot be read at all."""
    meta = load_meta(root / "glossary.toml")
    articles, findings = load_articles(root, meta)
    claims, sentence_claims = _load_evidence(root / "evidence")
    content = Content(
        root=root,
        meta=meta,
        articles=articles,
        references=load_references(root / "references.json"),
        emergency=emergency_from(read_toml(root / "emergency.toml"), root / "emergency.toml"),
        synonyms=load_synonyms(root / "synonyms.toml"),
        claims=claims,
        sentence_claims=sentence_claims,
        has_evidence=(root / "evidence" / "map.json").is_file(),
    )
    return Loaded(content, tuple(findings))


def load_articles(root: Path, meta: Meta) -> tuple[tuple[Article, ...], list[Finding]]:
    """Every article below the folders of the categories, by slug; and what is broken."""
    articles: dict[str, Article] = {}
    findings: list[Finding] = []
    known = {category.id for category in meta.categories}
    for path in article_files(root):
        name = path.relative_to(root).as_posix()
        category = path.parent.name
        if category not in known or path.parent.parent != root:
            what = f"the folder {category} is no category"
            findings.append(Finding(name, 1, what, f"move the file to one of {', '.join(sorted(known))}"))
            continue
        outcome = _load_article(path, name, category)
        if not isinstance(outcome, Article):
            findings.extend(outcome)
        elif outcome.slug in articles:
            other = articles[outcome.slug].path
            what = f"the slug {outcome.slug} stands twice, also in {other}"
            findings.append(Finding(name, 1, what, "rename one of the files"))
        else:
            articles[outcome.slug] = outcome
    ordered = sorted(articles.values(), key=lambda article: article.slug)
    return with_publishers(ordered, root), findings


def article_files(root: Path) -> list[Path]:
    """Every Markdown file in the folders below `root`, sorted; AppError when the folder cannot be read."""
    try:
        folders = sorted(path for path in root.iterdir() if path.is_dir() and path.name != "evidence")
        return [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix == ".md"]
    except OSError as error:
        raise AppError(
            f"The content folder {root} cannot be read ({error.strerror})",
            "Check that it exists and is readable",
        ) from error


def load_meta(path: Path) -> Meta:
    """Reads the title page. AppError when it is missing, not TOML, or lacks a field."""
    table = read_toml(path)
    try:
        return Meta(
            title=str(table["title"]),
            edition=str(table["edition"]),
            languages=tuple(str(language) for language in table["languages"]),
            categories=tuple(Category(str(c["id"]), str(c["title"]), str(c["sentence"])) for c in table["category"]),
            disclaimer=str(table["disclaimer"]),
            licence=str(table["licence"]),
            first_steps=tuple(str(slug) for slug in table.get("first_steps", ())),
            everyday_words=tuple(str(word) for word in table.get("everyday_words", ())),
            redirects={str(old): str(new) for old, new in dict(table.get("redirects", {})).items()},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise AppError(f"{path} lacks the field {error}", "Add the field, as the README describes") from error


def _load_article(path: Path, name: str, category: str) -> Article | list[Finding]:
    if not _SLUG.match(path.stem):
        return [Finding(name, 1, "the file name is no slug", "use small letters, digits and hyphens")]
    try:
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except OSError as error:
        return [Finding(name, 1, f"the file cannot be read ({error.strerror})", "check that you may read it")]
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return [Finding(name, line, "the file is not UTF-8 text", "save it as UTF-8")]
    front = front_matter.split(text, name)
    if isinstance(front, Finding):
        return [front]
    return front_matter.to_article(front, path.stem, category, name)


def _load_evidence(folder: Path) -> tuple[dict[str, Claim], dict[str, dict[str, tuple[str, ...]]]]:
    """The claims in use and the map of sentences; both empty in an installed program, which has no evidence folder."""
    if not folder.is_dir():
        return {}, {}
    claims = read_json(folder / "claims.json")
    mapping = read_json(folder / "map.json")
    lines = lines_of_ids(folder / "claims.json")
    try:
        loaded = {
            claim["id"]: Claim(
                claim["id"],
                claim["claim"],
                tuple(claim["refs"]),
                claim["certainty"],
                lines.get(claim["id"], 1),
            )
            for claim in claims
        }
        return loaded, {slug: _sentences_of(entries) for slug, entries in mapping.items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise AppError(f"{folder} is not in the form of evidence ({error})", "Compare it with the README") from error


def _sentences_of(entries: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    return {entry["sentence"]: tuple(entry["claims"]) for entry in entries}
