"""An event as this server holds it, and the form in which clients see it.

The client form is serialised once: `head` has everything that is the same for every reader; what differs (age, the
reader's membership, the transaction ID) is put around it as bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from homeserver.protocol.event import Event
from homeserver.rooms.standing import Standing


class StoredEvent:
    """An event with its place in this server's order.

    `position` is its place in the timeline, `notify_ordinal` the running count, in its room, of events that notify by
    the default push rules.  `replaced` is the state event that this one took the place of, `redacted_because` the
    redaction that emptied it.  `device_id` and `txn_id` tell which device sent it under which transaction.

    `standing` says how it stands with this server, `outbound` whether this server is to send it to others,
    `gap_before` whether history is missing before it.  `shifted` are the pieces of the room's state that its arrival
    changed where forks were resolved (None: no longer held), as far as that was seen live.
    """

    __slots__ = (
        "_head",
        "_unsigned",
        "device_id",
        "event",
        "gap_before",
        "notify_ordinal",
        "outbound",
        "position",
        "redacted_because",
        "replaced",
        "room_nid",
        "shifted",
        "standing",
        "thread_root",
        "txn_id",
    )

    def __init__(
        self,
        position: int,
        room_nid: int,
        event: Event,
        *,
        notify_ordinal: int = 0,
        thread_root: str | None = None,
        replaced: Event | None = None,
        redacted_because: Event | None = None,
        device_id: str | None = None,
        txn_id: str | None = None,
        standing: Standing = Standing.ACCEPTED,
        outbound: bool = False,
        gap_before: bool = False,
        shifted: Mapping[tuple[str, str], StoredEvent | None] | None = None,
    ) -> None:
        self.position = position
        self.room_nid = room_nid
        self.event = event
        self.notify_ordinal = notify_ordinal
        self.thread_root = thread_root
        self.replaced = replaced
        self.redacted_because = redacted_because
        self.device_id = device_id
        self.txn_id = txn_id
        self.standing = standing
        self.outbound = outbound
        self.gap_before = gap_before
        self.shifted = shifted
        self._head: bytes | None = None
        self._unsigned: bytes | None = None

    def state_changes(self) -> Iterable[tuple[tuple[str, str], StoredEvent | None]]:
        """Which pieces of the room's state changed with the event, and who holds them since (None: nobody)."""
        if self.shifted is not None:
            return self.shifted.items()
        key = self.event.state_key
        return () if key is None else (((self.event.type, key), self),)

    def redacted(self, event: Event, because: Event) -> StoredEvent:
        """The same place in the timeline after `because` emptied the event; `event` is its redacted form."""
        return self._with(event=event, redacted_because=because)

    def replacing(self, replaced: Event) -> StoredEvent:
        """The same event after the one whose place it took was redacted to `replaced`."""
        return self._with(replaced=replaced)

    def shifting(self, shifted: Mapping[tuple[str, str], StoredEvent | None]) -> StoredEvent:
        """The same event with the pieces of state that its arrival changed."""
        return self._with(shifted=shifted)

    def above_history(self) -> StoredEvent:
        """The same event once the history before it is here."""
        return self._with(gap_before=False)

    def _with(self, **changed: Any) -> StoredEvent:
        fields = {name: getattr(self, name) for name in self.__slots__ if not name.startswith("_")}
        return StoredEvent(**{**fields, **changed})

    def client(
        self,
        now_ms: int,
        *,
        room_id: bool = False,
        reader: str | None = None,
        device_id: str | None = None,
        membership: str | None = None,
        relations: bytes | None = None,
    ) -> bytes:
        """JSON bytes of `ClientEvent` (with `room_id`) or `ClientEventWithoutRoomID`.

        `reader` and `device_id` decide whether `unsigned.transaction_id` is shown; `membership` is the reader's
        membership at the event; `relations` the JSON of `m.relations`.  Client-server API, "Room event format".
        """
        if self._head is None:
            self._head, self._unsigned = _head(self.event), _unsigned(self)
        parts = [self._head]
        if room_id:
            parts.append(b',"room_id":' + orjson.dumps(self.event.room_id))
        parts.append(b',"unsigned":{"age":%d' % max(0, now_ms - self.event.origin_server_ts))
        if self._unsigned:
            parts.append(self._unsigned)
        if membership is not None:
            parts.append(b',"membership":"' + membership.encode() + b'"')
        if self.txn_id is not None and reader == self.event.sender and device_id == self.device_id:
            parts.append(b',"transaction_id":' + orjson.dumps(self.txn_id))
        if relations is not None:
            parts.append(b',"m.relations":' + relations)
        parts.append(b"}}")
        return b"".join(parts)

    def stripped(self) -> dict[str, Any]:
        """`StrippedStateEvent`: sender, type, state_key and content.  Client-server API, "Stripped state"."""
        event = self.event
        return {"type": event.type, "state_key": event.state_key, "sender": event.sender, "content": event.content}


def _head(event: Event) -> bytes:
    shown: dict[str, Any] = {
        "type": event.type,
        "event_id": event.event_id,
        "sender": event.sender,
        "origin_server_ts": event.origin_server_ts,
        "content": event.content,
    }
    if event.state_key is not None:
        shown["state_key"] = event.state_key
    if event.redacts is not None and event.type == "m.room.redaction":
        # Room version 11 moved `redacts` into the content; clients are shown both, in every version.
        shown["redacts"] = event.redacts
        if event.content.get("redacts") != event.redacts:
            shown["content"] = {**event.content, "redacts": event.redacts}
    return orjson.dumps(shown)[:-1]


def _unsigned(stored: StoredEvent) -> bytes:
    members: dict[str, Any] = {}
    if stored.replaced is not None:
        members["prev_content"] = stored.replaced.content
        members["prev_sender"] = stored.replaced.sender
        members["replaces_state"] = stored.replaced.event_id
    if stored.redacted_because is not None:
        because = stored.redacted_because
        members["redacted_because"] = orjson.Fragment(_head(because) + b',"unsigned":{}}')
    return b"," + orjson.dumps(members)[1:-1] if members else b""
