"""A small screen reader, for test_at_spi.py: starts the program, goes to an article, writes down what it met.

Run by the system's Python, which has pyatspi, inside a D-Bus session of its own:
`dbus-run-session -- python3 screen_reader.py TITLE PROGRAM [ARGUMENT…]`. Prints one JSON object.
"""

import json
import subprocess
import sys
import time

import pyatspi
from gi.repository import GLib

APPLICATION = "benzo-glossary"
PATIENCE = 60  # seconds
HARMLESS = "qt.accessibility.atspi: "  # Qt says so when it is asked for a node that has gone with its page


def main(title: str, command: list[str]) -> int:
    listen = pyatspi.Registry.registerEventListener
    announced: list[str] = []
    focused: list[list[str]] = []
    listen(lambda event: announced.append(str(event.any_data)), "object:announcement")
    listen(lambda event: focused.append(seen(event.source)), "object:state-changed:focused")
    program = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        window = wait_for(find_window, "the window")
        met = {"home": wait_for(lambda: twice(lambda: links_with(window, title)), f"a link to {title}")}
        wait_for(lambda: (link := first(window, is_link, title)) and press(link), f"{title} being pressed")
        citation = wait_for(lambda: first(window, is_citation), "a citation")  # before it, the page is being prepared
        page = first(window, is_document, title)
        nodes = list(below(page))
        met["headings"] = [[node.name, level(node)] for node in nodes if node.getRole() == pyatspi.ROLE_HEADING]
        met["paragraphs"] = [node.name for node in nodes if node.getRole() == pyatspi.ROLE_PARAGRAPH]
        met["links"] = [seen(node) for node in nodes if is_link(node)]
        met["text"] = page.parent.parent.queryText().getText(0, -1)
        press(citation)
        card = wait_for(lambda: first(window, is_dialog), "the card")
        met["card"] = [card.name, card.description]
        wait_for(lambda: any(title in words for words in announced), "the page being announced")
        met["announced"], met["focused"] = announced, focused
        wait_for(lambda: seen(card) in focused, "the focus on the card")
        before = len(focused)
        subprocess.run(["xdotool", "key", "Escape"], check=True)
        wait_for(lambda: len(focused) > before and focused[-1] == met["links"][0], "the focus on the citation again")
        wait_for(lambda: has_ended(program), "the end of the program")
        met["status"] = program.returncode
    finally:
        program.kill()
        _, trouble = program.communicate(timeout=PATIENCE)
    met["trouble"] = "\n".join(line for line in trouble.splitlines() if not line.startswith(HARMLESS))
    print(json.dumps(met))
    return 0


def has_ended(program: subprocess.Popen[str]) -> bool:
    """Presses Ctrl+Q, as often as it is asked, until it was heard."""
    if program.poll() is None:
        subprocess.run(["xdotool", "key", "ctrl+q"], check=True)
    return program.poll() is not None


def wait_for(look, what: str):
    """What `look` finds, asked until it finds something; events come in meanwhile."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            if found := look():
                return found
        except (GLib.Error, LookupError, NotImplementedError):
            pass  # a node went while it was looked at
        if time.monotonic() > deadline:
            raise SystemExit(f"{what} did not come")
        while GLib.MainContext.default().iteration(False):
            pass
        time.sleep(0.05)


def twice(look):
    """What is found, where two looks one after the other find the same: a page may be replaced while it is walked."""
    found = look()
    return found if found == look() else None


def find_window():
    desktop = pyatspi.Registry.getDesktop(0)
    programs = [program for program in desktop if program is not None and program.name == APPLICATION]
    return next((window for program in programs for window in program if window is not None), None)


def below(node):
    yield node
    for child in node:
        if child is not None:
            yield from below(child)


def first(root, fits, name: str = ""):
    return next((node for node in below(root) if fits(node) and (not name or node.name == name)), None)


def links_with(root, name: str) -> list[list[str]]:
    """Every link, where one of that name is among them."""
    links = [seen(node) for node in below(root) if is_link(node)]
    return links if name in [words for _, words in links] else []


def is_link(node) -> bool:
    return node.getRole() == pyatspi.ROLE_LINK


def is_citation(node) -> bool:
    return is_link(node) and node.name.startswith("Source ")


def is_document(node) -> bool:
    return node.getRole() == pyatspi.ROLE_DOCUMENT_FRAME


def is_dialog(node) -> bool:
    return node.getRole() == pyatspi.ROLE_DIALOG and node.getState().contains(pyatspi.STATE_SHOWING)


def level(node) -> str:
    return dict(pair.split(":", 1) for pair in node.getAttributes()).get("level", "")


def seen(node) -> list[str]:
    return [node.getRoleName(), node.name]


def press(node) -> bool:
    action = node.queryAction()
    names = [action.getName(number) for number in range(action.nActions)]
    return action.doAction(names.index("Press"))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2:]))
