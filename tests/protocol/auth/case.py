"""Cases of the auth rules, as JSON: a room, an event, and the rule that refuses it.

Each file holds cases of one family of rules. A case has `name`, `event` (see `room_making.meaning`, with `cites_create`
for an event whose only previous event is the create event) and `expect`: by room versions, `allowed` or a rule.
`room` holds what differs from a public room that alice created and is alone in: content of `create`, `members`,
`join_rule` (null for none), `levels` of users with `rights`, and further `state`.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from homeserver.protocol.auth_rules import StateKey
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS
from tests.protocol.room_making import CREATE, make_event, meaning, user, versions_in

FOLDER = Path(__file__).parent / "scenarios"
ALICE = user("alice")


@dataclass(frozen=True)
class Case:
    """One case of a file, for all the room versions that it speaks of."""

    family: str
    name: str
    given: dict[str, Any]
    outcomes: dict[str, str]
    """By room version, `allowed` or the rule that refuses."""

    def __str__(self) -> str:
        return f"{self.family}: {self.name}"

    def play(self, version: str) -> tuple[Event, dict[StateKey, Event]]:
        """The event, and the state that it meets."""
        room = _State(version, self.given.get("room", {}))
        return room.event(self.given["event"]), room.state


def cases() -> list[Case]:
    """Every case of every file."""
    found = []
    for path in sorted(FOLDER.glob("*.json")):
        for given in json.loads(path.read_text()):
            outcomes = {each: outcome for text, outcome in given["expect"].items() for each in versions_in(text)}
            found.append(Case(path.stem, given["name"], given, outcomes))
    return found


class _State:
    def __init__(self, version: str, given: dict[str, Any]) -> None:
        self.version = ROOM_VERSIONS[version]
        self.room_id = None if self.version.room_id_is_create_hash else "!room:alice.example"
        self.state: dict[StateKey, Event] = {}
        content = {"room_version": version, **given.get("create", {})}
        if not self.version.creator_is_sender:
            content.setdefault("creator", ALICE)
        create = self._put(ALICE, *CREATE, content)
        self.room_id = create.room_id
        for name, membership in {"alice": "join", **given.get("members", {})}.items():
            if membership is not None:
                self._put(user(name), "m.room.member", user(name), {"membership": membership})
        if (rule := given.get("join_rule", "public")) is not None:
            self._put(ALICE, "m.room.join_rules", "", {"join_rule": rule})
        if "levels" in given:
            levels = self._levels(given["levels"], **given.get("rights", {}))
            self._put(ALICE, "m.room.power_levels", "", levels)
        for each in given.get("state", []):
            self._put(user(each["by"]), each["type"], each["key"], each["content"])

    def event(self, given: dict[str, Any]) -> Event:
        sender, event_type, state_key, content = meaning(given, self._levels)
        previous = self.state[CREATE].event_id if given.get("cites_create") else "$other:alice.example"
        more = {"redacts": given["redacts"]} if "redacts" in given else {}
        return self._make(user(sender), event_type, state_key, content, prev_events=[previous], **more)

    def _levels(self, users: dict[str, Any], **rights: Any) -> dict[str, Any]:
        named = {user(name): level for name, level in users.items()}
        if not self.version.privileged_creators:
            named.setdefault(ALICE, 100)
        return {"users": named, **rights}

    def _put(self, sender: str, event_type: str, state_key: str, content: dict[str, Any]) -> Event:
        event = self._make(sender, event_type, state_key, content)
        self.state[(event_type, state_key)] = event
        return event

    def _make(self, sender: str, event_type: str, state_key: str | None, content: dict[str, Any], **more: Any) -> Event:
        return make_event(
            self.version,
            room_id=self.room_id,
            type=event_type,
            sender=sender,
            content=content,
            state_key=state_key,
            event_id=f"${len(self.state)}:{sender.partition(':')[2]}",
            **more,
        )
