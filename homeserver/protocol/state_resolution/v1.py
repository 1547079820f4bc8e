"""State resolution of room version 1 (Room version 1, "State resolution")."""

from collections.abc import Iterable, Mapping
from hashlib import sha1
from typing import Final

from homeserver.protocol.auth_rules import AuthRefused, StateKey, auth_types_of, check
from homeserver.protocol.auth_rules.room_state import JOIN_RULES, MEMBER, POWER_LEVELS
from homeserver.protocol.event import Event
from homeserver.protocol.state_resolution.auth_graph import AuthGraph
from homeserver.protocol.state_resolution.state_sets import Forks

_AUTH_TYPES: Final = (POWER_LEVELS[0], JOIN_RULES[0], MEMBER)
"""The types whose conflicts are resolved first, in this order."""


def resolve_conflicts(forks: Forks, graph: AuthGraph) -> dict[StateKey, str]:
    """The event for each key in conflict.

    1. Start by setting R to the union of the states to be resolved, excluding any conflicting events.
    2. Resolve conflicts between `m.room.power_levels` events: see `_longest_run`.
    3. Repeat the above process for conflicts between `m.room.join_rules` events.
    4. Repeat the above process for conflicts between `m.room.member` events.
    5. "No other events affect the authorisation rules, so for all other conflicts, just pick the event with the
       highest depth and lowest sha1(event_id) that passes authentication in R and add it to R."
    """
    candidates = {key: {value for value in values if value is not None} for key, values in forks.conflicted.items()}
    graph.require({event_id for event_ids in candidates.values() for event_id in event_ids})
    # 1. "Start by setting R to the union of the states to be resolved, excluding any conflicting events."
    resolved = _Resolved(forks, graph)
    # 2. to 4. "First we resolve conflicts between m.room.power_levels events ... Repeat the above process"
    for event_type in _AUTH_TYPES:
        of_this_type = {key: ids for key, ids in candidates.items() if key[0] == event_type}
        # Conflicts of one type do not see each other's outcome, so that their order does not matter.
        outcome = {key: _longest_run(map(graph.event, ids), resolved) for key, ids in of_this_type.items()}
        resolved.update(outcome)
    # 5. "for all other conflicts, just pick the event with the highest depth and lowest sha1(event_id) ..."
    others = {key: ids for key, ids in candidates.items() if key[0] not in _AUTH_TYPES}
    resolved.update({key: _highest_allowed(map(graph.event, ids), resolved) for key, ids in others.items()})
    return {key: event.event_id for key, event in resolved.outcome.items()}


class _Resolved:
    """*R*: what is resolved so far, on top of what was never in conflict."""

    def __init__(self, forks: Forks, graph: AuthGraph) -> None:
        self._forks = forks
        self._graph = graph
        self.outcome: dict[StateKey, Event] = {}

    def update(self, outcome: Mapping[StateKey, Event]) -> None:
        """Add resolved conflicts to R."""
        self.outcome.update(outcome)

    def allows(self, event: Event, added: Event | None = None) -> bool:
        """Whether the authorisation rules allow the event in a room in state R, with one more event in it."""
        state: dict[StateKey, Event] = {}
        for key in auth_types_of(event):
            resolved = self.outcome.get(key)
            if resolved is None and (event_id := self._forks.unconflicted(key)) is not None:
                resolved = self._graph.event(event_id)
            if added is not None and key == (added.type, added.state_key):
                resolved = added
            if resolved is not None:
                state[key] = resolved
        try:
            check(event, state)
        except AuthRefused:
            return False
        return True


def _ascending(events: Iterable[Event]) -> list[Event]:
    """By ascending `depth`, then descending `sha1(event_id)`."""
    by_hash = sorted(events, key=lambda event: sha1(event.event_id.encode("utf-8", "surrogatepass")).digest())
    by_hash.reverse()
    return sorted(by_hash, key=lambda event: event.depth)


def _longest_run(events: Iterable[Event], resolved: _Resolved) -> Event:
    """The last event of a list, each of which the one before it allows:

    - Sort the list by ascending `depth` then descending `sha1(event_id)`.
    - Add the first event in the list to R.
    - For each subsequent event in the list, check that the event would be allowed by the authorisation rules for a
      room in state R. If the event would be allowed, then update R with the event and continue with the next event in
      the list. If it would not be allowed, stop.
    """
    ordered = _ascending(events)
    last = ordered[0]
    for event in ordered[1:]:
        if not resolved.allows(event, last):
            break
        last = event
    return last


def _highest_allowed(events: Iterable[Event], resolved: _Resolved) -> Event:
    """The event with the highest depth that R allows.

    When it allows none, the text is silent. Then the one of the least depth stays, as on other servers, so that a key
    that every state had is not lost.
    """
    ordered = _ascending(events)
    return next((event for event in reversed(ordered) if resolved.allows(event)), ordered[0])
