"""Files as the packs handle them: a tree in memory, written whole and forced onto the disk; one installer at a time."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop_app.errors import AppError


def read_tree(root: Path) -> dict[str, bytes]:
    """Every file below a folder by its name there, without hidden ones. AppError when one cannot be read."""
    try:
        if not root.is_dir():
            raise AppError(f"The folder {root} cannot be read", "Check that it exists and is readable")
        paths = sorted(path for path in root.rglob("*") if path.is_file() and not path.name.startswith("."))
        linked = [path for path in paths if path.is_symlink()]
        if linked:
            raise AppError(f"{linked[0]} is a link", "Put the file itself there")
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    except OSError as error:
        raise AppError(
            f"The folder {root} cannot be read ({error.strerror or error})", "Check that it exists and is readable"
        ) from error


def write_tree(root: Path, files: Mapping[str, bytes]) -> None:
    """Writes files below a new folder and forces them onto the disk. OSError when that fails."""
    root.mkdir(parents=True)
    folders = {root}
    for name, data in files.items():
        path = root.joinpath(*name.split("/"))
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        write_file(path, data)
    for folder in folders:
        sync_folder(folder)


def write_file(path: Path, data: bytes) -> None:
    """Writes one file and forces it onto the disk. OSError when that fails."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace_file(path: Path, data: bytes) -> None:
    """Replaces a file by rename: whoever looks sees the old one or the new one, whole. OSError when that fails."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        write_file(fresh, data)
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # the switch is made; a system that cannot sync a folder does it in its own time
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Forces a folder's entries onto the disk, where the system can."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Holds the folder's lock; the system lets it go when the program ends, however it ends.

    AppError at once when another installation holds it, or when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise AppError(
            f"{folder} cannot be written ({error.strerror or error})", "Make room, or check that you may write there"
        ) from error
    try:
        if not _took(descriptor):
            raise AppError("Another installation is under way", "Wait until it is done, then try again")
        yield
    finally:
        os.close(descriptor)


def _took(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
