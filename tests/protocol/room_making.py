"""Rooms made of real events, without keys or a server: what the tests of auth rules and state resolution stand on."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from homeserver.protocol.auth_rules import StateKey, auth_types, check, check_auth_events
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS, RoomVersion
from homeserver.protocol.state_resolution import resolve

CREATE: StateKey = ("m.room.create", "")

_OWN = {"join": "join", "leave": "leave", "knock": "knock"}
_OF_OTHERS = {"invite": "invite", "kick": "leave", "ban": "ban"}


def user(name: str) -> str:
    """`alice` is @alice:alice.example: each on a server of their own. A name with a sigil stays as it is."""
    return name if name.startswith("@") else f"@{name}:{name}.example"


def make_event(
    version: RoomVersion,
    *,
    room_id: str | None,
    type: str,
    sender: str,
    content: dict[str, Any],
    state_key: str | None = None,
    prev_events: Iterable[str] = (),
    auth_events: Iterable[str] = (),
    ts: int = 1,
    depth: int = 1,
    event_id: str = "$event:alice.example",
    **more: Any,
) -> Event:
    """An event as it would come from another server; `event_id` counts only where servers choose it."""

    def cite(cited: Iterable[str]) -> list[Any]:
        return [[each, {"sha256": ""}] if version.references_carry_hashes else each for each in cited]

    pdu: dict[str, Any] = {
        "type": type,
        "sender": sender,
        "content": content,
        "prev_events": cite(prev_events),
        "auth_events": cite(auth_events),
        "origin_server_ts": ts,
        "depth": depth,
        "hashes": {"sha256": ""},
        "signatures": {},
        **more,
    }
    if room_id is not None:
        pdu["room_id"] = room_id
    if state_key is not None:
        pdu["state_key"] = state_key
    if version.references_carry_hashes:
        pdu["event_id"] = event_id
    return Event.from_pdu(pdu, version)


class Room:
    """A room that grows event by event, each under a name. The state before an event is resolved, not asserted."""

    def __init__(self, version: str, creator: str = "alice", content: Mapping[str, Any] | None = None) -> None:
        self.version = ROOM_VERSIONS[version]
        self.creator = user(creator)
        self.events: dict[str, Event] = {}
        self.names: dict[str, Event] = {}
        self.states: dict[str, dict[StateKey, str]] = {}
        self.last = "create"
        self.ts = 0
        self.room_id = None if self.version.room_id_is_create_hash else f"!room:{self.creator.partition(':')[2]}"
        made = {"room_version": version, **(content or {})}
        if not self.version.creator_is_sender:
            made.setdefault("creator", self.creator)
        create = self._make("create", type=CREATE[0], sender=self.creator, content=made, state_key="", ts=1)
        check(create, {})
        self.room_id = create.room_id
        self._keep("create", create, {CREATE: create.event_id})

    def add(
        self,
        name: str,
        *,
        sender: str,
        type: str,
        content: dict[str, Any],
        state_key: str | None = None,
        after: Iterable[str] | None = None,
        ts: int | None = None,
        cites: Iterable[str] | None = None,
        checked: bool = True,
    ) -> Event:
        """One more event `after` the named ones (or the last one); its auth events are selected unless it `cites`.

        Unless told otherwise, it has to pass the auth rules at its place.
        """
        follows = [self.last] if after is None else list(after)
        before = self.state_after(*follows)
        sender, state_key = user(sender), state_key
        if cites is None:
            keys = auth_types(self.version, type, sender, state_key, content)
            auth_events = [before[key] for key in keys if key in before]
        else:
            auth_events = [self.names[cited].event_id for cited in cites]
        event = self._make(
            name,
            type=type,
            sender=sender,
            content=content,
            state_key=state_key,
            ts=ts,
            prev_events=[self.names[each].event_id for each in follows],
            auth_events=auth_events,
            depth=1 + max(self.names[each].depth for each in follows),
        )
        if checked:
            check_auth_events(event, self.events)
            check(event, {key: self.events[event_id] for key, event_id in before.items()})
        self._keep(name, event, before if state_key is None else {**before, (type, state_key): event.event_id})
        return event

    def state_after(self, *names: str) -> dict[StateKey, str]:
        """The state after the named events, resolved when they are several."""
        return resolve(self.version, [self.states[name] for name in names], self.events)

    def name_of(self, event_id: str | None) -> str | None:
        """The name under which an event was added."""
        return next((name for name, event in self.names.items() if event.event_id == event_id), None)

    def levels(self, users: Mapping[str, int], **levels: Any) -> dict[str, Any]:
        """Content of power levels; the creator has 100, or is left out in versions where they stand above all."""
        named = {user(name): level for name, level in users.items()}
        if self.version.privileged_creators:
            named.pop(self.creator, None)
        else:
            named.setdefault(self.creator, 100)
        return {"users": named, **levels}

    def open(self, **levels: Any) -> None:
        """The usual beginning: the creator joins, power levels, anybody may join."""
        me = self.creator
        self.add("creator", sender=me, type="m.room.member", state_key=me, content={"membership": "join"})
        self.add("levels", sender=me, type="m.room.power_levels", state_key="", content=self.levels({}, **levels))
        self.add("rules", sender=me, type="m.room.join_rules", state_key="", content={"join_rule": "public"})

    def _make(self, name: str, *, ts: int | None, **fields: Any) -> Event:
        self.ts = self.ts + 1 if ts is None else ts
        domain = fields["sender"].partition(":")[2]
        return make_event(self.version, room_id=self.room_id, ts=self.ts, event_id=f"${name}:{domain}", **fields)

    def _keep(self, name: str, event: Event, state: dict[StateKey, str]) -> None:
        assert name not in self.names, f"two events are called {name}"
        self.events[event.event_id] = event
        self.names[name] = event
        self.states[name] = state
        self.last = name


def meaning(
    event: Mapping[str, Any], levels: Callable[..., dict[str, Any]]
) -> tuple[str, str, str | None, dict[str, Any]]:
    """Sender, type, state key and content of an event as a scenario writes it.

    `join`, `leave`, `knock`, `invite`, `kick`, `ban` with a user, `topic`, `join_rule`, `levels` (levels of users) with
    `rights` (other levels), or `type`, `key` and `content`; by the user in `by`.
    """
    by = event.get("by", "")
    for word, membership in _OWN.items():
        if word in event:
            return event[word], "m.room.member", user(event[word]), {"membership": membership, **event.get("with", {})}
    for word, membership in _OF_OTHERS.items():
        if word in event:
            return by, "m.room.member", user(event[word]), {"membership": membership, **event.get("with", {})}
    if "topic" in event:
        return by, "m.room.topic", "", {"topic": event["topic"]}
    if "join_rule" in event:
        return by, "m.room.join_rules", "", {"join_rule": event["join_rule"]}
    if "levels" in event:
        return by, "m.room.power_levels", "", levels(event["levels"], **event.get("rights", {}))
    return by, event["type"], event.get("key"), event["content"]


def versions_in(text: str) -> list[str]:
    """`2-11, 12` as a list."""
    found = []
    for part in text.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        found += [str(number) for number in range(int(first), int(last or first) + 1)]
    return found
