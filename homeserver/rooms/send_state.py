"""State events and redactions sent by clients: what the API asks of them beyond the authorisation rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from homeserver.protocol.errors import BadJson, Forbidden, InvalidParam, MatrixError, NotFound
from homeserver.protocol.identifiers import domain_of, parse_room_alias, parse_user_id
from homeserver.protocol.power_levels import PowerLevels
from homeserver.rooms.directory import Directory
from homeserver.rooms.draft import NewEvent
from homeserver.rooms.heads import Slot
from homeserver.rooms.rooms import Rooms
from homeserver.rooms.send import transaction_key

VOUCHER = "join_authorised_via_users_server"


@dataclass(slots=True)
class StateSender:
    """Sends state and redactions for local users."""

    rooms: Rooms
    directory: Directory

    async def put(
        self,
        room_id: str,
        sender: str,
        type_: str,
        state_key: str,
        content: dict[str, Any],
        *,
        is_guest: bool = False,
    ) -> str:
        """Sets a piece of state and answers the event's ID; the event that stands already, where it says the same.

        Raises `Forbidden` with the rule that refuses, `M_BAD_ALIAS` or `InvalidParam` for a canonical alias that does
        not name this room, `BadJson` for content that the type does not allow.
        """
        if type_ == "m.room.member":
            content = await self._member_content(sender, state_key, content)
            if content["membership"] == "join" and sender == state_key and await self._joined(room_id, sender) is None:
                await self.rooms.changes.join(sender, room_id, content, is_guest=is_guest)
                return await self._joined(room_id, sender) or ""
            if (
                content["membership"] == "leave"
                and sender == state_key
                and await self.rooms.changes.is_outside(room_id)
            ):
                await self.rooms.changes.leave(sender, room_id, content.get("reason"))
                return (await self.rooms.memberships_of(sender))[room_id].event_id
            if content["membership"] == "invite" and self.rooms.changes.is_of_others(state_key):
                await self.rooms.changes.invite(sender, room_id, state_key, content)
                return await self._member(room_id, state_key)
        if type_ == "m.room.canonical_alias" and state_key == "":
            await self._check_aliases(room_id, content)
        standing: list[str] = []

        async def plan(slot: Slot) -> Sequence[NewEvent]:
            standing.clear()
            event_id = slot.pending.event_id(type_, state_key)
            if event_id is not None and sender in slot.pending.joined:
                stored = slot.unwritten.get(event_id) or await self.rooms.events.one(event_id)
                if stored is not None and stored.event.content == content and stored.event.sender == sender:
                    standing.append(event_id)
                    return []
            return [NewEvent(type_, sender, content, state_key)]

        drafts = await self.rooms.sender.send_planned(room_id, plan)
        return drafts[0].event.event_id if drafts else standing[0]

    async def redact(
        self,
        room_id: str,
        sender: str,
        target_id: str,
        content: dict[str, Any],
        *,
        device_id: str | None,
        txn_id: str,
    ) -> str:
        """Redacts an event: one's own, or anyone's with the power to redact.

        Raises `NotFound` for an event that is not in the room, `Forbidden` without the power.
        """
        key = transaction_key(sender, device_id, f"{room_id}/redact/{target_id}", txn_id)
        earlier = await self.rooms.sender.sent_under(key)
        if earlier is not None:
            return earlier
        head = await self.rooms.joined_head(sender, room_id)
        target = await self.rooms.events.one(target_id)
        if target is None or target.event.room_id != room_id:
            raise NotFound("There is no such event in the room.")
        if target.event.sender != sender:
            levels = await self.power_levels(room_id)
            if levels.user(sender) < levels.redact:
                raise Forbidden("You may redact your own events only.")
        if target.event.type in ("m.room.create", "m.room.server_acl", "m.room.encryption"):
            raise Forbidden(f"Events of type {target.event.type} cannot be redacted.")
        if head.version.redacts_in_content:
            content = {**content, "redacts": target_id}
        else:
            content = {key_: value for key_, value in content.items() if key_ != "redacts"}
        new = NewEvent(
            "m.room.redaction",
            sender,
            content,
            redacts=target_id,
            device_id=device_id,
            txn_id=txn_id,
            txn_key=key,
        )
        return await self.rooms.sender.send(room_id, new)

    async def power_levels(self, room_id: str) -> PowerLevels:
        """The power levels that hold in the room now."""
        head = await self.rooms.head(room_id)
        if head is None:
            raise NotFound("This server does not know that room.")
        create = await self.rooms.state_event(head, "m.room.create")
        levels = await self.rooms.state_event(head, "m.room.power_levels")
        return PowerLevels.of(
            head.version, create.event if create is not None else None, levels.event if levels is not None else None
        )

    async def _joined(self, room_id: str, user_id: str) -> str | None:
        """ID of the user's member event, where the user is in the room."""
        head = await self.rooms.head(room_id)
        return head.event_id("m.room.member", user_id) if head is not None and user_id in head.joined else None

    async def _member(self, room_id: str, user_id: str) -> str:
        """ID of a user's member event."""
        head = await self.rooms.head(room_id)
        return (head.event_id("m.room.member", user_id) if head is not None else None) or ""

    async def _member_content(self, sender: str, user_id: str, content: dict[str, Any]) -> dict[str, Any]:
        """A member event sent as plain state: the same gates as for `/invite`, and the profile of the user.

        Which changes are possible is for the authorisation rules.
        """
        parse_user_id(user_id)
        membership = content.get("membership")
        if membership not in ("join", "invite", "leave", "ban", "knock"):
            raise BadJson("`membership` must be one of join, invite, leave, ban, knock.")
        for name in ("displayname", "avatar_url", "reason"):
            if content.get(name) is not None and not isinstance(content[name], str):
                raise BadJson(f"`{name}` must be a string.")
        # Who vouches for a restricted join is for the server to say: its signature is what others trust.
        content = {key: value for key, value in content.items() if key != VOUCHER}
        if membership == "invite":
            await self.rooms.changes.invite_gate(sender, user_id)
            content = {**await self.rooms.changes.profile_of(user_id), **content}
        return content

    async def _check_aliases(self, room_id: str, content: dict[str, Any]) -> None:
        """Client-server API, "m.room.canonical_alias": aliases that are added must name this room."""
        alias, others = content.get("alias"), content.get("alt_aliases", [])
        if alias is not None and not isinstance(alias, str):
            raise InvalidParam("`alias` must be a string.")
        if not isinstance(others, list) or not all(isinstance(other, str) for other in others):
            raise InvalidParam("`alt_aliases` must be a list of strings.")
        head = await self.rooms.head(room_id)
        stored = await self.rooms.state_event(head, "m.room.canonical_alias") if head is not None else None
        before = stored.event.content if stored is not None else {}
        earlier = before.get("alt_aliases")
        # What another server or `initial_state` set need not have the right types.
        known = [before.get("alias"), *(earlier if isinstance(earlier, list) else [])]
        for name in [*([alias] if alias else []), *others]:
            parse_room_alias(name)
            if name not in known and not await self._names(name, room_id):
                raise MatrixError(400, "M_BAD_ALIAS", f"The alias {name} does not name this room.")

    async def _names(self, alias: str, room_id: str) -> bool:
        """Whether an alias leads to a room. One of another server is believed where no server can be asked."""
        if domain_of(alias) != self.rooms.server_name and self.directory.others is None:
            return True
        try:
            found, _ = await self.directory.resolve(alias)
        except MatrixError as error:
            if error.status != 404:
                raise
            return False
        return found == room_id
