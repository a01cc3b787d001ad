"""Every command with its output and exit status, run as a program of its own."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from support import KINDLING, write_content

from desktop_app import commands


def run(
    *arguments: str, stdin: str | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop_app", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **(env or {})},
        check=False,
    )


def one_sentence(text: str) -> bool:
    return text.startswith("benzo-glossary: ") and "Traceback" not in text and text.count("\n") == 1


def test_the_version_is_the_packages() -> None:
    from desktop_app import __version__

    assert run("--version").stdout.strip() == f"benzo-glossary {__version__}"


def test_a_search_prints_titles_and_reasons(content: Path) -> None:
    done = run("search", "klonopin", "--content", str(content))
    assert done.returncode == 0
    assert "Clonazepam  (clonazepam)" in done.stdout
    assert "Klonopin is a brand name of clonazepam" in done.stdout


def test_a_hit_in_json_has_the_promised_fields(content: Path) -> None:
    done = run("search", "--json", "--limit", "1", "threshold", "--content", str(content))
    (hit,) = json.loads(done.stdout)
    assert sorted(hit) == ["score", "section", "slug", "snippet", "title", "why"]
    assert (hit["slug"], hit["section"]) == ("kindling", "in-short")


def test_a_batch_answers_each_line_with_an_array_even_when_nothing_is_found(content: Path) -> None:
    done = run("search", "--json", "--batch", "--content", str(content), stdin="kindling\n\nqqzzxx\nrivotril\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [[hit["slug"] for hit in answer][:1] for answer in answers] == [["kindling"], [], [], ["clonazepam"]]
    assert done.returncode == 0


def test_nothing_found_is_status_1_and_offers_words(content: Path) -> None:
    done = run("search", "qqzzkindlxx", "--content", str(content))
    assert done.returncode == 1
    assert "Nothing found for" in done.stdout


@pytest.mark.parametrize("query", ["x" * 10_000, "a\x01\x07b", "NOT OR foobar", '"', "-"])
def test_odd_queries_are_answered(content: Path, query: str) -> None:
    done = run("search", "--json", "--content", str(content), "--", query)
    assert done.returncode in (0, 1)
    assert isinstance(json.loads(done.stdout), list)


def test_an_article_is_shown_as_text_html_and_markdown(content: Path) -> None:
    text, html, markdown = (
        run("show", "kindling", "--format", form, "--content", str(content)).stdout
        for form in ("text", "html", "markdown")
    )
    assert "Stopping suddenly can cause seizures [1]." in text
    assert "1. Ashton CH. The Manual" in text
    assert "<" not in text
    assert '<a href="citation:0.0">[1]</a>' in html
    assert markdown == KINDLING


def test_a_terminal_that_knows_few_letters_is_no_error(content: Path) -> None:
    done = run("show", "kindling", "--content", str(content), env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert "Kindling" in done.stdout


def test_an_unknown_article_is_one_sentence(content: Path) -> None:
    done = run("show", "nowhere", "--content", str(content))
    assert (done.returncode, done.stdout) == (1, "")
    assert one_sentence(done.stderr)


def test_check_is_quiet_and_short_when_all_is_well(content: Path) -> None:
    done = run("check", str(content))
    assert (done.returncode, done.stdout) == (0, "2 articles, 2 references, 7 citations: nothing to mend\n")


def test_check_prints_findings_and_exits_1(tmp_path: Path) -> None:
    content = write_content(tmp_path / "broken", {"mechanisms/kindling.md": KINDLING.replace("clinical term", "x")})
    done = run("check", str(content))
    assert done.returncode == 1
    assert done.stdout.startswith("mechanisms/kindling.md:5: the kind x is unknown; use one of")


def test_compile_writes_an_edition_where_it_is_told(content: Path, tmp_path: Path) -> None:
    done = run("compile", "--content", str(content), "--out", str(tmp_path / "out"))
    assert done.returncode == 0
    assert (tmp_path / "out" / "manifest.json").is_file()
    assert "2 articles" in done.stdout


def test_compile_refuses_what_it_cannot_render_in_one_sentence(tmp_path: Path) -> None:
    content = write_content(tmp_path / "broken", {"mechanisms/kindling.md": b"\xff"})
    done = run("compile", "--content", str(content), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert one_sentence(done.stderr)


def test_a_folder_that_cannot_be_written_is_one_sentence(content: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run("compile", "--content", str(content), "--out", str(tmp_path / "file" / "out"))
    assert done.returncode == 1
    assert one_sentence(done.stderr)


def test_doctor_names_versions_edition_and_paths(content: Path) -> None:
    done = run("doctor", "--content", str(content))
    for words in ("benzo-glossary ", "PySide6-Essentials ", "whoosh-reloaded 2.7.5", "edition: none", "settings: "):
        assert words in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    "arguments",
    ["nonsense", "search --limit 0 x", "search --limit many x", "show", "search", "search --batch"],
)
def test_a_command_line_that_cannot_be_understood_is_status_2(arguments: str) -> None:
    done = run(*arguments.split())
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr


def test_no_screen_is_status_3_and_names_search() -> None:
    env = {**os.environ}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        env.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app"], capture_output=True, text=True, env=env, timeout=60, check=False
    )
    assert done.returncode == 3
    assert one_sentence(done.stderr)
    assert "benzo-glossary search" in done.stderr


def test_a_screen_that_does_not_answer_is_status_3() -> None:
    done = run(env={"DISPLAY": ":4711", "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": ""})
    assert done.returncode == 3
    assert one_sentence(done.stderr)


@pytest.mark.parametrize(
    "env",
    [
        {"QT_QPA_PLATFORM": "bogus"},
        {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": "wayland-4711", "XDG_RUNTIME_DIR": "/nowhere"},
    ],
)
def test_a_platform_that_is_not_there_is_status_3(env: dict[str, str]) -> None:
    done = run(env=env)
    assert done.returncode == 3
    assert one_sentence(done.stderr)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can tell")
def test_a_library_that_qt_cannot_load_is_named_with_its_package(tmp_path: Path) -> None:
    (tmp_path / "libxcb-cursor.so.0").touch()
    done = run(env={"DISPLAY": ":4711", "QT_QPA_PLATFORM": "xcb", "LD_LIBRARY_PATH": str(tmp_path)})
    assert done.returncode == 3
    assert one_sentence(done.stderr)
    assert "libxcb-cursor.so.0" in done.stderr
    assert "apt-get install libxcb-cursor0" in done.stderr


def test_a_missing_system_library_gives_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop_app import display, system_libraries

    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    missing = (system_libraries.MissingLibrary("libGL.so.1", "libgl1"),)
    monkeypatch.setattr(system_libraries, "missing_libraries", lambda *_: missing)
    for refused in (display.why_no_window(), display.cannot_import_qt(ImportError("libGL.so.1"))):
        assert refused is not None
        assert refused.exit_code == 3
        assert "libGL.so.1" in str(refused)
        assert "apt-get install libgl1" in str(refused)


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes the stream")
def test_a_program_without_standard_error_still_ends_with_status_3() -> None:
    env = {**os.environ, "DISPLAY": ":4711", "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": ""}
    command = f'"{sys.executable}" -m desktop_app 2>&-'
    done = subprocess.run(["sh", "-c", command], env=env, capture_output=True, timeout=60, check=False)
    assert done.returncode == 3


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can tell")
def test_what_qt_said_is_told_where_no_reason_is_seen_or_it_was_asked_to_say_more(tmp_path: Path) -> None:
    listening = tmp_path / "wayland-0"
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(listening))  # there is a socket, and nobody listens
    dead = run(env={"QT_QPA_PLATFORM": "wayland", "WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert dead.returncode == 3
    assert "Connection refused" in dead.stderr
    assert one_sentence(dead.stderr.splitlines(keepends=True)[-1])
    asked = run(env={"DISPLAY": ":4711", "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "", "QT_DEBUG_PLUGINS": "1"})
    assert "qt.core.plugin.factoryloader" in asked.stderr
    assert "The screen :4711 does not answer" in asked.stderr


def test_a_reader_that_goes_away_is_no_error(content: Path) -> None:
    command = f'"{sys.executable}" -m desktop_app show kindling --content "{content}" | head -n 1'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr


def test_doctor_says_where_own_things_are_kept(content: Path, tmp_path: Path) -> None:
    usual = run("doctor", "--content", str(content)).stdout
    assert f"own things: {tmp_path / 'xdg' / 'data' / 'benzo-glossary' / 'own'}" in usual
    none = run("--state", "none", "doctor", "--content", str(content)).stdout
    assert "own things: kept in memory only" in none


def test_portable_names_a_folder_beside_the_program_and_refuses_one_that_cannot_be_written(
    content: Path, tmp_path: Path
) -> None:
    image = {"APPIMAGE": str(tmp_path / "stick" / "Glossary.AppImage")}
    done = run("--portable", "doctor", "--content", str(content), env=image)
    folder = tmp_path / "stick" / "benzo-glossary-data"
    for line in ("settings", "session", "cache", "own things"):
        assert f"{line}: {folder}" in done.stdout
    folder.rmdir()
    folder.write_text("a file")
    refused = run("--portable", "--content", str(content), env={**image, "QT_QPA_PLATFORM": "offscreen"})
    assert refused.returncode == 1
    assert one_sentence(refused.stderr)
    assert str(folder) in refused.stderr


@pytest.mark.parametrize("option", [["--portable"], ["--state", "none"]])
def test_options_of_the_window_are_refused_elsewhere(option: list[str], content: Path) -> None:
    done = run(*option, "search", "klonopin", "--content", str(content))
    assert done.returncode == 2
    assert f"{option[0]} is for the window" in done.stderr


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("kindling", "article:kindling"),
        ("kindling#what-it-is", "article:kindling#what-it-is"),
        ("benzo-glossary:kindling#what-it-is", "article:kindling#what-it-is"),
    ],
)
def test_open_leads_the_window_to_an_article(
    content: Path, monkeypatch: pytest.MonkeyPatch, name: str, address: str
) -> None:
    opened: list[str] = []

    def window(_content: Path | None, _paths: object = None, first: str = "") -> int:
        opened.append(first)
        return 0

    monkeypatch.setattr(commands, "window", window)
    assert commands.open_article(content, name) == 0
    assert opened == [address]


def test_an_article_that_is_not_there_is_not_opened(content: Path) -> None:
    assert run("compile", "--content", str(content)).returncode == 0
    done = run("open", "no-such-thing", "--content", str(content))
    assert done.returncode == 1
    assert one_sentence(done.stderr)
    assert "There is no article no-such-thing" in done.stderr


def test_pdf_writes_an_article_and_says_how_long_it_is(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "kindling.pdf"
    done = run("pdf", "--paper", "letter", "kindling", str(out), "--content", str(content))
    assert (done.returncode, done.stdout) == (0, f"{out}: 1 page\n")
    assert out.read_bytes().startswith(b"%PDF-1.4")
    words = subprocess.run(["pdftotext", out, "-"], capture_output=True, text=True, check=True).stdout
    assert "Stopping suddenly can cause seizures [1]." in words


def test_pdf_writes_the_whole_glossary_and_the_take_away_sheet(content: Path, tmp_path: Path) -> None:
    whole, sheet = tmp_path / "all.pdf", tmp_path / "sheet.pdf"
    assert run("pdf", "--all", str(whole), "--content", str(content)).stdout == f"{whole}: 5 pages\n"
    done = run("pdf", "--take-away", "--large", "--no-sources", "kindling", str(sheet), "--content", str(content))
    assert done.stdout == f"{sheet}: 1 page\n"
    words = subprocess.run(["pdftotext", sheet, "-"], capture_output=True, text=True, check=True).stdout
    assert "Questions for my doctor" in words
    assert "The Manual" not in words


@pytest.mark.parametrize(
    ("arguments", "status", "expected"),
    [
        (("nothing", "OUT"), 1, "There is no article nothing"),
        (("kindling", "OUT/missing/a.pdf"), 1, "cannot be written"),
        (("--all", "kindling", "OUT"), 2, "pdf takes one article or --all"),
        (("OUT",), 2, "pdf takes one article or --all"),
        (("--all", "--take-away", "OUT"), 2, "pdf takes one article or --all"),
    ],
)
def test_pdf_refuses_in_one_sentence(
    content: Path, tmp_path: Path, arguments: tuple[str, ...], status: int, expected: str
) -> None:
    words = [word.replace("OUT", str(tmp_path / "x")) for word in arguments]
    done = run("pdf", *words, "--content", str(content))
    assert done.returncode == status
    assert one_sentence(done.stderr)
    assert expected in done.stderr
    assert not (tmp_path / "x").exists()
