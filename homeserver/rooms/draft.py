"""Making an event: from what someone wants to say to a signed, authorised PDU on top of a room's head.

Everything here is synchronous, so that no other writer comes between reading the head and handing over the change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeGuard

import orjson

from homeserver.protocol.auth_rules import auth_types, check
from homeserver.protocol.canonical_json import CanonicalJsonError
from homeserver.protocol.errors import BadJson, TooLarge
from homeserver.protocol.event import Event, EventFormatError, EventTooLarge
from homeserver.protocol.event_build import build
from homeserver.protocol.signatures import SigningKey
from homeserver.rooms.head import RoomHead, StateKey
from homeserver.rooms.standing import Standing
from homeserver.rooms.stored_event import StoredEvent

STRIPPED_TYPES = (
    "m.room.create",
    "m.room.name",
    "m.room.avatar",
    "m.room.topic",
    "m.room.join_rules",
    "m.room.canonical_alias",
    "m.room.encryption",
)
"""Client-server API, "Stripped state": what helps a user decide about an invite or a knock."""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What a user wants to say.  `device_id`, `txn_id` and `txn_key` belong to the client's transaction, if any."""

    type: str
    sender: str
    content: dict[str, Any]
    state_key: str | None = None
    redacts: str | None = None
    device_id: str | None = None
    txn_id: str | None = None
    txn_key: str | None = None
    origin_server_ts: int | None = None


@dataclass(slots=True)
class Draft:
    """An event ready to be appended: authorised against the head it was built on.

    `replaced` is the event whose state it takes over, `emptied` the event it redacts together with its redacted form,
    `outcome` what the push rules made of it, `stripped` the stripped state for the member whom it invites.

    Of events of other servers: `standing`, `outbound` where this server sends them on, `holders` where the room's
    state changes by more or less than the event's own piece (see `RoomHead.after`), `fork` how the state after the
    event differs from the room's, `gap` the events right before it that are missing, `known_at` its position outside
    of the timeline where it was known there.
    """

    event: Event
    new: NewEvent
    replaced: StoredEvent | None = None
    emptied: tuple[StoredEvent, Event] | None = None
    outcome: Any = None
    notifies: bool = False
    thread_root: str | None = None
    relation: tuple[str, str] | None = None
    stripped: bytes | None = None
    standing: Standing = Standing.ACCEPTED
    outbound: bool = True
    holders: dict[StateKey, StoredEvent | None] | None = None
    fork: dict[StateKey, str | None] | None = None
    gap: list[str] | None = None
    known_at: int | None = None
    redacted_by: Event | None = None
    """A redaction that came before the event."""

    def held(self) -> Mapping[StateKey, Event | None]:
        """Which pieces of the room's state change with the event, and who holds them then."""
        event = self.event
        if not self.standing.in_timeline:
            return {}
        if self.holders is not None:
            return {key: stored.event if stored is not None else None for key, stored in self.holders.items()}
        return {(event.type, event.state_key): event} if event.state_key is not None else {}


class Notifications(Protocol):
    """What the push rules say of an event, and the rows that follow; see `homeserver.push`."""

    def needed(self, head: RoomHead, event_type: str, content: Mapping[str, Any]) -> list[str]:
        """IDs of the events that should be in memory before `evaluate` is called."""

    def evaluate(self, event: Event, head: RoomHead, lookup: Callable[[str], Event | None]) -> Any:
        """The outcome for the members of the room; `.notifies_by_default` is what the event's ordinal counts."""

    def statements(self, position: int, room_nid: int, outcome: Any) -> list[Any]:
        """Rows for the users for whom the outcome differs from the default."""


