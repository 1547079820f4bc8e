"""Claims on what users of other servers see of a person: profile, receipts, typing, presence."""

from __future__ import annotations

from typing import Any

import pytest

from tests.federated.rooms import all_see, shared_room, until
from tests.rig.client import Client, escape
from tests.rig.trio import Trio

PAIRS = [("one", "synapse"), ("synapse", "one"), ("one", "two")]


async def ephemeral(user: Client, room_id: str, kind: str) -> dict[str, Any]:
    """The content of that kind of ephemeral event in a first sync; empty where there is none."""
    joined = (await user.sync()).get("rooms", {}).get("join", {}).get(room_id, {})
    events = joined.get("ephemeral", {}).get("events", [])
    return next((one["content"] for one in events if one["type"] == kind), {})


@pytest.mark.parametrize(("of", "asking"), PAIRS)
async def test_profiles_of_users_of_other_servers_can_be_read(trio: Trio, of: str, asking: str) -> None:
    user, curious = await trio.users(of, asking)
    await user.ok("PUT", f"profile/{escape(user.user_id)}/displayname", {"displayname": "Ada Ω"})
    await user.ok("PUT", f"profile/{escape(user.user_id)}/avatar_url", {"avatar_url": "mxc://example.org/abc"})
    profile = await curious.ok("GET", f"profile/{escape(user.user_id)}")
    assert (profile["displayname"], profile["avatar_url"]) == ("Ada Ω", "mxc://example.org/abc")
    name = await curious.ok("GET", f"profile/{escape(user.user_id)}/displayname")
    assert name == {"displayname": "Ada Ω"}
    nobody = await curious.get(f"profile/{escape('@nobody:' + trio[of].server_name)}")
    assert (nobody.status, nobody.errcode) == (404, "M_NOT_FOUND")


@pytest.mark.parametrize(("of", "watching"), PAIRS)
async def test_a_new_name_reaches_the_rooms_on_other_servers(trio: Trio, of: str, watching: str) -> None:
    user = await trio.user(of)
    watcher, room_id = await shared_room(trio, watching, "11", [user])
    await user.ok("PUT", f"profile/{escape(user.user_id)}/displayname", {"displayname": "Renamed"})

    async def renamed() -> bool:
        member = await watcher.state(room_id, "m.room.member", user.user_id)
        return bool(member.get("displayname") == "Renamed")

    await until(renamed, "the new name is in the room")


@pytest.mark.parametrize(("of", "watching"), PAIRS)
async def test_receipts_reach_other_servers_but_private_ones_do_not(trio: Trio, of: str, watching: str) -> None:
    user = await trio.user(of)
    watcher, room_id = await shared_room(trio, watching, "11", [user])
    first, second = await watcher.send(room_id, "read me"), await watcher.send(room_id, "and me")
    await all_see([user], room_id, first, second)
    await user.ok("POST", f"rooms/{escape(room_id)}/receipt/m.read.private/{escape(first)}")
    await user.ok("POST", f"rooms/{escape(room_id)}/receipt/m.read/{escape(second)}")

    async def read() -> bool:
        receipts = await ephemeral(watcher, room_id, "m.receipt")
        return user.user_id in receipts.get(second, {}).get("m.read", {})

    await until(read, "the receipt has come")
    assert first not in await ephemeral(watcher, room_id, "m.receipt")


@pytest.mark.parametrize(("of", "watching"), PAIRS)
async def test_typing_reaches_other_servers_and_ends(trio: Trio, of: str, watching: str) -> None:
    user = await trio.user(of)
    watcher, room_id = await shared_room(trio, watching, "11", [user])

    async def typing() -> list[str]:
        return list((await ephemeral(watcher, room_id, "m.typing")).get("user_ids", []))

    path = f"rooms/{escape(room_id)}/typing/{escape(user.user_id)}"
    await user.ok("PUT", path, {"typing": True, "timeout": 30_000})

    async def begun() -> bool:
        return await typing() == [user.user_id]

    await until(begun, "typing has begun")
    await user.ok("PUT", path, {"typing": False})

    async def ended() -> bool:
        return await typing() == []

    await until(ended, "typing has ended")


@pytest.mark.parametrize(("of", "watching"), PAIRS)
async def test_presence_reaches_those_who_share_a_room(trio: Trio, of: str, watching: str) -> None:
    user = await trio.user(of)
    watcher, _ = await shared_room(trio, watching, "11", [user])
    await watcher.sync()
    path = f"presence/{escape(user.user_id)}/status"
    await user.ok("PUT", path, {"presence": "online", "status_msg": "on a train"})
    await user.sync(set_presence="online")

    async def status() -> tuple[str | None, str | None]:
        seen = await watcher.get(path)
        return (seen.json.get("presence"), seen.json.get("status_msg")) if seen.status == 200 else (None, None)

    async def online() -> bool:
        return await status() == ("online", "on a train")

    await until(online, "the presence has come")
    await user.ok("PUT", path, {"presence": "unavailable", "status_msg": "asleep"})

    async def idle() -> bool:
        return await status() == ("unavailable", "asleep")

    await until(idle, "the new presence has come")
