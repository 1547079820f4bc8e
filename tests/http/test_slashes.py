"""Identifiers with slashes in them work in every path: event IDs of room version 3, aliases, state keys, tags."""

from __future__ import annotations

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

V1 = "/_matrix/client/v1"
NAME = "a/b/../c"


async def test_an_event_id_with_a_slash_works_in_every_path(porch: PorchProcess) -> None:
    one, other = await Client.register(porch), await Client.register(porch)
    room = await one.create_room(room_version="3", preset="public_chat")
    await other.join(room)
    event_id = await one.send(room, "one of many")
    for number in range(100):  # an ID of 43 characters has a slash in it every other time
        if "/" in event_id:
            break
        event_id = await one.send(room, f"number {number}")
    assert "/" in event_id
    at, event = f"rooms/{escape(room)}", escape(event_id)
    assert (await other.ok("GET", f"{at}/event/{event}"))["event_id"] == event_id
    assert (await other.ok("GET", f"{at}/context/{event}"))["event"]["event_id"] == event_id
    await other.ok("POST", f"{at}/receipt/m.read/{event}")
    reaction = {"m.relates_to": {"rel_type": "m.annotation", "event_id": event_id, "key": "+"}}
    sent = await other.send_event(room, "m.reaction", reaction)
    related = await other.ok("GET", f"{V1}/rooms/{escape(room)}/relations/{event}/m.annotation/m.reaction")
    assert [each["event_id"] for each in related["chunk"]] == [sent]
    await other.ok("POST", f"{at}/report/{event}", {"reason": "slash"})
    await one.ok("PUT", f"{at}/redact/{event}/{escape('txn/1')}")
    assert (await other.ok("GET", f"{at}/event/{event}"))["content"] == {}


async def test_names_that_users_choose_may_hold_slashes(porch: PorchProcess) -> None:
    one = await Client.register(porch)
    room = await one.create_room()
    at, me = f"rooms/{escape(room)}", escape(one.user_id)
    alias = f"#{NAME}{one.device_id}:porch.test"
    await one.ok("PUT", f"directory/room/{escape(alias)}", {"room_id": room})
    assert (await one.ok("GET", f"directory/room/{escape(alias)}"))["room_id"] == room
    assert await one.join(alias) == room
    await one.ok("DELETE", f"directory/room/{escape(alias)}")
    await one.set_state(room, f"org.example/{NAME}", {"a": 1}, NAME)
    assert await one.state(room, f"org.example/{NAME}", NAME) == {"a": 1}
    await one.ok("PUT", f"user/{me}/{at}/tags/{escape('u.' + NAME)}", {})
    assert (await one.ok("GET", f"user/{me}/{at}/tags"))["tags"] == {f"u.{NAME}": {}}
    await one.ok("PUT", f"user/{me}/account_data/{escape(NAME)}", {"b": 2})
    assert await one.ok("GET", f"user/{me}/account_data/{escape(NAME)}") == {"b": 2}
