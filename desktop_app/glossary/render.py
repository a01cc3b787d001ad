"""Turns an article's Markdown into the HTML that QTextBrowser understands: a subset of HTML 4, boxes as tables.

Colours and sizes are not written here: elements carry classes, and the window's style sheet gives them their look.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from desktop_app.glossary.citations import Citation
from desktop_app.glossary.links import resolve
from desktop_app.glossary.markdown_citations import CitationExtension
from desktop_app.glossary.model import IN_SHORT, Article, Section
from desktop_app.glossary.sentences import plain

_MANY_COLUMNS = 5
_CITATIONS_WIDTH = "12%"
_FIGURE = re.compile(r"^(?:about|up to|over|under|[<>≤≥~±])?\s*\d[\d\s.,to–%/-]*\S{0,8}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """One bracket of citations, and the section in which it stands ("" before the first heading)."""

    section: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """An article's body as HTML with its sections, the places of citation and the sources by number."""

    html: str
    sections: tuple[Section, ...]
    places: tuple[Place, ...]
    sources: tuple[str, ...]
    linked: tuple[str, ...]
    """Slugs of the articles that the text links to, each once."""
    unknown_keys: tuple[str, ...]
    broken_links: tuple[str, ...]


def section_id(title: str) -> str:
    """The id of a heading: small ASCII letters and digits joined by hyphens."""
    ascii_title = unicodedata.normalize("NFKD", plain(title)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_title.lower()).strip("-") or "section"


class Renderer:
    """Renders one article after the other with one Markdown converter.

    `knows_key` says whether a citation key is in the bibliography, `slug_at` gives the slug of the article whose file
    stands at a path below the content folder, or None.
    """

    def __init__(self, knows_key: Callable[[str], bool], slug_at: Callable[[str], str | None]) -> None:
        self._citations = CitationExtension(knows_key)
        self._markdown = Markdown(extensions=["tables", "admonition", "sane_lists", self._citations])
        self._markdown.preprocessors.deregister("html_block")  # raw HTML is shown as text, never obeyed
        self._markdown.inlinePatterns.deregister("html")
        self._shape = _QtShape(self._markdown, slug_at)
        self._markdown.treeprocessors.register(self._shape, "qt_shape", 10)  # after "citation_numbers" (15)

    def render(self, article: Article) -> Rendered:
        """The article's body as HTML."""
        self._markdown.reset()
        self._shape.begin(article.path)
        html = self._markdown.convert(article.body)
        sections = self._shape.sections
        return Rendered(
            html=html,
            sections=tuple(sections),
            places=tuple(
                Place(section, citations)
                for section, citations in zip(self._shape.place_sections, self._citations.places, strict=True)
            ),
            sources=self._citations.numbering.keys,
            linked=tuple(dict.fromkeys(self._shape.linked)),
            unknown_keys=tuple(self._citations.unknown),
            broken_links=tuple(self._shape.broken_links),
        )


class _QtShape(Treeprocessor):
    """Gives the tree the shapes that QTextBrowser draws: anchors in headings, boxes as tables, typed addresses."""

    def __init__(self, markdown: Markdown, slug_at: Callable[[str], str | None]) -> None:
        super().__init__(markdown)
        self._slug_at = slug_at
        self.begin("")

    def begin(self, path: str) -> None:
        """Forgets the article before; relative links are resolved from `path`."""
        self._path = path
        self.sections: list[Section] = []
        self.place_sections: list[str] = []
        self.linked: list[str] = []
        self.broken_links: list[str] = []

    def run(self, root: Element) -> None:
        """Reshapes the tree in place."""
        self._number_sections(root)
        for link in list(root.iter("a")):
            self._address(link)
        for table in list(root.iter("table")):
            _shape_table(table)
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "div" and "admonition" in child.get("class", ""):
                    parent[index] = _box(child)
        _wrap_in_short(root)

    def _number_sections(self, root: Element) -> None:
        current = ""
        taken: dict[str, int] = {}
        for element in root.iter():
            if re.fullmatch(r"h[1-6]", element.tag):
                title = " ".join("".join(element.itertext()).split())
                base = section_id(title)
                taken[base] = taken.get(base, 0) + 1
                current = base if taken[base] == 1 else f"{base}-{taken[base]}"
                self.sections.append(Section(current, title, int(element.tag[1])))
                anchor = Element("a", {"name": current})
                anchor.tail, element.text = element.text, ""
                element.insert(0, anchor)
            elif element.tag == "span" and element.get("class") == "citation":
                self.place_sections.append(current)

    def _address(self, link: Element) -> None:
        address = link.get("href", "")
        if not address or address.startswith("citation:"):
            return
        target = resolve(address, self._path)
        if target is None:  # the machine is offline and opens nothing: an address is shown as text
            words = "".join(link.itertext())
            link.clear()
            link.tag, link.text = "span", words if words in address else f"{words} ({address})"
            return
        path, section = target
        slug = self._slug_at(path)
        if slug is None:
            self.broken_links.append(address)
        else:
            self.linked.append(slug)
        link.set("href", f"article:{slug or ''}" + (f"#{section}" if section else ""))


