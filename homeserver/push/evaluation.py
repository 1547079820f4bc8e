"""The push rules at work on the send path: sync, without I/O, before the event is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Final, TypeGuard

from homeserver.protocol.event import Event
from homeserver.protocol.power_levels import PowerLevels
from homeserver.protocol.push_rules import CompiledRuleset, Occasion, evaluate_for_room, named_users
from homeserver.push.outcome import MAIN, WHOLE_ROOM, PushOutcome, statements
from homeserver.push.rulesets import Rulesets
from homeserver.rooms.head import RoomHead
from homeserver.storage import Statement

MAX_HOPS: Final = 3
"""Relations that are followed to find out in which thread an event is.  Client-server API, "Threading"."""
REMEMBERED: Final = 10_000

Lookup = Callable[[str], Event | None]


class PushEvaluation:
    """Evaluates events as they are appended; the rooms' `Notifications`."""

    def __init__(self, server_name: str, rulesets: Rulesets) -> None:
        self._local = ":" + server_name
        self._rulesets = rulesets
        self._customised: dict[str, tuple[Mapping[str, bool], int, list[str]]] = {}
        self._outcomes: dict[str, PushOutcome] = {}

    def needed(self, head: RoomHead, event_type: str, content: Mapping[str, Any]) -> list[str]:
        """IDs of the events that should be in memory before `evaluate` is called."""
        needed = []
        relation = relation_of(content)
        if relation is not None:
            needed.append(relation[1])
        for user_id in self._customised_in(head):
            if self._rulesets.looks_at_display_name(user_id):
                member = head.event_id("m.room.member", user_id)
                if member is not None:
                    needed.append(member)
        return needed

    def evaluate(self, event: Event, head: RoomHead, lookup: Lookup) -> PushOutcome:
        """What `event` means for the members of a room that stands at `head`; `lookup` finds events in memory."""
        sender = event.sender
        occasion = Occasion(
            event,
            member_count=len(head.joined),
            may_notify=lambda key: _may_notify(key, sender, head, lookup),
            display_name=lambda user_id: _display_name(user_id, head, lookup),
        )
        customised = [(user, self._rulesets.compiled(user)) for user in self._customised_in(head) if user != sender]
        named = self._named(event, head)
        if event.type == "m.room.member" and event.state_key in named and event.state_key not in head.joined:
            compiled = self._rulesets.compiled(event.state_key)
            if compiled is not None:
                named.remove(event.state_key)
                customised.append((event.state_key, compiled))
        verdict = evaluate_for_room(occasion, named, _present(customised))
        thread_id = thread_of(event, lookup) or MAIN
        outcome = PushOutcome(
            sender=sender,
            thread_id=thread_id,
            default=verdict.default,
            exceptions=verdict.exceptions,
            reads=self._reads(event, head, thread_id),
            ordinal=head.notify_ordinal + (verdict.default.notify and thread_id == MAIN),
        )
        self._remember(event.event_id, outcome)
        return outcome

    def statements(self, position: int, room_nid: int, outcome: PushOutcome) -> list[Statement]:
        """The rows for an event that is written at `position`."""
        return list(statements(position, room_nid, outcome))

    def take(self, event_id: str) -> PushOutcome | None:
        """The outcome of an event that this process evaluated, once."""
        return self._outcomes.pop(event_id, None)

    def has_own_rules(self, user_id: str) -> bool:
        """Whether the user changed anything about their push rules."""
        return user_id in self._rulesets.customised()

    def may_be_special_for(self, event: Event, head: RoomHead | None) -> Collection[str] | None:
        """Those for whom an event that another process evaluated may mean something else than the default.

        None when it may be something special for everyone.
        """
        mentions = event.content.get("m.mentions")
        if head is None or event.type == "m.room.tombstone" or (isinstance(mentions, Mapping) and "room" in mentions):
            return None
        return {*self._customised_in(head), *named_users(event)}

    def _remember(self, event_id: str, outcome: PushOutcome) -> None:
        self._outcomes[event_id] = outcome
        if len(self._outcomes) > REMEMBERED:
            del self._outcomes[next(iter(self._outcomes))]

    def _customised_in(self, head: RoomHead) -> Sequence[str]:
        """The joined users with customised rules: worked out once for each set of members."""
        known = self._customised.get(head.room_id)
        if known is not None and known[0] is head.joined and known[1] == self._rulesets.generation:
            return known[2]
        customised = self._rulesets.customised()
        if len(customised) < len(head.joined):
            users = [user_id for user_id in customised if user_id in head.joined]
        else:
            users = [user_id for user_id in head.joined if user_id in customised]
        if len(self._customised) >= REMEMBERED:
            self._customised.clear()
        self._customised[head.room_id] = (head.joined, self._rulesets.generation, users)
        return users

    def _named(self, event: Event, head: RoomHead) -> list[str]:
        named = named_users(event)
        if not named:
            return named
        customised = self._rulesets.customised()
        invited = event.state_key if event.type == "m.room.member" else None
        return [
            user_id
            for user_id in named
            if user_id.endswith(self._local)
            and user_id != event.sender
            and ((user_id in head.joined and user_id not in customised) or user_id == invited)
        ]

    def _reads(self, event: Event, head: RoomHead, thread_id: str) -> str | None:
        if not event.sender.endswith(self._local):
            return None
        if event.type == "m.room.member":
            joins = event.content.get("membership") == "join" and event.state_key == event.sender
            if joins:
                # A change of name or avatar goes to every room at once and says nothing about what was read.
                return None if event.sender in head.joined else WHOLE_ROOM
        return thread_id


