"""Splits a Markdown file into its YAML front matter and its body, remembering on which line each field stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from desktop_app.glossary.model import Article, Finding

TEXT_FIELDS = ("title", "kind", "summary")
LIST_FIELDS = ("aliases", "searches", "see_also")
FIELDS = (*TEXT_FIELDS, *LIST_FIELDS, "reviewed")

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is ten times as fast


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of one file, the line of each, the body, and the 1-based line on which the body begins."""

    fields: Mapping[str, Any]
    lines: Mapping[str, int]
    body: str
    body_line: int


def split(text: str, path: str) -> FrontMatter | Finding:
    """Reads the block between the first two `---` lines; a Finding where there is none or where it is not YAML."""
    if not text.startswith("---\n"):
        return Finding(path, 1, "no front matter", "begin the file with a line ---, the fields, and a second line ---")
    end = text.find("\n---\n", 3)
    if end < 0:
        return Finding(path, 1, "the front matter is not closed", "put a line --- after its last field")
    source = text[4 : end + 1]
    body_line = source.count("\n") + 3
    try:
        loader = _Loader(source)
        node = loader.get_single_node()
        fields = loader.construct_document(node) if node else {}
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        problem = getattr(error, "problem", None) or str(error)
        return Finding(path, line, f"the front matter is not YAML ({problem})", "mend that line")
    if not isinstance(fields, dict):
        return Finding(path, 2, "the front matter is not a list of fields", "write each field as name: value")
    lines = {key.value: key.start_mark.line + 2 for key, _ in node.value} if node else {}
    return FrontMatter(fields, lines, text[end + 5 :], body_line)


def to_article(front: FrontMatter, slug: str, category: str, path: str) -> Article | list[Finding]:
    """Turns checked fields into an Article, or says of each field what is missing or of the wrong type."""
    findings = [*_missing(front, path), *_mistyped(front, path)]
    if findings:
        return findings
    fields = front.fields
    return Article(
        slug=slug,
        category=category,
        title=fields["title"],
        kind=fields["kind"],
        summary=fields["summary"],
        reviewed=fields["reviewed"],
        aliases=tuple(fields["aliases"] or ()),
        searches=tuple(fields["searches"] or ()),
        see_also=tuple(fields["see_also"] or ()),
        body=front.body,
        path=path,
        body_line=front.body_line,
        field_lines=dict(front.lines),
        unknown_fields=tuple(str(name) for name in fields if name not in FIELDS),
    )


def _missing(front: FrontMatter, path: str) -> list[Finding]:
    return [
        Finding(path, 1, f"the front matter has no {name}", f"add a line {name}:")
        for name in FIELDS
        if name not in front.fields
    ]


def _mistyped(front: FrontMatter, path: str) -> list[Finding]:
    findings = []
    for name, value in front.fields.items():
        line = front.lines.get(name, 1)
        if name in TEXT_FIELDS and not (isinstance(value, str) and value.strip()):
            findings.append(Finding(path, line, f"{name} is not text", "write one line of text, quoted if need be"))
        elif name in LIST_FIELDS and not _is_list_of_text(value):
            findings.append(
                Finding(path, line, f"{name} is not a list of texts", "write [one, two], quoted if need be")
            )
        elif name == "reviewed" and type(value) is not date:
            findings.append(Finding(path, line, "reviewed is not a date", "write it as 2026-11-23"))
    return findings


def _is_list_of_text(value: object) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value))
