"""Turns the bundled list of notices into a page: plain Markdown, without links that open, pictures or raw HTML."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_LONG_LINE = re.compile(r"^([-=_*#])\1{9,}\s*$", re.MULTILINE)


def notices_html(text: str) -> str:
    """The body of the page. Addresses are shown as text; licence texts wrap like any other."""
    markdown = Markdown(extensions=["tables", "fenced_code", "sane_lists"])
    markdown.preprocessors.deregister("html_block")  # raw HTML is shown as text, never obeyed
    markdown.inlinePatterns.deregister("html")
    markdown.treeprocessors.register(_Harmless(markdown), "harmless", 5)
    html = markdown.convert(_LONG_LINE.sub("", text))
    return re.sub(r"<pre>(?:<code[^>]*>)?(.*?)(?:</code>)?</pre>", _as_lines, html, flags=re.DOTALL)


class _Harmless(Treeprocessor):
    """Takes addresses out of links, and pictures out altogether."""

    def run(self, root: Element) -> None:
        """Changes the tree in place."""
        for element in list(root.iter()):
            element.tag = _HEADINGS.get(element.tag, element.tag)
            if element.tag == "a":
                address, words = element.get("href", ""), "".join(element.itertext())
                tail = element.tail
                element.clear()
                element.tag, element.tail = "span", tail
                element.text = words if words in address or not address else f"{words} ({address})"
            elif element.tag == "img":
                words, tail = element.get("alt", ""), element.tail
                element.clear()
                element.tag, element.text, element.tail = "span", words, tail
            elif element.tag == "table":
                element.attrib.update({"class": "figures", "width": "100%", "cellspacing": "0"})


def _as_lines(match: "re.Match[str]") -> str:
    """A licence's text keeps its lines but may wrap: a `pre` would run out of the column."""
    paragraphs = match[1].strip("\n").split("\n\n")
    return "".join(f'<p class="source-note">{"<br/>".join(part.splitlines())}</p>' for part in paragraphs)
