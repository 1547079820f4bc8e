"""Events and rooms for the tests of push rules, as small as the rules allow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from homeserver.protocol.push_rules import Occasion

ALICE = "@alice:example.org"
BOB = "@bob:example.org"
ROOM = "!room:example.org"


@dataclass
class FakeEvent:
    """An event in its client form."""

    type: str = "m.room.message"
    content: dict[str, Any] = field(default_factory=dict)
    sender: str = ALICE
    state_key: str | None = None
    room_id: str = ROOM
    event_id: str = "$event"
    origin_server_ts: int = 1_700_000_000_000


def occasion(
    event: FakeEvent, *, members: int = 3, power: bool = False, names: dict[str, str] | None = None
) -> Occasion:
    """The event in a room of `members`; `power` says whether its sender may notify the room."""
    return Occasion(
        event, member_count=members, may_notify=lambda key: power and key == "room", display_name=(names or {}).get
    )


def text(body: str, **content: Any) -> FakeEvent:
    """A text message."""
    return FakeEvent(content={"msgtype": "m.text", "body": body, **content})
