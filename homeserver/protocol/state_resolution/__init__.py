"""State resolution: one state of a room out of several (Room versions, "State resolution").

Three algorithms, chosen by the room version: `v1`, `v2` and its revision v2.1. All are pure and iterative. They ask
for events by ID; when some are not at hand they raise `MissingEvents`, so that whoever reads them from a database can
load a batch and call again:

    while True:
        try:
            return resolve(version, states, events)
        except MissingEvents as missing:
            events |= await load_with_auth_chains(missing.event_ids)
"""

from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from homeserver.protocol.auth_rules import StateKey
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import RoomVersion, StateResolution
from homeserver.protocol.state_resolution import v1, v2
from homeserver.protocol.state_resolution.auth_graph import AuthGraph, MissingEvents, StateResolutionError
from homeserver.protocol.state_resolution.state_sets import Fork, Forks, StateMap, difference

__all__ = ["Fork", "MissingEvents", "StateMap", "StateResolutionError", "difference", "resolve", "resolve_forks"]

_NO_EDGES: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})


def resolve(
    version: RoomVersion,
    states: Sequence[StateMap],
    events: Mapping[str, Event],
    *,
    rejected: Container[str] = frozenset(),
    auth_edges: Mapping[str, Sequence[str]] = _NO_EDGES,
) -> dict[StateKey, str]:
    """The state after events whose states after them are `states`; see `resolve_forks` for the other arguments.

    The answer does not depend on the order of `states`. No states make the empty state.
    """
    if not states:
        return {}
    base = states[0]
    forks = [difference(base, state) for state in states[1:]]
    changes = resolve_forks(version, base, [{}, *forks], events, rejected=rejected, auth_edges=auth_edges)
    resolved = dict(base)
    for key, event_id in changes.items():
        if event_id is None:
            resolved.pop(key, None)
        else:
            resolved[key] = event_id
    return resolved


def resolve_forks(
    version: RoomVersion,
    base: StateMap,
    forks: Sequence[Fork],
    events: Mapping[str, Event],
    *,
    rejected: Container[str] = frozenset(),
    auth_edges: Mapping[str, Sequence[str]] = _NO_EDGES,
) -> Fork:
    """What to change in `base` to get the state that the forks resolve to.

    Each fork says how one of the states differs from `base`: the event that a key has there, or None for a key that
    it lacks; a state that is `base` itself is the fork `{}`. Which of the states, or whether any, is taken as base
    does not matter to the outcome. Costs nothing for the entries in which the forks do not differ.

    `events` holds events by their ID: those in which the states differ and their auth chains (and the create event in
    versions that do not cite it). Rarely, when an event that no state holds is in one of these auth chains alone, the
    auth chains of the rest of the state are walked too: for these the IDs that they cite are enough, in `auth_edges`.
    `rejected` tells which events were rejected: they do not lend authority to the events that cite them.

    Raises `MissingEvents` with all those that the current step lacks, and `StateResolutionError` when an event is of
    another room.
    """
    graph = AuthGraph(version, events, auth_edges, rejected)
    split = Forks(base, forks, absence_conflicts=version.state_resolution is not StateResolution.V1)
    if not split.conflicted:
        return split.agreed
    match version.state_resolution:
        case StateResolution.V1:
            resolved = v1.resolve_conflicts(split, graph)
        case StateResolution.V2:
            resolved = v2.resolve_conflicts(split, graph, v2.V2)
        case StateResolution.V2_1:
            resolved = v2.resolve_conflicts(split, graph, v2.V2_1)
    return split.changes(resolved)
