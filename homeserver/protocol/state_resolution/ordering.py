"""The two orders in which state resolution replays events (Room version 12, "State resolution", "Definitions")."""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from math import inf

from homeserver.protocol.auth_rules.room_state import CREATE
from homeserver.protocol.event import Event
from homeserver.protocol.power_levels import Level, PowerLevels
from homeserver.protocol.state_resolution.auth_graph import AuthGraph


def reverse_topological_power_order(events: Iterable[Event], graph: AuthGraph) -> list[Event]:
    """The *reverse topological power ordering*: "the lexicographically smallest topological ordering based on the DAG
    formed by auth events", from earliest to latest. For events x and y, x < y if

    1. x's sender has *greater* power level than y's sender, when looking at their respective `auth_event`s; or
    2. the senders have the same power level, but x's `origin_server_ts` is *less* than y's `origin_server_ts`; or
    3. the senders have the same power level and the events have the same `origin_server_ts`, but x's `event_id` is
       *less* than y's `event_id`.

    "using Kahn's algorithm for topological sorting, and at each step selecting, among all the candidate vertices, the
    smallest vertex". Events on a circle of citations, and those that rest on one, have no place in it and are left out.
    """
    by_id = {event.event_id: event for event in events}
    citing: dict[str, list[str]] = {}
    waiting_for: dict[str, int] = {}
    for event_id, event in by_id.items():
        cited = {auth_event_id for auth_event_id in event.auth_events if auth_event_id in by_id}
        waiting_for[event_id] = len(cited)
        for auth_event_id in cited:
            citing.setdefault(auth_event_id, []).append(event_id)

    def comparable(event: Event) -> tuple[Level, int, str]:
        return -_sender_level(event, graph), event.origin_server_ts, event.event_id

    candidates = [comparable(by_id[event_id]) for event_id, count in waiting_for.items() if not count]
    heapify(candidates)
    ordered = []
    while candidates:
        event_id = heappop(candidates)[2]
        ordered.append(by_id[event_id])
        for citing_id in citing.get(event_id, ()):
            waiting_for[citing_id] -= 1
            if not waiting_for[citing_id]:
                heappush(candidates, comparable(by_id[citing_id]))
    return ordered


def mainline_order(events: Iterable[Event], power_levels: str | None, graph: AuthGraph) -> list[Event]:
    """The *mainline ordering* based on an `m.room.power_levels` event. For events x and y, x < y if

    1. the mainline position of x is **greater** than the mainline position of y (i.e. the auth chain of x is based on
       an earlier event in the mainline than y); or
    2. the mainline positions of the events are the same, but x's `origin_server_ts` is *less* than y's
       `origin_server_ts`; or
    3. the mainline positions of the events are the same and the events have the same `origin_server_ts`, but x's
       `event_id` is *less* than y's `event_id`.

    Without power levels there is no mainline, and every event is at the same position.
    """
    positions = _mainline(power_levels, graph)
    return sorted(
        events, key=lambda event: (-_mainline_position(event, positions, graph), event.origin_server_ts, event.event_id)
    )


def _sender_level(event: Event, graph: AuthGraph) -> Level:
    """The sender's power level "when looking at" the event's `auth_events`."""
    create = graph.create(event.room_id)
    if create is None:
        cited = map(graph.event, event.auth_events)
        create = next((auth_event for auth_event in cited if auth_event.type == CREATE[0]), None)
    return PowerLevels.of(event.version, create, graph.cited_power_levels(event)).user(event.sender)


def _mainline(power_levels: str | None, graph: AuthGraph) -> dict[str, Level]:
    """The *mainline of P_0*: its events with their index, found by following the cited power levels."""
    positions: dict[str, Level] = {}
    while power_levels is not None and power_levels not in positions:
        positions[power_levels] = len(positions)
        before = graph.cited_power_levels(graph.event(power_levels))
        power_levels = None if before is None else before.event_id
    return positions


def _mainline_position(event: Event, positions: dict[str, Level], graph: AuthGraph) -> Level:
    """The *mainline position*: "Find the smallest index j ≥ 1 for which e_j belongs to the mainline of P. If such a j
    exists, then e_j = P_i for some unique index i ≥ 0. Otherwise set i = ∞".

    What was found for the power levels on the way is kept in `positions`.
    """
    passed: list[str] = []
    position: Level = inf
    current = graph.cited_power_levels(event)
    while current is not None:
        if current.event_id in positions:
            position = positions[current.event_id]
            break
        positions[current.event_id] = inf
        passed.append(current.event_id)
        current = graph.cited_power_levels(current)
    for event_id in passed:
        positions[event_id] = position
    return position
