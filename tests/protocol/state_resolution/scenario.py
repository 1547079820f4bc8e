"""Named scenarios of state resolution, as JSON: a room, its forks, and the state that they must resolve to.

A scenario has `name`, `why`, `events`, `forks` and `expect`; `create` and `levels` add to the content of the room's
first events, which are called `create`, `creator` (alice joins), `levels` and `rules` (anybody may join).

Events: `id`, who sent it (`by`), what it is (`room_making.meaning`), what it comes `after` (the event above, unless it
says so), and `at` which time.

Forks: the state after an event, or `{"after": ..., "but": {key: event}}` for the state of a server that was told wrong.
`expect`: by room versions (`2-11`), the event under each key that matters. Keys are `m.room.topic` or a user's name.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from homeserver.protocol.auth_rules import StateKey
from tests.protocol.room_making import Room, meaning, user, versions_in

FOLDER = Path(__file__).parent / "scenarios"


@dataclass(frozen=True)
class Scenario:
    """One file of the folder, for all the room versions that it speaks of."""

    name: str
    given: dict[str, Any]
    expected: dict[str, dict[StateKey, str | None]]
    """By room version, the name of the event under each key that matters."""

    def __str__(self) -> str:
        return self.name

    def play(self, version: str) -> tuple[Room, list[dict[StateKey, str]]]:
        """The room, and the states to resolve."""
        room = Room(version, content=self.given.get("create"))
        room.open(**self.given.get("levels", {}))
        for event in self.given["events"]:
            _add(room, dict(event))
        return room, [_fork(room, fork) for fork in self.given["forks"]]


def scenarios() -> list[Scenario]:
    """Every scenario."""
    found = []
    for path in sorted(FOLDER.glob("*.json")):
        given = json.loads(path.read_text())
        assert given["name"]
        assert given["why"].endswith(".")
        expected = {
            version: {_key(key): name for key, name in state.items()}
            for versions, state in given["expect"].items()
            for version in versions_in(versions)
        }
        found.append(Scenario(path.stem, given, expected))
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
    sender, event_type, state_key, content = meaning(event, room.levels)
    room.add(name, sender=sender, type=event_type, state_key=state_key, content=content, **place)
