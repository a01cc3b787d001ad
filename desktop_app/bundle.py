"""Finds what the program brings along: content, resources and the compiled edition, from a checkout or a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "bundled"
_CHECKOUT = _PACKAGE.parent


def root() -> Path:
    """The folder that holds `content/` and `resources/`: inside the package when installed, else the checkout."""
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


def is_installed() -> bool:
    """Whether the program runs from an installation; False in a working copy."""
    return _INSTALLED.is_dir()


def content_folder() -> Path:
    """The Markdown and bibliography that travel with the program."""
    return root() / "content"


def resource(*parts: str) -> Path:
    """A file or folder below `resources/`."""
    return root().joinpath("resources", *parts)


def edition_folder() -> Path | None:
    """The edition that was compiled when the program was built; None in a checkout, which has none."""
    folder = _INSTALLED / "edition"
    return folder if folder.is_dir() else None
