"""A room as a resident server tells it when we join (`/send_join`): what of it holds together.

Form, hashes and signatures of the events were checked before; here they are authorised by each other (Server-server
API, "Checks performed on receipt of a PDU", step 4), and the join by the state that they make (step 5).  Pure, and cut
into steps: a large room must not hold up everything else.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from homeserver.protocol.auth_rules import AuthRefused, StateKey, check, check_auth_events
from homeserver.protocol.event import Event

CREATE: Final[StateKey] = ("m.room.create", "")
STEP: Final = 25
"""Events that are looked at between two breaks: some milliseconds at the most."""

Steps = Generator[None, None, "ReceivedRoom"]


class BadRoom(Exception):
    """The answer describes no room that could be joined: another server may tell a better story."""


@dataclass(frozen=True, slots=True)
class ReceivedRoom:
    """A room that can be taken in.

    `state` is the state before the join, `auth_chain` the events beside it that lend authority to the state or to the
    join.  Every event of both is allowed by its auth events, all of which are among them.  `refused` says of the events
    that were left out why, by ID.
    """

    join: Event
    state: Sequence[Event]
    auth_chain: Sequence[Event]
    refused: Mapping[str, str]


def received_room(join: Event, state: Sequence[Event], auth_chain: Sequence[Event]) -> Steps:
    """The room, in steps: the generator's return value.

    1. Events of other rooms are left out.
    2. The state must have the create event of this room and of the version that the join was made for.
    3. Each event must be allowed by its auth events, all of which are at hand and were allowed themselves.
    4. No two events may hold the same piece of state.
    5. The join must be allowed by its auth events, and by the state.
    6. Of the auth chain, what nothing cites is left out.

    Raises `BadRoom` where 2, 4 or 5 fails; what 3 refuses is left out with all that rests on it.
    """
    refused: dict[str, str] = {}
    told: dict[str, Event] = {}
    for at, event in enumerate([*auth_chain, *state]):
        if at % STEP == 0:
            yield
        # 1. "If any event in auth_events has a room_id which does not match that of the event ..., reject."
        if event.room_id == join.room_id:
            told[event.event_id] = event
        else:
            refused[event.event_id] = "it is of another room"
    # 2. Every other event rests on this one.
    create = _create_of(join, state, told)
    # 3.
    allowed = yield from _allowed(create, told, refused)
    # 4.
    holders: dict[StateKey, Event] = {}
    for at, event in enumerate(state):
        if at % STEP == 0:
            yield
        if event.event_id not in allowed or event.event_id == join.event_id:
            continue
        if event.state_key is None:
            refused[event.event_id] = "it is no state event"
        elif holders.setdefault(event.key, event) != event:
            raise BadRoom(f"two events hold the state {event.key[0]}")
    # 5.
    try:
        check_auth_events(join, allowed)
        check(join, _cited(join, allowed, create))
        check(join, holders)
    except AuthRefused as error:
        raise BadRoom(f"the join is not allowed by what the server tells of the room: {error}") from error
    # 6.
    chain = yield from _chain([join, *holders.values()], allowed)
    held = {event.event_id for event in holders.values()}
    return ReceivedRoom(join, list(holders.values()), [event for event in chain if event.event_id not in held], refused)


def _create_of(join: Event, state: Iterable[Event], told: Mapping[str, Event]) -> Event:
    creates = {event for event in state if event.type == CREATE[0] and event.state_key == "" and event.event_id in told}
    if len(creates) != 1:
        raise BadRoom("the state has no create event of this room" if not creates else "two events create the room")
    create = creates.pop()
    named = create.content.get("room_version", "1")
    if named != join.version.version:
        raise BadRoom(f"the room is of version {named!s:.32}, not {join.version.version}")
    if create.auth_events:
        raise BadRoom("the create event cites others")
    try:
        check(create, {})
    except AuthRefused as error:
        raise BadRoom(f"no room can begin so: {error}") from error
    return create


def _allowed(
    create: Event, told: Mapping[str, Event], refused: dict[str, str]
) -> Generator[None, None, dict[str, Event]]:
    """The events that their auth events allow, by ID, every event behind those that it cites."""
    allowed = {create.event_id: create}
    waits_for, citing = yield from _edges(told, create)
    ready = deque(event_id for event_id, count in waits_for.items() if not count)
    at = 0
    while ready:
        event = told[ready.popleft()]
        at += 1
        if at % STEP == 0:
            yield
        reason = _refusal(event, allowed, create)
        if reason is None:
            allowed[event.event_id] = event
        else:
            refused[event.event_id] = reason
        for event_id in citing.get(event.event_id, ()):
            waits_for[event_id] -= 1
            if not waits_for[event_id]:
                ready.append(event_id)
    # Where servers choose event IDs, events may cite each other in a circle: nobody's turn comes.
    for event_id, count in waits_for.items():
        if count:
            refused[event_id] = "it lends authority to itself"
    return allowed


def _edges(
    told: Mapping[str, Event], create: Event
) -> Generator[None, None, tuple[dict[str, int], dict[str, list[str]]]]:
    """For each event but the create event: how many of the others it cites, and by which of them it is cited."""
    waits_for: dict[str, int] = {}
    citing: dict[str, list[str]] = {}
    for at, event in enumerate(told.values()):
        if at % (STEP * 10) == 0:
            yield
        if event == create:
            continue
        cited = {event_id for event_id in event.auth_events if event_id in told and event_id != create.event_id}
        waits_for[event.event_id] = len(cited)
        for event_id in cited:
            citing.setdefault(event_id, []).append(event.event_id)
    return waits_for, citing


def _refusal(event: Event, allowed: Mapping[str, Event], create: Event) -> str | None:
    """Why the event is not allowed by its auth events; None where it is."""
    if event.type == CREATE[0]:
        return "another event creates the room"
    try:
        check_auth_events(event, allowed)
        check(event, _cited(event, allowed, create))
    except AuthRefused as error:
        return str(error)
    return None


def _cited(event: Event, allowed: Mapping[str, Event], create: Event) -> Mapping[StateKey, Event]:
    """The state that the event's auth events make; since version 12 the create event is in it without being cited."""
    cited = {allowed[event_id].key: allowed[event_id] for event_id in event.auth_events}
    if not event.version.create_in_auth_events:
        cited[CREATE] = create
    return cited


def _chain(tips: Iterable[Event], allowed: Mapping[str, Event]) -> Generator[None, None, list[Event]]:
    """The events that lend authority to the tips, directly or not."""
    found: dict[str, Event] = {}
    left = list(tips)
    at = 0
    while left:
        at += 1
        if at % (STEP * 10) == 0:
            yield
        for event_id in left.pop().auth_events:
            if event_id not in found:
                found[event_id] = allowed[event_id]
                left.append(allowed[event_id])
    return list(found.values())
