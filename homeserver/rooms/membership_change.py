"""Join, knock, invite, leave, kick, ban and unban: member events in the words of the client-server API.

The rules of power are the authorisation rules and nothing else; what is added here are the answers that the API names
for requests that the rules would let pass without meaning anything, such as kicking someone who is not there.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from homeserver.journal import Change, Journal, News
from homeserver.protocol.errors import (
    BadState,
    Forbidden,
    GuestAccessForbidden,
    InvalidParam,
    MatrixError,
    NotFound,
)
from homeserver.protocol.identifiers import domain_of
from homeserver.rooms.draft import NewEvent
from homeserver.rooms.elsewhere import OtherServers, takes_part
from homeserver.rooms.events import Events
from homeserver.rooms.head import RoomHead
from homeserver.rooms.heads import Heads, Slot
from homeserver.rooms.memberships import Memberships
from homeserver.rooms.send import NOT_INSIDE, Sender
from homeserver.rooms.stored_event import StoredEvent
from homeserver.rooms.vouching import Vouching
from homeserver.storage import Statement

ProfileOf = Callable[[str], Awaitable[dict[str, Any]]]
"""Members of a profile that go into a member event: `displayname` and `avatar_url`, where set."""

InviteGate = Callable[[str, str], Awaitable[None]]
"""(sender, target): raises where the target does not want the sender's invites."""

PRESENT = ("join", "invite", "knock")
UNKNOWN_ROOM = "This server does not know that room, and no other server could be asked."


async def empty_profile(_: str) -> dict[str, Any]:
    """A profile with nothing in it."""
    return {}


async def open_gate(_: str, __: str) -> None:
    """Lets every invite pass."""


