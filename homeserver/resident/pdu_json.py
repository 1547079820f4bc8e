"""PDUs as they are stored, which is as they are sent: bytes in, bytes out, and never more than a few at once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence

import orjson

from homeserver.http import Answer
from homeserver.rooms import StoredEvent
from homeserver.storage import Database, in_list

CHUNK = 100
"""PDUs in memory at once, of at most 64 KiB each."""

JSON = {"Content-Type": "application/json"}


def fragment(stored: StoredEvent, *, visible: bool = True) -> orjson.Fragment:
    """The PDU for an answer that is written whole; what the reader may not see is emptied as by a redaction."""
    event = stored.event if visible else stored.event.redacted()
    return orjson.Fragment(event.json())


class PduJson:
    """Writes answers that hold any number of PDUs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def answer(self, members: Mapping[str, bytes], arrays: Mapping[str, Sequence[str]]) -> Answer:
        """A JSON object: `members` are ready-made values, `arrays` the event IDs of the PDUs of each array.

        It is sent as it is read, in bounded memory however large it is.
        """
        return Answer(self._object(members, arrays), headers=JSON)

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
