"""The wheel carries its edition, starts without writing one, and brings no evidence along."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    assert done.returncode == 0, done.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked, as an installer would."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ,
        "PYTHONPATH": str(installed),
        "QT_QPA_PLATFORM": "offscreen",
        **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "STATE", "DATA")},
    }
    code = "import sys; from desktop_app.cli import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-P", "-c", code, *arguments],
        capture_output=True, text=True, timeout=170, env=env, cwd=home, check=False,
    )  # fmt: skip


def test_the_wheel_holds_edition_markdown_and_resources_but_no_evidence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    inside = "desktop_app/bundled/"
    for name in ("edition/manifest.json", "content/mechanisms/glutamate-storm.md", "resources/themes/light.toml",
                 "resources/fonts/AtkinsonHyperlegible-Regular.ttf", "content/references.json"):  # fmt: skip
        assert inside + name in names
    assert not [name for name in names if "/evidence/" in name]
    assert not [name for name in names if name.startswith("tests/")]


def test_the_installed_program_uses_its_own_edition_and_writes_nothing(installed: Path, tmp_path: Path) -> None:
    before = sorted(path for path in installed.rglob("*") if "__pycache__" not in path.parts)
    found = run(installed, tmp_path, "search", "--json", "kindling")
    assert '"slug": "kindling"' in found.stdout, found.stderr
    doctor = run(installed, tmp_path, "doctor")
    assert f"in {installed / 'desktop_app' / 'bundled' / 'edition'}" in doctor.stdout, doctor.stdout
    assert sorted(path for path in installed.rglob("*") if "__pycache__" not in path.parts) == before
    assert list(tmp_path.rglob("*")) == []


def test_the_cards_of_the_installed_program_know_what_a_source_is_cited_for(installed: Path) -> None:
    from desktop_app.edition.edition import Edition

    page = Edition(installed / "desktop_app" / "bundled" / "edition").page("glutamate-storm")
    assert all(source.claims for place in page.places for source in place.sources)


def test_the_installed_program_passes_its_self_test(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "--self-test")
    assert done.returncode == 0, done.stderr
    assert "all well" in done.stdout


def test_a_clinics_pack_beside_the_installed_program_keeps_what_our_sources_are_cited_for(
    installed: Path, tmp_path: Path
) -> None:
    from pack_support import CLINIC, CLINIC_KEY, clinic_pack

    from desktop_app.edition.edition import Edition

    (tmp_path / "key.pub").write_text(CLINIC_KEY.public.text())
    pack = clinic_pack(tmp_path)
    for arguments in (("trust", CLINIC, "key.pub"), ("install", str(pack))):
        done = run(installed, tmp_path, "pack", *arguments)
        assert done.returncode == 0, done.stderr
    assert "1 article added" in done.stdout
    bundled = Edition(installed / "desktop_app" / "bundled" / "edition")
    merged = Edition(next(tmp_path.glob("state/benzo-glossary/packs/own/g-*/edition")))
    assert set(merged.catalogue.entries) - set(bundled.catalogue.entries) == {f"{CLINIC}-taper"}
    for slug in bundled.catalogue.entries:
        assert merged.page(slug).places == bundled.page(slug).places
    assert "from St Elsewhere Clinic" in run(installed, tmp_path, "search", "taper", "clinic").stdout
