"""Named scenarios of state resolution, as JSON: a room, its forks, and the state that they must resolve to.

A scenario has `name`, `why`, `events`, `forks` and `expect`; `create` and `levels` add to the content of the room's
first events, which are called `create`, `creator` (alice joins), `levels` and `rules` (anybody may join).

Events: `id`, who sent it (`by`), what it is, what it comes `after` (the event above, unless it says so), and `at` which
time. What it is: `join`, `leave`, `invite`, `kick`, `ban` with a user, `topic`, `join_rule`, `levels` (levels of users)
with `rights` (other levels), or `type`, `key` and `content`.

Forks: the state after an event, or `{"after": ..., "but": {key: event}}` for the state of a server that was told wrong.
`expect`: by room versions (`2-11`), the event under each key that matters. Keys are `m.room.topic` or a user's name.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from homeserver.protocol.auth_rules import StateKey
from tests.protocol.room_making import Room, user

FOLDER = Path(__file__).parent / "scenarios"

_OWN = {"join": "join", "leave": "leave"}
_OF_OTHERS = {"invite": "invite", "kick": "leave", "ban": "ban"}


@dataclass(frozen=True)
class Scenario:
    """One file of the folder, for one room version."""

    name: str
    version: str
    given: dict[str, Any]
    expected: dict[StateKey, str | None]

    def play(self) -> tuple[Room, list[dict[StateKey, str]]]:
        """The room, and the states to resolve."""
        room = Room(self.version, content=self.given.get("create"))
        room.open(**self.given.get("levels", {}))
        for event in self.given["events"]:
            _add(room, dict(event))
        return room, [_fork(room, fork) for fork in self.given["forks"]]


def scenarios() -> list[Scenario]:
    """Every scenario, once for each room version that it speaks of."""
    found = []
    for path in sorted(FOLDER.glob("*.json")):
        given = json.loads(path.read_text())
        assert given["name"]
        assert given["why"].endswith(".")
        for versions, state in given["expect"].items():
            expected = {_key(key): name for key, name in state.items()}
            found += [Scenario(path.stem, version, given, expected) for version in versions_in(versions)]
    return found


def versions_in(text: str) -> list[str]:
    """`2-11, 12` as a list."""
    found = []
    for part in text.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        found += [str(number) for number in range(int(first), int(last or first) + 1)]
    return found


def _key(text: str) -> StateKey:
    if text.startswith("m."):
        event_type, _, state_key = text.partition(" ")
        return event_type, state_key
    return "m.room.member", user(text)


def _fork(room: Room, fork: Any) -> dict[StateKey, str]:
    if isinstance(fork, str):
        return room.states[fork]
    state = dict(room.states[fork["after"]])
    for key, name in fork["but"].items():
        if name is None:
            del state[_key(key)]
        else:
            state[_key(key)] = room.names[name].event_id
    return state


def _add(room: Room, event: dict[str, Any]) -> None:
    name, after = event.pop("id"), event.pop("after", None)
    place = {
        "after": [after] if isinstance(after, str) else after,
        "ts": event.pop("at", None),
        "checked": event.pop("checked", True),
        "cites": event.pop("cites", None),
    }
    sender, event_type, state_key, content = _meaning(room, event)
    room.add(name, sender=sender, type=event_type, state_key=state_key, content=content, **place)


def _meaning(room: Room, event: dict[str, Any]) -> tuple[str, str, str | None, dict[str, Any]]:
    by = event.get("by", "")
    for word, membership in _OWN.items():
        if word in event:
            return event[word], "m.room.member", user(event[word]), {"membership": membership}
    for word, membership in _OF_OTHERS.items():
        if word in event:
            return by, "m.room.member", user(event[word]), {"membership": membership}
    if "topic" in event:
        return by, "m.room.topic", "", {"topic": event["topic"]}
    if "join_rule" in event:
        return by, "m.room.join_rules", "", {"join_rule": event["join_rule"]}
    if "levels" in event:
        return by, "m.room.power_levels", "", room.levels(event["levels"], **event.get("rights", {}))
    return by, event["type"], event.get("key"), event["content"]
