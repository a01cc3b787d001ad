"""The pages that belong to no article and no category: home, what changed, about this copy; and what they know."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.edition.catalogue import Catalogue
from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.ui.home_page import home_page
from desktop_app.ui.links import AboutLink, ChangesLink, HomeLink
from desktop_app.ui.own_summary import OwnSummary

if TYPE_CHECKING:
    from desktop_app.edition.changes import Changes


class FrontPages:
    """Makes their HTML. What is known of the reader and of the edition is given in by attribute."""

    def __init__(self) -> None:
        self.own = OwnSummary()
        self.own_folder: Path | None = None
        self.offered: tuple[Changes | None, str] = (None, "")
        """What an offered edition would change, and its label."""

    def page(
        self, link: HomeLink | AboutLink | ChangesLink, catalogue: Catalogue, edition: Edition | None
    ) -> tuple[str, str]:
        """A page as HTML, and its title."""
        match link:
            case AboutLink("notices"):
                from desktop_app.ui.about_page import notices_page

                return notices_page(), "What this program is made of"
            case AboutLink():
                from desktop_app.ui.about_page import about_page

                return about_page(edition, date.today(), self.own_folder), "About this copy"
            case ChangesLink(is_offer):
                from desktop_app.ui.changes_page import changes_page

                changes, label = self.offered
                if changes is None or not is_offer:
                    changes, label, is_offer = changes_of(edition), catalogue.meta.edition, False
                return changes_page(changes, label, catalogue.entries, is_offer=is_offer), "What changed"
            case _:
                return home_page(catalogue, self.own, news_line(edition)), "Home"


def changes_of(edition: Edition | None) -> "Changes | None":
    """What changed in an edition; None where none is known, or where its file is damaged."""
    try:
        changes = edition.changes if edition is not None else None
    except AppError:
        return None
    return None if changes is None or changes.is_nothing else changes


def news_line(edition: Edition | None) -> str:
    """One line for the home page; "" where nothing is known to have changed."""
    changes = changes_of(edition)
    if changes is None:
        return ""
    return f'<p>New in this edition: {changes.sentence}. <a href="changes:">See what changed</a></p>'
