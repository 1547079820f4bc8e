"""A server that shares a room with a Porch, and takes what that sends it."""

from __future__ import annotations

from typing import Any

import orjson

from homeserver.protocol.event import Event
from tests.federation.authority import Authority, Heard
from tests.joining.resident import HostedRoom, Resident
from tests.rig.client import Client, escape


class Partner(Resident):
    """`got` are the transactions that came: their IDs and contents.  While it is `away` it answers none."""

    def __init__(self, authority: Authority) -> None:
        super().__init__(authority)
        self.got: list[tuple[str, dict[str, Any]]] = []
        self.away = False

    def _body(self, kind: str, parts: list[str], heard: Heard) -> Any:
        if kind != "send":
            return super()._body(kind, parts, heard)
        if self.away:
            raise ConnectionError
        self.got.append((parts[3], orjson.loads(heard.body)))
        return {"pdus": {}}

    async def shared_room(self, user: Client, version: str = "11") -> HostedRoom:
        """A room of this server that the user has joined."""
        room = self.room(version)
        await user.ok("POST", f"join/{escape(room.room_id)}", via=self.name)
        return room

    def edus(self, edu_type: str) -> list[Any]:
        """The contents of the EDUs of a type that came."""
        return [edu["content"] for _, body in self.got for edu in body.get("edus", []) if edu["edu_type"] == edu_type]

    def bodies(self) -> list[str]:
        """What the messages say that came, in order."""
        return [
            pdu["content"]["body"] for _, body in self.got for pdu in body["pdus"] if pdu["type"] == "m.room.message"
        ]


def messages(room: HostedRoom, count: int) -> list[Event]:
    """So many messages, one on the other."""
    return [room.message(f"message {n}") for n in range(count)]
