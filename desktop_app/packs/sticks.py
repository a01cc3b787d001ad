"""Looks for packs at the top of the sticks and disks that are mounted where systems mount them."""

import sys
from collections.abc import Iterable
from pathlib import Path

from desktop_app.packs.manifest import SUFFIX

_PARENTS = ("/media", "/run/media", "/Volumes")  # not /mnt: a network disk that is away would hold the worker up
_MOST = 20  # files that are looked into


def mounted_places() -> list[Path]:
    """Folders at which sticks may be mounted; the system's own disk is not among them."""
    if sys.platform == "win32":
        return [drive for letter in "DEFGHIJKLMNOPQRSTUVWXYZ" if (drive := Path(f"{letter}:\\")).is_dir()]
    found: list[Path] = []
    for parent in map(Path, _PARENTS):
        for place in _folders(parent):
            found += [place, *_folders(place)]  # /media/STICK, /media/person/STICK
    return found


def packs_in(places: Iterable[Path]) -> list[Path]:
    """The files that are named as packs at the top of these places, by name; a place that cannot be read has none."""
    found: list[Path] = []
    for place in places:
        try:
            found += sorted(path for path in place.iterdir() if path.suffix == SUFFIX and path.is_file())
        except OSError:
            continue
    return found[:_MOST]


def _folders(parent: Path) -> list[Path]:
    try:
        return sorted(path for path in parent.iterdir() if path.is_dir())
    except OSError:
        return []
