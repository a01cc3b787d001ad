"""What the packages share, and the recipes that only other systems carry out, held as far as they can be here."""

import importlib.util
import json
import os
import re
import shutil
import stat
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from packaging_support import ROOT

from desktop_app import __version__, bundle
from desktop_app.arguments import _parser

PACKAGING = ROOT / "packaging"
APP_ID = "io.github.benzo_glossary.BenzoGlossary"


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def manifest() -> dict[str, object]:
    text = (PACKAGING / "flatpak" / f"{APP_ID}.yml").read_text(encoding="utf-8")
    loaded: dict[str, object] = yaml.safe_load(text)
    return loaded


def test_the_flatpak_sees_the_screen_and_nothing_else_of_the_host(manifest: dict[str, object]) -> None:
    assert set(manifest["finish-args"]) == {"--socket=wayland", "--socket=fallback-x11", "--share=ipc"}


def test_every_source_of_the_flatpak_is_a_local_file(manifest: dict[str, object]) -> None:
    (module,) = manifest["modules"]
    assert module["sources"]
    for source in module["sources"]:
        assert set(source) <= {"type", "path", "sha256", "dest"}
        assert source["type"] in {"file", "archive"}
        assert "sha256" in source or source["type"] == "file"
    assert "build-args" not in json.dumps(manifest)


def test_the_menu_entry_is_valid() -> None:
    assert shutil.which("desktop-file-validate"), "packaging/test installs desktop-file-utils"
    path = PACKAGING / "desktop" / "benzo-glossary.desktop"
    done = subprocess.run(["desktop-file-validate", path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_metadata_for_software_centres_are_valid(tmp_path: Path) -> None:
    assert shutil.which("appstreamcli"), "packaging/test installs appstream"
    text = (PACKAGING / "desktop" / f"{APP_ID}.metainfo.xml").read_text(encoding="utf-8")
    path = tmp_path / f"{APP_ID}.metainfo.xml"
    path.write_text(text.replace("@VERSION@", __version__).replace("@DATE@", "2026-11-24"), encoding="utf-8")
    done = subprocess.run(["appstreamcli", "validate", "--no-net", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_manual_tells_of_every_command_and_option() -> None:
    page = tool("make_man_page").manual(_parser()).replace("\\-", "-")
    parser = _parser()
    assert all(name in page for action in parser._actions for name in action.option_strings)
    (commands,) = (action for action in parser._actions if getattr(action, "choices", None))
    assert commands.choices
    for name, command in commands.choices.items():
        assert f".SS {name}\n" in page
        assert all(option in page for action in command._actions for option in action.option_strings)


def test_the_manual_is_what_man_understands(tmp_path: Path) -> None:
    page = tool("make_man_page").manual(_parser())
    assert page.startswith(".TH BENZO\\-GLOSSARY 1 ")
    macros = {line.split()[0] for line in page.splitlines() if line.startswith(".")}
    assert macros <= {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".I"}


def test_the_icon_of_windows_holds_every_size(tmp_path: Path) -> None:
    icons = bundle.resource("icons", "app")
    data = tool("make_icons").write_ico(icons, tmp_path / "a" / "icon.ico").read_bytes()
    _, kind, count = struct.unpack_from("<HHH", data)
    assert (kind, count) == (1, 5)
    for number, pixels in enumerate((16, 32, 48, 128, 256)):
        width, *_, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert width == pixels % 256
        assert data[offset : offset + length] == (icons / f"{pixels}.png").read_bytes()


def test_the_icon_of_macos_says_its_own_length(tmp_path: Path) -> None:
    data = tool("make_icons").write_icns(bundle.resource("icons", "app"), tmp_path / "icon.icns").read_bytes()
    assert data[:4] == b"icns"
    assert struct.unpack_from(">I", data, 4) == (len(data),)
    assert data.count(b"\x89PNG") == 4


@pytest.mark.parametrize("system", ["linux", "windows", "macos"])
def test_the_stick_starts_the_program_with_portable(tmp_path: Path, system: str) -> None:
    portable = tool("make_portable")
    program = tmp_path / "program"
    program.mkdir()
    (program / "benzo-glossary").write_text('#!/bin/sh\nprintf "<%s>\\n" "$@"\n', encoding="utf-8")
    (program / "benzo-glossary").chmod(0o755)
    (program / "link").symlink_to("benzo-glossary")
    for out in ("one.zip", "two.zip"):
        portable.pack(program, system, tmp_path / out)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        starter = next(entry for entry in archive.infolist() if entry.filename.endswith(portable.STARTERS[system][0]))
        assert b"--portable" in archive.read(starter)
        assert (starter.external_attr >> 16) & 0o111
        links = [entry for entry in archive.infolist() if stat.S_ISLNK(entry.external_attr >> 16)]
        assert len(links) == (1 if system == "macos" else 0)


def test_the_starter_for_linux_works_from_any_folder(tmp_path: Path) -> None:
    portable = tool("make_portable")
    program = tmp_path / "frozen"
    program.mkdir()
    (program / "benzo-glossary").write_text('#!/bin/sh\nprintf "<%s>" "$@"\n', encoding="utf-8")
    (program / "benzo-glossary").chmod(0o755)
    portable.pack(program, "linux", tmp_path / "a.zip")
    subprocess.run([sys.executable, "-m", "zipfile", "-e", tmp_path / "a.zip", tmp_path / "a stick"], check=True)
    folder = tmp_path / "a stick" / portable.NAME
    for path in (folder / "start-benzo-glossary.sh", folder / "program" / "benzo-glossary"):
        path.chmod(0o755)  # zipfile's own unpacking forgets modes; unzip and file managers do not
    done = subprocess.run(
        [folder / "start-benzo-glossary.sh", "show", "two words"], cwd="/", capture_output=True, text=True, check=True
    )
    assert done.stdout == "<--portable><show><two words>"


def test_the_windows_installer_asks_for_no_administrator_and_takes_the_frozen_program() -> None:
    text = (PACKAGING / "windows" / "benzo-glossary.iss").read_text(encoding="utf-8")
    assert re.search(r"^PrivilegesRequired=lowest$", text, re.MULTILINE)
    assert r'Source: "build\frozen\benzo-glossary\*"' in text
    assert "PrivilegesRequiredOverridesAllowed" not in text


def test_the_workflow_builds_on_three_systems_with_actions_of_a_full_version() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "bundles.yml").read_text(encoding="utf-8"))
    assert set(workflow["jobs"]) == {"linux", "windows", "macos"}
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        uses = [step["uses"] for step in job["steps"] if "uses" in step]
        assert any(name.startswith("actions/upload-artifact@") for name in uses)
        assert all(re.search(r"@v\d+\.\d+\.\d+$", name) for name in uses)
        commands = " ".join(step.get("run", "") for step in job["steps"])
        assert "packaging/build all" in commands or "--self-test" in commands or "build-dmg" in commands
        for script in re.findall(r"\./(packaging/\S+)", commands):
            assert os.access(ROOT / script, os.X_OK)
