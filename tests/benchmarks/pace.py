"""How fast the machine is just now, by a fixed piece of plain Python: bars in milliseconds are scaled by it."""

import time

_PACE = 0.006  # seconds that the piece took where the bars were set


def pace() -> float:
    """Seconds that it takes now; the best of three."""
    best = 10.0
    for _ in range(3):
        begun = time.perf_counter()
        words = {str(number % 997): number for number in range(60_000)}
        sum(len(word) for word in words for _ in range(40))
        best = min(best, time.perf_counter() - begun)
    return best


def slowness() -> float:
    """How much slower than where the bars were set this machine is now; never less than 1."""
    return max(1.0, pace() / _PACE)


def at_95(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[int(len(times) * 0.95)]
