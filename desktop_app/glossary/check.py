"""Holds the content against the writing rules and tells every finding in one run."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.glossary.check_article import article_findings
from desktop_app.glossary.check_evidence import evidence_findings
from desktop_app.glossary.check_whole import grade_findings, link_findings, search_findings
from desktop_app.glossary.citations import citations_in
from desktop_app.glossary.loader import load_content
from desktop_app.glossary.model import Content, Finding


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, sorted by file and line, and how much was looked at."""

    findings: tuple[Finding, ...]
    articles: int
    references: int
    citations: int

    @property
    def summary(self) -> str:
        """One line for a run without findings."""
        return f"{self.articles} articles, {self.references} references, {self.citations} citations: nothing to mend"


def check(root: Path, today: date) -> Report:
    """Checks a content folder as of `today`. AppError only when the folder cannot be read at all."""
    loaded = load_content(root)
    content = loaded.content
    findings = [*loaded.findings]
    for article in content.articles:
        findings.extend(article_findings(article, content, today))
    findings.extend(_title_findings(content))
    findings.extend(_reference_findings(content))
    findings.extend(_meta_findings(content))
    findings.extend(evidence_findings(content))
    for rule in (link_findings, search_findings, grade_findings):
        findings.extend(rule(content))
    citations = sum(len(bracket) for article in content.articles for _, bracket in citations_in(article.body))
    ordered = tuple(sorted(set(findings), key=lambda finding: (finding.path, finding.line, finding.what)))
    return Report(ordered, len(content.articles), len(content.references), citations)


def _title_findings(content: Content) -> Iterator[Finding]:
    """A title that stands twice; an alias that is another article's title."""
    titles: dict[str, str] = {}
    for article in content.articles:
        folded = article.title.casefold()
        if folded in titles:
            what = f"the title {article.title} stands twice, also in {titles[folded]}"
            yield Finding(article.path, article.line_of("title"), what, "give one of them another title")
        titles.setdefault(folded, article.path)
    for article in content.articles:
        for alias in article.aliases:
            owner = titles.get(alias.casefold())
            if owner is not None:
                whose = "its own title" if owner == article.path else f"the title of {owner}"
                yield Finding(
                    article.path,
                    article.line_of("aliases"),
                    f"the alias {alias} is {whose}",
                    "take the alias out",
                )


def _reference_findings(content: Content) -> Iterator[Finding]:
    """A reference that is never cited or was not seen."""
    cited = {
        citation.key
        for article in content.articles
        for _, bracket in citations_in(article.body)
        for citation in bracket
    }
    cited |= {key for step in content.emergency.steps for key in step.references}
    cited |= {key for region in content.emergency.regions for service in region.services for key in service.references}
    for reference in content.references.values():
        if reference.key not in cited:
            what = f"the reference {reference.key} is never cited"
            yield Finding("references.json", reference.line, what, "cite it or take it out")
        if reference.verified != "seen":
            what = f"the reference {reference.key} is not marked as seen"
            yield Finding("references.json", reference.line, what, "look the source up, or take it out")
    for key in sorted(cited - content.references.keys()):
        if not any(key in article.body for article in content.articles):
            what = f"the reference {key} is not in the bibliography"
            yield Finding("emergency.toml", 1, what, "add it to references.json or cite another source")


def _meta_findings(content: Content) -> Iterator[Finding]:
    """A first step for newcomers that is no article; a redirect from an article, or to none."""
    slugs = {article.slug for article in content.articles}
    for slug in content.meta.first_steps:
        if slug not in slugs:
            yield Finding("glossary.toml", 1, f"the first step {slug} is no article", "name an article's slug")
    for old, new in content.meta.redirects.items():
        if old in slugs:
            what = f"the redirect {old} is an article"
            yield Finding("glossary.toml", 1, what, "take the redirect out, or rename the article")
        if new not in slugs:
            what = f"the redirect {old} leads to {new}, which is no article"
            yield Finding("glossary.toml", 1, what, "name the slug that the article has now")
