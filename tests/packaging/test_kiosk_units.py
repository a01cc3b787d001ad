"""The kiosk's units are well-formed and deny the network; its scripts install what `files` lists and take it back."""

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from packaging_support import ROOT

from desktop_app.arguments import _parser
from desktop_app.kiosk.places import DEFAULT_FILE
from desktop_app.packs import sticks

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the units and scripts are for systemd")

KIOSK = ROOT / "packaging" / "kiosk"
UNITS = ("benzo-glossary-kiosk.service", "benzo-glossary-kiosk-x11.service")
SCRIPTS = ("install", "remove", "common.sh", "x11-session")
DENIAL = re.compile(
    r"\bunshare\b.*\s--net\b|^PrivateNetwork=(yes|true|on|1)\s*$|^RestrictAddressFamilies=AF_UNIX\s*$", re.MULTILINE
)
STARTS_THE_PROGRAM = re.compile(r"\bbenzo-glossary\b.*--kiosk\b")


def text_of(name: str) -> str:
    return (KIOSK / name).read_text(encoding="utf-8")


def listed() -> list[tuple[str, int, str]]:
    """Source, mode and target of every line of the list that install, remove and the Debian package read."""
    rows = [line.split() for line in text_of("files").splitlines() if line.strip() and not line.startswith("#")]
    return [(source, int(mode, 8), target) for source, mode, target in rows]


def plain(text: str) -> str:
    """A script or unit without its comments, and with each long command on one line."""
    return re.sub(r"\\\n\s*", " ", re.sub(r"^\s*[#;].*$", "", text, flags=re.MULTILINE))


def reachable(files: Mapping[str, str]) -> set[str]:
    """The names of the files that start the program and leave it a network; no comment counts."""
    return {
        name
        for name, text in files.items()
        if STARTS_THE_PROGRAM.search(plain(text)) and not DENIAL.search(plain(text))
    }


@pytest.mark.parametrize(
    ("text", "is_reachable"),
    [
        ("ExecStart=/usr/bin/benzo-glossary --kiosk", True),
        ("# PrivateNetwork=yes\nExecStart=/usr/bin/benzo-glossary --kiosk", True),
        ("PrivateNetwork=yes\nExecStart=/usr/bin/benzo-glossary --kiosk", False),
        ("exec unshare --user --map-current-user --net -- benzo-glossary --kiosk", False),
        ("exec unshare --user --net -- \\\n  benzo-glossary --kiosk", False),
        ("RestrictAddressFamilies=AF_UNIX AF_INET\nExecStart=benzo-glossary --kiosk", True),
        ("RestrictAddressFamilies=AF_UNIX\nExecStart=benzo-glossary --kiosk", False),
    ],
)
def test_what_denies_the_network_is_told_from_what_does_not(text: str, is_reachable: bool) -> None:
    assert reachable({"unit": text}) == ({"unit"} if is_reachable else set())


def test_every_unit_and_starter_of_the_kiosk_denies_the_network() -> None:
    files = {name: text_of(name) for name, _, _ in listed() if not name.endswith(".toml")}
    assert {name for name, text in files.items() if STARTS_THE_PROGRAM.search(plain(text))} == {UNITS[0], "x11-session"}
    assert reachable(files) == set()


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_cuts_the_network_for_everything_that_it_starts(unit: str) -> None:
    """Besides the program's empty namespace: neither cage nor the X server can open an internet socket."""
    text = text_of(unit)
    (families,) = re.findall(r"^RestrictAddressFamilies=(.*)$", text, re.MULTILINE)
    assert set(families.split()) == {"AF_UNIX", "AF_NETLINK"}
    assert re.search(r"^IPAddressDeny=any$", text, re.MULTILINE)
    assert not re.search(r"^IPAddressAllow=", text, re.MULTILINE)


