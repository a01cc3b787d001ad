"""Makes the search engine of an edition. Importing this imports whoosh: only the worker and the command line do."""

from desktop_app.edition.edition import Edition
from desktop_app.search.engine import Engine
from desktop_app.search.full_text import FullText


def engine_of(edition: Edition) -> Engine:
    """The engine over an edition's index, after each of its files was held against its digest.

    AppError when one does not fit.
    """
    catalogue = edition.catalogue
    return Engine(
        catalogue.entries.values(),
        FullText(edition.verified_index()),
        synonyms=catalogue.synonyms,
        urgent=catalogue.emergency.urgent,
    )
