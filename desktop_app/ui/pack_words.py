"""What is said of packs that are offered, in use or taken out of use; the same in the window and in the kiosk."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.packs.library import Offer
    from desktop_app.packs.state import Installed

NONE_INSTALLED = "No packs are installed: what is shown is what the program brought along."


def offer_words(offer: "Offer") -> str:
    """ "Newer edition found: 31 articles changed, 2 withdrawn."; for a clinic's pack, whose it is."""
    from desktop_app.packs.age import age_words

    manifest = offer.manifest
    age = age_words(manifest.built, date.today())
    what = "Newer edition found" if manifest.is_own else f"A pack from {manifest.publisher}"
    return f"{what}: {offer.changes.sentence}. {age[:1].upper()}{age[1:]}."


def done_words(offer: "Offer") -> str:
    """What is in use now."""
    manifest = offer.manifest
    what = f"Edition {manifest.edition}" if manifest.is_own and manifest.edition else f"“{manifest.title}”"
    return f"{what} is in place: {offer.changes.sentence}."


def installed_words(pack: "Installed") -> str:
    """One line for a list of what is installed: whose it is, how old, how much."""
    from desktop_app.packs.age import age_words

    noun = "article" if pack.articles == 1 else "articles"
    age = age_words(pack.built, date.today())
    return f"{pack.title}, version {pack.version}, from {pack.publisher}; {pack.articles} {noun}, {age}"