@pytest.mark.parametrize("unit", UNITS)
def test_systemd_finds_nothing_wrong_with_a_unit(unit: str, tmp_path: Path) -> None:
    """Where cage, xinit or our own package is not installed, /bin/true stands in their place; only that is changed.

    The manual is not looked for either (--man=no): it comes with the Debian package.
    """
    assert shutil.which("systemd-analyze"), "packaging/test installs systemd"
    for name in UNITS:  # each names the other
        text = text_of(name)
        (program,) = re.findall(r"^ExecStart=(\S+)", text, re.MULTILINE)
        if not os.access(program, os.X_OK):
            text = text.replace(f"ExecStart={program}", "ExecStart=/bin/true")
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / unit], capture_output=True, text=True, check=False
    )
    findings = [line for line in (done.stdout + done.stderr).splitlines() if "benzo-glossary" in line]
    assert (done.returncode, findings) == (0, []), done.stderr


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_understood_by_the_shell_and_by_shellcheck(name: str) -> None:
    assert shutil.which("shellcheck"), "packaging/test installs shellcheck"
    for command in (["sh", "-n", name], ["shellcheck", "--external-sources", name]):
        done = subprocess.run(command, cwd=KIOSK, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_list_names_every_file_that_the_kiosk_needs_and_paths_agree() -> None:
    targets = {source: target for source, _, target in listed()}
    beside = {"files", "install", "remove", "common.sh", "shell-launcher.xml"}  # what is not installed
    assert set(targets) | beside == {path.name for path in KIOSK.iterdir()}
    assert targets["kiosk.toml"] == str(DEFAULT_FILE)
    for starter in (UNITS[0], "x11-session"):
        assert f"--kiosk {targets['kiosk.toml']}" in plain(text_of(starter))
    assert f"--config-file {targets['openbox.xml']}" in text_of("x11-session")
    assert targets["x11-session"] in text_of(UNITS[1])
    for unit in UNITS:
        assert f"PAMName={Path(targets['benzo-glossary-kiosk.pam']).name}\n" in text_of(unit)
        assert f"\nu {re.findall('^User=(.*)$', text_of(unit), re.M)[0]} " in text_of("benzo-glossary-kiosk.sysusers")
        state = re.findall("^StateDirectory=(.*)$", text_of(unit), re.M)[0]
        assert f"d /var/lib/{state} " in text_of("benzo-glossary-kiosk.tmpfiles")
    assert all("--state /var/lib/benzo-glossary" in plain(text_of(name)) for name in (UNITS[0], "x11-session"))


def test_sticks_are_mounted_read_only_where_the_program_looks_for_them() -> None:
    rule = next(line for line in text_of("sticks.rules").splitlines() if line.startswith("RUN+="))
    options = set(re.findall("--options=([^ ]*) ", rule)[0].split(","))
    assert options >= {"ro", "nosuid", "nodev", "noexec"}
    place = Path(rule.rstrip('"').split()[-1])
    assert str(place.parent) in sticks._PARENTS


def test_the_manual_names_the_units_and_files_as_they_are() -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("make_man_page", ROOT / "packaging" / "make_man_page.py")
    assert spec
    assert spec.loader
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    page = maker.manual(_parser()).replace("\\-", "-")
    assert set(re.findall(r"benzo-glossary-kiosk\S*\.service", page)) == set(UNITS)
    assert f".I {DEFAULT_FILE}\n" in page


# The scripts, in a tree such as a Debian 12 is.


def contents(root: Path) -> dict[str, tuple[int, bytes]]:
    """Every folder, file and link of a tree, with its mode and what is in it."""
    found = {}
    for path in sorted(root.rglob("*")):
        state = path.lstat()
        inside = os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes() if path.is_file() else b""
        found[path.relative_to(root).as_posix()] = (state.st_mode, inside)
    return found


@pytest.fixture
def system(tmp_path: Path) -> Path:
    root = tmp_path / "a system"
    for name in ("etc/pam.d", "etc/systemd/system", "usr/lib/systemd/system", "usr/lib/sysusers.d",
                 "usr/lib/tmpfiles.d", "usr/share/X11", "var/lib"):  # fmt: skip
        (root / name).mkdir(parents=True)
    for target in ("graphical.target", "multi-user.target"):
        (root / "usr/lib/systemd/system" / target).write_text("[Unit]\nDescription=A target\n", encoding="utf-8")
    (root / "usr/lib/systemd/system/default.target").symlink_to("graphical.target")
    (root / "etc/pam.d/login").write_text("session required pam_unix.so\n", encoding="utf-8")
    return root


def script(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    assert shutil.which("systemctl"), "packaging/test installs systemd"
    command = [KIOSK / name, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, umask=0o022)


def succeed(name: str, *arguments: str | Path) -> str:
    done = script(name, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("option", "unit"), [((), UNITS[0]), (("--x11",), UNITS[1])])
def test_install_puts_every_file_where_the_list_says_and_enables_one_unit(
    system: Path, option: tuple[str, ...], unit: str
) -> None:
    succeed("install", *option, "--root", system)
    for source, mode, target in listed():
        placed = system / target.lstrip("/")
        assert placed.read_bytes() == (KIOSK / source).read_bytes()
        assert stat.S_IMODE(placed.stat().st_mode) == mode
    wanted = system / "etc/systemd/system/graphical.target.wants"
    assert [path.name for path in wanted.iterdir()] == [unit]
    assert (system / "etc/systemd/system/default.target").readlink().name == "graphical.target"


@pytest.mark.parametrize("before", [None, "multi-user.target"])
@pytest.mark.parametrize("times", [1, 2])
def test_remove_with_purge_leaves_the_tree_as_it_was(system: Path, before: str | None, times: int) -> None:
    default = system / "etc/systemd/system/default.target"
    if before:
        default.symlink_to(f"/usr/lib/systemd/system/{before}")
    untouched = contents(system)
    for _ in range(times):
        succeed("install", "--root", system)
    assert contents(system) != untouched
    state = system / "var/lib/benzo-glossary"
    state.mkdir()
    (state / "wrong-pins.json").write_text("{}", encoding="utf-8")
    succeed("remove", "--root", system, "--purge")
    assert contents(system) == untouched


def test_the_other_unit_is_no_longer_enabled_after_a_change_of_mind(system: Path) -> None:
    succeed("install", "--root", system)
    succeed("install", "--x11", "--root", system)
    wanted = system / "etc/systemd/system/graphical.target.wants"
    assert [path.name for path in wanted.iterdir()] == [UNITS[1]]


def test_settings_outlive_a_second_installation_and_a_removal_without_purge(system: Path) -> None:
    succeed("install", "--root", system)
    settings = system / "etc/benzo-glossary/kiosk.toml"
    settings.write_text("idle_seconds = 90\n", encoding="utf-8")
    succeed("install", "--root", system)
    succeed("remove", "--root", system)
    assert settings.read_text(encoding="utf-8") == "idle_seconds = 90\n"
    others = {target for _, _, target in listed() if not target.endswith(".toml")}
    assert not [target for target in others if (system / target.lstrip("/")).exists()]


@pytest.mark.parametrize("name", ["install", "remove"])
def test_a_dry_run_says_what_it_would_do_and_does_nothing(system: Path, name: str) -> None:
    if name == "remove":
        succeed("install", "--root", system)
    before = contents(system)
    said = succeed(name, "--dry-run", *(["--purge"] if name == "remove" else []), "--root", system)
    assert contents(system) == before
    for _, _, target in listed():
        assert f"{system}{target}" in said
    assert f"systemctl --root={system} {'enable' if name == 'install' else 'disable'} {UNITS[0]}" in said


def test_a_dry_run_for_this_machine_changes_it_as_little() -> None:
    paths = [Path(target) for _, _, target in listed()]
    before = [path.exists() for path in paths]
    said = succeed("install", "--dry-run")
    assert all(f"{path}\n" in said for path in paths if not (path.name == "kiosk.toml" and path.exists()))
    assert f"systemctl enable {UNITS[0]}\n" in said
    assert [path.exists() for path in paths] == before


def test_an_option_that_is_not_there_is_refused_and_the_others_are_named(system: Path) -> None:
    before = contents(system)
    done = script("install", "--force", "--root", system)
    assert done.returncode == 1
    assert "--force is not known. There are --dry-run, --x11, --purge and --root DIR" in done.stderr
    assert contents(system) == before
