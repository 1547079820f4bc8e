"""What lives for moments: typing, presence. A counter of its own, nothing on disk, over Redis between processes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import orjson
import structlog

from homeserver.clock import now_ms

if TYPE_CHECKING:
    from homeserver.journal.channel import Channel

log = structlog.get_logger(__name__)

Apply = Callable[[int, str, Any], None]

_COMES_BACK_S = 1.0

# One step: the position is the time in ms, or one more than the newest, and the order of positions is the order in
# which every process hears of them.
_PUBLISH = """
local time = redis.call('TIME')
local position = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
position = math.max(position, tonumber(redis.call('GET', KEYS[1]) or '0') + 1, tonumber(ARGV[1]) + 1)
redis.call('SET', KEYS[1], string.format('%.0f', position))
redis.call('PUBLISH', KEYS[2], string.format('%.0f', position) .. ' ' .. ARGV[2])
return position
"""


class EphemeralStream:
    """Publishes values that nobody keeps. Made by `EphemeralStream.open`.

    `position` grows with every value, and over restarts: it begins at the time in milliseconds.
    """

    position: int

    def __init__(self) -> None:
        self.position = now_ms()
        self._subscribers: dict[str, list[Apply]] = {}
        self._channel: Channel | None = None
        self._keys: list[str] = []
        self._awaited: dict[int, asyncio.Future[None]] = {}

    @classmethod
    async def open(cls, redis_url: str | None = None, prefix: str = "porch") -> EphemeralStream:
        """In this process alone, or over Redis. `prefix` is `journal.channel_prefix`."""
        stream = cls()
        if redis_url is not None:
            from homeserver.journal.channel import Channel

            stream._keys = [f"{prefix}:ephemeral:position", f"{prefix}:ephemeral"]
            stream._channel = Channel(redis_url, stream._keys[1], stream._hear, lambda: None)
            await stream._channel.open()
        return stream

    async def close(self) -> None:
        """Stop listening."""
        if self._channel is not None:
            await self._channel.close()

    def subscribe(self, kind: str, apply: Apply) -> None:
        """Call `apply(position, key, value)` for each value of a kind, in the order of positions."""
        self._subscribers.setdefault(kind, []).append(apply)

    async def publish(self, kind: str, key: str, value: Any) -> int:
        """Tell every process; `value` is anything JSON can carry. Returns the position.

        When it returns, the subscribers of this process have applied it. While Redis is away only this process
        hears of it: a hint of the moment is not worth waiting for.
        """
        if self._channel is not None and self._channel.up:
            message = orjson.dumps((kind, key, value))
            position = await self._channel.run_script(_PUBLISH, self._keys, [self.position, message])
            if position is not None and await self._heard_in_time(int(position)):
                return int(position)
        position = max(now_ms(), self.position + 1)
        self._take(position, kind, key, value)
        return position

    async def _heard_in_time(self, position: int) -> bool:
        """Wait for one's own value to come back: only so does every process see one order."""
        if position <= self.position:
            return True
        future = asyncio.get_running_loop().create_future()
        self._awaited[position] = future
        try:
            await asyncio.wait_for(future, _COMES_BACK_S)
            return True
        except TimeoutError:
            return False
        finally:
            self._awaited.pop(position, None)

    def _hear(self, message: bytes) -> None:
        position, _, rest = message.partition(b" ")
        kind, key, value = orjson.loads(rest)
        # While Redis was away this process may have counted on by itself.
        self._take(max(int(position), self.position + 1), kind, key, value)
        awaited = self._awaited.get(int(position))
        if awaited is not None and not awaited.done():
            awaited.set_result(None)

    def _take(self, position: int, kind: str, key: str, value: Any) -> None:
        self.position = position
        for apply in self._subscribers.get(kind, ()):
            try:
                apply(position, key, value)
            except Exception:
                log.exception("ephemeral_subscriber_failed", kind=kind)
