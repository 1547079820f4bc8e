"""Who may see what of a room's past, by every way to ask."""

from __future__ import annotations

import pytest

from tests.rig.client import Client
from tests.rig.porch import PorchProcess
from tests.rooms.world import bodies, people, room, timeline, v1

VISIBILITIES = ("world_readable", "shared", "invited", "joined")


async def told(alice: Client, visibility: str, bob: Client) -> tuple[str, dict[str, str]]:
    """A room with a message before bob's invite, between invite and join, while he is in it, and after he left."""
    room_id = await alice.create_room(
        preset="private_chat",
        initial_state=[{"type": "m.room.history_visibility", "content": {"history_visibility": visibility}}],
    )
    ids = {"before": await alice.send(room_id, "before")}
    await alice.invite(room_id, bob)
    ids["invited"] = await alice.send(room_id, "invited")
    await bob.join(room_id)
    ids["joined"] = await alice.send(room_id, "joined")
    await bob.leave(room_id)
    ids["after"] = await alice.send(room_id, "after")
    return room_id, ids


SEEN_BY_THE_DEPARTED = {
    "world_readable": ["before", "invited", "joined", "after"],
    "shared": ["before", "invited", "joined"],
    "invited": ["invited", "joined"],
    "joined": ["joined"],
}


@pytest.mark.parametrize("visibility", VISIBILITIES)
async def test_a_departed_user_sees_what_the_visibility_gave(porch: PorchProcess, visibility: str) -> None:
    alice, bob = await people(porch, 2)
    room_id, ids = await told(alice, visibility, bob)
    expected = SEEN_BY_THE_DEPARTED[visibility]
    assert bodies(await timeline(bob, room_id)) == expected
    assert bodies(await timeline(bob, room_id, limit=2)) == expected
    for name, event_id in ids.items():
        for path in ("event", "context"):
            status = (await bob.get(room(room_id, path, event_id))).status
            assert status == (200 if name in expected else 404), (path, name)
    around = await bob.ok("GET", room(room_id, "context", ids["joined"]), limit=50)
    shown = bodies([*around["events_before"][::-1], around["event"], *around["events_after"]])
    assert shown == expected
    found = await bob.ok("GET", v1(room(room_id, "timestamp_to_event")), ts=2**52, dir="b")
    if visibility != "world_readable":
        # The last that he sees is his own leaving.
        event = await bob.ok("GET", room(room_id, "event", found["event_id"]))
        assert (event["type"], event["state_key"]) == ("m.room.member", bob.user_id)
    else:
        assert found["event_id"] == ids["after"]


@pytest.mark.parametrize("visibility", VISIBILITIES)
async def test_a_joined_user_sees_the_past_that_the_visibility_gives(porch: PorchProcess, visibility: str) -> None:
    alice, bob = await people(porch, 2)
    room_id, _ = await told(alice, visibility, bob)
    await alice.invite(room_id, bob)
    await bob.join(room_id)
    await alice.send(room_id, "back")
    expected = {
        "world_readable": ["before", "invited", "joined", "after", "back"],
        "shared": ["before", "invited", "joined", "after", "back"],
        "invited": ["invited", "joined", "back"],
        "joined": ["joined", "back"],
    }[visibility]
    assert bodies(await timeline(bob, room_id)) == expected


@pytest.mark.parametrize("visibility", VISIBILITIES)
async def test_a_stranger_sees_only_what_the_world_may_read(porch: PorchProcess, visibility: str) -> None:
    alice, bob, carol = await people(porch, 3)
    room_id, ids = await told(alice, visibility, bob)
    open_ = visibility == "world_readable"
    for rest, query in (
        (("messages",), {"dir": "b"}),
        (("state",), {}),
        (("state", "m.room.create"), {}),
        (("members",), {}),
        (("aliases",), {}),
        (("event", ids["joined"]), {}),
        (("context", ids["joined"]), {}),
    ):
        reply = await carol.get(room(room_id, *rest), **query)
        assert reply.status == 200 if open_ else reply.status in (403, 404), (rest, reply.body)
    reply = await carol.get(v1(room(room_id, "timestamp_to_event")), ts=0, dir="f")
    assert reply.status == 200 if open_ else reply.status in (403, 404)
    if open_:
        assert bodies(await timeline(carol, room_id)) == ["before", "invited", "joined", "after"]


