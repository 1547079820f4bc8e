"""State resolution since room version 2, and its revision v2.1 since room version 12.

The definitions are those of Room version 12, "State resolution"; `Revision` holds what v2.1 changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from homeserver.protocol.auth_rules import AuthRefused, StateKey, auth_types_of, check
from homeserver.protocol.auth_rules.room_state import CREATE, JOIN_RULES, POWER_LEVELS
from homeserver.protocol.event import Event
from homeserver.protocol.state_resolution.auth_graph import AuthGraph
from homeserver.protocol.state_resolution.ordering import mainline_order, reverse_topological_power_order
from homeserver.protocol.state_resolution.state_sets import Forks


@dataclass(frozen=True, slots=True)
class Revision:
    """What differs between the revisions of the algorithm."""

    starts_empty: bool
    """v2.1: "The iterative auth checks algorithm now starts with an empty state map instead of the unconflicted state
    map"."""
    replays_subgraph: bool
    """v2.1: "The full conflicted set is the union of the conflicted state set, the conflicted state subgraph, and the
    auth difference"."""


V2: Final = Revision(starts_empty=False, replays_subgraph=False)
V2_1: Final = Revision(starts_empty=True, replays_subgraph=True)


def resolve_conflicts(forks: Forks, graph: AuthGraph, revision: Revision) -> dict[StateKey, str]:
    """The state that the events in conflict make, keys among it that the unconflicted state is to override.

    1. Select the set X of all *power events* that appear in the *full conflicted set*. For each such power event P,
       enlarge X by adding the events in the auth chain of P which also belong to the full conflicted set. Sort X into
       a list using the *reverse topological power ordering*.
    2. Apply the *iterative auth checks algorithm*, starting from the *unconflicted state map* (v2.1: an *empty* state
       map), to the list of events from the previous step to get a partially resolved state.
    3. Take all remaining events that weren't picked in step 1 and order them by the mainline ordering based on the
       power level in the partially resolved state obtained in step 2.
    4. Apply the *iterative auth checks algorithm* on the partial resolved state and the list of events from the
       previous step.
    5. Update the result by replacing any event with the event with the same key from the *unconflicted state map*, if
       such an event exists, to get the final resolved state. (Done by `Forks.changes`.)
    """
    full_conflicted_set = _full_conflicted_set(forks, graph, revision)
    replay = _Replay(forks, graph, revision)
    # 1. "Select the set X of all power events that appear in the full conflicted set."
    events = [graph.event(event_id) for event_id in full_conflicted_set]
    replay.prepare(events)
    power_events = _with_their_authority(filter(is_power_event, events), full_conflicted_set, graph)
    # 2. "Apply the iterative auth checks algorithm ... to the list of events from the previous step"
    replay.apply(reverse_topological_power_order(power_events, graph))
    # 3. "Take all remaining events that weren't picked in step 1 and order them by the mainline ordering"
    chosen = {event.event_id for event in power_events}
    remaining = [event for event in events if event.event_id not in chosen]
    ordered = mainline_order(remaining, replay.standing(POWER_LEVELS), graph)
    # 4. "Apply the iterative auth checks algorithm on the partial resolved state"
    replay.apply(ordered)
    return replay.resolved


def is_power_event(event: Event) -> bool:
    """Whether this is a *power event*: one that "might remove someone's ability to do something in the room".

    "A state event with type `m.room.power_levels` or `m.room.join_rules`, or a state event with type `m.room.member`
    where the `membership` is `leave` or `ban` and the `sender` does not match the `state_key`." The former only under
    the empty state key: under another one they have no power, and other servers do not take them for power events.
    """
    if event.state_key is None:
        return False
    if (event.type, event.state_key) in (POWER_LEVELS, JOIN_RULES):
        return True
    return event.membership in ("leave", "ban") and event.sender != event.state_key


def _full_conflicted_set(forks: Forks, graph: AuthGraph, revision: Revision) -> set[str]:
    """The union of the conflicted state set, the auth difference and, in v2.1, the conflicted state subgraph."""
    states = forks.conflicted_events()
    conflicted = set[str]().union(*states)
    reached = graph.with_auth_chains(conflicted)
    chains = [graph.with_auth_chains(events) for events in states]
    full = conflicted | _auth_difference(forks, graph, chains, conflicted)
    if revision.replays_subgraph:
        # "Starting from an event in the conflicted state set and following auth_events edges may lead to another event
        #  in the conflicted state set. The union of all such paths ... (including endpoints)"
        full |= graph.between(conflicted, reached)
    graph.require(full)
    return full


