"""The short form of a compiled page: its head, "In short", and the sources that are cited there.

It is cut out of the HTML that `render` and `page` wrote, so that numbers and addresses stay what they are in the whole.
"""

import re

_MORE = '<p class="more"><a href="form:full">Read the whole article</a></p>'
_SHORT = re.compile(r'<table\b[^>]*\bclass="box short"')
_HEADING = re.compile(r"<h2\b")
_PLACE = re.compile(r'<a name="place-(\d+)">')
_CITED = re.compile(r'href="citation:(\d+)\.\d+">\[?(\d+)')
_SOURCES = re.compile(r'<h2><a name="sources"></a>.*?<table class="sources"[^>]*>(.*?)</table>', re.DOTALL)
_ROW = re.compile(r'<tr>.*?<a name="source-(\d+)">.*?</tr>', re.DOTALL)
_WAYS_BACK = re.compile(r'(Cited in: )((?:<a href="place:\d+">[^<]*</a>(?: · )?)+)')
_WAY_BACK = re.compile(r'<a href="place:(\d+)">[^<]*</a>')


def short_form(html: str) -> str:
    """The page from its top to the end of "In short", then the sources cited there; unchanged without "In short".

    Boxes that stand in "In short" belong to it. A source leads back only to the places that are left.
    """
    end = _end_of_short(html)
    if end is None:
        return html
    kept = html[:end].rstrip()
    places = {int(place) for place in _PLACE.findall(kept)}
    numbers = {int(number) for _, number in _CITED.findall(kept)}
    return f"{kept}\n{_MORE}\n{_sources(html, places, numbers)}"


def has_short_form(html: str) -> bool:
    """Whether the page has an "In short" that can stand alone."""
    return _end_of_short(html) is not None


def cited_numbers(html: str) -> frozenset[int]:
    """The numbers of the sources that are cited in a page, whole or short."""
    return frozenset(int(number) for _, number in _CITED.findall(html))


def _end_of_short(html: str) -> int | None:
    box = _SHORT.search(html)
    if box is None:
        return None
    after = html.find("</table>", box.start())
    following = _HEADING.search(html, after)
    return following.start() if following else len(html)


def _sources(html: str, places: set[int], numbers: set[int]) -> str:
    found = _SOURCES.search(html)
    if found is None or not numbers:
        return ""
    rows = [row[0] for row in _ROW.finditer(found[1]) if int(row[1]) in numbers]
    return html[found.start() : found.start(1)] + "".join(_narrow(row, places) for row in rows) + "</table>"


def _narrow(row: str, places: set[int]) -> str:
    """A row of the sources whose ways back lead to these places only."""

    def kept(ways: re.Match[str]) -> str:
        return ways[1] + " · ".join(way[0] for way in _WAY_BACK.finditer(ways[2]) if int(way[1]) in places)

    return _WAYS_BACK.sub(kept, row)
