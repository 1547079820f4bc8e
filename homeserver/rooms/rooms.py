"""The rooms of this server, put together: what slices above read and call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from homeserver.journal import Journal, Waiters
from homeserver.protocol.errors import Forbidden
from homeserver.protocol.signatures import SigningKey
from homeserver.rooms.append import Appender
from homeserver.rooms.by_time import ByTime
from homeserver.rooms.create import Creator
from homeserver.rooms.draft import Drafting, NewEvent, Notifications
from homeserver.rooms.elsewhere import OtherServers
from homeserver.rooms.events import Events
from homeserver.rooms.follow import EventFollower, ForgottenFollower, Observer
from homeserver.rooms.head import RoomHead, StateKey
from homeserver.rooms.heads import Heads
from homeserver.rooms.membership_change import InviteGate, MembershipChanges, ProfileOf
from homeserver.rooms.memberships import Membership, Memberships
from homeserver.rooms.pdus import (
    Adoption,
    Aside,
    Authority,
    Backfill,
    EventKeys,
    Graph,
    Missing,
    Neighbours,
    NoKeys,
    PduChecks,
    Placing,
    Receiver,
    Redactions,
    Resolver,
    Templates,
    Ties,
)
from homeserver.rooms.recent import RecentEvents
from homeserver.rooms.room_policy import RoomPolicy
from homeserver.rooms.send import NOT_INSIDE, Sender, SendGate, transaction_key
from homeserver.rooms.server_acl import ServerAcl
from homeserver.rooms.state import State
from homeserver.rooms.state_memory import StateMemory
from homeserver.rooms.stored_event import StoredEvent
from homeserver.rooms.visibility import Visibility
from homeserver.rooms.vouching import Vouching
from homeserver.storage import Database


class Rooms:
    """The event graph as the floors above see it.

    Reads: `memberships_of`, `head`, `events`, `state`, `visibility`, `tail`, `graph`.  Writes: `send`, `changes`
    (memberships), `creator`, `sender`.  Events of other servers: `pdu_checks`, `receiver`, `adoption`, `backfill`,
    `templates`.  `observe` hears of each event once it is committed.
    """

    def __init__(
        self,
        database: Database,
        journal: Journal,
        waiters: Waiters,
        *,
        server_name: str,
        signing_key: SigningKey,
        now_ms: Callable[[], int],
        event_keys: EventKeys | None = None,
        neighbours: Neighbours | None = None,
    ) -> None:
        """`event_keys` and `neighbours` are the way to other servers; without them there are none."""
        self.database = database
        self.journal = journal
        self.server_name = server_name
        self.now_ms = now_ms
        self.events = Events(database)
        self.heads = Heads(database)
        self.state = State(database)
        self.memberships = Memberships(database)
        self.by_time = ByTime(database, self.events)
        self.visibility = Visibility(self.heads, self.events, self.state, self.memberships)
        self.tail = RecentEvents(journal.position)
        self.drafting = Drafting(server_name, signing_key, now_ms)
        self.states = StateMemory()
        self.appender = Appender(journal, self.states, now_ms)
        self.sender = Sender(database, self.heads, self.events, self.drafting, self.appender)
        self.creator = Creator(server_name, self.drafting, self.appender)
        self.server_acl = ServerAcl(self.events)
        self.vouching = Vouching(server_name, database, self.events)
        self.changes = MembershipChanges(
            server_name, journal, self.heads, self.events, self.memberships, self.sender, self.vouching
        )
        self._follower = EventFollower(
            database, self.events, self.heads, self.memberships, self.tail, self.states, waiters
        )
        journal.follow("event", self._follower)
        self._take_in_other_servers(event_keys or NoKeys(), neighbours, waiters)
        journal.follow("forgotten", ForgottenFollower(self.memberships, waiters))

    def _take_in_other_servers(self, keys: EventKeys, neighbours: Neighbours | None, waiters: Waiters) -> None:
        """What events of other servers pass through; see `homeserver.rooms.pdus`."""
        database, journal, name = self.database, self.journal, self.server_name
        self.graph = Graph(database, self.heads, self.events, self.state, self.states)
        self.resolver = Resolver(self.events)
        self.pdu_checks = PduChecks(keys)
        aside = Aside(journal, self.events)
        self.backfill = Backfill(
            name, database, journal, self.heads, self.events, self.tail, self.pdu_checks, aside, neighbours
        )
        self.receiver = Receiver(
            name,
            self.heads,
            self.events,
            self.states,
            graph=self.graph,
            resolver=self.resolver,
            authority=Authority(self.events),
            missing=Missing(name, self.heads, self.events, self.graph, self.pdu_checks, aside, neighbours),
            placing=Placing(self.graph, self.resolver, self.events, self.drafting),
            redactions=Redactions(database, self.events),
            backfill=self.backfill,
            ties=Ties(name, self.sender.send),
            appender=self.appender,
        )
        self.adoption = Adoption(
            name, journal, self.heads, self.events, self.memberships, self.drafting, self.appender, aside, waiters
        )
        self.templates = Templates(self.heads, self.events, self.drafting)

    def register(
        self,
        *,
        notifications: Notifications | None = None,
        profile_of: ProfileOf | None = None,
        invite_gate: InviteGate | None = None,
        send_gate: SendGate | None = None,
        other_servers: OtherServers | None = None,
        policy: RoomPolicy | None = None,
    ) -> None:
        """Takes what slices above lend to the rooms."""
        if notifications is not None:
            self.drafting.notifications = self.appender.notifications = notifications
        if profile_of is not None:
            self.changes.profile_of = self.creator.profile_of = profile_of
        if invite_gate is not None:
            self.changes.invite_gate = self.creator.invite_gate = invite_gate
        if send_gate is not None:
            self.sender.gate = send_gate
        if other_servers is not None:
            self.changes.other_servers = self.creator.other_servers = other_servers
        if policy is not None:
            self.sender.policy = self.receiver.policy = policy
            self.sender.turn = self.receiver.turn

    def observe(self, observer: Observer) -> None:
        """Calls `observer` with each committed event and the room's head, in order, before waiters are woken."""
        self._follower.observers.append(observer)

    def drop(self, room_id: str) -> None:
        """Drops what is in memory of a room of which rows were removed."""
        self.heads.moved(room_id)
        self.heads.forget(room_id)
        self.events.drop_room(room_id)

    async def memberships_of(self, user_id: str) -> Mapping[str, Membership]:
        """Every room in which the user has a membership, by room ID."""
        return await self.memberships.of(user_id)

    async def head(self, room_id: str) -> RoomHead | None:
        """The room's committed head; None where this server does not know the room."""
        return await self.heads.get(room_id)

    async def joined_head(self, user_id: str, room_id: str) -> RoomHead:
        """The head of a room that the user is joined to.  Raises `Forbidden` otherwise, existing or not."""
        head = await self.heads.get(room_id)
        if head is None or user_id not in head.joined:
            raise Forbidden(NOT_INSIDE)
        return head

    async def state_events(self, head: RoomHead, keys: Iterable[StateKey] | None = None) -> list[StoredEvent]:
        """The room's current state, or those of the given pieces that are set."""
        if keys is None:
            ids = [entry.event_id for entry in head.state.values()]
        else:
            ids = [entry.event_id for key in keys if (entry := head.state.get(key)) is not None]
        found = await self.events.many(ids)
        return [found[event_id] for event_id in ids if event_id in found]

    async def state_event(self, head: RoomHead, type_: str, state_key: str = "") -> StoredEvent | None:
        """The event that holds a piece of the room's current state."""
        event_id = head.event_id(type_, state_key)
        return await self.events.one(event_id) if event_id is not None else None

    async def send(
        self,
        room_id: str,
        sender: str,
        type_: str,
        content: dict[str, Any],
        *,
        state_key: str | None = None,
        device_id: str | None = None,
        txn_id: str | None = None,
        origin_server_ts: int | None = None,
    ) -> str:
        """Sends an event for a local user; with `txn_id` the same transaction of the same device sends it once."""
        key = None
        if txn_id is not None:
            key = transaction_key(sender, device_id, f"{room_id}/send/{type_}", txn_id)
        new = NewEvent(
            type_,
            sender,
            content,
            state_key,
            device_id=device_id,
            txn_id=txn_id,
            txn_key=key,
            origin_server_ts=origin_server_ts,
        )
        return await self.sender.send(room_id, new)
