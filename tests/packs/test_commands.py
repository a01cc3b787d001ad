"""The pack commands, run as a program of their own: what they print, their status, and one sentence when refused."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pack_support import CLINIC, clinic_folder, own_folder
from support import KINDLING

CHANGED = {"mechanisms/kindling.md": KINDLING.replace("title: Kindling", "title: Kindling anew")}


def run(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop_app", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        env=dict(os.environ),
        check=False,
    )


def refused(done: subprocess.CompletedProcess[str], expected: str, status: int = 1) -> None:
    assert done.returncode == status
    assert done.stderr.startswith("benzo-glossary: ")
    assert done.stderr.count("\n") == 1
    assert expected in done.stderr


@pytest.fixture
def key(tmp_path: Path) -> Path:
    done = run("pack", "key", tmp_path / "key", "--no-password")
    assert done.returncode == 0, done.stderr
    assert "Keep it safe" in done.stdout
    return tmp_path / "key"


def test_a_pack_from_its_folder_to_the_page_and_back(content: Path, tmp_path: Path, key: Path) -> None:
    at = ("--content", content)
    pack = tmp_path / "clinic.glossary"
    built = run("pack", "build", clinic_folder(tmp_path / "clinic"), pack, "--key", key)
    assert built.returncode == 0, built.stderr
    refused(run("pack", "verify", pack), "which is not trusted here")
    refused(run("pack", "install", pack, *at), "which is not trusted here")
    trusted = run("pack", "trust", CLINIC, tmp_path / "key.pub")
    assert "Packs of st-elsewhere that are signed with" in trusted.stdout, trusted.stderr
    verified = run("pack", "verify", pack)
    assert "st-elsewhere: St Elsewhere, version 1, from St Elsewhere Clinic, built 1 November 2026" in verified.stdout
    assert run("pack", "list", *at).stdout.startswith("No packs are installed")
    installed = run("pack", "install", pack, *at)
    assert "1 article added" in installed.stdout, installed.stderr
    listed = run("pack", "list", *at).stdout
    assert "st-elsewhere  St Elsewhere, version 1, from St Elsewhere Clinic" in listed
    assert "built 1 November 2026" in listed
    assert "1 article, signed with" in listed
    found = run("search", "taper clinic", *at).stdout
    assert "Taper clinic  (st-elsewhere-taper)" in found
    assert "from St Elsewhere Clinic" in found
    assert "The clinic is on Tuesdays" in run("show", "st-elsewhere-taper", "--format", "markdown", *at).stdout
    refused(run("pack", "install", pack, *at), "is here already")
    assert run("pack", "remove", CLINIC, *at).returncode == 0
    assert run("search", "--json", "room four", *at).stdout.count("st-elsewhere") == 0
    back = run("pack", "rollback", *at)
    assert "In use now: st-elsewhere version 1" in back.stdout
    assert "packs" in run("doctor", *at).stdout


def test_a_damaged_installation_is_told_and_our_own_content_is_searched(
    content: Path, tmp_path: Path, key: Path
) -> None:
    pack = tmp_path / "own.glossary"
    run("pack", "trust", "benzo-glossary", tmp_path / "key.pub")
    run("pack", "build", own_folder(tmp_path / "own", changes=CHANGED), pack, "--key", key)
    installed = run("pack", "install", pack, "--content", content)
    assert installed.returncode == 0, installed.stderr
    assert "Kindling anew" in run("search", "kindling", "--content", content).stdout
    for path in (tmp_path / "xdg").rglob("generation.json"):
        path.write_text("{")
    done = run("search", "kindling", "--content", content)
    assert "Kindling  (kindling)" in done.stdout
    assert "The installed packs" in done.stderr
    assert done.stderr.count("\n") == 1
    doctor = run("doctor", "--content", content)
    assert doctor.returncode == 1
    assert "The installed packs" in doctor.stdout


def test_two_programs_that_install_at_once_leave_one_whole_edition(content: Path, tmp_path: Path, key: Path) -> None:
    run("pack", "trust", CLINIC, tmp_path / "key.pub")
    commands = []
    for version in (1, 2):
        pack = tmp_path / f"clinic-{version}.glossary"
        run("pack", "build", clinic_folder(tmp_path / f"clinic-{version}", version), pack, "--key", key)
        commands.append([sys.executable, "-m", "desktop_app", "pack", "install", str(pack), "--content", str(content)])
    started = [subprocess.Popen(c, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for c in commands]
    outcomes = [(one.communicate(timeout=120), one.returncode) for one in started]
    assert 0 in [status for _, status in outcomes]
    for (_, errors), status in outcomes:
        if status:
            assert "Another installation is under way" in errors or "is older than version 2" in errors
            assert errors.count("\n") == 1
    listed = run("pack", "list", "--content", content).stdout
    assert listed.count("st-elsewhere  St Elsewhere, version") == 1
    assert "Taper clinic" in run("search", "taper clinic", "--content", content).stdout


def test_a_key_with_a_password_asks_for_it(tmp_path: Path) -> None:
    from desktop_app.packs.secret_key import make_key, write_key

    write_key(make_key(), tmp_path / "key", "correct horse", operations=1 << 15, memory=1 << 24)
    folder = clinic_folder(tmp_path / "clinic")
    wrong = run("pack", "build", folder, tmp_path / "a.glossary", "--key", tmp_path / "key", stdin="wrong\n")
    refused(wrong, "The password does not open")
    right = run("pack", "build", folder, tmp_path / "a.glossary", "--key", tmp_path / "key", stdin="correct horse\n")
    assert right.returncode == 0, right.stderr
    refused(run("pack", "key", tmp_path / "other", stdin="short\n"), "shorter than 8 letters")
    assert not (tmp_path / "other").exists()


def test_refusals_on_the_command_line_are_one_sentence(tmp_path: Path, content: Path, key: Path) -> None:
    folder = clinic_folder(tmp_path / "clinic")
    refused(run("pack", "verify", tmp_path / "gone.glossary"), "cannot be read")
    (tmp_path / "odd.glossary").write_bytes(b"x")
    refused(run("pack", "install", tmp_path / "odd.glossary", "--content", content), "damaged or cut short")
    refused(run("pack", "build", folder, tmp_path / "a.zip", "--key", key), "does not end in .glossary", status=2)
    refused(run("pack", "build", tmp_path / "none", tmp_path / "a.glossary", "--key", key), "cannot be read")
    refused(run("pack", "build", folder, tmp_path / "a.glossary", "--key", tmp_path / "none"), "cannot be read")
    refused(run("pack", "key", key, "--no-password"), "is there already")
    refused(run("pack", "trust", "Not An Id", tmp_path / "key.pub"), "is no id of a pack")
    refused(run("pack", "trust", CLINIC, key), "no minisign public key")
    refused(run("pack", "remove", CLINIC, "--content", content), "No pack st-elsewhere is installed")
    refused(run("pack", "rollback", "--content", content), "There is nothing to go back to")
    assert run("pack").returncode == 2


def test_a_kiosks_packs_lie_in_its_state_folder_and_are_believed_by_its_own_keys(
    content: Path, tmp_path: Path, key: Path
) -> None:
    keys, state = tmp_path / "etc" / "trusted-keys.toml", tmp_path / "state"
    at = ("--content", content, "--kiosk-state", state, "--keys", keys)
    pack = tmp_path / "clinic.glossary"
    run("pack", "build", clinic_folder(tmp_path / "clinic"), pack, "--key", key)
    refused(run("pack", "install", pack, *at), "which is not trusted here")
    assert run("pack", "trust", CLINIC, tmp_path / "key.pub", "--keys", keys).returncode == 0
    installed = run("pack", "install", pack, *at)
    assert "1 article added" in installed.stdout, installed.stderr
    assert (state / "packs" / "current.json").is_file()
    assert "st-elsewhere  St Elsewhere" in run("pack", "list", *at).stdout
    assert run("pack", "list", "--content", content).stdout.startswith("No packs are installed")
    assert run("pack", "remove", CLINIC, *at).returncode == 0
    assert run("pack", "list", *at).stdout.startswith("No packs are installed")
