"""Saves a list of bookmarks to a file that the reader chose, and reads one."""

from pathlib import Path

from desktop_app.errors import AppError
from desktop_app.reader import storage

_LARGEST = 2_000_000  # bytes: no list of bookmarks is longer


def save_list(path: Path, markdown: str) -> None:
    """Writes the file whole. AppError when that fails."""
    storage.write_text(path, markdown)


def read_list(path: Path) -> str:
    """The text of a file, which is left as it is. AppError when it cannot be read or is no text."""
    try:
        if path.stat().st_size > _LARGEST:
            raise AppError(f"{path} is too large to be a list of bookmarks", "Choose the file that was saved here")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise AppError(
            f"{path} cannot be read ({error.strerror})", "Check that it is there and that you may read it"
        ) from error
    except UnicodeDecodeError as error:
        raise AppError(f"{path} is no text", "Choose a Markdown file, saved as UTF-8") from error
