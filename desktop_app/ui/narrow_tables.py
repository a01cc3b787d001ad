"""Tables in a narrow column: each row becomes a few lines of its own, since cells of one word a line cannot be read."""

import re

_LETTERS_A_COLUMN = 11
_CONTACT_COLUMNS = 4  # as many as a table of telephone numbers counts for: its numbers are large
_TABLE = re.compile(r'<table [^>]*class="figures([^"]*)"[^>]*>(.*?)</table>', re.DOTALL)
_ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(t[hd])[^>]*>(.*?)</\1>", re.DOTALL)
_CITATION = re.compile(r'<span class="citation">.*?</span>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def stacked(html: str, letters: float) -> str:
    """The page with those tables taken apart that need more than `letters` in a line. Links and anchors stay."""

    def one(match: re.Match[str]) -> str:
        rows = [[(cell[1], cell[2]) for cell in _CELL.finditer(row[1])] for row in _ROW.finditer(match[2])]
        columns = max((len(row) for row in rows), default=0)
        is_contacts = "contacts" in match[1]
        if letters >= _LETTERS_A_COLUMN * (_CONTACT_COLUMNS if is_contacts else columns):
            return match[0]
        if is_contacts:
            return "".join(_contact([words for _, words in row]) for row in rows)
        has_head = bool(rows) and all(tag == "th" for tag, _ in rows[0])
        return _taken_apart([[words for _, words in row] for row in rows]) if has_head else match[0]

    return _TABLE.sub(one, html)


def _contact(cells: list[str]) -> str:
    number, *rest = cells
    return f'<p class="stack-contact">{number}</p>{"".join(rest)}'


def _taken_apart(rows: list[list[str]]) -> str:
    """The head in one line; then, for each row, its first cell in bold and the others with the words of the head."""
    head, *body = rows
    names = [_TAG.sub("", _CITATION.sub("", name)).strip() for name in head]
    parts = [f'<p class="stack-head">{" · ".join(name for name in head if name.strip())}</p>']
    for row in body:
        parts.append(f'<p class="stack-first">{row[0]}</p>')
        for name, cell in zip(names[1:], row[1:], strict=False):
            if cell.strip():
                label = f'<span class="soft">{name}:</span> ' if name and len(head) > 2 else ""
                parts.append(f'<p class="stack">{label}{cell}</p>')
    return "".join(parts)