async def test_an_invited_user_cannot_read_ahead(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(invite=[bob.user_id])
    message = await alice.send(room_id, "hello")
    for rest, query in ((("messages",), {"dir": "b"}), (("state",), {}), (("event", message), {}), (("members",), {})):
        assert (await bob.get(room(room_id, *rest), **query)).status in (403, 404)


async def test_the_visibility_that_held_when_an_event_was_sent_decides(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")

    async def visibility(value: str) -> None:
        await alice.set_state(room_id, "m.room.history_visibility", {"history_visibility": value})

    await alice.send(room_id, "shared")
    await visibility("joined")
    await alice.send(room_id, "joined")
    await visibility("world_readable")
    await alice.send(room_id, "world")
    await visibility("nonsense")
    await alice.send(room_id, "default")
    await visibility("joined")
    await alice.send(room_id, "hidden")
    await bob.join(room_id)
    await alice.send(room_id, "now")
    assert bodies(await timeline(bob, room_id)) == ["shared", "world", "default", "now"]
    changes = [e for e in await timeline(bob, room_id) if e["type"] == "m.room.history_visibility"]
    # A change of the visibility is seen by whoever saw before or sees after it.
    assert [e["content"]["history_visibility"] for e in changes] == [
        "shared",
        "joined",
        "world_readable",
        "nonsense",
        "joined",
    ]


async def test_who_was_banned_keeps_what_they_saw(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    await alice.send(room_id, "seen")
    await alice.ok("POST", room(room_id, "ban"), {"user_id": bob.user_id})
    await alice.send(room_id, "unseen")
    await alice.set_state(room_id, "m.room.topic", {"topic": "unseen"})
    await alice.ok("POST", room(room_id, "unban"), {"user_id": bob.user_id})
    assert bodies(await timeline(bob, room_id)) == ["seen"]
    await bob.refused(404, "M_NOT_FOUND", "GET", room(room_id, "state", "m.room.topic"))
    state = await bob.ok("GET", room(room_id, "state"))
    mine = next(event for event in state if event.get("state_key") == bob.user_id)
    assert mine["content"]["membership"] == "ban"


async def test_the_state_of_the_departed_is_that_of_their_leaving(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat", name="old")
    await bob.join(room_id)
    await bob.leave(room_id)
    await alice.set_state(room_id, "m.room.name", {"name": "new"})
    assert await bob.state(room_id, "m.room.name") == {"name": "old"}
    await bob.join(room_id)
    assert await bob.state(room_id, "m.room.name") == {"name": "new"}
    await bob.leave(room_id)
    await alice.set_state(room_id, "m.room.name", {"name": "newest"})
    assert await bob.state(room_id, "m.room.name") == {"name": "new"}


async def test_a_walk_through_much_that_is_hidden_comes_to_its_end(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(
        preset="public_chat",
        initial_state=[{"type": "m.room.history_visibility", "content": {"history_visibility": "joined"}}],
    )
    for n in range(60):
        await alice.send(room_id, f"hidden {n}")
    await bob.join(room_id)
    await bob.send(room_id, "mine")
    assert bodies(await timeline(bob, room_id, limit=5)) == ["mine"]
    # There is no more for him to see before what he sees first, and the answer says so.
    seen = len(await timeline(bob, room_id, limit=50))
    page = await bob.ok("GET", room(room_id, "messages"), dir="b", limit=seen)
    assert len(page["chunk"]) == seen
    assert "end" not in page
    forwards = await bob.ok("GET", room(room_id, "messages"), dir="f", limit=2)
    assert [event["event_id"] for event in forwards["chunk"]] == [
        event["event_id"] for event in page["chunk"][-1:-3:-1]
    ]
    found = await bob.ok("GET", v1(room(room_id, "timestamp_to_event")), ts=0, dir="f")
    event = await bob.ok("GET", room(room_id, "event", found["event_id"]))
    assert event["type"] != "m.room.message"


async def test_guests_read_what_the_world_may_read(start_porch: object) -> None:
    porch = start_porch({"registration.guests": "true"})  # type: ignore[operator]
    [alice] = await people(porch, 1)
    open_room = await alice.create_room(
        preset="public_chat",
        initial_state=[
            {"type": "m.room.history_visibility", "content": {"history_visibility": "world_readable"}},
            {"type": "m.room.guest_access", "content": {"guest_access": "can_join"}},
        ],
    )
    closed = await alice.create_room(preset="public_chat")
    message = await alice.send(open_room, "hello")
    guest = Client(porch.url)
    answer = await guest.ok("POST", "register", {}, kind="guest")
    guest.access_token, guest.user_id = answer["access_token"], answer["user_id"]
    assert bodies(await timeline(guest, open_room)) == ["hello"]
    for rest in (("state",), ("members",), ("event", message), ("context", message), ("state", "m.room.create")):
        assert (await guest.get(room(open_room, *rest))).status == 200, rest
    await guest.refused(403, "M_FORBIDDEN", "GET", room(closed, "messages"), dir="b")
    await guest.refused(403, "M_GUEST_ACCESS_FORBIDDEN", "POST", room(closed, "join"))
    mine = room(closed, "state", "m.room.member", guest.user_id)
    await guest.refused(403, "M_GUEST_ACCESS_FORBIDDEN", "PUT", mine, {"membership": "join"})
    await guest.join(open_room)
    await guest.send(open_room, "from a guest")
    await guest.leave(open_room)
    await guest.refused(403, "M_GUEST_ACCESS_FORBIDDEN", "POST", room(open_room, "invite"), {"user_id": alice.user_id})