def _shape_table(table: Element) -> None:
    rows = list(table.iter("tr"))
    body = [list(row) for row in rows if any(cell.tag == "td" for cell in row)]
    columns = max((len(row) for row in body), default=0)
    kind = "figures wide" if columns >= _MANY_COLUMNS else "figures"
    table.attrib.update({"class": kind, "width": "100%", "cellspacing": "0", "cellpadding": "0"})
    for column in range(columns):
        cells = [_without_citations(row[column]) for row in body if len(row) > column]
        filled = [cell for cell in cells if cell]
        if not filled:  # citations only: the words of the other columns need the room
            for row in rows:
                if len(row) > column:
                    row[column].set("width", _CITATIONS_WIDTH)
        if filled and all(_FIGURE.match(cell) for cell in filled):
            for row in rows:
                if len(row) > column:
                    row[column].set("align", "right")
    for row in rows:
        for cell in row:
            cell.attrib.pop("style", None)
            cell.set("align", cell.get("align", "left"))
            cell.set("valign", "top")


def _without_citations(cell: Element) -> str:
    return " ".join("".join(_texts(cell)).split())


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.get("class") != "citation":
            yield from _texts(child)
        yield child.tail or ""


def _box(note: Element) -> Element:
    """An admonition as a one-row table: icon, then title and text."""
    kind = "danger" if "danger" in note.get("class", "").split() else "note"
    table = Element("table", {"class": f"box {kind}", "width": "100%", "cellspacing": "0", "cellpadding": "0"})
    row = SubElement(table, "tr")
    icon_cell = SubElement(row, "td", {"class": f"box-icon {kind}", "width": "44", "valign": "top"})
    SubElement(icon_cell, "img", {"src": f"icon:{'warning' if kind == 'danger' else 'note'}"})
    cell = SubElement(row, "td", {"class": f"box-text {kind}", "valign": "top"})
    for child in note:
        if child.get("class") == "admonition-title":
            child.set("class", f"box-title {kind}")
        cell.append(child)
    _class_edges(cell)
    table.tail = "\n"
    return table


def _wrap_in_short(root: Element) -> None:
    """Puts "In short" and what stands below it, up to the next heading, on the panel colour."""
    children = list(root)
    start = next((i for i, child in enumerate(children) if child.tag == "h2" and _anchor(child) == IN_SHORT), None)
    if start is None:
        return
    end = next((i for i in range(start + 1, len(children)) if children[i].tag == "h2"), len(children))
    table = Element("table", {"class": "box short", "width": "100%", "cellspacing": "0", "cellpadding": "0"})
    cell = SubElement(SubElement(table, "tr"), "td", {"class": "short"})
    for child in children[start:end]:
        root.remove(child)
        if child.tag != "table":
            cell.append(child)
    children[start].set("class", "short-title")
    _class_edges(cell)
    table.tail = "\n"
    root.insert(start, table)
    for offset, box in enumerate(child for child in children[start:end] if child.tag == "table"):
        root.insert(start + 1 + offset, box)


def _anchor(heading: Element) -> str:
    return heading[0].get("name", "") if len(heading) else ""


def _class_edges(cell: Element) -> None:
    """Marks the last block of a box, whose lower margin would otherwise add to the padding."""
    if len(cell):
        last = cell[-1]
        target = last[-1] if last.tag in ("ul", "ol") and len(last) else last
        target.set("class", f"{target.get('class', '')} last".strip())
