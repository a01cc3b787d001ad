"""When a clinic is open: outside its hours the start screen is dark. A wrong clock only makes it light or dark."""

import re
from datetime import time
from typing import Any

_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


def is_time(value: Any) -> bool:
    """Whether a value is a time of day written as 08:00."""
    return isinstance(value, str) and _TIME.fullmatch(value) is not None


def is_open(opens: str, closes: str, now: time) -> bool:
    """Whether the clinic is open at a time of day; always, where the hours are not both set. They may span midnight."""
    if not opens or not closes or opens == closes:
        return True
    first, last = time.fromisoformat(opens), time.fromisoformat(closes)
    return first <= now < last if first < last else now >= first or now < last
