"""What a server in a room sees of the room's history (Client-server API, "Room History Visibility")."""

from __future__ import annotations

from typing import Any

import pytest

from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS
from tests.federation.neighbour import Neighbour
from tests.resident.joiner import sent, takes_invites
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

SEEN = {
    "world_readable": {"before", "invited", "inside", "after", "back"},
    "shared": {"before", "invited", "inside", "after", "back"},
    "invited": {"invited", "inside", "back"},
    "joined": {"inside", "back"},
}


async def story(alice: Client, neighbour: Neighbour, visibility: str, version: str) -> tuple[str, dict[str, str]]:
    """A room that users of the neighbour are invited to, in, out of, and in again; its messages, ID by text."""
    takes_invites(neighbour, version)
    room = await alice.create_room(
        preset="public_chat",
        room_version=version,
        initial_state=[
            {"type": "m.room.history_visibility", "content": {"history_visibility": visibility}},
        ],
    )
    told = {"before": await alice.send(room, "before")}
    await alice.invite(room, neighbour.user("bob"))
    told["invited"] = await alice.send(room, "invited")
    await sent(neighbour, "join", room, "bob")
    told["inside"] = await alice.send(room, "inside")
    await sent(neighbour, "leave", room, "bob")
    told["after"] = await alice.send(room, "after")
    await sent(neighbour, "join", room, "carol")
    told["back"] = await alice.send(room, "back")
    return room, told


def texts(pdus: list[dict[str, Any]]) -> set[str]:
    """What is said in the messages among the events."""
    return {pdu["content"]["body"] for pdu in pdus if pdu["type"] == "m.room.message" and pdu["content"]}


@pytest.mark.parametrize(
    ("visibility", "version"), [("world_readable", "10"), ("shared", "11"), ("invited", "6"), ("joined", "12")]
)
async def test_a_server_sees_what_its_users_might_see(
    federated: PorchProcess, neighbour: Neighbour, visibility: str, version: str
) -> None:
    alice = await Client.register(federated)
    room, told = await story(alice, neighbour, visibility, version)
    seen = SEEN[visibility]
    for text, event_id in told.items():
        (pdu,) = (await neighbour.ok("GET", f"event/{escape(event_id)}"))["pdus"]
        event = Event.from_pdu(pdu, ROOM_VERSIONS[version])
        assert event.event_id == event_id
        assert (pdu["content"] != {}) is (text in seen), text
    path = f"backfill/{escape(room)}?limit=100&v={escape(told['back'])}"
    filled = (await neighbour.ok("GET", path))["pdus"]
    assert texts(filled) == seen
    assert set(told.values()) <= {Event.from_pdu(pdu, ROOM_VERSIONS[version]).event_id for pdu in filled}
    newest = await alice.send(room, "the newest")
    body = {"latest_events": [newest], "earliest_events": [], "limit": 100}
    missing = (await neighbour.ok("POST", f"get_missing_events/{escape(room)}", body))["events"]
    assert texts(missing) == seen
    # State is no secret to who is in the room, whenever it was set.
    assert all(pdu["content"] for pdu in filled if pdu["type"] in ("m.room.create", "m.room.join_rules"))


async def test_the_time_of_what_may_not_be_seen_is_not_told(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    room, told = await story(alice, neighbour, "joined", "12")
    times = {text: (await neighbour.ok("GET", f"event/{escape(each)}"))["pdus"][0] for text, each in told.items()}
    at = f"timestamp_to_event/{escape(room)}"
    found = await neighbour.ok("GET", f"{at}?dir=b&ts={times['after']['origin_server_ts']}")
    assert found["event_id"] not in (told["before"], told["invited"], told["after"])
    found = await neighbour.ok("GET", f"{at}?dir=f&ts={times['inside']['origin_server_ts']}")
    assert found == {"event_id": told["inside"], "origin_server_ts": times["inside"]["origin_server_ts"]}


async def test_what_was_closed_stays_closed_when_the_room_is_opened(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice = await Client.register(federated)
    room, told = await story(alice, neighbour, "joined", "12")
    opening = await alice.set_state(room, "m.room.history_visibility", {"history_visibility": "world_readable"})
    path = f"backfill/{escape(room)}?limit=100&v={escape(opening)}"
    filled = (await neighbour.ok("GET", path))["pdus"]
    assert texts(filled) == SEEN["joined"]
    (pdu,) = (await neighbour.ok("GET", f"event/{escape(told['before'])}"))["pdus"]
    assert pdu["content"] == {}
