"""The self-test of a new edition, without a window: opens every article and searches for what must be found."""

from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.glossary.model import CERTAINTY_WORDS

_MOST_SEARCHES = 60  # a second or less; the edition is compiled from text that was verified


def try_edition(edition: Edition) -> None:
    """Uses the edition as a reader would. AppError with the first thing that does not hold."""
    edition.verify()
    entries = edition.catalogue.entries
    if not entries or not edition.catalogue.emergency.steps or not edition.catalogue.meta.disclaimer:
        raise _failed("it has no articles, or no page for emergencies")
    for slug in entries:
        page = edition.page(slug)
        unknown = [key for key in page.sources if key not in edition.references]
        claims = [claim for place in page.places for source in place.sources for claim in source.claims]
        if any(claim.certainty not in CERTAINTY_WORDS or not isinstance(claim.text, str) for claim in claims):
            raise _failed(f"the article {slug} has a claim of unknown certainty")
        if unknown or page.category not in {category.id for category in edition.catalogue.meta.categories}:
            raise _failed(f"the article {slug} is not whole")
    _search(edition)


def _search(edition: Edition) -> None:
    from desktop_app.edition.engine import engine_of  # imports whoosh

    engine = engine_of(edition)
    try:
        entries = sorted(edition.catalogue.entries.values(), key=lambda entry: (not entry.publisher, entry.slug))
        step = max(1, len(entries) // _MOST_SEARCHES)
        for entry in entries[::step]:
            answer = engine.search(entry.title, keep_spelling=True)
            if answer is None or entry.slug not in {hit.slug for hit in answer.hits}:
                raise _failed(f"a search for {entry.title} does not find it")
    finally:
        engine.close()


def _failed(what: str) -> AppError:
    return AppError(
        f"The new edition failed its self-test ({what})", "Nothing was changed. Ask the publisher for a mended pack"
    )
