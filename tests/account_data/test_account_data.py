"""Account data and tags through the public API (Client-server API, "Client Config", "Room Tagging")."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess


def where(client: Client, type_: str, room_id: str | None = None) -> str:
    room = f"/rooms/{escape(room_id)}" if room_id else ""
    return f"user/{client.user_id}{room}/account_data/{escape(type_)}"


async def test_what_is_put_is_got_globally_and_by_room(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    room_id = await user.create_room()
    kind = "org.example.kind/with slash"
    for room in (None, room_id):
        path = where(user, kind, room)
        await user.refused(404, "M_NOT_FOUND", "GET", path)
        for content in ({"a": 1}, {"b": [1.5, None, {"c": "\u0000 nul is fine here"}]}, {}):
            await user.ok("PUT", path, content)
            assert await user.ok("GET", path) == content
    await user.ok("PUT", where(user, kind), {"global": True})
    assert await user.ok("GET", where(user, kind, room_id)) == {}


async def test_account_data_is_for_its_user_alone(porch: PorchProcess) -> None:
    user, other = await Client.register(porch), await Client.register(porch)
    room_id = await user.create_room()
    for room in (None, room_id):
        path = where(user, "org.example.kind", room)
        await user.ok("PUT", path, {"secret": True})
        await other.refused(403, "M_FORBIDDEN", "GET", path)
        await other.refused(403, "M_FORBIDDEN", "PUT", path, {})
    await other.refused(403, "M_FORBIDDEN", "GET", f"user/{user.user_id}/rooms/{escape(room_id)}/tags")


async def test_types_of_the_server_are_not_set_here(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    room_id = await user.create_room()
    for type_ in ("m.fully_read", "m.push_rules"):
        for room in (None, room_id):
            await user.refused(405, "M_BAD_JSON", "PUT", where(user, type_, room), {"x": 1})


async def test_bad_input_is_refused(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    path = where(user, "org.example.kind")
    for raw, errcode in ((b"[]", "M_BAD_JSON"), (b"5", "M_BAD_JSON"), (b"{", "M_NOT_JSON"), (b'"\xff"', "M_NOT_JSON")):
        reply = await user.request("PUT", path, raw=raw)
        assert (reply.status, reply.errcode) == (400, errcode)
    await user.refused(400, "M_INVALID_PARAM", "PUT", where(user, "x" * 256), {})
    await user.refused(400, "M_INVALID_PARAM", "PUT", where(user, "k", "not-a-room"), {})
    await user.refused(400, "M_INVALID_PARAM", "GET", where(user, "k", "not-a-room"))
    deep: Any = {}
    for _ in range(150):
        deep = {"a": deep}
    await user.refused(400, "M_BAD_JSON", "PUT", path, deep)
    await user.refused(404, "M_NOT_FOUND", "GET", path)


async def test_a_first_sync_tells_everything_and_later_ones_what_changed(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    room_id = await user.create_room()
    await user.ok("PUT", where(user, "org.example.one"), {"n": 1})
    await user.ok("PUT", where(user, "org.example.two"), {"n": 2})
    await user.ok("PUT", where(user, "org.example.room", room_id), {"n": 3})

    def told(sync: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        own = ("org.example.", "m.tag")
        everywhere = sync.get("account_data", {}).get("events", [])
        room = sync.get("rooms", {}).get("join", {}).get(room_id, {}).get("account_data", {}).get("events", [])
        first = {e["type"]: e["content"] for e in everywhere if e["type"].startswith(own)}
        return first, {e["type"]: e["content"] for e in room if e["type"].startswith(own)}

    first = await user.sync()
    everything = ({"org.example.one": {"n": 1}, "org.example.two": {"n": 2}}, {"org.example.room": {"n": 3}})
    assert told(first) == everything
    quiet = await user.sync(first["next_batch"])
    assert told(quiet) == ({}, {})
    await user.ok("PUT", where(user, "org.example.two"), {"n": 4})
    await user.ok("PUT", f"user/{user.user_id}/rooms/{escape(room_id)}/tags/m.favourite", {"order": 0.5})
    later = await user.sync(quiet["next_batch"])
    tags = {"m.tag": {"tags": {"m.favourite": {"order": 0.5}}}}
    assert told(later) == ({"org.example.two": {"n": 4}}, tags)
    assert told(await user.sync(first["next_batch"])) == told(later)
    assert told(await user.sync(later["next_batch"])) == ({}, {})


async def test_a_change_ends_the_wait_of_the_users_syncs_and_of_no_others(porch: PorchProcess) -> None:
    user, other = await Client.register(porch), await Client.register(porch)
    waiting = await user.login()
    since, others = (await waiting.sync())["next_batch"], (await other.sync())["next_batch"]
    poll = asyncio.create_task(waiting.sync(since, timeout=20_000))
    quiet = asyncio.create_task(other.sync(others, timeout=1_000))
    await asyncio.sleep(0.2)
    await user.ok("PUT", where(user, "org.example.kind"), {"now": True})
    told = await asyncio.wait_for(poll, 5)
    assert told["account_data"]["events"] == [{"type": "org.example.kind", "content": {"now": True}}]
    assert not (await quiet).get("account_data", {}).get("events")


async def test_tags_are_listed_added_changed_and_removed(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    room_id = await user.create_room()
    path = f"user/{user.user_id}/rooms/{escape(room_id)}/tags"
    assert await user.ok("GET", path) == {"tags": {}}
    await user.ok("PUT", f"{path}/m.favourite", {"order": 0.25, "org.example.extra": "kept"})
    await user.ok("PUT", f"{path}/u.{escape('käse/brot')}", {})
    await user.ok("PUT", f"{path}/m.favourite", {"order": 1})
    assert await user.ok("GET", path) == {"tags": {"u.käse/brot": {}, "m.favourite": {"order": 1}}}
    await user.ok("DELETE", f"{path}/m.favourite")
    await user.ok("DELETE", f"{path}/m.favourite")
    assert await user.ok("GET", where(user, "m.tag", room_id)) == {"tags": {"u.käse/brot": {}}}


async def test_unfit_tags_are_refused(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    room_id = await user.create_room()
    path = f"user/{user.user_id}/rooms/{escape(room_id)}/tags"
    for order in ("0.5", True, None, 2, -0.1, []):
        await user.refused(400, "M_INVALID_PARAM", "PUT", f"{path}/u.x", {"order": order})
    await user.refused(400, "M_INVALID_PARAM", "PUT", f"{path}/u.{'x' * 254}", {})
    await user.refused(400, "M_INVALID_PARAM", "GET", f"user/{user.user_id}/rooms/nowhere/tags")
    assert await user.ok("GET", path) == {"tags": {}}


async def test_tags_set_at_once_are_all_there(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    room_id = await user.create_room()
    path = f"user/{user.user_id}/rooms/{escape(room_id)}/tags"
    await asyncio.gather(*(user.ok("PUT", f"{path}/u.{n}", {"order": n / 20}) for n in range(15)))
    assert len((await user.ok("GET", path))["tags"]) == 15


async def test_what_a_client_wrote_as_tags_by_hand_does_no_harm(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    room_id = await user.create_room()
    path = f"user/{user.user_id}/rooms/{escape(room_id)}/tags"
    await user.ok("PUT", where(user, "m.tag", room_id), {"tags": "nonsense", "other": 1})
    assert await user.ok("GET", path) == {"tags": {}}
    await user.ok("PUT", f"{path}/u.x", {})
    assert await user.ok("GET", where(user, "m.tag", room_id)) == {"tags": {"u.x": {}}, "other": 1}
