"""Events as JSON for one reader."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from homeserver.protocol.filters import Filter, pick_fields
from homeserver.rooms.stored_event import StoredEvent


class EventWriter:
    """Writes events for one reader: `event_format` and `event_fields` of the filter, age, transaction ID."""

    __slots__ = ("_device_id", "_fields", "_is_plain", "_now_ms", "_reader")

    def __init__(self, reader: str, device_id: str | None, filter_: Filter, now_ms: int) -> None:
        self._reader = reader
        self._device_id = device_id
        self._fields = filter_.event_fields
        self._is_plain = not filter_.federation_format
        self._now_ms = now_ms

    def write(self, stored: StoredEvent, membership: str | None = None, relations: bytes | None = None) -> bytes:
        """One event; `membership` is the reader's at the event, `relations` the JSON of its `m.relations`."""
        if self._is_plain:
            body = stored.client(
                self._now_ms,
                reader=self._reader,
                device_id=self._device_id,
                membership=membership,
                relations=relations,
            )
        else:
            body = stored.event.json()
        if not self._fields:
            return body
        return orjson.dumps(pick_fields(orjson.loads(body), self._fields))


def events_member(name: bytes, events: Iterable[bytes]) -> bytes:
    """A member `"name": {"events": [...]}`."""
    return b'"%s":{"events":[%s]}' % (name, b",".join(events))


def object_of(members: Iterable[bytes]) -> bytes:
    """A JSON object of members that are written already."""
    return b"{%s}" % b",".join(members)


def keyed(key: str, value: bytes) -> bytes:
    """A member with a key that may be any text."""
    return orjson.dumps(key) + b":" + value
