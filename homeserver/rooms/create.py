"""Making a room: all its first events, built one on the other, written as one change.

Client-server API, "POST /createRoom": the events and their order are the specification's.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from msgspec import structs

from homeserver.journal import ConstraintViolated
from homeserver.protocol.errors import (
    BadJson,
    Forbidden,
    InvalidParam,
    InvalidRoomState,
    MatrixError,
    RoomInUse,
    UnsupportedRoomVersion,
)
from homeserver.protocol.identifiers import domain_of, parse_user_id
from homeserver.protocol.room_versions import ROOM_VERSIONS, RoomVersion
from homeserver.rooms.append import Appender, NewRoom
from homeserver.rooms.draft import Draft, Drafting, NewEvent
from homeserver.rooms.elsewhere import OtherServers
from homeserver.rooms.head import RoomHead, empty_head
from homeserver.rooms.membership_change import InviteGate, ProfileOf, empty_profile, open_gate
from homeserver.rooms.stored_event import StoredEvent

ATTEMPTS = 5
MOST_INVITES = 100
MOST_INITIAL_STATE = 500

PRESETS = {
    "private_chat": ("invite", "shared", "can_join"),
    "trusted_private_chat": ("invite", "shared", "can_join"),
    "public_chat": ("public", "shared", "forbidden"),
}
"""Preset -> (join rule, history visibility, guest access)."""


@dataclass(frozen=True, slots=True)
class RoomWish:
    """What a client asks for in `POST /createRoom`; every field is checked by `homeserver.rooms.api`.

    `alias` is the whole alias.  `extra` are events to send after the initial state, such as an upgrade brings.
    """

    creator: str
    room_version: str
    preset: str
    is_public: bool = False
    alias: str | None = None
    name: str | None = None
    topic: str | None = None
    invite: tuple[str, ...] = ()
    is_direct: bool = False
    creation_content: dict[str, Any] = field(default_factory=dict)
    initial_state: tuple[tuple[str, str, dict[str, Any]], ...] = ()
    power_levels: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Creator:
    """Makes rooms in the name of local users."""

    server_name: str
    drafting: Drafting
    appender: Appender
    profile_of: ProfileOf = empty_profile
    invite_gate: InviteGate = open_gate
    other_servers: OtherServers | None = None
    new_localpart: Callable[[], str] = lambda: secrets.token_urlsafe(13).replace("_", "X").replace("-", "Y")
    _newest_ms: int = 0

    async def create(self, wish: RoomWish) -> str:
        """Makes the room and answers its ID once it is on disk, and users of other servers have been invited.

        Raises `UnsupportedRoomVersion`, `RoomInUse` (alias taken), `InvalidRoomState` (the initial state does not make
        a valid room), `InvalidParam` or `BadJson`.
        """
        version = ROOM_VERSIONS.get(wish.room_version)
        if version is None:
            raise UnsupportedRoomVersion(f"This server does not support room version {wish.room_version!r}.")
        for user_id in wish.invite:
            parse_user_id(user_id)
            await self.invite_gate(wish.creator, user_id)
        profiles = {user: await self.profile_of(user) for user in (wish.creator, *wish.invite)}
        room = NewRoom(wish.creator, wish.is_public, wish.alias)
        for _ in range(ATTEMPTS):
            head, drafts = self._drafts(wish, version, profiles)
            try:
                await asyncio.shield(self.appender.create(drafts, head, room))
                await self._invite_others(wish, head.room_id)
                return head.room_id
            except ConstraintViolated as error:
                if wish.alias is not None:
                    raise RoomInUse(f"The alias {wish.alias} is taken.") from error
                # Another process made a room for the same user in the same millisecond.
        raise MatrixError(503, "M_UNKNOWN", "The room could not be made; try again.")

    async def _invite_others(self, wish: RoomWish, room_id: str) -> None:
        others = [user_id for user_id in dict.fromkeys(wish.invite) if self._is_of_others(user_id)]
        if others and self.other_servers is not None:
            content = {"is_direct": True} if wish.is_direct else {}
            await self.other_servers.invite_all(wish.creator, room_id, others, content)

    def _is_of_others(self, user_id: str) -> bool:
        return domain_of(user_id) != self.server_name

    def _moment(self) -> int:
        """A time (ms) that no other room made here has.

        The ID of a room of version 12 is the hash of its create event: two rooms that one user makes in the same
        millisecond would be the same room.
        """
        self._newest_ms = max(self.drafting.now_ms(), self._newest_ms + 1)
        return self._newest_ms

    def _drafts(
        self, wish: RoomWish, version: RoomVersion, profiles: dict[str, dict[str, Any]]
    ) -> tuple[RoomHead, list[Draft]]:
        room_id = "" if version.room_id_is_create_hash else f"!{self.new_localpart()}:{self.server_name}"
        head = empty_head(room_id, version)
        written: dict[str, StoredEvent] = {}
        drafts: list[Draft] = []
        for new in self._events(wish, version, profiles):
            try:
                draft = self.drafting.draft(head, new, written.get)
            except (Forbidden, BadJson) as error:
                if not drafts or new.type == "m.room.member":
                    raise
                raise InvalidRoomState(f"The event {new.type} is not possible in this room: {error.error}") from error
            drafts.append(draft)
            written[draft.event.event_id] = StoredEvent(0, 0, draft.event)
            head = head.after(draft.event, 0, head.notify_ordinal + draft.notifies)
            if not head.room_id:
                head = structs.replace(head, room_id=draft.event.room_id)
        return head, drafts

    def _events(self, wish: RoomWish, version: RoomVersion, profiles: dict[str, dict[str, Any]]) -> list[NewEvent]:
        """The room's first events in the specification's order."""

        def state(type_: str, content: dict[str, Any], state_key: str = "") -> NewEvent:
            return NewEvent(type_, wish.creator, content, state_key)

        join_rule, visibility, guest_access = PRESETS[wish.preset]
        given = {(type_, key): content for type_, key, content in wish.initial_state}
        events = [
            replace(state("m.room.create", _create_content(wish, version)), origin_server_ts=self._moment()),
            state("m.room.member", {**profiles[wish.creator], "membership": "join"}, wish.creator),
            state("m.room.power_levels", _power_levels(wish, version, given.pop(("m.room.power_levels", ""), None))),
        ]
        if wish.alias is not None and ("m.room.canonical_alias", "") not in given:
            events.append(state("m.room.canonical_alias", {"alias": wish.alias}))
        for type_, key, value in (
            ("m.room.join_rules", "join_rule", join_rule),
            ("m.room.history_visibility", "history_visibility", visibility),
            ("m.room.guest_access", "guest_access", guest_access),
        ):
            # What `initial_state` sets takes precedence over the preset, so the preset need not say it first.
            if (type_, "") not in given:
                events.append(state(type_, {key: value}))
        overridden = {"m.room.name": wish.name, "m.room.topic": wish.topic}
        for (type_, key), content in given.items():
            if key or overridden.get(type_) is None:
                events.append(state(type_, content, key))
        if wish.name is not None:
            events.append(state("m.room.name", {"name": wish.name}))
        if wish.topic is not None:
            body = [{"body": wish.topic, "mimetype": "text/plain"}]
            events.append(state("m.room.topic", {"topic": wish.topic, "m.topic": {"m.text": body}}))
        for user_id in dict.fromkeys(wish.invite):
            if user_id == wish.creator or self._is_of_others(user_id):
                continue
            content = {**profiles[user_id], "membership": "invite"}
            if wish.is_direct:
                content["is_direct"] = True
            events.append(state("m.room.member", content, user_id))
        return events


def _create_content(wish: RoomWish, version: RoomVersion) -> dict[str, Any]:
    content = {k: v for k, v in wish.creation_content.items() if k not in ("creator", "room_version")}
    content["room_version"] = version.version
    if not version.creator_is_sender:
        content["creator"] = wish.creator
    if version.privileged_creators:
        additional = checked_creators(content.get("additional_creators", []))
        if wish.preset == "trusted_private_chat":
            additional = [*additional, *(user for user in wish.invite if user != wish.creator)]
        if additional:
            content["additional_creators"] = list(dict.fromkeys(additional))
    return content


def _power_levels(wish: RoomWish, version: RoomVersion, given: dict[str, Any] | None) -> dict[str, Any]:
    users: dict[str, int] = {}
    tombstone = 100
    if version.privileged_creators:
        # Version 12 gives creators infinite power and forbids to list them; the tombstone is theirs alone.
        tombstone = 150
    else:
        users[wish.creator] = 100
        if wish.preset == "trusted_private_chat":
            users.update(dict.fromkeys(wish.invite, 100))
    levels: dict[str, Any] = {
        "users": users,
        "users_default": 0,
        "events": {
            "m.room.name": 50,
            "m.room.power_levels": 100,
            "m.room.history_visibility": 100,
            "m.room.canonical_alias": 50,
            "m.room.avatar": 50,
            "m.room.tombstone": tombstone,
            "m.room.server_acl": 100,
            "m.room.encryption": 100,
        },
        "events_default": 0,
        "state_default": 50,
        "ban": 50,
        "kick": 50,
        "redact": 50,
        "invite": 50 if wish.preset == "public_chat" else 0,
    }
    if given is not None:
        levels = given
    return {**levels, **wish.power_levels}


def checked_creators(users: object) -> list[str]:
    """`additional_creators` of a request.  Raises `InvalidParam`."""
    if not isinstance(users, list) or not all(isinstance(user, str) for user in users):
        raise InvalidParam("`additional_creators` must be a list of user IDs.")
    for user in users:
        parse_user_id(user)
    return users


def checked_invites(users: object) -> tuple[str, ...]:
    """The `invite` list of a request.  Raises `BadJson`, `InvalidParam`, or `M_LIMIT_EXCEEDED` where it is too long."""
    if not isinstance(users, list) or not all(isinstance(user, str) for user in users):
        raise BadJson("`invite` must be a list of user IDs.")
    if len(users) > MOST_INVITES:
        raise MatrixError(400, "M_INVALID_PARAM", f"A room can be made with at most {MOST_INVITES} invites.")
    return tuple(users)
