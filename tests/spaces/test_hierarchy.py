"""GET /hierarchy: the tree of a space."""

from __future__ import annotations

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import people, room, v1


async def space(by: Client, name: str, **body: object) -> str:
    """A public space."""
    return await by.create_room(preset="public_chat", name=name, **{"creation_content": {"type": "m.space"}, **body})


async def hang(by: Client, parent: str, child: str, **content: object) -> None:
    """Puts a room into a space."""
    await by.set_state(parent, "m.space.child", {"via": ["porch.test"], **content}, child)


async def names(by: Client, room_id: str, **query: object) -> list[str]:
    """The names of the rooms, in the order of the answer."""
    answer = await by.ok("GET", v1(room(room_id, "hierarchy")), **query)
    assert "next_batch" not in answer
    return [entry["name"] for entry in answer["rooms"]]


async def test_the_walk_goes_down_before_it_goes_on(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    root, inner = await space(alice, "root"), await space(alice, "inner")
    first, deep, last = [await alice.create_room(preset="public_chat", name=name) for name in ("first", "deep", "last")]
    await hang(alice, root, last)  # no order: after those that have one
    await hang(alice, root, inner, order="b")
    await hang(alice, root, first, order="a", suggested=True)
    await hang(alice, inner, deep)
    await hang(alice, inner, root)  # a circle
    await hang(alice, root, "!unknown:elsewhere.example")
    for user in (alice, bob):
        assert await names(user, root) == ["root", "first", "inner", "deep", "last"]
    assert await names(bob, root, max_depth=0) == ["root"]
    assert await names(bob, root, max_depth=1) == ["root", "first", "inner", "last"]
    assert await names(bob, root, suggested_only=True) == ["root", "first"]
    assert await names(bob, inner) == ["inner", "deep", "root", "first", "last"]
    rooms = (await bob.ok("GET", v1(room(root, "hierarchy"))))["rooms"]
    top, leaf = rooms[0], rooms[1]
    assert top["room_type"] == "m.space"
    assert [child["state_key"] for child in top["children_state"]] == [
        first,
        inner,
        last,
        "!unknown:elsewhere.example",
    ]
    child = top["children_state"][0]
    assert child["content"] == {"via": ["porch.test"], "order": "a", "suggested": True}
    assert child["sender"] == alice.user_id
    assert isinstance(child["origin_server_ts"], int)
    assert leaf["children_state"] == []
    assert (leaf["join_rule"], leaf["num_joined_members"], leaf["world_readable"]) == ("public", 1, False)
    await alice.set_state(root, "m.space.child", {}, inner)
    assert await names(bob, root) == ["root", "first", "last"]


async def test_only_rooms_that_one_may_know_of_are_shown(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    root = await space(alice, "root")
    bodies: dict[str, dict[str, object]] = {
        "public": {"preset": "public_chat"},
        "private": {},
        "invited": {"invite": [bob.user_id]},
        "knock": {"initial_state": [{"type": "m.room.join_rules", "content": {"join_rule": "knock"}}]},
        "readable": {
            "initial_state": [
                {"type": "m.room.history_visibility", "content": {"history_visibility": "world_readable"}}
            ]
        },
        "restricted": {
            "initial_state": [
                {
                    "type": "m.room.join_rules",
                    "content": {
                        "join_rule": "restricted",
                        "allow": [{"type": "m.room_membership", "room_id": root}],
                    },
                }
            ]
        },
    }
    for order, (name, body) in enumerate(bodies.items()):
        await hang(alice, root, await alice.create_room(name=name, **body), order=str(order))
    assert await names(alice, root) == ["root", "public", "private", "invited", "knock", "readable", "restricted"]
    assert await names(bob, root) == ["root", "public", "invited", "knock", "readable"]
    await bob.join(root)
    assert await names(bob, root) == ["root", "public", "invited", "knock", "readable", "restricted"]
    # What is below a space that one may not see stays unseen.
    hidden = await alice.create_room(name="hidden", creation_content={"type": "m.space"})
    await hang(alice, hidden, await alice.create_room(preset="public_chat", name="below"))
    await hang(alice, root, hidden, order="9")
    assert (await names(alice, root))[-2:] == ["hidden", "below"]
    assert "below" not in await names(bob, root)


async def test_the_walk_comes_in_pages(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    root = await space(alice, "root")
    for n in range(6):
        await hang(alice, root, await alice.create_room(preset="public_chat", name=f"r{n}"), order=str(n))
    path = v1(room(root, "hierarchy"))
    found: list[str] = []
    query: dict[str, object] = {}
    sizes = []
    while True:
        page = await alice.ok("GET", path, limit=3, **query)
        found += [entry["name"] for entry in page["rooms"]]
        sizes.append(len(page["rooms"]))
        if "next_batch" not in page:
            break
        query = {"from": page["next_batch"]}
    assert found == ["root", *(f"r{n}" for n in range(6))]
    assert sizes == [3, 3, 1]
    token = (await alice.ok("GET", path, limit=1))["next_batch"]
    await alice.refused(400, "M_INVALID_PARAM", "GET", path, max_depth=1, **{"from": token})
    await alice.refused(400, "M_INVALID_PARAM", "GET", path, suggested_only=True, **{"from": token})
    await alice.refused(400, "M_INVALID_PARAM", "GET", path, **{"from": "rubbish"})
    for wrong in ({"limit": 0}, {"limit": "x"}, {"max_depth": -1}, {"suggested_only": "maybe"}):
        await alice.refused(400, "M_INVALID_PARAM", "GET", path, **wrong)


async def test_a_space_that_one_may_not_see_is_refused_like_none(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    private = await alice.create_room(creation_content={"type": "m.space"})
    there = await bob.get(v1(room(private, "hierarchy")))
    nowhere = await bob.get(v1(room("!nothing:porch.test", "hierarchy")))
    assert (there.status, there.json) == (nowhere.status, nowhere.json)
    assert (there.status, there.errcode) == (403, "M_FORBIDDEN")


async def test_a_plain_room_has_no_children(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    plain, other = await alice.create_room(name="plain"), await alice.create_room(name="other")
    await hang(alice, plain, other)
    assert await names(alice, plain) == ["plain"]


@pytest.mark.parametrize("content", [{}, {"via": "x"}, {"via": ["x"], "order": 5}, {"via": ["x"], "order": "é"}])
async def test_strange_child_events_do_no_harm(porch: PorchProcess, content: dict[str, object]) -> None:
    [alice] = await people(porch, 1)
    root, child = await space(alice, "root"), await alice.create_room(name="child")
    await alice.set_state(root, "m.space.child", content, child)
    await alice.set_state(root, "m.space.child", {"via": ["x"]}, "not a room")
    expected = ["root", "child"] if isinstance(content.get("via"), list) else ["root"]
    assert await names(alice, root) == expected
    assert (
        await alice.get(f"/_matrix/client/unstable/org.matrix.msc2946/rooms/{escape(root)}/hierarchy")
    ).status == 200
