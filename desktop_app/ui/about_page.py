"""About this copy: its edition, how much of it is reviewed, licences, and how to check that it uses no network."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app import __version__, bundle
from desktop_app.edition.edition import Edition
from desktop_app.glossary.page import long_date, next_review

_NOTICES = "THIRD_PARTY.md"
_LICENCES = (
    ("Program", "MIT licence. Free to use, to change and to pass on."),
    ("Font", "Atkinson Hyperlegible, by the Braille Institute. SIL Open Font License 1.1."),
    ("Windows and text", "Qt for Python, as a separate library. GNU Lesser General Public License 3."),
)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How many articles have a day of review, how many of them are due on the day of asking, and the first to be."""

    articles: int
    due: int
    next_due: date | None


def review_state(reviewed: Iterable[str], today: date) -> Reviewed:
    """Counts days of review (in ISO form) as of `today`; a day that is none counts as not reviewed."""
    due_days = []
    for text in reviewed:
        try:
            due_days.append(next_review(date.fromisoformat(text)))
        except ValueError:
            continue
    coming = [day for day in due_days if day >= today]
    return Reviewed(len(due_days), len(due_days) - len(coming), min(coming, default=None))


def about_page(edition: Edition | None, today: date, own_folder: Path | None) -> str:
    """The page as HTML. `today` is judged against the build date; `own_folder` is where the reader's things are."""
    parts = [
        '<p class="kicker">About this copy</p><h1><a name="top"></a>Benzodiazepine Glossary</h1>',
        '<p class="lead">An offline reference: everything that it shows lies on this computer.</p>',
        _edition(edition, today),
        _licences(edition.catalogue.meta.licence if edition else ""),
        _network(),
        _own_things(own_folder),
    ]
    return "\n".join(part for part in parts if part)


def notices_page() -> str:
    """The notices of what the program is made of, as they were gathered when it was built."""
    head = (
        '<p class="kicker"><a href="about:">About this copy</a></p>'
        '<h1><a name="top"></a>What this program is made of</h1>'
    )
    try:
        text = bundle.resource(_NOTICES).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return (
            f'{head}<p class="lead">This copy brings no list of notices. Each library that it uses carries its own '
            "licence, where Python has installed it.</p>"
        )
    from desktop_app.ui.notices import notices_html

    return f"{head}\n{notices_html(text)}"


def _edition(edition: Edition | None, today: date) -> str:
    if edition is None:
        return "<h2>Edition</h2><p>The edition is being prepared. This page tells more when it is ready.</p>"
    manifest = edition.manifest
    built = date.fromisoformat(manifest.built[:10])
    facts = {
        "Edition": f"{manifest.edition}, built on {long_date(built)}",
        "Program": f"version {__version__}",
        "Holds": f"{manifest.articles} articles, {manifest.references} sources, {manifest.citations} citations",
        "Reviewed": _reviewed(edition.catalogue.reviewed, manifest.articles, max(today, built)),
        "Content": f"SHA-256 {manifest.content_digest[:16]} …",
    }
    return f"<h2>Edition</h2>{_table(facts.items())}"


def _reviewed(reviewed: Mapping[str, str], articles: int, day: date) -> str:
    """The sentence on reviews, judged on the later of build day and system day: an offline clock is often wrong."""
    state = review_state(reviewed.values(), day)
    if not state.articles:
        return "The days of review are not written in this edition."
    number = {0: "none is", 1: "1 is"}.get(state.due, f"{state.due} are")
    coming = f" The next review is due on {long_date(state.next_due)}." if state.next_due else ""
    told = f"{state.articles} of {articles} articles; {number} due for review"
    return f"{told}, as of this copy on {long_date(day)}.{coming}"


def _licences(texts: str) -> str:
    texts = texts.removeprefix("Texts: ")
    rows = [("Texts", texts), *_LICENCES] if texts else [*_LICENCES]
    return (
        f"<h2>Licences</h2>{_table(rows)}"
        '<p class="review"><a href="about:notices">Notices of everything that this program is made of</a></p>'
    )


def _network() -> str:
    program = "benzo-glossary" if bundle.is_installed() else "./packaging/run"
    trace = f"strace -f -e trace=network -o trace.txt {program} --self-test && ! grep -E 'AF_INET6?' trace.txt"
    alone = f"unshare --user --map-current-user --net -- {program} --self-test"
    return (
        "<h2>This copy has never used a network</h2>"
        "<p>The program opens no connection, starts no other program and reads no address: its own guard refuses "
        "both. You need not take that on trust. On Linux, in a terminal:</p>"
        f"{_command('Watch every call to the network while the program uses all its parts; it finds none.', trace)}"
        f"{_command('Run it where there is no network at all.', alone)}"
        f"{_command('See what is installed and where everything lies.', f'{program} doctor')}"
        "<p>On any system: take the computer off the network. Nothing in this program changes.</p>"
    )


def _command(words: str, command: str) -> str:
    return f'<p class="source">{html.escape(words)}</p><p class="command">{html.escape(command)}</p>'


def _own_things(folder: Path | None) -> str:
    if folder is None:
        return "<h2>Your own things</h2><p>This copy keeps nothing: bookmarks, notes and history end with it.</p>"
    return (
        "<h2>Your own things</h2><p>Bookmarks, notes, history and the place where you were reading are plain files in "
        "one folder. You may read it, copy it and carry it with you.</p>"
        f'<p class="command">{html.escape(str(folder))}</p>'
    )


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(
        f'<tr><td class="row" width="140" valign="top"><span class="soft">{html.escape(name)}</span></td>'
        f'<td class="row" valign="top">{html.escape(words)}</td></tr>'
        for name, words in rows
    )
    return f'<table class="sources" width="100%" cellspacing="0" cellpadding="0">{cells}</table>'
