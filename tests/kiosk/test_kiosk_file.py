"""The kiosk's file: what it may say, each fault with its line, and the commands that look after it."""

import subprocess
import sys
from pathlib import Path

import pytest
from pack_support import CLINIC, clinic_pack, library
from support import write_content

from desktop_app import kiosk_commands
from desktop_app.errors import AppError
from desktop_app.kiosk.kiosk_file import policy_of, read_kiosk_file
from desktop_app.kiosk.pin import fits
from desktop_app.kiosk.policy import RULES, Policy

GOOD = """\
# our waiting room
idle_seconds = 120
warning_seconds = 20
clinic = "Riverside"
regions = ["england"]
categories = ["coping", "safety"]
theme = "dim"
text_size = 150
opens = "08:00"
closes = "18:30"
printer = "Office"
print_pages = 2
usage_counts = true
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)
    return path


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desktop_app", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=60, check=False)


def test_every_setting_of_a_good_file_is_kept(tmp_path: Path) -> None:
    read = read_kiosk_file(write(tmp_path, GOOD))
    assert read.findings == ()
    assert read.policy == Policy(
        idle_seconds=120,
        warning_seconds=20,
        clinic="Riverside",
        regions=("england",),
        categories=("coping", "safety"),
        theme="dim",
        text_size=150,
        opens="08:00",
        closes="18:30",
        printer="Office",
        print_pages=2,
        usage_counts=True,
    )
    assert read.policy.may_print


@pytest.mark.parametrize(
    ("line", "what", "remedy"),
    [
        ("idle_secnds = 60", "idle_secnds is not a setting", "did you mean idle_seconds?"),
        ("quite_other = 1", "quite_other is not a setting", "take it out"),
        ("idle_seconds = 5", "idle_seconds cannot be 5", "30 to 3600"),
        ("idle_seconds = true", "idle_seconds cannot be True", "30 to 3600"),
        ("idle_seconds = 100000", "idle_seconds cannot be 100000", "30 to 3600"),
        ('warning_seconds = "20"', "warning_seconds cannot be '20'", "10 to 300"),
        ("warning_seconds = 250\nidle_seconds = 60", "the warning lasts longer", "smaller warning_seconds"),
        ('theme = "pink"', "theme cannot be 'pink'", "one of light"),
        ("text_size = 90", "text_size cannot be 90", "100 to 300"),
        ('opens = "8"\ncloses = "18:00"', "opens cannot be '8'", "08:00"),
        ('opens = "08:00"', "opens and closes go together", "both, or neither"),
        ('printer = "Office"', "printer is set without print_pages", "print_pages = 1"),
        ("print_pages = 50", "print_pages cannot be 50", "0 to 10"),
        ('regions = "england"', "regions cannot be 'england'", "a list of regions"),
        ('usage_counts = "yes"', "usage_counts cannot be 'yes'", "true or false"),
        ('exit_pin = "482915"', "exit_pin cannot be a PIN", "kiosk set-pin"),
        ("exit_pin = 482915", "exit_pin cannot be a PIN", "kiosk set-pin"),
        ("[printing]\nprinter = 1", "printing is not a setting", "did you mean printer?"),
    ],
)
def test_each_fault_is_named_with_its_line_and_remedy(tmp_path: Path, line: str, what: str, remedy: str) -> None:
    path = write(tmp_path, f"# one\n\n{line}\n")
    told = [str(finding) for finding in read_kiosk_file(path).findings]
    assert any(text.startswith(f"{path}:3: {what}") and remedy in text for text in told), told
    assert not any("482915" in text for text in told)
    with pytest.raises(AppError):
        policy_of(path)


def test_a_file_that_others_may_write_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    path.chmod(0o666)
    assert "chmod go-w" in str(read_kiosk_file(path).findings[0])


@pytest.mark.parametrize("text", ["idle_seconds = ", "[[", "a = 1\na = 2"])
def test_what_is_no_toml_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(AppError, match="is not TOML"):
        policy_of(write(tmp_path, text))


def test_a_missing_file_is_refused_when_it_was_named(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="cannot be read"):
        policy_of(tmp_path / "none.toml")


def test_check_explains_every_setting(tmp_path: Path) -> None:
    done = run("kiosk", "check", str(write(tmp_path, GOOD)))
    assert done.returncode == 0, done.stderr
    for rule in RULES:
        assert f"{rule.name} = " in done.stdout
        assert rule.does in done.stdout


def test_check_knows_the_categories_that_packs_brought(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    library(tmp_path, content).install(clinic_pack(tmp_path))
    path = write(tmp_path, f'categories = ["mechanisms", "{CLINIC}"]\n')
    done = run("kiosk", "check", str(path))
    assert done.returncode == 1
    assert f"{CLINIC} is no category" in done.stdout
    assert run("kiosk", "check", str(path), "--kiosk-state", str(tmp_path)).returncode == 0


def test_check_says_when_packs_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    assert kiosk_commands.check(write(tmp_path, ""), tmp_path) == 0
    assert "Run this with sudo" in capsys.readouterr().err


def test_check_prints_every_fault_in_one_run(tmp_path: Path) -> None:
    path = write(tmp_path, 'idle_seconds = 1\nnonsense = 2\nregions = ["mars"]\ncategories = ["cooking"]\n')
    done = run("kiosk", "check", str(path))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 4
    assert f"{path}:3: mars is no region; write one of ca, england, us" in done.stdout
    assert f"{path}:4: cooking is no category" in done.stdout


def test_set_pin_writes_the_hash_and_never_the_pin(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    done = run("kiosk", "set-pin", str(path), stdin="482915\n482915\n")
    assert done.returncode == 0, done.stderr
    text = path.read_text(encoding="utf-8")
    assert "482915" not in text + done.stdout + done.stderr
    assert text.startswith("# our waiting room\n")
    policy = policy_of(path)
    assert fits("482915", policy.exit_pin)
    assert not fits("482916", policy.exit_pin)
    run("kiosk", "set-pin", str(path), stdin="739158\n739158\n")
    assert path.read_text(encoding="utf-8").count("exit_pin") == 1
    assert fits("739158", policy_of(path).exit_pin)


def test_set_pin_makes_a_file_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "new" / "kiosk.toml"
    assert run("kiosk", "set-pin", str(path), stdin="482915\n482915\n").returncode == 0
    assert fits("482915", policy_of(path).exit_pin)


@pytest.mark.parametrize("pin", ["123456", "000000", "12", "abcdef", "4829151234567", "654321"])
def test_a_pin_that_anybody_guesses_is_refused(tmp_path: Path, pin: str) -> None:
    path = write(tmp_path, GOOD)
    done = run("kiosk", "set-pin", str(path), stdin=f"{pin}\n{pin}\n")
    assert done.returncode == 1
    assert done.stderr.startswith("benzo-glossary: That PIN will not do")
    assert path.read_text(encoding="utf-8") == GOOD


def test_two_pins_that_differ_change_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    assert run("kiosk", "set-pin", str(path), stdin="482915\n482916\n").returncode == 1
    assert path.read_text(encoding="utf-8") == GOOD


def test_a_kiosk_does_not_start_with_a_bad_file(tmp_path: Path) -> None:
    path = write(tmp_path, "idle_seconds = 1\n")
    done = run("--kiosk", str(path))
    assert done.returncode == 1
    assert done.stderr.startswith(f"benzo-glossary: {path}:1: idle_seconds cannot be 1")
    assert "Traceback" not in done.stderr


def test_a_folder_for_state_without_kiosk_is_a_wrong_command_line() -> None:
    assert run("--state", "/var/lib/x").returncode == 2


def test_a_file_that_cannot_be_written_is_told() -> None:
    done = run("kiosk", "set-pin", "/proc/self/nowhere/kiosk.toml", stdin="482915\n482915\n")  # root cannot either
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
