"""A screen reader that asks without a pause while pages, cards, sheets and results come and go, for test_at_spi.py.

`dbus-run-session -- python3 hasty_reader.py SECONDS PROGRAM [ARGUMENT…]`, with the system's Python. Prints one JSON
object: how many nodes it asked, how often the page changed, and how the program ended.
"""

import json
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

import pyatspi
from gi.repository import GLib
from screen_reader import HARMLESS, PATIENCE, find_window, has_ended, wait_for

GONE = "QAccessibleList::child: Invalid index"  # a row that was asked for has gone with its list

# What a person does meanwhile, each as keys for xdotool: a word typed and opened, links and citations with Tab and
# Enter, back, forward and home, every sheet, text size, the A to Z, Escape.
STEPS = (
    ("ctrl+k", "k", "i", "n", "Return"),
    ("ctrl+k", "c", "l", "o", "Down", "Return"),
    ("Tab", "Tab", "Return"),
    ("Tab", "Return"),
    ("shift+Tab", "Return"),
    ("alt+Left",),
    ("alt+Right",),
    ("alt+Home",),
    ("F1", "Escape"),
    ("ctrl+f", "a", "Return", "Escape"),
    ("ctrl+plus",),
    ("ctrl+minus",),
    ("ctrl+p", "Escape"),
    ("ctrl+d",),
    ("Escape", "Escape"),
)


def main(seconds: float, command: list[str]) -> int:
    with tempfile.TemporaryFile("w+") as trouble:  # not a pipe, which would be full one day and hold the program up
        found = ask(seconds, command, trouble)
        trouble.seek(0)
        told = [line for line in trouble.read().splitlines() if not line.startswith((HARMLESS, GONE))]
    print(json.dumps({**found, "trouble": told[:20]}))
    return 0


def ask(seconds: float, command: list[str], trouble) -> dict[str, int]:
    """Asks for so many seconds while keys are pressed, and has the program end; what was counted."""
    program = subprocess.Popen(command, stderr=trouble, text=True)
    over = threading.Event()
    pressed = [0]
    hand = threading.Thread(target=press_keys, args=(over, pressed))
    asked = walks = 0
    try:
        wait_for(find_window, "the window")
        hand.start()
        until = time.monotonic() + seconds
        while time.monotonic() < until and program.poll() is None:
            try:
                window = find_window()
                asked += sum(1 for _ in asked_below(window)) if window is not None else 0
                walks += 1
            except (GLib.Error, LookupError, NotImplementedError, AttributeError):
                pass  # a node went while it was looked at
            while GLib.MainContext.default().iteration(False):
                pass
        is_alive = program.poll() is None
        over.set()
        hand.join()
        if is_alive:
            try:
                wait_for(lambda: closes_all_and_ends(program), "the end of the program")
            except SystemExit:
                program.send_signal(signal.SIGABRT)  # tells with PYTHONFAULTHANDLER=1 where it stands
                program.wait(PATIENCE)
    finally:
        over.set()
        program.kill()
        program.wait(PATIENCE)
    return {"asked": asked, "walks": walks, "pressed": pressed[0], "status": program.returncode}


def closes_all_and_ends(program: subprocess.Popen[str]) -> bool:
    """A dialog that happens to be open is closed first."""
    subprocess.run(["xdotool", "key", "Escape", "Escape"], check=False)
    return has_ended(program)


def press_keys(over: threading.Event, pressed: list[int]) -> None:
    chance = random.Random(7)
    while not over.is_set():
        keys = chance.choice(STEPS)
        subprocess.run(["xdotool", "key", "--delay", "15", *keys], check=False)
        pressed[0] += len(keys)
        over.wait(chance.choice((0.0, 0.02, 0.1)))


def asked_below(node):
    """Every node below with all that a screen reader asks of it."""
    node.getRole(), node.name, node.description, node.getState().getStates(), node.getAttributes()
    extents = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS) if has(node, "Component") else None
    if has(node, "Text"):
        text = node.queryText()
        text.getText(0, min(200, text.characterCount))
    yield extents
    for child in node:
        if child is not None:
            yield from asked_below(child)


def has(node, interface: str) -> bool:
    return interface in node.get_interfaces()


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]), sys.argv[2:]))
