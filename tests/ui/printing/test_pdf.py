"""PDFs, as other programs read them."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from print_support import TODAY, info_of, links_of, pages_of, run, saved, structure_of
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from desktop_app.edition.edition import Edition
from desktop_app.errors import AppError
from desktop_app.reader.settings import Settings
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.printing.paper import LETTER, PrintOptions
from desktop_app.ui.printing.pdf import file_name, make_pdf, write_whole
from desktop_app.ui.printing.pdf_finish import PdfInfo, finish_pdf
from desktop_app.ui.printing.works import article_book, collection_book

TODAY_AT = datetime(2026, 11, 24)
SLUGS = ("taper", "kindling", "diazepam")


@pytest.fixture(scope="module")
def dim(qapp: QApplication) -> Appearance:
    """The window's colours are dim; the fonts of the program are there."""
    appearance = Appearance(qapp, Settings(theme="very-dim"))
    appearance.apply()
    appearance.complete_fonts()
    return appearance


@pytest.fixture(scope="module")
def article(dim: Appearance, shipped: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = article_book(shipped, "kindling", PrintOptions(), TODAY)
    return saved(book, shipped, tmp_path_factory.mktemp("pdf") / "kindling.pdf")


@pytest.fixture(scope="module")
def collection(dim: Appearance, shipped: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = collection_book(shipped, (*SLUGS, "gone-since"), "My bookmarks", PrintOptions(), TODAY)
    return saved(book, shipped, tmp_path_factory.mktemp("pdf") / "bookmarks.pdf")


@pytest.mark.parametrize("name", ["article", "collection"])
def test_other_programs_find_nothing_wrong(request: pytest.FixtureRequest, name: str) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", request.getfixturevalue(name))


def test_pages_are_numbered_and_say_title_edition_and_date(article: Path) -> None:
    pages = pages_of(article)
    for number, words in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in words
        assert "Benzodiazepine Glossary" in words
        assert re.search(r"Edition 2026\.11, \d+ \w+ 20\d\d", words)
    assert re.search(r"Benzodiazepine Glossary +Kindling", pages[1])


def test_text_can_be_selected_and_fonts_lie_in_the_file(article: Path) -> None:
    words = "\n".join(pages_of(article))
    assert "The belief that every failed taper makes the next withdrawal worse is disputed" in words
    assert "[1, 2, 3]" in words
    assert "https://www.cambridge.org/core/journals/the-british-" in words
    rows = run("pdffonts", article).splitlines()[2:]
    assert any("AtkinsonHyperlegible" in row for row in rows)
    assert all(re.search(r"yes (yes|no) +yes +\d+ +0$", row) for row in rows), rows  # embedded, and mapped to letters


def test_it_says_of_itself_what_it_is_and_when_the_edition_was_made(article: Path, shipped: Edition) -> None:
    info = info_of(article)
    assert info["Title"] == "Kindling – Benzodiazepine Glossary"
    assert info["Author"] == "Benzodiazepine Glossary contributors"
    assert info["Subject"].startswith("Edition 2026.11, ")
    assert info["Page size"] == "595 x 842 pts (A4)"
    made = run("pdfinfo", "-isodates", article)
    assert f"CreationDate:    {shipped.manifest.built[:16]}" in made


def test_letter_is_letter(dim: Appearance, shipped: Edition, tmp_path: Path) -> None:
    book = article_book(shipped, "kindling", PrintOptions(paper=LETTER), TODAY)
    assert info_of(saved(book, shipped, tmp_path / "l.pdf"))["Page size"] == "612 x 792 pts (letter)"


def test_the_same_edition_gives_the_same_file(article: Path, shipped: Edition) -> None:
    again = make_pdf(article_book(shipped, "kindling", PrintOptions(), TODAY), shipped)
    assert again == article.read_bytes()


def test_large_type_takes_more_pages_and_sources_can_be_left_out(
    dim: Appearance, shipped: Edition, tmp_path: Path
) -> None:
    def pages(options: PrintOptions) -> list[str]:
        return pages_of(saved(article_book(shipped, "kindling", options, TODAY), shipped, tmp_path / "p.pdf"))

    usual, large, bare = pages(PrintOptions()), pages(PrintOptions(large=True)), pages(PrintOptions(sources=False))
    assert len(large) > len(usual) > len(bare)
    assert "Ballenger JC, Post RM" in "".join(usual)
    assert "Ballenger JC, Post RM" not in "".join(bare)
    assert "[1, 2, 3]" in "".join(bare)


def test_it_is_dark_on_white_whatever_the_theme(article: Path, dim: Appearance, tmp_path: Path) -> None:
    assert dim.theme.dark
    run("pdftoppm", "-r", "60", "-png", "-f", "1", "-l", "1", article, tmp_path / "page")
    (picture,) = tmp_path.glob("page*.png")
    image = QImage(str(picture))
    assert image.pixelColor(3, 3) == QColor("white")
    shades = sorted(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height()))
    assert shades[len(shades) // 2] > 235
    assert shades[0] < 60


def test_links_lead_to_places_in_the_document_and_never_out(article: Path, collection: Path) -> None:
    for path in (article, collection):
        links = links_of(path)
        assert links
        assert all("/A" not in link for link in links)
        assert all(link["/Dest"][1] == "/XYZ" for link in links)


def test_the_outline_of_an_article_is_its_sections(article: Path) -> None:
    titles = [entry["title"] for entry in structure_of(article)["outlines"]]
    assert titles[0] == "In short"
    assert titles[-1] == "Sources"
    assert [entry["destpageposfrom1"] for entry in structure_of(article)["outlines"]][:2] == [1, 1]


def test_bookmarks_keep_their_order_and_contents_give_the_right_pages(collection: Path, shipped: Edition) -> None:
    titles = [shipped.catalogue.entries[slug].title for slug in SLUGS]
    pages = pages_of(collection)
    found = [int(re.search(rf"^ *{title} +(\d+)$", pages[0], re.MULTILINE).group(1)) for title in titles]  # type: ignore[union-attr]
    assert found == sorted(found)
    for title, number in zip(titles, found, strict=True):
        assert re.search(rf"^ *{title}$", pages[number - 1], re.MULTILINE)
        assert f"{number} of {len(pages)}" in pages[number - 1]
    outline = structure_of(collection)["outlines"]
    assert [entry["title"] for entry in outline] == ["Contents", *titles]
    assert [entry["destpageposfrom1"] for entry in outline] == [1, *found]
    assert outline[1]["kids"][0]["title"] == "In short"


def test_a_file_that_qt_did_not_write_is_refused_in_a_sentence() -> None:
    info = PdfInfo("T", "A", "S", TODAY_AT, "0" * 32)
    for data in (b"", b"%PDF-1.7\nstartxref\n9999\n%%EOF", b"no pdf at all"):
        with pytest.raises(AppError, match="could not be finished"):
            finish_pdf(data, info, {}, ())


def test_an_unwritable_folder_is_said_in_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "there"
    target.mkdir()
    with pytest.raises(AppError, match=r"cannot be written \(Is a directory\)"):
        write_whole(target, b"x")
    with pytest.raises(AppError, match=r"cannot be written \(No such file or directory\)"):
        write_whole(tmp_path / "missing" / "a.pdf", b"x")
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(AppError, match="No space left on device"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_file_names_suit_every_system() -> None:
    assert file_name("Kindling: take-away sheet") == "Kindling take-away sheet.pdf"
    assert file_name('a/b\\c*"?') == "a b c.pdf"
