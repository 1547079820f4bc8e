"""Profiles through the public API (Client-server API, "Profiles")."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.rig.client import Client, escape
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess


async def put(client: Client, name: str, value: Any) -> None:
    await client.ok("PUT", f"profile/{client.user_id}/{name}", {name: value})


async def test_a_profile_holds_names_avatars_time_zones_and_custom_fields(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    fields: dict[str, Any] = {
        "displayname": "Alice",
        "avatar_url": "mxc://porch.test/abc",
        "m.tz": "Europe/London",
        "org.example.job-title": {"en": "Engineer", "since": [2019, None]},
        "org.example.nothing": None,
    }
    assert await user.ok("GET", f"profile/{user.user_id}") == {}
    for name, value in fields.items():
        await put(user, name, value)
    stranger = Client(porch.url)
    assert await stranger.ok("GET", f"profile/{user.user_id}") == fields
    for name, value in fields.items():
        assert await stranger.ok("GET", f"profile/{user.user_id}/{name}") == {name: value}


async def test_fields_are_removed_by_delete_and_names_by_emptying_them_too(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    path = f"profile/{user.user_id}"
    for name, value in (("displayname", "Alice"), ("avatar_url", "mxc://a/b"), ("org.example.field", 1)):
        await put(user, name, value)
        await user.ok("DELETE", f"{path}/{name}")
        await user.refused(404, "M_NOT_FOUND", "GET", f"{path}/{name}")
        await user.ok("DELETE", f"{path}/{name}")
    for name, value in (("displayname", "Alice"), ("avatar_url", "mxc://a/b")):
        await put(user, name, value)
        await put(user, name, "")
        await user.refused(404, "M_NOT_FOUND", "GET", f"{path}/{name}")
    assert await user.ok("GET", path) == {}


async def test_users_that_are_not_there_are_not_found(porch: PorchProcess) -> None:
    client = Client(porch.url)
    for user_id in (f"@nobody:{porch.server_name}", "@nobody:other.test"):
        await client.refused(404, "M_NOT_FOUND", "GET", f"profile/{user_id}")
        await client.refused(404, "M_NOT_FOUND", "GET", f"profile/{user_id}/displayname")
    for wrong in ("nobody", "@nobody", "%40"):
        await client.refused(400, "M_INVALID_PARAM", "GET", f"profile/{wrong}")


async def test_nobody_changes_the_profile_of_another(porch: PorchProcess) -> None:
    user, other = await Client.register(porch), await Client.register(porch)
    path = f"profile/{other.user_id}/displayname"
    await user.refused(403, "M_FORBIDDEN", "PUT", path, {"displayname": "x"})
    await user.refused(403, "M_FORBIDDEN", "DELETE", path)
    await Client(porch.url).refused(401, "M_MISSING_TOKEN", "PUT", path, {"displayname": "x"})


async def test_unfit_names_and_values_are_refused(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    path = f"profile/{user.user_id}"
    for name in ("nodot", "Org.Example", "1.a", "org..", ".a", "org.ex ample", "org.exämple"):
        await user.refused(400, "M_INVALID_PARAM", "PUT", f"{path}/{escape(name)}", {name: 1})
        await user.refused(400, "M_INVALID_PARAM", "DELETE", f"{path}/{escape(name)}")
        await user.refused(400, "M_INVALID_PARAM", "GET", f"{path}/{escape(name)}")
    long = "org." + "x" * 252
    await user.refused(400, "M_KEY_TOO_LARGE", "PUT", f"{path}/{long}", {long: 1})
    wrong: tuple[tuple[str, Any], ...] = (
        ("displayname", 5),
        ("displayname", None),
        ("displayname", "x" * 257),
        ("avatar_url", "https://elsewhere.test/a.png"),
        ("avatar_url", ["mxc://a/b"]),
        ("m.tz", "Not A Zone"),
        ("m.tz", 1),
    )
    for name, value in wrong:
        await user.refused(400, "M_INVALID_PARAM", "PUT", f"{path}/{name}", {name: value})
    await user.refused(400, "M_MISSING_PARAM", "PUT", f"{path}/displayname", {"name": "x"})
    reply = await user.request("PUT", f"{path}/displayname", raw=b"nonsense")
    assert (reply.status, reply.errcode) == (400, "M_NOT_JSON")
    assert await user.ok("GET", path) == {}


async def test_a_profile_is_at_most_64_kib_however_many_write_at_once(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    path = f"profile/{user.user_id}"
    big = "org.example.big"
    await user.refused(400, "M_PROFILE_TOO_LARGE", "PUT", f"{path}/{big}", {big: "x" * 65_536})
    names = [f"org.example.part{n}" for n in range(10)]
    replies = await asyncio.gather(*(user.put(f"{path}/{name}", {name: "x" * 20_000}) for name in names))
    assert sorted(reply.status for reply in replies) == [200] * 3 + [400] * 7
    assert {reply.errcode for reply in replies if reply.status == 400} == {"M_PROFILE_TOO_LARGE"}
    assert len((await user.get(path)).body) <= 65_536


async def member(client: Client, room_id: str, user_id: str) -> Any:
    return await client.ok("GET", f"rooms/{escape(room_id)}/state/m.room.member/{escape(user_id)}")


async def wait_for(client: Client, rooms: list[str], user_id: str, **wanted: Any) -> None:
    async def told() -> list[dict[str, Any]]:
        contents = [await member(client, room_id, user_id) for room_id in rooms]
        return [{name: content.get(name) for name in wanted} for content in contents]

    await eventually(told, [wanted] * len(rooms))


async def test_name_and_avatar_go_into_member_events_of_new_and_old_rooms(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    await put(user, "displayname", "Before")
    rooms = [await user.create_room() for _ in range(3)]
    for room_id in rooms:
        assert (await member(user, room_id, user.user_id))["displayname"] == "Before"
    await put(user, "displayname", "After")
    await put(user, "avatar_url", "mxc://porch.test/abc")
    await wait_for(user, rooms, user.user_id, membership="join", displayname="After", avatar_url="mxc://porch.test/abc")
    await user.ok("DELETE", f"profile/{user.user_id}/avatar_url")
    await wait_for(user, rooms, user.user_id, membership="join", displayname="After", avatar_url=None)


async def test_a_custom_field_sends_no_member_event(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    room_id = await user.create_room()
    before = await user.ok("GET", f"rooms/{escape(room_id)}/state")
    await put(user, "org.example.field", "x")
    await put(user, "displayname", "Marker")
    await wait_for(user, [room_id], user.user_id, displayname="Marker")
    after = await user.ok("GET", f"rooms/{escape(room_id)}/state")
    own = [e for e in after if e["type"] == "m.room.member"]
    assert own[0]["unsigned"]["replaces_state"] in [e["event_id"] for e in before if e["type"] == "m.room.member"]
