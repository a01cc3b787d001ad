"""The commands for who looks after a kiosk: set-pin, check, counts; and the kiosk itself."""

import getpass
import os
import sys
from pathlib import Path

from desktop_app import bundle
from desktop_app.errors import AppError
from desktop_app.kiosk.kiosk_file import explained, line_of, read_kiosk_file
from desktop_app.kiosk.places import DEFAULT_STATE, PACKS


def set_pin(path: Path) -> int:
    """Asks for a PIN twice, from the keyboard or from two lines of standard input, and keeps its hash in the file."""
    from desktop_app.kiosk import set_pin as pins

    if sys.stdin.isatty():
        first, second = getpass.getpass("New PIN (6 to 12 digits): "), getpass.getpass("Again: ")
    else:
        first, second = sys.stdin.readline().strip(), sys.stdin.readline().strip()
    if first != second:
        raise AppError("The two PINs are not the same", "Type it twice")
    pins.set_pin(path, first)
    print(f"The hash of the PIN is in {path}. Keep the PIN itself where the staff can find it.")
    return 0


def check(path: Path, state: Path = DEFAULT_STATE) -> int:
    """Explains each setting, or prints every fault with its line; 1 when there is one. `state` is the kiosk's folder,
    in which packs may bring categories."""
    read = read_kiosk_file(path)
    unknown = _unknown_names(path, state, read.policy.regions, read.policy.categories)
    faults = [*map(str, read.findings), *unknown]
    if faults:
        print("\n".join(faults))
        print(f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'}", file=sys.stderr)
        return 1
    print("\n".join(explained(read.policy)))
    return 0


def counts(path: Path) -> int:
    """Prints the usage counts of a kiosk as CSV; counts under five are held back."""
    from desktop_app.kiosk.counts import exported

    print(exported(path), end="")
    return 0


def _unknown_names(path: Path, state: Path, regions: tuple[str, ...], categories: tuple[str, ...]) -> list[str]:
    """Regions and categories that the glossary does not have."""
    content = _content(state)
    known_regions = _ids_in(content / "emergency.toml", "region")
    known_categories = _ids_in(content / "glossary.toml", "category")
    wrong = [("regions", name, "region", known_regions) for name in regions if name not in known_regions]
    wrong += [("categories", name, "category", known_categories) for name in categories if name not in known_categories]
    text = path.read_text(encoding="utf-8")
    return [
        f"{path}:{line_of(setting, text)}: {name} is no {kind}; write one of {', '.join(sorted(known))}"
        for setting, name, kind, known in wrong
    ]


def _content(state: Path) -> Path:
    """What the kiosk shows: with what packs brought to it, where any did."""
    from desktop_app.packs.state import generation_in_use

    if state.is_dir() and not os.access(state, os.R_OK | os.X_OK):
        print(f"Packs in {state} cannot be read by you. Run this with sudo to have them counted.", file=sys.stderr)
        return bundle.content_folder()
    try:
        generation = generation_in_use(state / PACKS)
    except AppError:
        generation = None  # damaged: the kiosk shows the program's own as well
    return bundle.content_folder() if generation is None else generation.content_folder


def _ids_in(path: Path, table: str) -> set[str]:
    import tomllib

    return {row["id"] for row in tomllib.loads(path.read_text("utf-8"))[table]}
