"""Aliases, canonical aliases, the published directory, room summaries."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import people, room, v1


def alias_of(user: Client, name: str) -> str:
    """An alias that only this user's test has."""
    return f"#{name}-{user.user_id[6:16]}:porch.test"


def at(alias: str) -> str:
    """Path of an alias."""
    return f"directory/room/{escape(alias)}"


async def test_an_alias_is_made_found_listed_and_removed(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    room_id = await alice.create_room(preset="public_chat")
    alias = alias_of(alice, "a/ß%2F")
    await alice.ok("PUT", at(alias), {"room_id": room_id})
    nobody = Client(porch.url)
    assert await nobody.ok("GET", at(alias)) == {"room_id": room_id, "servers": [porch.server_name]}
    assert (await alice.ok("GET", room(room_id, "aliases")))["aliases"] == [alias]
    assert (await bob.get(room(room_id, "aliases"))).status == 403
    reply = await alice.put(at(alias), {"room_id": room_id})
    assert reply.status == 409
    await bob.refused(403, "M_FORBIDDEN", "DELETE", at(alias))
    await bob.join(room_id)
    await bob.refused(403, "M_FORBIDDEN", "DELETE", at(alias))
    await alice.ok("DELETE", at(alias))
    await nobody.refused(404, "M_NOT_FOUND", "GET", at(alias))
    await alice.refused(404, "M_NOT_FOUND", "DELETE", at(alias))


async def test_who_may_name_and_unname_a_room(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    room_id = await alice.create_room(preset="public_chat")
    await bob.join(room_id)
    await bob.ok("PUT", at(alias_of(bob, "by-bob")), {"room_id": room_id})
    await bob.ok("PUT", at(alias_of(bob, "by-bob-too")), {"room_id": room_id})
    await bob.ok("DELETE", at(alias_of(bob, "by-bob")))  # his own
    await alice.ok("DELETE", at(alias_of(bob, "by-bob-too")))  # by power over the canonical alias
    await carol.refused(403, "M_FORBIDDEN", "PUT", at(alias_of(carol, "c")), {"room_id": room_id})
    there = await carol.put(at(alias_of(carol, "c")), {"room_id": await alice.create_room()})
    nowhere = await carol.put(at(alias_of(carol, "c")), {"room_id": "!nothing:porch.test"})
    assert (there.status, there.json) == (nowhere.status, nowhere.json)


@pytest.mark.parametrize(
    ("alias", "body", "errcode"),
    [
        ("nonsense", {"room_id": "!a:b"}, "M_INVALID_PARAM"),
        ("#x:elsewhere.example", {"room_id": "!a:b"}, "M_INVALID_PARAM"),
        ("#" + "x" * 300 + ":porch.test", {"room_id": "!a:b"}, "M_INVALID_PARAM"),
        ("#x:porch.test", {}, "M_MISSING_PARAM"),
        ("#x:porch.test", {"room_id": 5}, None),
        ("#x:porch.test", {"room_id": "room"}, None),
    ],
)
async def test_no_such_alias_can_be_made(
    porch: PorchProcess, alias: str, body: dict[str, Any], errcode: str | None
) -> None:
    [alice] = await people(porch, 1)
    reply = await alice.put(at(alias), body)
    assert 400 <= reply.status < 500
    if errcode is not None:
        assert (reply.status, reply.errcode) == (400, errcode)


async def test_the_canonical_alias_must_name_the_room(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id, other = await alice.create_room(), await alice.create_room()
    mine, also, theirs, nobody = (alias_of(alice, name) for name in ("mine", "also", "theirs", "nobody"))
    for alias in (mine, also):
        await alice.ok("PUT", at(alias), {"room_id": room_id})
    await alice.ok("PUT", at(theirs), {"room_id": other})
    path = room(room_id, "state", "m.room.canonical_alias")
    for bad in (theirs, nobody):
        await alice.refused(400, "M_BAD_ALIAS", "PUT", path, {"alias": bad})
        await alice.refused(400, "M_BAD_ALIAS", "PUT", path, {"alias": mine, "alt_aliases": [bad]})
    for bad in ({"alias": "rubbish"}, {"alt_aliases": ["rubbish"]}, {"alias": 5}, {"alt_aliases": "x"}):
        await alice.refused(400, "M_INVALID_PARAM", "PUT", path, bad)
    await alice.ok("PUT", path, {"alias": mine, "alt_aliases": [also]})
    # Once it is set, an alias that was removed may stay while others change.
    await alice.ok("DELETE", at(also))
    await alice.ok("PUT", path, {"alias": mine, "alt_aliases": [also], "note": 1})
    await alice.ok("PUT", path, {})
    await alice.refused(400, "M_BAD_ALIAS", "PUT", path, {"alt_aliases": [also]})


async def test_a_strange_canonical_alias_from_the_beginning_does_no_harm(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    strange = {"alias": ["x"], "alt_aliases": 5}
    room_id = await alice.create_room(initial_state=[{"type": "m.room.canonical_alias", "content": strange}])
    await alice.ok("PUT", room(room_id, "state", "m.room.canonical_alias"), {})


async def listed(porch: PorchProcess, by: Client, **body: Any) -> dict[str, Any]:
    """POST /publicRooms."""
    answer: dict[str, Any] = await by.ok("POST", "publicRooms", body)
    return answer


async def test_the_directory_shows_published_rooms_by_size(start_porch: Any) -> None:
    porch = start_porch()
    alice, bob, carol = await people(porch, 3)
    big = await alice.create_room(
        visibility="public", name="Big Room", topic="Ponds", room_alias_name="big", preset="public_chat"
    )
    small = await alice.create_room(visibility="public", name="small", preset="public_chat")
    space = await alice.create_room(
        visibility="public", name="Space", preset="public_chat", creation_content={"type": "m.space"}
    )
    await alice.create_room(preset="public_chat", name="unlisted")
    for user, rooms in ((bob, (big, space)), (carol, (big,))):
        for room_id in rooms:
            await user.join(room_id)
    nobody = Client(porch.url)
    answer = await nobody.ok("GET", "publicRooms")
    assert [entry["room_id"] for entry in answer["chunk"]] == [big, space, small]
    assert answer["total_room_count_estimate"] == 3
    assert answer["chunk"][0] == {
        "room_id": big,
        "num_joined_members": 3,
        "world_readable": False,
        "guest_can_join": False,
        "join_rule": "public",
        "name": "Big Room",
        "topic": "Ponds",
        "canonical_alias": "#big:porch.test",
    }
    assert answer["chunk"][1]["room_type"] == "m.space"
    for term, expected in (
        ("big", [big]),
        ("POND", [big]),
        ("#big", [big]),
        ("nothing", []),
        ("", [big, space, small]),
    ):
        found = await listed(porch, bob, filter={"generic_search_term": term})
        assert [entry["room_id"] for entry in found["chunk"]] == expected, term
    for types, expected in (([None], [big, small]), (["m.space"], [space]), (["m.space", None], [big, space, small])):
        found = await listed(porch, bob, filter={"room_types": types})
        assert [entry["room_id"] for entry in found["chunk"]] == expected, types
    await bob.refused(400, "M_INVALID_PARAM", "POST", "publicRooms", {"since": "rubbish"})
    await bob.refused(400, "M_BAD_JSON", "POST", "publicRooms", {"limit": "x"})
    await bob.refused(400, "M_BAD_JSON", "POST", "publicRooms", {"filter": {"room_types": "x"}})
    await bob.refused(404, "M_NOT_FOUND", "GET", "publicRooms", server="elsewhere.example")
    await nobody.refused(401, "M_MISSING_TOKEN", "POST", "publicRooms", {})


async def test_the_directory_is_paged_in_both_directions(start_porch: Any) -> None:
    porch = start_porch()
    [alice] = await people(porch, 1)
    rooms = await asyncio.gather(
        *(alice.create_room(visibility="public", name=f"r{n}", preset="public_chat") for n in range(7))
    )
    pages: list[dict[str, Any]] = []
    query: dict[str, Any] = {}
    while True:
        pages.append(await alice.ok("GET", "publicRooms", limit=3, **query))
        if "next_batch" not in pages[-1]:
            break
        query = {"since": pages[-1]["next_batch"]}
    ids = [[entry["room_id"] for entry in page["chunk"]] for page in pages]
    assert [len(page) for page in ids] == [3, 3, 1]
    assert {room_id for page in ids for room_id in page} == set(rooms)
    assert "prev_batch" not in pages[0]
    back = await alice.ok("GET", "publicRooms", limit=3, since=pages[2]["prev_batch"])
    assert [entry["room_id"] for entry in back["chunk"]] == ids[1]
    back = await alice.ok("GET", "publicRooms", limit=3, since=back["prev_batch"])
    assert [entry["room_id"] for entry in back["chunk"]] == ids[0]
    assert "prev_batch" not in back
    forward = await alice.ok("GET", "publicRooms", limit=3, since=back["next_batch"])
    assert [entry["room_id"] for entry in forward["chunk"]] == ids[1]


async def test_publishing_needs_power(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    room_id = await alice.create_room(preset="public_chat")
    path = f"directory/list/room/{escape(room_id)}"
    await bob.join(room_id)
    for user in (bob, carol):
        await user.refused(403, "M_FORBIDDEN", "PUT", path, {"visibility": "public"})
    await alice.ok("PUT", path, {"visibility": "public"})
    assert await Client(porch.url).ok("GET", path) == {"visibility": "public"}
    await alice.ok("PUT", path, {"visibility": "private"})
    assert await Client(porch.url).ok("GET", path) == {"visibility": "private"}
    await alice.refused(400, "M_BAD_JSON", "PUT", path, {"visibility": "secret"})
    await alice.refused(404, "M_NOT_FOUND", "GET", f"directory/list/room/{escape('!nothing:porch.test')}")


async def test_a_summary_is_for_those_who_may_know_of_the_room(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    public = await alice.create_room(preset="public_chat", name="open", room_alias_name=f"s-{alice.user_id[6:16]}")
    private = await alice.create_room(name="closed", invite=[bob.user_id])
    knock = await alice.create_room(initial_state=[{"type": "m.room.join_rules", "content": {"join_rule": "knock"}}])

    def path(room_id: str) -> str:
        return v1(f"room_summary/{escape(room_id)}")

    told = await carol.ok("GET", path(public))
    assert (told["name"], told["join_rule"], told["num_joined_members"]) == ("open", "public", 1)
    assert told["room_version"] == "12"
    assert "membership" not in told
    assert (await alice.ok("GET", path(public)))["membership"] == "join"
    assert (await carol.ok("GET", path(alias_of(alice, "s"))))["room_id"] == public
    assert (await Client(porch.url).ok("GET", path(public)))["room_id"] == public
    assert (await bob.ok("GET", path(private)))["membership"] == "invite"
    assert (await carol.ok("GET", path(knock)))["join_rule"] == "knock"
    there, nowhere = await carol.get(path(private)), await carol.get(path("!nothing:porch.test"))
    assert (there.status, there.json) == (nowhere.status, nowhere.json)
    assert there.status == 404
