"""Whatever starts the program in a kiosk gives it no network: the unit itself, or the script that it starts."""

import re
from collections.abc import Mapping

import pytest
from packaging_support import ROOT

DENIAL = re.compile(
    r"\bunshare\b.*\s--net\b|^PrivateNetwork=(yes|true|on|1)\s*$|^RestrictAddressFamilies=AF_UNIX\s*$", re.MULTILINE
)
STARTS_THE_PROGRAM = re.compile(r"\bbenzo-glossary\b.*--kiosk\b")


def reachable(files: Mapping[str, str]) -> set[str]:
    """The names of the files that start the program and leave it a network; no comment counts."""
    plain = {name: re.sub(r"^\s*[#;].*$", "", text, flags=re.MULTILINE) for name, text in files.items()}
    return {name for name, text in plain.items() if STARTS_THE_PROGRAM.search(text) and not DENIAL.search(text)}


@pytest.mark.parametrize(
    ("text", "is_reachable"),
    [
        ("ExecStart=/usr/bin/benzo-glossary --kiosk", True),
        ("# PrivateNetwork=yes\nExecStart=/usr/bin/benzo-glossary --kiosk", True),
        ("PrivateNetwork=yes\nExecStart=/usr/bin/benzo-glossary --kiosk", False),
        ("exec unshare --user --map-current-user --net -- benzo-glossary --kiosk", False),
        ("RestrictAddressFamilies=AF_UNIX AF_INET\nExecStart=benzo-glossary --kiosk", True),
        ("RestrictAddressFamilies=AF_UNIX\nExecStart=benzo-glossary --kiosk", False),
    ],
)
def test_what_denies_the_network_is_told_from_what_does_not(text: str, is_reachable: bool) -> None:
    assert reachable({"unit": text}) == ({"unit"} if is_reachable else set())


def test_every_unit_and_starter_of_the_kiosk_denies_the_network() -> None:
    folder = ROOT / "packaging" / "kiosk"
    kinds = {".service", ".sh", ""}
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*") if path.suffix in kinds}
    assert reachable(files) == set()
