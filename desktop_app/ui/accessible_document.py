"""The open page as a tree for screen readers: headings with their level, paragraphs, lists, links in their block."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextBlock

from desktop_app.ui import document_map
from desktop_app.ui.accessible_nodes import Node, child_at
from desktop_app.ui.article_view import ArticleView
from desktop_app.ui.links import (
    AboutLink,
    ArticleLink,
    CategoryLink,
    ChangesLink,
    CitationLink,
    ContinueLink,
    ExternalLink,
    FormLink,
    HelpLink,
    HomeLink,
    Link,
    PlaceLink,
    SectionLink,
    SourcesLink,
    YoursLink,
    parse,
)

_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
_Place = tuple[int, int, str]


class Stretch(Node):
    """A node for a stretch of the page's text."""

    def __init__(
        self,
        parent: QAccessibleInterface,
        view: ArticleView,
        role: QAccessible.Role,
        place: _Place,
        description: str = "",
    ) -> None:
        super().__init__(parent, role, place[2], description)
        self._view = view
        self.start, self.end = place[:2]

    def rect(self) -> QRect:
        """Where it stands on the screen, all its lines together, also where that is outside the viewport."""
        united = QRect()
        for rect in document_map.rectangles(self._view.document(), self.start, self.end):
            united = united.united(rect.toAlignedRect())
        corner = self._view.viewport().mapToGlobal(QPoint(0, 0))
        return united.translated(corner.x(), corner.y() - self._view.scroll_pixels)

    def state(self) -> QAccessible.State:
        """Whether it is in sight."""
        state = super().state()
        viewport = self._view.viewport()
        shown = QRect(viewport.mapToGlobal(QPoint(0, 0)), viewport.size())
        state.offscreen = 0 if shown.intersects(self.rect()) else 1
        state.invisible = 0 if self._view.isVisible() else 1
        return state


class Document(Node):
    """All of a page, named by its title."""

    def __init__(self, parent: QAccessibleInterface, view: ArticleView) -> None:
        super().__init__(parent, QAccessible.Role.Document, "")
        self._view = view
        links = list(document_map.links(view.document()))
        self.adopt(_parts(self, view, links))
        self._links = {node.start: node for node in self.below() if isinstance(node, LinkNode)}
        first = next((node for node in self.below() if node.role() == QAccessible.Role.Heading), None)
        self._texts[QAccessible.Text.Name] = first.text(QAccessible.Text.Name) if first is not None else "Page"

    def focused_link(self) -> "LinkNode | None":
        """The link that has the keyboard's focus."""
        return self._links.get(self._view.textCursor().selectionStart()) if self._view.focused_link() else None

    def rect(self) -> QRect:
        """The viewport: what lies above and below it is reached by scrolling."""
        viewport = self._view.viewport()
        return QRect(viewport.mapToGlobal(QPoint(0, 0)), viewport.size())

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override] # Qt takes None
        """The innermost node at a place on the screen."""
        found: Node | None = None
        nodes = self.nodes
        while (inner := child_at(nodes, x, y)) is not None:
            found, nodes = inner, inner.nodes
        return found


class LinkNode(Stretch):
    """A link, which can be pressed."""

    def __init__(self, parent: QAccessibleInterface, view: ArticleView, place: _Place, address: str) -> None:
        hint = _hint(parse(address))
        super().__init__(parent, view, QAccessible.Role.Link, place, hint)
        self._address = address
        self.set_press(self._follow, hint)

    def state(self) -> QAccessible.State:
        """Can have the focus, and has it or not."""
        state = super().state()
        state.linked = state.focusable = 1
        has_focus = self._view.hasFocus() and self._view.focused_link() == self._address
        state.focused = 1 if has_focus and self._view.textCursor().selectionStart() == self.start else 0
        return state

    def _follow(self) -> None:
        """Follows it as Enter would: it gets the focus first, which brings it into sight."""
        self._view.focus_link(self._address)
        self._view.link_followed.emit(self._address)


def _parts(root: Node, view: ArticleView, links: list[_Place]) -> Iterator[Node]:
    """Headings, paragraphs and lists, in the order of the page."""
    waiting = list(reversed(links))
    for list_key, blocks in groupby(_blocks(view), _list_of):
        if list_key is None:
            for block in blocks:
                yield _block_node(root, view, block, waiting)
        else:
            whole = Node(root, QAccessible.Role.List, "")
            whole.adopt([_block_node(whole, view, block, waiting) for block in blocks])
            yield whole


def _blocks(view: ArticleView) -> Iterator[QTextBlock]:
    """The blocks that have words."""
    block = view.document().begin()
    while block.isValid():
        if _plain(block.text()):
            yield block
        block = block.next()


def _list_of(block: QTextBlock) -> int | None:
    """What tells one list from another; None outside lists."""
    found = block.textList()
    return found.objectIndex() if found is not None else None


def _block_node(parent: Node, view: ArticleView, block: QTextBlock, waiting: list[_Place]) -> Node:
    """A heading, paragraph or row of a list, with the next of the waiting links as far as they stand in it."""
    level = block.blockFormat().headingLevel()
    role = QAccessible.Role.Heading if level else QAccessible.Role.Paragraph
    if _list_of(block) is not None:
        role = QAccessible.Role.ListItem
    end = block.position() + block.length() - 1
    node = Stretch(parent, view, role, (block.position(), end, _plain(block.text())))
    if level:
        node.set_level(level)
    inside: list[Node] = []
    place_words = ""
    while waiting and waiting[-1][0] < end:
        start, stop, address = waiting.pop()
        words = _plain(block.text()[start - block.position() : stop - block.position()])
        match parse(address):
            case CitationLink():
                words = f"Source {words.strip('[], ')}"
            case PlaceLink() if words.isdecimal():
                words = f"{place_words} {words}"  # "In short · 2" is the second place under that heading
            case PlaceLink():
                place_words = words
        inside.append(LinkNode(node, view, (start, stop, words), address))
    node.adopt(inside)
    return node


def _plain(text: str) -> str:
    return " ".join(text.replace(_PICTURE, " ").split())


def _hint(link: Link) -> str:
    """What pressing a link does."""
    match link:
        case CitationLink():
            return "Shows the source beside the line"
        case ArticleLink():
            return "Opens the article"
        case CategoryLink():
            return "Shows the articles of the category"
        case SectionLink():
            return "Goes to a part of this page"
        case PlaceLink():
            return "Goes to where the source is cited"
        case HelpLink():
            return "Shows how to reach urgent help"
        case HomeLink():
            return "Shows the first page"
        case FormLink():
            return "Shows the article in short, or all of it"
        case SourcesLink():
            return "Shows every source of the glossary"
        case ContinueLink():
            return "Goes to where you left off"
        case YoursLink():
            return "Shows your bookmarks, notes and history"
        case AboutLink():
            return "Tells about this copy"
        case ChangesLink():
            return "Tells what changed"
        case ExternalLink():
            return "An address to write down; nothing is opened"
