"""What this server answers others about the rooms that it is in, put together."""

from __future__ import annotations

from collections.abc import Callable

from homeserver.protocol.signatures import SigningKey
from homeserver.resident.accepting import Accepting
from homeserver.resident.access import Access
from homeserver.resident.pdu_json import PduJson
from homeserver.resident.reading import Reading
from homeserver.resident.sight import ServerSights
from homeserver.resident.templates import Templates
from homeserver.rooms import Rooms
from homeserver.storage import Database


class Resident:
    """`reading` is for servers that are in a room, `templates` and `accepting` for those that bring users in or out."""

    def __init__(self, database: Database, rooms: Rooms, signing_key: SigningKey, now_ms: Callable[[], int]) -> None:
        access, pdus = Access(rooms), PduJson(database)
        self.reading = Reading(rooms, access, ServerSights(database, rooms), pdus, now_ms)
        self.templates = Templates(rooms, access)
        self.accepting = Accepting(rooms, signing_key, access, pdus)
