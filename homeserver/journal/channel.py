"""A Redis channel between the processes of one server: messages may be lost, the connection comes back by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import redis.asyncio
import redis.exceptions
import structlog
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

log = structlog.get_logger(__name__)

_SHORTEST_PAUSE_S, _LONGEST_PAUSE_S = 0.05, 1.0
_PING_AFTER_S = 10.0
_TROUBLE = (redis.exceptions.RedisError, OSError, TimeoutError)


class Channel:
    """Listens to one channel and reconnects for as long as it is open."""

    def __init__(self, url: str, name: str, heard: Callable[[bytes], None], connected: Callable[[], None]) -> None:
        self._name = name
        self._heard = heard
        self._connected = connected
        # Few connections: whoever publishes while all are busy waits for its turn.
        pool = redis.asyncio.BlockingConnectionPool.from_url(
            url,
            max_connections=4,
            timeout=2,
            socket_timeout=5,
            socket_connect_timeout=2,
            retry=Retry(NoBackoff(), 0),
            health_check_interval=0,
        )
        self._client: redis.asyncio.Redis = redis.asyncio.Redis.from_pool(pool)
        self._task: asyncio.Task[None] | None = None
        self._first = asyncio.Event()
        self._closing = False
        self.up = False
        """Whether the subscription stands now."""

    async def open(self, timeout_s: float = 2.0) -> None:
        """Start to listen; waits a little for the first connection, and goes on without it if need be."""
        self._task = asyncio.create_task(self._listen(), name=f"redis {self._name}")
        with suppress(TimeoutError):
            await asyncio.wait_for(self._first.wait(), timeout_s)

    async def close(self) -> None:
        """Stop listening and close the connections."""
        self._closing = True
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None
        await self._client.aclose()

    async def publish(self, message: bytes) -> bool:
        """Send to every process that listens, this one among them. False when Redis is not there."""
        try:
            await self._client.publish(self._name, message)
            return True
        except _TROUBLE:
            return False

    async def run_script(self, script: str, keys: list[str], args: list[Any]) -> Any | None:
        """The answer of a Lua script, or None when Redis is not there."""
        try:
            return await self._client.eval(script, len(keys), *keys, *args)
        except _TROUBLE:
            return None

    async def _listen(self) -> None:
        pause = _SHORTEST_PAUSE_S
        # Checked, because a cancellation that falls into a time limit of the client comes out as a timeout.
        while not self._closing:
            try:
                async with self._client.pubsub() as subscription:
                    await subscription.subscribe(self._name)
                    await self._receive(subscription)
            except _TROUBLE as error:
                if self.up or not self._first.is_set():
                    log.warning("redis_lost", channel=self._name, error=str(error))
                pause = _SHORTEST_PAUSE_S if self.up else min(pause * 2, _LONGEST_PAUSE_S)
                self.up = False
                self._first.set()
            await asyncio.sleep(pause)

    async def _receive(self, subscription: redis.asyncio.client.PubSub) -> None:
        """Take messages until the connection is lost, or silent although it was pinged."""
        silent = 0
        while not self._closing:
            message = await subscription.get_message(timeout=_PING_AFTER_S)
            if message is None:
                silent += 1
                if silent > 1:
                    raise redis.exceptions.ConnectionError("no answer to a ping")
                await subscription.ping()
                continue
            silent = 0
            if message["type"] == "subscribe":
                log.info("redis_connected", channel=self._name)
                self.up = True
                self._first.set()
                self._connected()
            elif message["type"] == "message":
                self._take(message["data"])

    def _take(self, message: bytes) -> None:
        try:
            self._heard(message)
        except Exception:
            log.exception("redis_message_unreadable", channel=self._name)