def _auth_difference(forks: Forks, graph: AuthGraph, chains: list[set[str]], conflicted: set[str]) -> set[str]:
    """The *auth difference*: "taking every event that doesn't appear in every auth chain", the conflicted ones apart.

    If C_i is the full auth chain of S_i, then the auth difference is ∪ C_i - ∩ C_i. Here each S_i is taken to be part
    of C_i, as other servers do: otherwise an event that all states hold would be replayed only because one of them
    does not cite it. With U for the unconflicted events and their auth chains, and `chains` for the conflicted ones,
    C_i = U ∪ chains_i, and the difference is ∪ chains_i - ∩ chains_i - U. So U matters only to what that leaves.
    """
    candidates = set[str]().union(*chains) - chains[0].intersection(*chains[1:]) - conflicted
    if not candidates:
        return candidates
    graph.require(candidates)
    candidates = {event_id for event_id in candidates if not _is_unconflicted(graph.event(event_id), forks)}
    if not candidates:
        return candidates
    return candidates - graph.with_auth_chains(forks.unconflicted_events())


def _is_unconflicted(event: Event, forks: Forks) -> bool:
    return event.state_key is not None and forks.unconflicted((event.type, event.state_key)) == event.event_id


def _with_their_authority(
    power_events: Iterable[Event], full_conflicted_set: set[str], graph: AuthGraph
) -> list[Event]:
    """X: "For each such power event P, enlarge X by adding the events in the auth chain of P which also belong to the
    full conflicted set."

    The chain is followed only as far as it runs through that set, as on other servers. In v2.1 that is no difference:
    an event between two of the set is on a path between conflicted events, hence in the subgraph.
    """
    chosen = {event.event_id: event for event in power_events}
    stack = list(chosen.values())
    while stack:
        for event_id in stack.pop().auth_events:
            if event_id in full_conflicted_set and event_id not in chosen:
                chosen[event_id] = graph.event(event_id)
                stack.append(chosen[event_id])
    return list(chosen.values())


class _Replay:
    """The *iterative auth checks algorithm*: the state that grows while events are applied to it one by one."""

    __slots__ = ("_forks", "_graph", "resolved")

    resolved: dict[StateKey, str]
    """What has been applied, on top of the state that it started from."""

    def __init__(self, forks: Forks, graph: AuthGraph, revision: Revision) -> None:
        self._forks = None if revision.starts_empty else forks
        self._graph = graph
        self.resolved = {}

    def standing(self, key: StateKey) -> str | None:
        """The event that holds a key in the state as it is now."""
        event_id = self.resolved.get(key)
        if event_id is None and self._forks is not None:
            return self._forks.unconflicted(key)
        return event_id

    def prepare(self, events: Iterable[Event]) -> None:
        """Raise `MissingEvents` for all at once that `apply` is going to look at."""
        needed: set[str] = set()
        for event in events:
            needed.update(event.auth_events)
            needed.update(filter(None, map(self.standing, _authority_keys(event))))
        self._graph.require(needed)

    def apply(self, ordered: Iterable[Event]) -> None:
        """Go "through the event list ... applying the state event to the room state if the state event is allowed by
        the authorisation rules. If the state event is not allowed by the authorisation rules, then the event is
        ignored."
        """
        for event in ordered:
            if event.state_key is None:
                continue
            try:
                check(event, self._state_for(event))
            except AuthRefused:
                continue
            self.resolved[(event.type, event.state_key)] = event.event_id

    def _state_for(self, event: Event) -> dict[StateKey, Event]:
        """The part of the state that has a say. "If a (event_type, state_key) key that is required for checking the
        authorisation rules is not present in the state, then the appropriate state event from the event's auth_events
        is used if the auth event is not rejected."
        """
        state: dict[StateKey, Event] = {}
        cited: dict[StateKey, Event] | None = None
        for key in _authority_keys(event):
            event_id = self.standing(key)
            if event_id is not None:
                state[key] = self._graph.event(event_id)
                continue
            if cited is None:
                cited = self._graph.authority(event)
            if key in cited:
                state[key] = cited[key]
        return state


def _authority_keys(event: Event) -> list[StateKey]:
    """The part of the state that the authorisation rules read for an event, cited or not."""
    keys = auth_types_of(event)
    return keys if event.version.create_in_auth_events else [CREATE, *keys]
