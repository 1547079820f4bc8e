"""One moment of everything: the position up to which an answer tells, and what is in memory at exactly that position.

What is in memory moves on with each commit.  So all of it is picked up between two awaits: the position, the user's
memberships, the new events, the heads of the rooms.  What is not in memory yet is loaded first, and then all is picked
up anew.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping

import msgspec

from homeserver.journal import EphemeralStream, Journal, Token
from homeserver.protocol.errors import MatrixError
from homeserver.rooms import Membership, RoomHead, Rooms, StoredEvent
from homeserver.rooms.read_many import ReadMany
from homeserver.sync.request import SyncRequest

ATTEMPTS = 200
PAUSE_S = 0.002


class Moment(msgspec.Struct):
    """What stands at `upto`.

    `window` holds the new events of the rooms in which the user has a membership, by room ID, as far as they are in
    memory; `covered` says that these are all since the device's token.
    """

    upto: Token
    rooms: Mapping[str, Membership]
    covered: bool
    changed: list[Membership]
    """Memberships that are newer than the device's token."""
    window: dict[str, list[StoredEvent]] = msgspec.field(default_factory=dict)
    heads: dict[str, RoomHead] = msgspec.field(default_factory=dict)


class Moments:
    """Picks up moments."""

    def __init__(self, rooms: Rooms, read_many: ReadMany, journal: Journal, ephemeral: EphemeralStream) -> None:
        self._rooms = rooms
        self._read_many = read_many
        self._journal = journal
        self._ephemeral = ephemeral

    def now(self) -> Token:
        """The newest token."""
        return Token(self._journal.position, self._ephemeral.position)

    async def pick(self, request: SyncRequest, since: Token | None) -> Moment:
        """The newest moment, with the heads of those joined rooms that the request may have to tell of."""
        loaded: dict[str, RoomHead] = {}
        quiet = await self._quiet_rooms(request, since)
        for _ in range(ATTEMPTS):
            await self._rooms.memberships.of(request.user_id)
            moment = self._at_once(request, since)
            if moment is None:
                # The database is a step ahead of what has been applied in this process.
                await asyncio.sleep(PAUSE_S)
                continue
            missing = self._take_heads(moment, request, since, loaded, quiet)
            if not missing:
                return moment
            loaded.update(await self._rooms.heads.many(missing))
        raise MatrixError(503, "M_UNKNOWN", "The server is too busy; try again.")

    def _at_once(self, request: SyncRequest, since: Token | None) -> Moment | None:
        rooms = self._rooms.memberships.in_memory(request.user_id)
        if rooms is None:
            return None
        upto, tail = self.now(), self._rooms.tail
        if since is None:
            changed = list(rooms.values())
            after, covered = tail.start, False
        else:
            changed = [each for each in rooms.values() if each.position > since.durable]
            covered = since.durable >= tail.start
            after = since.durable if covered else tail.start
        if any(each.position > upto.durable for each in changed):
            return None
        moment = Moment(upto, rooms, covered, changed)
        window = moment.window
        for stored in tail.since(after, upto.durable):
            room_id = stored.event.room_id
            events = window.get(room_id)
            if events is not None:
                events.append(stored)
            elif room_id in rooms:
                window[room_id] = [stored]
        return moment

    async def _quiet_rooms(self, request: SyncRequest, since: Token | None) -> frozenset[str]:
        """Rooms without an event between the token and the oldest one in memory, where the token is older than that."""
        if since is None or request.full_state or since.durable >= self._rooms.tail.start:
            return frozenset()
        rooms = await self._rooms.memberships.of(request.user_id)
        joined = [each for each in rooms.values() if each.membership == "join"]
        moved = await self._read_many.moved([each.room_nid for each in joined], since.durable)
        return frozenset(each.room_id for each in joined if each.room_nid not in moved)

    def _take_heads(
        self,
        moment: Moment,
        request: SyncRequest,
        since: Token | None,
        loaded: Mapping[str, RoomHead],
        quiet: Collection[str],
    ) -> list[str]:
        """Puts the heads that are needed into the moment; returns the rooms whose heads are not in memory."""
        wanted: Iterable[str] = {*moment.window, *(each.room_id for each in moment.changed)}
        if since is None or request.full_state:
            wanted = moment.rooms
        elif not moment.covered:
            wanted = [room_id for room_id in moment.rooms if room_id not in quiet or room_id in wanted]
        missing = []
        for room_id in wanted:
            if moment.rooms[room_id].membership != "join" or not request.filter.room.wants_room(room_id):
                continue
            slot = self._rooms.heads.in_memory(room_id)
            head = slot.committed if slot is not None else loaded.get(room_id)
            if head is None or not _is_current(head, moment):
                missing.append(room_id)
            else:
                moment.heads[room_id] = head
        return missing


def _is_current(head: RoomHead, moment: Moment) -> bool:
    """Whether a head is the room's at that moment: neither ahead of it nor behind the newest event."""
    if head.position > moment.upto.durable:
        return False
    events = moment.window.get(head.room_id)
    return not events or events[-1].position <= head.position
