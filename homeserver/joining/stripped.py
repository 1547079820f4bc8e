"""What an invite or the answer to a knock shows of its room ("Stripped state"), as other servers send it.

Server-server API, "Inviting to a room": since version 1.16 of the specification the entries are whole events, with the
create event among them.  Not all servers do so yet: what is no event is taken as stripped state, except for the create
event of rooms whose ID is its hash, which proves to whom the room belongs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import orjson

from homeserver.protocol.errors import InvalidParam, MatrixError, MissingParam
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import RoomVersion
from homeserver.rooms.pdus import PduChecks

MOST_ENTRIES: Final = 50
MOST_BYTES: Final = 128 * 1024


def stripped_state(entries: object) -> list[dict[str, Any]]:
    """The entries that are stripped state or could be made into it: at most fifty, and 128 KiB together."""
    found: list[dict[str, Any]] = []
    size = 0
    for entry in entries[:MOST_ENTRIES] if isinstance(entries, list) else ():
        if not _is_stripped(entry):
            continue
        one = {key: entry[key] for key in ("type", "state_key", "sender", "content")}
        try:
            size += len(orjson.dumps(one))
        except TypeError:
            # Numbers and texts that JSON for clients cannot hold.
            continue
        if size > MOST_BYTES:
            break
        found.append(one)
    return found


async def checked_state(entries: object, room_id: str, version: RoomVersion, checks: PduChecks) -> list[dict[str, Any]]:
    """The stripped state that comes with an invite.

    In room version 12 and later there must be the create event of this room, and what is sent as whole events must be
    validly signed and of this room.  Before, what does not fit is left out.  Raises `MissingParam` and `InvalidParam`.
    """
    if entries is not None and not isinstance(entries, list):
        raise InvalidParam("`invite_room_state` must be a list of state events.")
    listed: Sequence[Any] = entries or ()
    if version.room_id_is_create_hash:
        if len(listed) > MOST_ENTRIES:
            raise InvalidParam(f"`invite_room_state` has more than {MOST_ENTRIES} entries.")
        if not any(_is_create(entry) for entry in listed):
            raise MissingParam("`invite_room_state` lacks the create event of the room.")
        for entry in listed:
            if _is_create(entry) or _is_whole(entry):
                await _check(entry, room_id, version, checks)
    return stripped_state(listed)


def for_servers(events: Iterable[Event]) -> list[dict[str, Any]]:
    """State as whole events, as another server wants it."""
    return [event.pdu for event in events]


async def _check(entry: dict[str, Any], room_id: str, version: RoomVersion, checks: PduChecks) -> None:
    try:
        event = await checks.check(entry, version)
    except MatrixError as error:
        raise InvalidParam(f"An event of `invite_room_state` is not valid: {error.error}") from error
    if event.room_id != room_id:
        raise InvalidParam("An event of `invite_room_state` is of another room.")


def _is_create(entry: object) -> bool:
    return isinstance(entry, dict) and entry.get("type") == "m.room.create" and entry.get("state_key") == ""


def _is_whole(entry: object) -> bool:
    return isinstance(entry, dict) and ("hashes" in entry or "signatures" in entry)


def _is_stripped(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("content"), dict)
        and all(isinstance(entry.get(key), str) for key in ("type", "state_key", "sender"))
    )
