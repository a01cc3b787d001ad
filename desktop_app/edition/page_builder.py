"""Builds the pages and references of an edition from loaded content; finds what cannot be rendered."""

from collections.abc import Iterator

from desktop_app.edition.pages import CitationPlace, CitedClaim, CitedSource, CitingArticle, CompiledReference, Page
from desktop_app.errors import AppError
from desktop_app.glossary import page, vancouver
from desktop_app.glossary.loader import raise_first
from desktop_app.glossary.model import Article, Content, Finding, Section
from desktop_app.glossary.render import Rendered, Renderer
from desktop_app.glossary.sentences import Sentence, blocks


class PageBuilder:
    """Renders every article once. AppError with the first finding when a citation key or a link is unknown."""

    def __init__(self, content: Content) -> None:
        self._content = content
        slugs = {article.path: article.slug for article in content.articles}
        renderer = Renderer(content.references.__contains__, slugs.get)
        self._rendered = {article.slug: renderer.render(article) for article in content.articles}
        raise_first(self._findings())
        self._texts = {key: vancouver.format_reference(r.item) for key, r in content.references.items()}
        self._kinds = {key: reference.kind for key, reference in content.references.items()}
        self._mentions = self._mentioned_in()

    def page(self, article: Article) -> Page:
        """One article, compiled."""
        rendered = self._rendered[article.slug]
        titles = {category.id: category.title for category in self._content.meta.categories}
        parts = (
            page.head(article, titles[article.category]),
            rendered.html,
            page.other_names(article),
            page.sources(rendered, self._texts, self._kinds),
        )
        known = {other.slug for other in self._content.articles}
        return Page(
            slug=article.slug,
            title=article.title,
            category=article.category,
            reviewed=article.reviewed,
            html="\n".join(part for part in parts if part),
            sections=rendered.sections,
            places=tuple(self._places(article, rendered)),
            sources=rendered.sources,
            see_also=tuple(slug for slug in article.see_also if slug in known),
            mentioned_in=self._mentions.get(article.slug, ()),
        )

    def references(self) -> Iterator[CompiledReference]:
        """Every reference of the bibliography, with the articles and sections that cite it."""
        cited_in: dict[str, list[CitingArticle]] = {}
        for slug, rendered in self._rendered.items():
            for key in rendered.sources:
                cited_in.setdefault(key, []).append(CitingArticle(slug, _sections_citing(rendered, key)))
        for key, reference in self._content.references.items():
            yield CompiledReference(
                key=key,
                text=self._texts[key],
                authors=vancouver.format_authors(reference.item),
                title=str(reference.item.get("title", "")),
                container=vancouver.container(reference.item),
                year=vancouver.year(reference.item),
                address=vancouver.address(reference.item),
                kind=reference.kind,
                shows=reference.shows,
                cited_in=tuple(cited_in.get(key, ())),
                csl=reference.item,
            )

    def _findings(self) -> Iterator[Finding]:
        for article in self._content.articles:
            rendered = self._rendered[article.slug]
            for key in rendered.unknown_keys:
                line = _line_of(article, f"@{key}")
                yield Finding(article.path, line, f"the citation key {key} is unknown", "add it to references.json")
            for address in rendered.broken_links:
                line = _line_of(article, f"({address})")
                yield Finding(article.path, line, f"the link {address} leads to no article", "mend or remove it")

    def _places(self, article: Article, rendered: Rendered) -> Iterator[CitationPlace]:
        numbers = {key: number for number, key in enumerate(rendered.sources, 1)}
        claims = self._content.sentence_claims.get(article.slug, {})
        sentences = _sentence_of_each_bracket(article)
        if len(sentences) != len(rendered.places):
            raise AppError(
                f"{article.path} has citations where no sentence stands",
                "Write citations in paragraphs, bullets and tables only",
            )
        for place, sentence in zip(rendered.places, sentences, strict=True):
            ids = claims.get(sentence.text, ())
            yield CitationPlace(
                section=place.section,
                sentence=sentence.text,
                sources=tuple(
                    CitedSource(
                        citation.key, numbers[citation.key], citation.locator, self._claims_for(ids, citation.key)
                    )
                    for citation in place.citations
                ),
            )

    def _claims_for(self, ids: tuple[str, ...], key: str) -> tuple[CitedClaim, ...]:
        known = (self._content.claims[name] for name in ids if name in self._content.claims)
        return tuple(CitedClaim(claim.text, claim.certainty) for claim in known if key in claim.references)

    def _mentioned_in(self) -> dict[str, tuple[str, ...]]:
        """Slug -> the articles that link to it in their text."""
        mentions: dict[str, list[str]] = {}
        for article in self._content.articles:
            for slug in self._rendered[article.slug].linked:
                if slug != article.slug:
                    mentions.setdefault(slug, []).append(article.slug)
        return {slug: tuple(found) for slug, found in mentions.items()}


def _sentence_of_each_bracket(article: Article) -> list[Sentence]:
    return [sentence for block in blocks(article.body) for sentence in block.sentences for _ in sentence.brackets]


def _sections_citing(rendered: Rendered, key: str) -> tuple[Section, ...]:
    """The sections that cite a source, each once."""
    ids = {place.section for place in rendered.places if any(citation.key == key for citation in place.citations)}
    return tuple(section for section in rendered.sections if section.id in ids)


def _line_of(article: Article, text: str) -> int:
    at = article.body.find(text)
    return article.body_line + article.body.count("\n", 0, at) if at >= 0 else 1
