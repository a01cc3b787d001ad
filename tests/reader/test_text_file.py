"""A text file is written whole or not at all."""

from pathlib import Path

import pytest

from desktop_app.errors import AppError
from desktop_app.reader.text_file import write_text


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "sources.ris"
    write_text(path, "one\n")
    write_text(path, "zwölf\n")
    assert path.read_bytes() == "zwölf\n".encode()
    assert [found.name for found in tmp_path.iterdir()] == ["sources.ris"]


@pytest.mark.parametrize("name", ["missing/sources.ris", "a" * 300, "folder", "nul\0byte"])
def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(AppError, match="cannot be written"):
        write_text(tmp_path / name, "text")
    assert [found.name for found in tmp_path.iterdir()] == ["folder"]


def test_a_text_that_breaks_off_leaves_the_older_file(tmp_path: Path) -> None:
    path = tmp_path / "sources.ris"
    write_text(path, "old")
    with pytest.raises(AppError):
        write_text(path, "new \udcff")  # cannot be encoded
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["sources.ris"]
