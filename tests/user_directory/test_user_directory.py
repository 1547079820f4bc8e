"""The user directory.  Client-server API, "User Directory"."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess


async def named(porch: PorchProcess, name: str) -> Client:
    client = await Client.register(porch)
    await client.ok("PUT", f"profile/{escape(client.user_id)}/displayname", {"displayname": name})
    return client


async def search(client: Client, term: str, **body: Any) -> list[str]:
    answer = await client.ok("POST", "user_directory/search", {"search_term": term, **body})
    return [user["user_id"] for user in answer["results"]]


@pytest.fixture
def tag() -> str:
    """A word that no other test uses."""
    return f"tag{secrets.token_hex(4)}"


async def test_who_shares_a_room_is_found_by_name_and_by_id(porch: PorchProcess, tag: str) -> None:
    alice, bob = await Client.register(porch), await named(porch, f"Bob {tag} Builder")
    room = await alice.create_room(preset="private_chat")
    assert await search(alice, tag) == []
    await alice.invite(room, bob)
    assert await search(alice, tag) == []
    await bob.join(room)
    assert await search(alice, tag.upper()) == [bob.user_id]
    assert await search(alice, f"builder {tag}") == [bob.user_id]
    assert await search(alice, bob.user_id) == [bob.user_id]
    assert await search(alice, bob.user_id[1:].split(":")[0]) == [bob.user_id]
    assert await search(alice, f"{tag} plumber") == []
    await bob.leave(room)
    assert await search(alice, tag) == []


async def test_members_of_public_rooms_are_found_by_everyone(porch: PorchProcess, tag: str) -> None:
    stranger, bob = await Client.register(porch), await named(porch, tag)
    room = await bob.create_room(preset="private_chat")
    assert await search(stranger, tag) == []
    await bob.set_state(room, "m.room.join_rules", {"join_rule": "public"})
    assert await search(stranger, tag) == [bob.user_id]
    await bob.set_state(room, "m.room.join_rules", {"join_rule": "invite"})
    assert await search(stranger, tag) == []
    await bob.set_state(room, "m.room.history_visibility", {"history_visibility": "world_readable"})
    assert await search(stranger, tag) == [bob.user_id]


async def test_a_new_name_is_found_and_the_old_one_is_not(porch: PorchProcess, tag: str) -> None:
    alice, bob = await Client.register(porch), await named(porch, f"old{tag}")
    room = await bob.create_room(preset="public_chat")
    assert await search(alice, f"old{tag}") == [bob.user_id]
    content = {"membership": "join", "displayname": f"new{tag}", "avatar_url": "mxc://porch.test/picture"}
    await bob.set_state(room, "m.room.member", content, bob.user_id)
    assert await search(alice, f"old{tag}") == []
    answer = await alice.ok("POST", "user_directory/search", {"search_term": f"new{tag}"})
    assert answer == {
        "limited": False,
        "results": [{"user_id": bob.user_id, "display_name": f"new{tag}", "avatar_url": "mxc://porch.test/picture"}],
    }


async def test_the_best_match_comes_first_and_the_limit_is_kept(porch: PorchProcess, tag: str) -> None:
    alice = await Client.register(porch)
    users = [await named(porch, name) for name in (f"a x{tag}", f"{tag}z", tag)]
    for user in users:
        await user.create_room(preset="public_chat")
    assert await search(alice, tag) == [user.user_id for user in reversed(users)]
    answer = await alice.ok("POST", "user_directory/search", {"search_term": tag, "limit": 2})
    assert (len(answer["results"]), answer["limited"]) == (2, True)


async def test_wildcards_are_ordinary_characters(porch: PorchProcess, tag: str) -> None:
    alice, bob = await Client.register(porch), await named(porch, f"100%_{tag}!")
    await bob.create_room(preset="public_chat")
    assert await search(alice, f"100%_{tag}!") == [bob.user_id]
    assert await search(alice, f"1%{tag}") == []
    assert await search(alice, "   ") == []


async def test_nobody_finds_themselves(porch: PorchProcess, tag: str) -> None:
    alice = await named(porch, tag)
    await alice.create_room(preset="public_chat")
    assert await search(alice, tag) == []


async def test_the_directory_survives_a_crash(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch()
    alice, bob = await Client.register(porch), await named(porch, "Robert")
    await bob.create_room(preset="public_chat")
    porch.kill()
    await alice.close()
    porch.start()
    for _ in range(100):
        if await search(alice, "robert") == [bob.user_id]:
            break
        await asyncio.sleep(0.05)
    assert await search(alice, "robert") == [bob.user_id]


@pytest.mark.parametrize(
    ("body", "errcode"),
    [
        ({}, "M_MISSING_PARAM"),
        ({"search_term": 1}, "M_BAD_JSON"),
        ({"search_term": "x", "limit": 0}, "M_INVALID_PARAM"),
        ({"search_term": "x", "limit": "10"}, "M_BAD_JSON"),
        ({"search_term": "a\x00b"}, "M_INVALID_PARAM"),
    ],
)
async def test_bad_bodies_get_their_errors(porch: PorchProcess, body: Any, errcode: str) -> None:
    alice = await Client.register(porch)
    await alice.refused(400, errcode, "POST", "user_directory/search", body)
