"""Reads `synonyms.toml`: words that readers use for the same thing."""

from pathlib import Path

from desktop_app.errors import AppError
from desktop_app.glossary.files import read_toml


def load_synonyms(path: Path) -> tuple[tuple[str, ...], ...]:
    """The groups of the file, each a tuple of words and short phrases; none where there is no file.

    AppError when the file is not TOML or a group is not a list of at least two texts.
    """
    if not path.is_file():
        return ()
    groups = read_toml(path).get("groups")
    if not isinstance(groups, list) or not all(_is_group(group) for group in groups):
        raise AppError(f"{path} holds a group that is not a list of texts", 'Write groups = [["one", "other"], …]')
    return tuple(tuple(group) for group in groups)


def _is_group(group: object) -> bool:
    return isinstance(group, list) and len(group) > 1 and all(isinstance(word, str) and word.strip() for word in group)
