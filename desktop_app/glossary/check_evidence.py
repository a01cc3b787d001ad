"""Holds every cited sentence against the claims that carry it: a claim each, a shared source, and every number.

The map, `content/evidence/map.json`, is written together with the article: slug -> [{"sentence": …, "claims": […]}].
"""

from collections.abc import Iterator

from desktop_app.glossary.model import CERTAINTY_WORDS, Article, Claim, Content, Finding
from desktop_app.glossary.numbers import numbers_in
from desktop_app.glossary.sentences import Sentence, blocks

_MAP = "evidence/map.json"
_CLAIMS = "evidence/claims.json"


def evidence_findings(content: Content) -> Iterator[Finding]:
    """What is wrong between sentences, map and claims; nothing where the content has no evidence folder."""
    if not content.has_evidence:
        return
    used: set[str] = set()
    for article in content.articles:
        mapped = content.sentence_claims.get(article.slug, {})
        used.update(claim for claims in mapped.values() for claim in claims)
        yield from _article_findings(article, content)
    for text, claims, references in _emergency_entries(content):
        used.update(claims)
        yield from _emergency_findings(text, claims, references, content)
    slugs = {article.slug for article in content.articles}
    for slug in content.sentence_claims:
        if slug not in slugs:
            yield Finding(_MAP, 1, f"{slug} is no article", "take it out of the map")
    for claim in content.claims.values():
        if claim.id not in used:
            yield Finding(_CLAIMS, claim.line, f"the claim {claim.id} carries no sentence", "use it or take it out")
        if claim.certainty not in CERTAINTY_WORDS:
            remedy = f"use one of {', '.join(CERTAINTY_WORDS)}"
            yield Finding(_CLAIMS, claim.line, f"the certainty {claim.certainty} is unknown", remedy)


def _article_findings(article: Article, content: Content) -> Iterator[Finding]:
    mapped = content.sentence_claims.get(article.slug, {})
    cited = [sentence for block in blocks(article.body) for sentence in block.sentences if sentence.brackets]
    for sentence in cited:
        line = article.body_line + sentence.line - 1
        ids = mapped.get(sentence.text, ())
        if not ids:
            what = f"the sentence has no claim in {_MAP}: {sentence.text}"
            yield Finding(article.path, line, what, "write down there which claims carry it")
            continue
        claims = [content.claims[name] for name in ids if name in content.claims]
        for name in ids:
            if name not in content.claims:
                yield Finding(article.path, line, f"the claim {name} is not in {_CLAIMS}", "add it or name another")
        if claims:
            yield from _sentence_findings(article.path, line, sentence, claims)
    texts = {sentence.text for sentence in cited}
    for text in mapped:
        if text not in texts:
            what = f"the map of {article.slug} has a sentence that is not in the article: {text}"
            yield Finding(_MAP, 1, what, "copy the sentence as it now reads, or take it out")


def _emergency_entries(content: Content) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Words, claims and sources of every step and service of the emergency page."""
    for step in content.emergency.steps:
        yield step.text, step.claims, step.references
    for region in content.emergency.regions:
        for service in region.services:
            yield f"{service.name}: {service.contact}", service.claims, service.references


def _emergency_findings(
    text: str, claims: tuple[str, ...], references: tuple[str, ...], content: Content
) -> Iterator[Finding]:
    carried: set[str] = set()
    for name in claims:
        if name in content.claims:
            carried.update(content.claims[name].references)
        else:
            yield Finding("emergency.toml", 1, f"the claim {name} is not in {_CLAIMS}", "add it or name another")
    if not set(references) & carried:
        yield Finding("emergency.toml", 1, f"no claim carries: {text}", "name the claims that rest on its sources")


def _sentence_findings(path: str, line: int, sentence: Sentence, claims: list[Claim]) -> Iterator[Finding]:
    for claim in claims:
        if not sentence.keys & set(claim.references):
            what = f"the claim {claim.id} rests on no source that the sentence cites"
            yield Finding(path, line, what, f"cite one of {', '.join(claim.references)} or name another claim")
    carried = {key for claim in claims for key in claim.references}
    for key in sorted(sentence.keys - carried):
        what = f"{key} is cited, but no claim of the sentence rests on it"
        yield Finding(path, line, what, "take the citation out or name the claim")
    held = {number for claim in claims for number in numbers_in(claim.text).all}
    for number in sorted(numbers_in(sentence.text).stated - held):
        what = f"the number {number} stands in none of the sentence's claims"
        yield Finding(path, line, what, "write the number of the claim")
