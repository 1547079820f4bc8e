"""The graph that events form by citing their auth events, and the sets that state resolution takes out of it."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence

from homeserver.protocol.auth_rules.room_state import CREATE, POWER_LEVELS, StateKey
from homeserver.protocol.errors import MatrixError
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import RoomVersion


class StateResolutionError(MatrixError):
    """The states cannot be resolved: 500 M_UNKNOWN if it ever reached a client."""

    def __init__(self, error: str) -> None:
        super().__init__(500, "M_UNKNOWN", error)


class MissingEvents(StateResolutionError):
    """Events are needed that were not given: load these, best with their auth chains, and resolve again."""

    event_ids: frozenset[str]

    def __init__(self, event_ids: Iterable[str]) -> None:
        self.event_ids = frozenset(event_ids)
        super().__init__(f"{len(self.event_ids)} events are needed to resolve the state")


class AuthGraph:
    """Events by ID, with what they cite. Walks keep their own stack and visit each event once, so that neither long
    chains nor circles (which the chosen event IDs of versions 1 and 2 allow to forge) can stop them."""

    __slots__ = ("_edges", "_events", "_rejected", "_room_id", "_version")

    def __init__(
        self,
        version: RoomVersion,
        events: Mapping[str, Event],
        auth_edges: Mapping[str, Sequence[str]],
        rejected: Container[str],
    ) -> None:
        self._version = version
        self._events = events
        self._edges = auth_edges
        self._rejected = rejected
        self._room_id: str | None = None

    def require(self, event_ids: Collection[str]) -> None:
        """Raise `MissingEvents` unless all of these are at hand, `StateResolutionError` unless all are of one room."""
        events = self._events
        missing = [event_id for event_id in event_ids if event_id not in events]
        if missing:
            raise MissingEvents(missing)
        for event_id in event_ids:
            room_id = events[event_id].room_id
            if self._room_id is None:
                self._room_id = room_id
            elif room_id != self._room_id:
                raise StateResolutionError(f"{event_id} is of another room")

    def event(self, event_id: str) -> Event:
        """The event; raises `MissingEvents`."""
        event = self._events.get(event_id)
        if event is None:
            raise MissingEvents([event_id])
        return event

    def cited(self, event_id: str) -> Sequence[str] | None:
        """The auth events of an event, or None when it is not known."""
        edges = self._edges.get(event_id)
        if edges is not None:
            return edges
        event = self._events.get(event_id)
        return None if event is None else event.auth_events

    def with_auth_chains(self, event_ids: Iterable[str]) -> set[str]:
        """These events and the *auth chain* of each: "all of E's auth events, all of their auth events, and so on"."""
        reached = set(event_ids)
        stack = list(reached)
        missing: list[str] = []
        while stack:
            event_id = stack.pop()
            cited = self.cited(event_id)
            if cited is None:
                missing.append(event_id)
                continue
            for auth_event_id in cited:
                if auth_event_id not in reached:
                    reached.add(auth_event_id)
                    stack.append(auth_event_id)
        if missing:
            raise MissingEvents(missing)
        return reached

    def between(self, endpoints: Collection[str], reached: Iterable[str]) -> set[str]:
        """The events on paths of citations from one of the endpoints to another, endpoints included.

        `reached` is `with_auth_chains(endpoints)`.
        """
        citing: dict[str, list[str]] = {}
        for event_id in reached:
            for auth_event_id in self.cited(event_id) or ():
                citing.setdefault(auth_event_id, []).append(event_id)
        found = set(endpoints)
        stack = list(found)
        while stack:
            for event_id in citing.get(stack.pop(), ()):
                if event_id not in found:
                    found.add(event_id)
                    stack.append(event_id)
        return found

    def create(self, room_id: str) -> Event | None:
        """The create event that the room ID is made of, in versions where it is; None in others."""
        if not self._version.room_id_is_create_hash:
            return None
        return self.event("$" + room_id[1:])

    def authority(self, event: Event) -> dict[StateKey, Event]:
        """The state that the event itself cites, with the create event, and without what was rejected.

        Raises `MissingEvents` with all that are not at hand.
        """
        missing = [event_id for event_id in event.auth_events if event_id not in self._events]
        if missing:
            raise MissingEvents(missing)
        state: dict[StateKey, Event] = {}
        create = self.create(event.room_id)
        if create is not None:
            state[CREATE] = create
        for event_id in event.auth_events:
            auth_event = self._events[event_id]
            if auth_event.state_key is not None and event_id not in self._rejected:
                state[(auth_event.type, auth_event.state_key)] = auth_event
        return state

    def cited_power_levels(self, event: Event) -> Event | None:
        """The `m.room.power_levels` event among the auth events of an event."""
        for event_id in event.auth_events:
            auth_event = self.event(event_id)
            if auth_event.type == POWER_LEVELS[0] and auth_event.state_key == "":
                return auth_event
        return None
