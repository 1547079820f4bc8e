"""Long pure work done in steps, so that others get their turn in between."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from time import perf_counter
from typing import Final, TypeVar

T = TypeVar("T")

STEP_S: Final = 0.003


async def in_turns(steps: Generator[None, None, T]) -> T:
    """Runs a generator to its end, giving way every few milliseconds; its return value."""
    began = perf_counter()
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: T = done.value
            return found
        if perf_counter() - began > STEP_S:
            await asyncio.sleep(0)
            began = perf_counter()
