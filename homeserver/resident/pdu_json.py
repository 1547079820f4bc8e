"""PDUs as they are stored, which is as they are sent: bytes in, bytes out, and never more than a few at once."""

from __future__ import annotations

from asyncio import get_running_loop
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Self
from weakref import finalize

import orjson

from homeserver.http import Answer
from homeserver.http.turns import Turns
from homeserver.rooms import StoredEvent
from homeserver.storage import Database, in_list

CHUNK = 100
"""PDUs in memory at once, of at most 64 KiB each."""

JSON = {"Content-Type": "application/json"}


def fragment(stored: StoredEvent, *, visible: bool = True) -> orjson.Fragment:
    """The PDU for an answer that is written whole; what the reader may not see is emptied as by a redaction."""
    event = stored.event if visible else stored.event.redacted()
    return orjson.Fragment(event.json())


AT_ONCE = 4
WAITING = 20
"""Large answers to one server: those that are being sent, and those that wait for their turn."""

Parts = tuple[Mapping[str, bytes], Mapping[str, Sequence[str]]]
"""Members of an object that are ready-made values, and those that are arrays of PDUs, by their event IDs."""


class PduJson:
    """Writes answers that hold any number of PDUs."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._turns = Turns(AT_ONCE, WAITING)

    async def answer(self, origin: str, parts: Callable[[], Awaitable[Parts]]) -> Answer:
        """A JSON object of what `parts` gives, which is called when it is the server's turn.

        It is sent as it is read, in bounded memory however large it is.  A server that reads slowly keeps its own other
        requests waiting, and nobody else's.  Raises what `parts` raises, and `LimitExceeded`.
        """
        release = await self._turns.take(origin)
        try:
            members, arrays = await parts()
        except BaseException:
            release()
            raise
        return Answer(_Stream(self._object(members, arrays), release), headers=JSON)

    async def _object(self, members: Mapping[str, bytes], arrays: Mapping[str, Sequence[str]]) -> AsyncIterator[bytes]:
        between = b"{"
        for name, value in members.items():
            yield between + orjson.dumps(name) + b":" + value
            between = b","
        for name, event_ids in arrays.items():
            yield between + orjson.dumps(name) + b":["
            async for piece in self._pdus(event_ids):
                yield piece
            yield b"]"
            between = b","
        yield b"}" if between == b"," else b"{}"

    async def _pdus(self, event_ids: Sequence[str]) -> AsyncIterator[bytes]:
        between = b""
        for start in range(0, len(event_ids), CHUNK):
            part = event_ids[start : start + CHUNK]
            rows = await self._database.fetch(f"SELECT pdu FROM events WHERE event_id IN {in_list(len(part))}", *part)
            if rows:
                yield between + b",".join(bytes(row[0]) for row in rows)
                between = b","


class _Stream:
    """Pieces of an answer; the turn ends with it, whether or not anybody has read it to its end."""

    def __init__(self, pieces: AsyncIterator[bytes], release: Callable[[], None]) -> None:
        self._pieces = pieces
        # Whoever drops it may do so in any thread.
        finalize(self, get_running_loop().call_soon_threadsafe, release).atexit = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        return await anext(self._pieces)
