"""What a user has been notified about, newest first.  Client-server API, "Listing Notifications"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from homeserver.protocol.push_rules import DEFAULT, Occasion
from homeserver.push.outcome import MAIN, WHOLE_ROOM
from homeserver.push.tally import Tallies
from homeserver.rooms import Membership, Rooms, StoredEvent
from homeserver.storage import Database, Row, in_list

PAGE: Final = 500
"""Events looked at in one go."""
MAX_PAGES: Final = 20
CHUNK: Final = 400


@dataclass(slots=True)
class Notified:
    """One event the user was notified about; `actions` is None where the default rules decided."""

    position: int
    room_nid: int
    thread_id: str
    highlight: bool
    actions: list[Any] | None = None


class Notifications:
    """Lists notifications of joined rooms, since the user joined them."""

    def __init__(self, database: Database, rooms: Rooms) -> None:
        self._database = database
        self._rooms = rooms
        self._tallies = Tallies(database)

    async def page(self, user_id: str, before: int, limit: int, *, highlights: bool) -> tuple[list[bytes], int | None]:
        """At most `limit` notifications of events below the position `before`, and where the next page begins.

        Each is the JSON of a `Notification`; with `highlights` only those that were highlighted.
        """
        memberships = await self._rooms.memberships_of(user_id)
        joined = {m.room_nid: m for m in memberships.values() if m.membership == "join"}
        found: list[Notified] = []
        if joined:
            for _ in range(MAX_PAGES):
                batch, reached = await self._batch(user_id, joined, before, highlights)
                found += batch
                before = reached or 0
                if reached is None or len(found) > limit:
                    break
        shown = found[:limit]
        return await self._shown(user_id, shown), shown[-1].position if len(found) > limit else None

    async def _batch(
        self, user_id: str, joined: Mapping[int, Membership], before: int, highlights: bool
    ) -> tuple[list[Notified], int | None]:
        """Notifications among the next events below `before`; then the position to go on from, None at the end."""
        nids = list(joined)
        floor = min(each.position for each in joined.values())
        rows: list[Row] = []
        for at in range(0, len(nids), CHUNK):
            rows += await self._events(nids[at : at + CHUNK], before, floor)
        rows = sorted(rows, key=lambda row: int(row[0]), reverse=True)[:PAGE]
        by_position = {
            position: Notified(position, room_nid, MAIN, False)
            for position, room_nid, ordinal, sender, ordinal_before in rows
            if ordinal > (ordinal_before or 0) and sender != user_id
        }
        low = rows[-1][0] if len(rows) == PAGE else floor
        for at in range(0, len(nids), CHUNK):
            await self._add_specials(user_id, nids[at : at + CHUNK], low, before, by_position)
        await self._apply_exceptions(user_id, low, before, by_position)
        found = [
            notified
            for _, notified in sorted(by_position.items(), reverse=True)
            if (notified.highlight or not highlights)
            and notified.room_nid in joined
            and notified.position > joined[notified.room_nid].position
        ]
        return found, low if len(rows) == PAGE else None

    async def _events(self, nids: Sequence[int], before: int, floor: int) -> list[Row]:
        """Position, room, ordinal, sender, and the ordinal before it, of the newest events below `before`."""
        return await self._database.fetch(
            "SELECT e.position, e.room_nid, e.notify_ordinal, e.sender, (SELECT p.notify_ordinal FROM events p "
            "WHERE p.room_nid = e.room_nid AND p.position < e.position ORDER BY p.position DESC LIMIT 1) "
            f"FROM events e WHERE e.room_nid IN {in_list(len(nids))} AND e.position < ? AND e.position >= ? "
            "ORDER BY e.position DESC LIMIT ?",
            *nids,
            before,
            floor,
            PAGE,
        )

    async def _add_specials(
        self, user_id: str, nids: Sequence[int], low: int, before: int, by_position: dict[int, Notified]
    ) -> None:
        """Adds what does not show in the ordinals."""
        specials = await self._database.fetch(
            "SELECT position, room_nid, thread_id, highlight FROM special_notifications "
            f"WHERE room_nid IN {in_list(len(nids))} AND position < ? AND position >= ? AND sender <> ?",
            *nids,
            before,
            low,
            user_id,
        )
        for position, room_nid, thread_id, highlight in specials:
            by_position[position] = Notified(position, room_nid, thread_id, bool(highlight))

    async def _apply_exceptions(self, user_id: str, low: int, before: int, by_position: dict[int, Notified]) -> None:
        """Adds what the user is notified of for themselves, and takes out what their own rules silenced."""
        exceptions = await self._database.fetch(
            "SELECT position, room_nid, thread_id, notified, highlighted, actions FROM notification_exceptions "
            "WHERE user_id = ? AND position < ? AND position >= ?",
            user_id,
            before,
            low,
        )
        for position, room_nid, thread_id, notified, highlighted, actions in exceptions:
            if notified:
                by_position[position] = Notified(
                    position, room_nid, thread_id, bool(highlighted), orjson.loads(actions)
                )
            else:
                by_position.pop(position, None)

    async def _shown(self, user_id: str, notifications: Sequence[Notified]) -> list[bytes]:
        events = await self._rooms.events.at_positions([notified.position for notified in notifications])
        read: dict[tuple[int, str], int] = {}
        nids = list({stored.room_nid for stored in events.values()})
        for at in range(0, len(nids), CHUNK):
            for room_nid, thread_id, position, _ in await self._tallies.reads(user_id, nids[at : at + CHUNK]):
                read[room_nid, thread_id] = position
        now_ms = self._rooms.now_ms()
        shown = []
        for notified in notifications:
            stored = events.get(notified.position)
            if stored is None:
                continue
            upto = max(read.get((stored.room_nid, scope), 0) for scope in (WHOLE_ROOM, notified.thread_id))
            slot = self._rooms.heads.in_memory(stored.event.room_id)
            members = len(slot.committed.joined) if slot is not None else 0
            shown.append(
                orjson.dumps(
                    {
                        "actions": notified.actions or _default_actions(stored, members, notified.highlight),
                        "event": orjson.Fragment(stored.client(now_ms, reader=user_id)),
                        "read": notified.position <= upto,
                        "room_id": stored.event.room_id,
                        "ts": stored.event.origin_server_ts,
                    }
                )
            )
        return shown


def _default_actions(stored: StoredEvent, members: int, highlight: bool) -> list[Any]:
    """The actions of the default rule that matched, which the rows do not hold."""
    occasion = Occasion(stored.event, member_count=members, may_notify=lambda _: highlight, display_name=lambda _: None)
    return list(DEFAULT.verdict(occasion, "").actions) or ["notify"]
