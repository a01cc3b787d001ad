"""Where a kiosk keeps what outlives a session, and where its file and the keys that it believes are. No Qt."""

from pathlib import Path

DEFAULT_FILE = Path("/etc/benzo-glossary/kiosk.toml")
DEFAULT_STATE = Path("/var/lib/benzo-glossary")
"""Wrong PINs, usage counts and packs, unless --state names another folder."""

WRONG_PINS, COUNTS, PACKS = "wrong-pins.json", "counts.json", "packs"


def keys_beside(file: Path) -> Path:
    """The keys whose packs the kiosk of this file believes: only whoever may write that file may add one."""
    return file.with_name("trusted-keys.toml")