@dataclass(slots=True)
class MembershipChanges:
    """Changes who is in a room.  Each method answers once the change is on disk."""

    server_name: str
    journal: Journal
    heads: Heads
    events: Events
    memberships: Memberships
    sender: Sender
    vouching: Vouching
    profile_of: ProfileOf = empty_profile
    invite_gate: InviteGate = open_gate
    other_servers: OtherServers | None = None

    async def join(
        self,
        user_id: str,
        room_id: str,
        content: dict[str, Any] | None = None,
        *,
        is_guest: bool = False,
        via: Sequence[str] = (),
    ) -> None:
        """Joins a room, through the servers `via` or others where this one is not in it or cannot vouch for the user.

        Nothing happens where the user is a member already.  Raises `Forbidden` with the rule that refuses,
        `GuestAccessForbidden` where guests may not come in, `NotFound` for a room that nobody knows, and
        `M_UNABLE_TO_GRANT_JOIN` where nobody can vouch for a restricted join.
        """
        profile = await self.profile_of(user_id)
        said = {**profile, **(content or {})}
        if not await self._takes_part(room_id):
            if is_guest:
                raise GuestAccessForbidden("Guests may not join rooms of other servers.")
            await self._others().join(user_id, room_id, said, via)
            return
        try:
            await self._join_here(user_id, room_id, said, is_guest)
        except MatrixError as error:
            if error.errcode != "M_UNABLE_TO_GRANT_JOIN" or self.other_servers is None:
                raise
            await self.other_servers.join_vouched(user_id, room_id, said)

    async def _join_here(self, user_id: str, room_id: str, content: dict[str, Any], is_guest: bool) -> None:
        async def plan(slot: Slot) -> Sequence[NewEvent]:
            head = slot.pending
            if user_id in head.joined:
                return []
            if is_guest and await self._content(head, "m.room.guest_access", "guest_access") != "can_join":
                raise GuestAccessForbidden("Guests may not join this room.")
            joining = {**content, "membership": "join"}
            joining.update(await self.vouching.vouched(head, user_id))
            return [NewEvent("m.room.member", user_id, joining, user_id)]

        await self.sender.send_planned(room_id, plan)

    async def rejoin(self, user_id: str, room_id: str, content: dict[str, Any]) -> None:
        """Sends the member event of a member anew, as when the profile changed."""

        async def plan(slot: Slot) -> Sequence[NewEvent]:
            current = await self._member(slot, user_id)
            if current is None or current.event.membership != "join":
                return []
            kept = {k: v for k, v in current.event.content.items() if k not in ("displayname", "avatar_url")}
            kept.pop("join_authorised_via_users_server", None)
            renewed = {**kept, **content, "membership": "join"}
            return [] if renewed == current.event.content else [NewEvent("m.room.member", user_id, renewed, user_id)]

        await self.sender.send_planned(room_id, plan)

    async def invite(self, sender: str, room_id: str, user_id: str, content: dict[str, Any] | None = None) -> None:
        """Invites a user, of another server through that server.

        An invitation that stands is renewed only when its content differs.
        """
        await self.invite_gate(sender, user_id)
        if self.is_of_others(user_id):
            await self._others().invite(sender, room_id, user_id, content or {})
            return
        profile = await self.profile_of(user_id)
        await self._set(sender, room_id, user_id, "invite", {**profile, **(content or {})})

    async def knock(
        self, user_id: str, room_id: str, content: dict[str, Any] | None = None, via: Sequence[str] = ()
    ) -> None:
        """Asks to be invited; through the servers `via` or others where this one is not in the room."""
        profile = await self.profile_of(user_id)
        said = {**profile, **(content or {})}
        if await self._takes_part(room_id):
            await self._set(user_id, room_id, user_id, "knock", said)
        else:
            await self._others().knock(user_id, room_id, said, via)

    async def leave(self, user_id: str, room_id: str, reason: str | None = None) -> None:
        """Leaves, declines an invitation or takes back a knock.  Nothing happens where the user has left already.

        Raises `Forbidden` where the user never was in the room or is banned.
        """
        if self.other_servers is not None and await self.is_outside(room_id):
            outside = (await self.memberships.of(user_id)).get(room_id)
            if outside is not None and outside.membership in ("invite", "knock"):
                await self.other_servers.leave(user_id, room_id, _reasoned({}, reason))
                return

        async def plan(slot: Slot) -> Sequence[NewEvent]:
            current = await self._member(slot, user_id)
            membership = current.event.membership if current is not None else None
            if membership == "leave":
                return []
            if membership is None:
                raise Forbidden(NOT_INSIDE)
            return [NewEvent("m.room.member", user_id, _reasoned({"membership": "leave"}, reason), user_id)]

        await self.sender.send_planned(room_id, plan)

    async def kick(self, sender: str, room_id: str, user_id: str, reason: str | None = None) -> None:
        """Removes a user who is in the room, invited to it or knocking at it."""
        await self._remove(sender, room_id, user_id, reason, "leave", PRESENT, "That user is not in the room.")

    async def ban(self, sender: str, room_id: str, user_id: str, reason: str | None = None) -> None:
        """Bans a user, whether or not in the room."""
        await self._set(sender, room_id, user_id, "ban", _reasoned({}, reason))

    async def unban(self, sender: str, room_id: str, user_id: str, reason: str | None = None) -> None:
        """Lifts a ban."""
        await self._remove(sender, room_id, user_id, reason, "leave", ("ban",), "That user is not banned.")

    async def forget(self, user_id: str, room_id: str) -> None:
        """Takes a room that the user has left out of the user's sight.  Raises `M_UNKNOWN` (400) where still in it."""
        membership = (await self.memberships.of(user_id)).get(room_id)
        if membership is None:
            raise NotFound("You have never been in that room.")
        if membership.membership not in ("leave", "ban"):
            raise MatrixError(400, "M_UNKNOWN", "Leave the room before you forget it.")
        forgetting = Statement(
            "UPDATE memberships SET forgotten = ? WHERE user_id = ? AND room_nid = ? AND position = ?",
            args=(True, user_id, membership.room_nid, membership.position),
        )
        await self.journal.commit(
            Change(writes=lambda _: [forgetting], news=lambda _: [News("forgotten", user_id, room_id)])
        )

    def is_of_others(self, user_id: str) -> bool:
        """Whether the user is one of another server."""
        return domain_of(user_id) != self.server_name

    async def is_outside(self, room_id: str) -> bool:
        """Whether what users do in the room goes through other servers."""
        return self.other_servers is not None and not await self._takes_part(room_id)

    async def _takes_part(self, room_id: str) -> bool:
        return takes_part(await self.heads.get(room_id), self.server_name)

    def _others(self) -> OtherServers:
        if self.other_servers is None:
            raise NotFound(UNKNOWN_ROOM)
        return self.other_servers

    async def _set(self, sender: str, room_id: str, user_id: str, membership: str, content: dict[str, Any]) -> None:
        wanted = {**content, "membership": membership}

        async def plan(slot: Slot) -> Sequence[NewEvent]:
            current = await self._member(slot, user_id)
            if (
                current is not None
                and current.event.content == wanted
                and current.event.sender == sender
                and membership != "invite"
            ):
                return []
            return [NewEvent("m.room.member", sender, wanted, user_id)]

        await self.sender.send_planned(room_id, plan)

    async def _remove(
        self,
        sender: str,
        room_id: str,
        user_id: str,
        reason: str | None,
        membership: str,
        from_: Sequence[str],
        otherwise: str,
    ) -> None:
        async def plan(slot: Slot) -> Sequence[NewEvent]:
            if sender not in slot.pending.joined:
                raise Forbidden(NOT_INSIDE)
            current = await self._member(slot, user_id)
            if current is None or current.event.membership not in from_:
                raise BadState(otherwise) if from_ == ("ban",) else Forbidden(otherwise)
            return [NewEvent("m.room.member", sender, _reasoned({"membership": membership}, reason), user_id)]

        await self.sender.send_planned(room_id, plan)

    async def _member(self, slot: Slot, user_id: str) -> StoredEvent | None:
        event_id = slot.pending.event_id("m.room.member", user_id)
        if event_id is None:
            return None
        return slot.unwritten.get(event_id) or await self.events.one(event_id)

    async def _event(self, head: RoomHead, type_: str) -> StoredEvent | None:
        event_id = head.event_id(type_)
        return await self.events.one(event_id) if event_id is not None else None

    async def _content(self, head: RoomHead, type_: str, key: str) -> Any:
        stored = await self._event(head, type_)
        return stored.event.content.get(key) if stored is not None else None


def _reasoned(content: dict[str, Any], reason: str | None) -> dict[str, Any]:
    return content if reason is None else {**content, "reason": reason}


def checked_reason(body: dict[str, Any]) -> str | None:
    """The optional `reason` of a request.  Raises `InvalidParam` where it is no text."""
    reason = body.get("reason")
    if reason is not None and not isinstance(reason, str):
        raise InvalidParam("`reason` must be a string.")
    return reason
