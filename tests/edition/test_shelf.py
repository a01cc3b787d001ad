"""Finding the edition that fits, and doubting every byte of it."""

from pathlib import Path

import pytest
from support import KINDLING, write_content

from desktop_app.edition.compiler import compile_edition
from desktop_app.edition.edition import Edition
from desktop_app.edition.manifest import FORMAT
from desktop_app.edition.shelf import Shelf
from desktop_app.errors import AppError


@pytest.fixture
def bundled(content: Path, tmp_path: Path) -> Path:
    compile_edition(content, tmp_path / "bundled")
    return tmp_path / "bundled"


def test_the_bundled_edition_is_opened_and_nothing_is_written(content: Path, bundled: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    assert Shelf(content, bundled, own).settle().folder == bundled
    assert not own.exists()


def test_content_without_evidence_fits_an_edition_that_was_compiled_with_it(
    content: Path, bundled: Path, tmp_path: Path
) -> None:
    for path in (content / "evidence").iterdir():
        path.unlink()
    (content / "evidence").rmdir()
    assert Shelf(content, bundled, tmp_path / "own").settle().folder == bundled


def test_a_missing_edition_is_compiled_into_the_readers_own_folder(content: Path, tmp_path: Path) -> None:
    shelf = Shelf(content, None, tmp_path / "own")
    assert shelf.quick() is None
    assert shelf.settle().folder == tmp_path / "own"


def test_a_stale_edition_is_shown_at_once_and_then_replaced(content: Path, bundled: Path, tmp_path: Path) -> None:
    write_content(content, {"mechanisms/kindling.md": KINDLING.replace("title: Kindling", "title: Changed")})
    shelf = Shelf(content, bundled, tmp_path / "own")
    quick = shelf.quick()
    assert quick is not None
    assert quick.page("kindling").title == "Kindling"
    assert shelf.settle().page("kindling").title == "Changed"


def _one(folder: Path, pattern: str) -> Path:
    return next(path for path in sorted(folder.rglob(pattern)) if path.is_file() and path.stat().st_size)


@pytest.mark.parametrize(
    "pattern", ["index/*.seg", "index/*.toc", "words.json", "catalogue.json", "references.txt", "kindling.json"]
)
def test_a_flipped_byte_is_found_and_the_edition_compiled_anew(
    content: Path, bundled: Path, tmp_path: Path, pattern: str
) -> None:
    path = _one(bundled, pattern)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    settled = Shelf(content, bundled, tmp_path / "own").settle()
    assert settled.folder == tmp_path / "own"
    settled.verify()


def test_an_index_with_a_flipped_byte_is_never_opened(bundled: Path) -> None:
    path = _one(bundled, "index/*.seg")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(AppError, match="damaged"):
        Edition(bundled).verified_index()


@pytest.mark.parametrize("gone", ["catalogue.json", "index/*.toc", "kindling.json"])
def test_half_an_edition_is_compiled_anew(content: Path, bundled: Path, tmp_path: Path, gone: str) -> None:
    _one(bundled, gone).unlink()
    assert Shelf(content, bundled, tmp_path / "own").settle().folder == tmp_path / "own"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}', '{"format": 99}', "[" * 100_000])
def test_a_broken_manifest_is_one_sentence(bundled: Path, text: str) -> None:
    (bundled / "manifest.json").write_text(text)
    with pytest.raises(AppError, match="damaged") as refused:
        Edition(bundled)
    assert "compile" in refused.value.remedy


def test_no_edition_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="There is no edition in"):
        Edition(tmp_path)


def test_an_edition_of_another_format_does_not_fit(content: Path, bundled: Path, tmp_path: Path) -> None:
    manifest = bundled / "manifest.json"
    manifest.write_text(manifest.read_text().replace(f'"format": {FORMAT}', '"format": 1'))
    assert Shelf(content, bundled, tmp_path / "own").settle().folder == tmp_path / "own"


def test_a_manifest_cannot_name_a_file_outside_the_edition(bundled: Path, tmp_path: Path) -> None:
    manifest = bundled / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"data": "', '"data": "../'))
    with pytest.raises(AppError, match="damaged"):
        Edition(bundled)


def test_an_unknown_article_is_one_sentence(bundled: Path) -> None:
    with pytest.raises(AppError, match="There is no article nowhere"):
        Edition(bundled).page("nowhere")


def test_titles_can_be_had_before_anything_is_compiled(content: Path, tmp_path: Path) -> None:
    catalogue = Shelf(content, None, tmp_path / "own").titles()
    assert catalogue.meta.title == "Test Glossary"
    assert sorted(catalogue.entries) == ["clonazepam", "kindling"]
    assert catalogue.emergency.regions[0].services[0].contact == "999"


def test_an_unreadable_content_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="cannot be read"):
        Shelf(tmp_path / "nowhere", None, tmp_path / "own").settle()


@pytest.mark.parametrize(("field", "value"), [("files", "null"), ("files", "[]"), ("built", '"soon"'), ("data", "3")])
def test_a_manifest_of_the_wrong_types_is_damaged(bundled: Path, field: str, value: str) -> None:
    import json

    manifest = bundled / "manifest.json"
    table = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**table, field: json.loads(value)}))
    with pytest.raises(AppError, match="damaged"):
        Edition(bundled)
