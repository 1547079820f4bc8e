"""Waiting for what happens in the background."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def eventually(probe: Callable[[], Awaitable[T]], wanted: T, timeout_s: float = 20.0) -> None:
    """Asks `probe` until it answers `wanted`; fails with the last answer when that takes too long."""
    deadline = time.monotonic() + timeout_s
    while True:
        answer = await probe()
        if answer == wanted or time.monotonic() > deadline:
            break
        await asyncio.sleep(0.02)
    assert answer == wanted
