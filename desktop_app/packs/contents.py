"""What may lie in a pack: Markdown and bibliography, as text. HTML, programs, pictures and indexes are refused."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from desktop_app.errors import AppError
from desktop_app.glossary import front_matter
from desktop_app.glossary.check_article import raw_html_in
from desktop_app.glossary.citations import citations_in
from desktop_app.glossary.model import Article, Finding
from desktop_app.packs.manifest import OWN_ID

REFERENCES, CLAIMS, MAP = "references.json", "evidence/claims.json", "evidence/map.json"
REQUIRED = ("glossary.toml", "emergency.toml", REFERENCES)
"""What the program's own content must hold; a clinic's pack holds none of the first two."""

_SHARED = frozenset({REFERENCES, CLAIMS, MAP, "LICENSE.md"})
_OWN = frozenset({*REQUIRED, "synonyms.toml", *_SHARED})
_ARTICLE = re.compile(r"(?!evidence/)(?P<category>[a-z0-9]+(?:-[a-z0-9]+)*)/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.md")
_MOST_TEXT = 16 << 20


def is_known(name: str, pack_id: str) -> bool:
    """Whether a file of that name belongs into a pack of that id."""
    return name in (_OWN if pack_id == OWN_ID else _SHARED) or _ARTICLE.fullmatch(name) is not None


def require_contents(files: Mapping[str, bytes], pack_id: str) -> None:
    """Holds every file of a pack against the rules. AppError with the first thing that does not belong there."""
    is_own = pack_id == OWN_ID
    for name, data in sorted(files.items()):
        if not is_known(name, pack_id):
            raise AppError(
                f"The pack holds {name}, and packs hold Markdown and a bibliography only", "Take the file out"
            )
        if len(data) > _MOST_TEXT:
            raise AppError(f"{name} is larger than {_MOST_TEXT >> 20} MB", "Make it smaller")
        _text_of(name, data)
    missing = [name for name in REQUIRED if is_own and name not in files]
    if missing:
        raise AppError(f"The pack lacks {missing[0]}", "Add the file")
    cited: set[str] = set()
    count = 0
    for article in articles_in(files):
        count += 1
        cited.update(citation.key for _, bracket in citations_in(article.body) for citation in bracket)
        if not is_own and not article.slug.startswith(f"{pack_id}-"):
            what = f"the name does not begin with {pack_id}-, and so could be one of the glossary's own"
            raise _refused(Finding(article.path, 1, what, f"rename the file to {pack_id}-{article.slug}.md"))
    if not count:
        raise AppError("The pack holds no article", "Put each article into the folder of its category")
    unknown = sorted(cited - references_in(files).keys())
    if unknown:
        raise AppError(f"The pack cites {unknown[0]} and does not bring it along", f"Add it to {REFERENCES}")


def articles_in(files: Mapping[str, bytes]) -> Iterator[Article]:
    """Every article of some files. AppError with the first that cannot be read or that holds HTML."""
    for name, data in sorted(files.items()):
        match = _ARTICLE.fullmatch(name)
        if match is None:
            continue
        front = front_matter.split(_text_of(name, data).replace("\r\n", "\n"), name)
        if isinstance(front, Finding):
            raise _refused(front)
        article = front_matter.to_article(front, match["slug"], match["category"], name)
        if not isinstance(article, Article):
            raise _refused(article[0])
        for finding in raw_html_in(article):
            raise _refused(finding)
        yield article


def references_in(files: Mapping[str, bytes]) -> dict[str, Mapping[str, Any]]:
    """The items of the bibliography by key; none where there is none. AppError when it is not CSL-JSON."""
    items = json_in(files, REFERENCES, [])
    if not isinstance(items, list) or not all(isinstance(i, dict) and isinstance(i.get("id"), str) for i in items):
        raise AppError(f"{REFERENCES} is not a list of sources", "Write it as a CSL-JSON list, each with an id")
    return {item["id"]: item for item in items}


def json_in(files: Mapping[str, bytes], name: str, otherwise: Any) -> Any:
    """The value of a JSON file, or `otherwise` where there is no such file. AppError when it is not JSON."""
    if name not in files:
        return otherwise
    try:
        return json.loads(_text_of(name, files[name]))
    except (ValueError, RecursionError) as error:
        raise AppError(f"{name} is not JSON ({error})", "Mend that line") from error


def slug_of(name: str) -> str:
    """The slug of an article's file."""
    return PurePosixPath(name).stem


def is_article(name: str) -> bool:
    """Whether a file's name is that of an article."""
    return _ARTICLE.fullmatch(name) is not None


def _text_of(name: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise AppError(f"{name} is not UTF-8 text", "Save it as UTF-8") from error
    if "\0" in text:
        raise AppError(f"{name} is not text", "Take the file out")
    return text


def _refused(finding: Finding) -> AppError:
    return AppError(f"{finding.path}, line {finding.line}: {finding.what}", finding.remedy.capitalize())
