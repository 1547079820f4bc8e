"""The wall clock, in the unit that Matrix uses."""

import time


def now_ms() -> int:
    """The time now, in milliseconds since the Unix epoch."""
    return time.time_ns() // 1_000_000
