"""Upgrading a room: a new room in its place, and a tombstone on the old one.

Client-server API, "Room Upgrades", "Server behaviour"; the steps are numbered as there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from homeserver.journal import Change
from homeserver.protocol.errors import Forbidden, UnsupportedRoomVersion
from homeserver.protocol.power_levels import DEFAULTS, PowerLevels, read_level
from homeserver.protocol.room_versions import ROOM_VERSIONS, RoomVersion
from homeserver.rooms.create import RoomWish
from homeserver.rooms.directory import Directory
from homeserver.rooms.draft import NewEvent
from homeserver.rooms.head import RoomHead
from homeserver.rooms.rooms import Rooms
from homeserver.rooms.send_state import StateSender
from homeserver.storage import Statement

TRANSFERRED = (
    "m.room.server_acl",
    "m.room.encryption",
    "m.room.name",
    "m.room.avatar",
    "m.room.topic",
    "m.room.guest_access",
    "m.room.history_visibility",
    "m.room.join_rules",
)

LEVELS_BY_NAME = ("users", "events", "notifications")
MOST_POWER = 2**53 - 1

Moved = Callable[[str, str, str], Awaitable[None]]
"""(user ID, old room ID, new room ID): a local user joined the replacement; personal settings go along."""


@dataclass(slots=True)
class Upgrader:
    """Upgrades rooms."""

    rooms: Rooms
    directory: Directory
    state_sender: StateSender
    moved: list[Moved] = field(default_factory=list)
    _under_way: dict[tuple[Any, ...], asyncio.Future[str]] = field(default_factory=dict)

    async def upgrade(
        self, user_id: str, room_id: str, new_version: str, additional_creators: tuple[str, ...] = ()
    ) -> str:
        """Replaces the room and answers the new one's ID; one upgrade for the same request sent twice at once.

        Raises `UnsupportedRoomVersion`, `Forbidden` where the user may not send a tombstone.
        """
        wish = (user_id, room_id, new_version, additional_creators)
        under_way = self._under_way.get(wish)
        if under_way is None:
            under_way = asyncio.ensure_future(self._upgrade(*wish))
            self._under_way[wish] = under_way
            under_way.add_done_callback(lambda _: self._under_way.pop(wish, None))
        return await asyncio.shield(under_way)

    async def _upgrade(self, user_id: str, room_id: str, new_version: str, additional_creators: tuple[str, ...]) -> str:
        version = ROOM_VERSIONS.get(new_version)
        if version is None:
            raise UnsupportedRoomVersion(f"This server does not support room version {new_version!r}.")
        if not version.privileged_creators:
            # "This field is ignored and has no effect during the upgrade process."
            additional_creators = ()
        head = await self.rooms.joined_head(user_id, room_id)
        # 1. The user must have permission to send the tombstone.
        levels = await self.state_sender.power_levels(room_id)
        if levels.user(user_id) < levels.required("m.room.tombstone", True):
            raise Forbidden("You do not have the power to send m.room.tombstone in this room.")
        # 2. and 3. The replacement with its predecessor, type and transferred state.
        new_room_id = await self.rooms.creator.create(
            await self._wish(head, user_id, version, levels, additional_creators)
        )
        # 4. Local aliases move.
        aliases = await self.directory.aliases_of(room_id)
        is_public = await self.directory.is_public(room_id)
        moving = [
            Statement("UPDATE room_aliases SET room_id = ? WHERE room_id = ?", args=(new_room_id, room_id)),
            Statement("UPDATE rooms SET is_public = ? WHERE room_id = ?", args=(False, room_id)),
            Statement("UPDATE rooms SET is_public = ? WHERE room_id = ?", args=(is_public, new_room_id)),
        ]
        await self.rooms.journal.commit(Change(writes=lambda _: moving))
        # 5. The tombstone, and 6. the old room falls silent as far as the user's power goes.
        await self._bury(head, user_id, new_room_id, levels)
        await self._move_canonical_alias(head, user_id, new_room_id, aliases)
        for moved in self.moved:
            await moved(user_id, room_id, new_room_id)
        return new_room_id

    async def _content(self, head: RoomHead, type_: str) -> dict[str, Any] | None:
        stored = await self.rooms.state_event(head, type_)
        return stored.event.content if stored is not None else None

    async def _wish(
        self,
        head: RoomHead,
        user_id: str,
        version: RoomVersion,
        levels: PowerLevels,
        additional_creators: tuple[str, ...],
    ) -> RoomWish:
        create = await self._content(head, "m.room.create") or {}
        predecessor: dict[str, Any] = {"room_id": head.room_id}
        if not version.room_id_is_create_hash:
            predecessor["event_id"] = head.extremities[-1]
        creation = {k: v for k, v in create.items() if k in ("type", "m.federate")}
        creation["predecessor"] = predecessor
        if additional_creators:
            creation["additional_creators"] = list(additional_creators)
        state: list[tuple[str, str, dict[str, Any]]] = []
        for type_ in TRANSFERRED:
            content = await self._content(head, type_)
            if content is not None:
                state.append((type_, "", content))
        power = await self._content(head, "m.room.power_levels")
        if power is not None:
            numbers = _in_numbers(power, head.version)
            given = _transferred_power(numbers, user_id, version, levels, additional_creators)
            state.append(("m.room.power_levels", "", given))
        return RoomWish(
            creator=user_id,
            room_version=version.version,
            preset="private_chat",
            creation_content=creation,
            initial_state=tuple(state),
        )

    async def _bury(self, head: RoomHead, user_id: str, new_room_id: str, levels: PowerLevels) -> None:
        tombstone = {"body": "This room has been replaced", "replacement_room": new_room_id}
        last = [NewEvent("m.room.tombstone", user_id, tombstone, "")]
        power = await self._content(head, "m.room.power_levels") or {}
        silent = max(50, (read_level(power.get("users_default", 0), head.version) or 0) + 1)
        if levels.user(user_id) >= max(levels.required("m.room.power_levels", True), silent):
            quiet = {**power, "events_default": silent, "invite": silent}
            last.append(NewEvent("m.room.power_levels", user_id, quiet, ""))
        await self.rooms.sender.send_all(head.room_id, last)

    async def _move_canonical_alias(self, head: RoomHead, user_id: str, new_room_id: str, aliases: list[str]) -> None:
        """The new room gets the canonical alias, where the alias moved."""
        content = await self._content(head, "m.room.canonical_alias")
        if content is not None and content.get("alias") in aliases:
            await self.state_sender.put(new_room_id, user_id, "m.room.canonical_alias", "", content)


def _in_numbers(power: dict[str, Any], version: RoomVersion) -> dict[str, Any]:
    """Power levels as integers: older versions also took text and fractions, which newer ones refuse."""

    def number(value: Any) -> int | None:
        level = read_level(value, version)
        return None if level is None else max(-MOST_POWER, min(MOST_POWER, level))

    levels: dict[str, Any] = {}
    for key, value in power.items():
        if key in LEVELS_BY_NAME and isinstance(value, dict):
            levels[key] = {name: level for name, one in value.items() if (level := number(one)) is not None}
        elif key in DEFAULTS and (level := number(value)) is not None:
            levels[key] = level
    return levels


def _transferred_power(
    power: dict[str, Any],
    user_id: str,
    version: RoomVersion,
    levels: PowerLevels,
    additional_creators: tuple[str, ...],
) -> dict[str, Any]:
    """The old power levels as the new version allows them, with enough power for who upgrades to set up the room."""
    given = dict(power)
    users = {**given["users"]} if isinstance(given.get("users"), dict) else {}
    if version.privileged_creators:
        # Version 12: creators must not be listed in `users`.
        for creator in (user_id, *additional_creators):
            users.pop(creator, None)
        events = {**given["events"]} if isinstance(given.get("events"), dict) else {}
        default = given.get("state_default", 50)
        events["m.room.tombstone"] = max(150, (default if isinstance(default, int) else 50) + 1)
        given["events"] = events
    else:
        held = levels.user(user_id)
        users[user_id] = max(100, int(held)) if held < 2**53 else 100
    given["users"] = users
    return given
