"""Many references in one file, in the forms that reference managers read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop_app.glossary.export import as_bibtex, as_csl_json, as_ris
from desktop_app.glossary.vancouver import Item


@dataclass(frozen=True, slots=True)
class ExportForm:
    """Its name, the ending of its files without the dot, and how items become the text of a file (UTF-8)."""

    name: str
    suffix: str
    write: Callable[[Iterable[Item]], str]


def _ris(items: Iterable[Item]) -> str:
    return "".join(as_ris(item) for item in items)


def _bibtex(items: Iterable[Item]) -> str:
    return "\n".join(as_bibtex(item) for item in items)


EXPORT_FORMS = (
    ExportForm("RIS", "ris", _ris),
    ExportForm("BibTeX", "bib", _bibtex),
    ExportForm("CSL-JSON", "json", as_csl_json),
)