def relation_of(content: Mapping[str, Any]) -> tuple[str, str] | None:
    """`rel_type` and parent of the relation in an event's content, or None."""
    relates_to = content.get("m.relates_to")
    if isinstance(relates_to, Mapping):
        rel_type, parent_id = relates_to.get("rel_type"), relates_to.get("event_id")
        if _is_name(rel_type) and _is_name(parent_id):
            return rel_type, parent_id
    return None


def _is_name(text: object) -> TypeGuard[str]:
    """Whether a text can be a type of relation or an event ID, and be stored as one by every database."""
    return isinstance(text, str) and len(text) <= 255 and "\0" not in text


def thread_of(event: Event, lookup: Lookup) -> str | None:
    """Event ID of the root of the thread that an event is in, following at most three relations; else None.

    Client-server API, "Threaded read receipts": thread roots and what relates to them otherwise are in the main
    timeline.
    """
    at: Event | None = event
    for _ in range(MAX_HOPS):
        relation = relation_of(at.content) if at is not None and at.state_key is None else None
        if relation is None:
            return None
        rel_type, parent_id = relation
        if rel_type == "m.thread":
            return parent_id
        at = lookup(parent_id)
        if at is not None and at.room_id != event.room_id:
            return None
    return None


def _present(customised: Iterable[tuple[str, CompiledRuleset | None]]) -> list[tuple[str, CompiledRuleset]]:
    return [(user_id, rules) for user_id, rules in customised if rules is not None]


def _may_notify(key: str, sender: str, head: RoomHead, lookup: Lookup) -> bool:
    levels = PowerLevels.of(
        head.version, _current(head, lookup, "m.room.create"), _current(head, lookup, "m.room.power_levels")
    )
    # "notifications" has a default for `room` alone; a key that the room does not name needs the same.
    return levels.user(sender) >= levels.notifications.get(key, 50)


def _display_name(user_id: str, head: RoomHead, lookup: Lookup) -> str | None:
    event_id = head.event_id("m.room.member", user_id)
    member = lookup(event_id) if event_id is not None else None
    name = member.content.get("displayname") if member is not None else None
    return name if isinstance(name, str) else None


def _current(head: RoomHead, lookup: Lookup, event_type: str) -> Event | None:
    event_id = head.event_id(event_type)
    return lookup(event_id) if event_id is not None else None
