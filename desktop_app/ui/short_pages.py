"""What an article's short form leaves out, and which places it shares with the whole."""

from typing import TYPE_CHECKING

from desktop_app.glossary.model import IN_SHORT, SOURCES
from desktop_app.ui.article_view import ArticleView
from desktop_app.ui.links import ArticleLink

if TYPE_CHECKING:
    from desktop_app.edition.pages import Page


def is_only_in_whole(link: ArticleLink) -> bool:
    """Whether a link leads to a section that the short form of its article leaves out."""
    return link.section not in ("", IN_SHORT, SOURCES) and not link.section.startswith("source-")


def place_in_both(view: ArticleView, page: "Page | None", scroll: int) -> int:
    """A scroll position if it lies in what the short and the whole article share, else the top."""
    ids = [section.id for section in page.sections] if page is not None else []
    after = ids[ids.index(IN_SHORT) + 1 :] if IN_SHORT in ids else []
    ends = [view.top_of(name) for name in (*after, SOURCES)]
    end = next((top for top in ends if top is not None), 0)
    return scroll if scroll + view.viewport().height() // 4 < end else 0