@dataclass(slots=True)
class Drafting:
    """Builds drafts in the name of this server.  `lookup` finds events that are in memory, by ID."""

    server_name: str
    signing_key: SigningKey
    now_ms: Callable[[], int]
    notifications: Notifications | None = None

    def needed(self, head: RoomHead, new: NewEvent) -> list[str]:
        """IDs of the events that must be in memory before `draft` is called."""
        ids = [
            entry.event_id
            for key in auth_types(head.version, new.type, new.sender, new.state_key, new.content)
            if (entry := head.state.get(key)) is not None
        ]
        if new.state_key is not None and (entry := head.state.get((new.type, new.state_key))) is not None:
            ids.append(entry.event_id)
        if new.type == "m.room.member" and new.content.get("membership") in ("invite", "knock"):
            ids += [entry.event_id for type_ in STRIPPED_TYPES if (entry := head.state.get((type_, ""))) is not None]
            if (entry := head.state.get(("m.room.member", new.sender))) is not None:
                ids.append(entry.event_id)
        if head.version.references_carry_hashes:
            ids += head.prev_events
        for type_ in ("m.room.create", "m.room.power_levels"):
            if (entry := head.state.get((type_, ""))) is not None:
                ids.append(entry.event_id)
        if self.notifications is not None:
            ids += self.notifications.needed(head, new.type, new.content)
        return ids

    def draft(
        self,
        head: RoomHead,
        new: NewEvent,
        lookup: Callable[[str], StoredEvent | None],
        *,
        redacted: StoredEvent | None = None,
    ) -> Draft:
        """Builds, authorises and signs.

        `redacted` is the event that `new.redacts` names.  Raises `AuthRefused` with the rule that refuses, `BadJson`
        for content that no event may have, or `TooLarge`.
        """
        draft = Draft(self.authorised(head, new, lookup), new)
        if new.state_key is not None and (entry := head.state.get((new.type, new.state_key))) is not None:
            draft.replaced = lookup(entry.event_id)
        if redacted is not None:
            draft.emptied = (redacted, redacted.event.redacted())
        self.finish(draft, head, lookup)
        return draft

    def authorised(self, head: RoomHead, new: NewEvent, lookup: Callable[[str], StoredEvent | None]) -> Event:
        """The event alone, built, authorised and signed. Raises as `draft`."""
        if "\0" in new.type or "\0" in (new.state_key or ""):
            # No database of ours could hold it as text.
            raise BadJson("Neither the type nor the state key of an event may contain a NUL character.")
        state = self._authorising(head, new, lookup)
        event = self._build(head, new, state, lookup)
        check(event, state)
        return event

    def finish(self, draft: Draft, head: RoomHead, lookup: Callable[[str], StoredEvent | None]) -> None:
        """What follows from an event that is allowed: its relation, stripped state, and whom it notifies."""
        event, new = draft.event, draft.new
        _relate(draft)
        if new.type == "m.room.member" and new.content.get("membership") in ("invite", "knock"):
            draft.stripped = self.stripped(head, event, lookup)
        if self.notifications is not None:
            draft.outcome = self.notifications.evaluate(event, head, lambda event_id: _event(lookup(event_id)))
            draft.notifies = draft.outcome.notifies_by_default
            if _fits_a_column(draft.outcome.thread_root):
                draft.thread_root = draft.outcome.thread_root

    def stripped(self, head: RoomHead, member: Event, lookup: Callable[[str], StoredEvent | None]) -> bytes:
        """Stripped state for the target of an invite or a knock, as JSON bytes, the member event last."""
        shown = []
        keys: list[StateKey] = [(type_, "") for type_ in STRIPPED_TYPES]
        keys.append(("m.room.member", member.sender))
        for key in keys:
            entry = head.state.get(key)
            stored = lookup(entry.event_id) if entry is not None else None
            if stored is not None and not (key[0] == "m.room.member" and key[1] == member.state_key):
                shown.append(stored.stripped())
        shown.append(StoredEvent(0, 0, member).stripped())
        return orjson.dumps(shown)

    def _authorising(
        self, head: RoomHead, new: NewEvent, lookup: Callable[[str], StoredEvent | None]
    ) -> Mapping[StateKey, Event]:
        state: dict[StateKey, Event] = {}
        for key in auth_types(head.version, new.type, new.sender, new.state_key, new.content):
            entry = head.state.get(key)
            stored = lookup(entry.event_id) if entry is not None else None
            if stored is not None:
                state[key] = stored.event
        # Version 12 takes the create event out of `auth_events`, not out of the rules.
        entry = head.state.get(("m.room.create", ""))
        if entry is not None and (stored := lookup(entry.event_id)) is not None:
            state[("m.room.create", "")] = stored.event
        return state

    def _build(
        self,
        head: RoomHead,
        new: NewEvent,
        state: Mapping[StateKey, Event],
        lookup: Callable[[str], StoredEvent | None],
    ) -> Event:
        cited = auth_types(head.version, new.type, new.sender, new.state_key, new.content)
        try:
            return build(
                head.version,
                room_id=head.room_id or None,
                type=new.type,
                sender=new.sender,
                content=new.content,
                state_key=new.state_key,
                redacts=new.redacts,
                prev_events=[self._cited(head, event_id, lookup) for event_id in head.prev_events],
                auth_events=[state[key] for key in cited if key in state],
                depth=head.depth + 1,
                origin_server_ts=new.origin_server_ts or self.now_ms(),
                origin=self.server_name,
                signing_key=self.signing_key,
            )
        except EventTooLarge as error:
            raise TooLarge(error.error) from error
        except (EventFormatError, CanonicalJsonError) as error:
            raise BadJson(error.error) from error

    def _cited(self, head: RoomHead, event_id: str, lookup: Callable[[str], StoredEvent | None]) -> Event | str:
        """An extremity as `build` wants it: versions 1 and 2 cite a hash, which needs the event itself."""
        if not head.version.references_carry_hashes:
            return event_id
        stored = lookup(event_id)
        return stored.event if stored is not None else event_id


def _relate(draft: Draft) -> None:
    draft.relation = relation_of(draft.event)
    if draft.relation is not None and draft.relation[1] == "m.thread":
        draft.thread_root = draft.relation[0]


def relation_of(event: Event) -> tuple[str, str] | None:
    """(parent, type) of the relation of an event that is no state, where it has one that can be kept."""
    relates_to = event.content.get("m.relates_to")
    if event.state_key is not None or not isinstance(relates_to, dict):
        return None
    rel_type, parent_id = relates_to.get("rel_type"), relates_to.get("event_id")
    return (parent_id, rel_type) if _fits_a_column(rel_type) and _fits_a_column(parent_id) else None


def _fits_a_column(text: object) -> TypeGuard[str]:
    return isinstance(text, str) and len(text) <= 255 and "\0" not in text


def _event(stored: StoredEvent | None) -> Event | None:
    return stored.event if stored is not None else None
