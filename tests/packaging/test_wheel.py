"""The wheel: the same bytes twice, its edition inside, installed and used without a network, no trace but at home.

Its self-test, half a minute, is done by `packaging/build wheelhouse`.
"""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from packaging_support import EMPTY_NETWORK, SELF_TEST_SECONDS, at_home, carry_out, listing

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the wheel is tried in a network namespace"),
    pytest.mark.timeout(2 * SELF_TEST_SECONDS),  # the first test waits for the builds
]


def run(environment: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*EMPTY_NETWORK, environment / "bin" / "benzo-glossary", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=SELF_TEST_SECONDS, env=at_home(home), cwd=home, check=False
    )


def bundled(environment: Path) -> Path:
    return next((environment / "lib").glob("python3*")) / "site-packages" / "desktop_app" / "bundled"


@pytest.mark.parametrize("pattern", ["*.whl", "*.tar.gz"])
def test_two_builds_give_the_same_bytes(builds: Path, pattern: str) -> None:
    first, second = (next((builds / name).glob(pattern)) for name in ("first", "second"))
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()


def test_the_sdist_builds_the_same_wheel(builds: Path, wheel: Path) -> None:
    again = next((builds / "third").glob("*.whl"))
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


def test_another_moment_gives_other_bytes(tmp_path: Path, content: Path) -> None:
    """Otherwise the two tests above would hold for a build that is not told the time at all."""
    made = {}
    for epoch in ("1700000000", "1800000000"):
        script = Path(__file__).parents[2] / "packaging" / "compile_for_release.py"
        env = {**at_home(tmp_path), "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": epoch}
        carry_out([sys.executable, script, content, tmp_path / epoch], env=env)
        made[epoch] = {path.name: path.read_bytes() for path in sorted((tmp_path / epoch).rglob("*")) if path.is_file()}
    first, second = made.values()
    assert first.keys() == second.keys()
    assert {name for name in first if first[name] != second[name]} >= {"manifest.json"}


def test_the_wheel_holds_edition_markdown_and_resources_but_no_evidence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    inside = "desktop_app/bundled/"
    for name in ("edition/manifest.json", "content/mechanisms/glutamate-storm.md", "resources/themes/light.toml",
                 "resources/fonts/AtkinsonHyperlegible-Regular.ttf", "content/references.json",
                 "resources/THIRD_PARTY.md"):  # fmt: skip
        assert inside + name in names
    assert not [name for name in names if "/evidence/" in name]
    assert not [name for name in names if name.startswith(("tests/", "packaging/"))]


def test_the_installed_program_uses_its_own_edition_and_writes_nothing(environment: Path, tmp_path: Path) -> None:
    before = listing(environment)
    found = run(environment, tmp_path, "search", "--json", "kindling")
    assert '"slug": "kindling"' in found.stdout, found.stderr
    doctor = run(environment, tmp_path, "doctor")
    assert f"in {bundled(environment) / 'edition'}" in doctor.stdout, doctor.stdout
    assert listing(environment) == before
    assert listing(tmp_path) == []


def test_the_cards_of_the_installed_program_know_what_a_source_is_cited_for(environment: Path) -> None:
    from desktop_app.edition.edition import Edition

    page = Edition(bundled(environment) / "edition").page("glutamate-storm")
    assert all(source.claims for place in page.places for source in place.sources)


def test_a_clinics_pack_beside_the_installed_program_keeps_what_our_sources_are_cited_for(
    environment: Path, tmp_path: Path
) -> None:
    from pack_support import CLINIC, CLINIC_KEY, clinic_pack

    from desktop_app.edition.edition import Edition

    before = listing(environment)
    (tmp_path / "key.pub").write_text(CLINIC_KEY.public.text())
    pack = clinic_pack(tmp_path)
    for arguments in (("trust", CLINIC, "key.pub"), ("install", str(pack))):
        done = run(environment, tmp_path, "pack", *arguments)
        assert done.returncode == 0, done.stderr
    assert "1 article added" in done.stdout
    ours = Edition(bundled(environment) / "edition")
    merged = Edition(next(tmp_path.glob("state/benzo-glossary/packs/own/g-*/edition")))
    assert set(merged.catalogue.entries) - set(ours.catalogue.entries) == {f"{CLINIC}-taper"}
    for slug in ours.catalogue.entries:
        assert merged.page(slug).places == ours.page(slug).places
    assert "from St Elsewhere Clinic" in run(environment, tmp_path, "search", "taper", "clinic").stdout
    assert listing(environment) == before
