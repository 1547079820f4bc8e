"""Reading sync answers in tests: what a client would make of them."""

from __future__ import annotations

from typing import Any

StateMap = dict[tuple[str, str], Any]


def joined(answer: Any, room_id: str) -> Any:
    """The joined room's part of an answer, empty where it has none."""
    return answer.get("rooms", {}).get("join", {}).get(room_id, {})


def left(answer: Any, room_id: str) -> Any:
    """The left room's part of an answer, empty where it has none."""
    return answer.get("rooms", {}).get("leave", {}).get(room_id, {})


def timeline(section: Any) -> list[Any]:
    """The events of a room's timeline."""
    return list(section.get("timeline", {}).get("events", []))


def bodies(section: Any) -> list[str]:
    """The texts of the messages in a room's timeline."""
    return [event["content"].get("body") for event in timeline(section) if event["type"] == "m.room.message"]


def state_keys(section: Any, name: str = "state") -> set[tuple[str, str]]:
    """What the state section speaks of."""
    return {(event["type"], event["state_key"]) for event in section.get(name, {}).get("events", [])}


class Replica:
    """A client's copy of one room's state, kept by the rules for `state`, or for `state_after`."""

    def __init__(self, room_id: str, after: str | None = None) -> None:
        self.room_id = room_id
        self.after = after
        self.state: StateMap = {}
        self.events: list[str] = []

    def take(self, answer: Any) -> None:
        """Takes in an answer."""
        section = joined(answer, self.room_id)
        events = timeline(section)
        self.events += [event["event_id"] for event in events]
        if self.after is not None:
            for event in section.get(self.after, {}).get("events", []):
                self._put(event)
            return
        for event in section.get("state", {}).get("events", []):
            self._put(event)
        for event in events:
            if "state_key" in event:
                self._put(event)

    def _put(self, event: Any) -> None:
        self.state[event["type"], event["state_key"]] = event["event_id"]


async def true_state(client: Any, room_id: str) -> StateMap:
    """The room's state as `GET /rooms/{roomId}/state` tells it."""
    path = f"rooms/{room_id.replace('!', '%21').replace(':', '%3A')}/state"
    return {(event["type"], event["state_key"]): event["event_id"] for event in await client.ok("GET", path)}
