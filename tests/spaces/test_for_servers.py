"""What other servers are told of a space (Server-server API, "GET /hierarchy/{roomId}")."""

from __future__ import annotations

from typing import Any

from tests.federation.neighbour import Neighbour
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.spaces.test_hierarchy import hang, space


async def told(neighbour: Neighbour, room_id: str, query: str = "") -> Any:
    return await neighbour.ok("GET", f"hierarchy/{escape(room_id)}{query}")


async def test_a_server_is_told_of_the_children_that_its_users_can_join(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice = await Client.register(federated)
    root = await space(alice, "root", topic="all of it")
    public = await alice.create_room(preset="public_chat", name="public", topic="for all")
    secret = await alice.create_room(preset="private_chat", name="secret")
    knockable = await alice.create_room(preset="private_chat", name="knockable")
    await alice.set_state(knockable, "m.room.join_rules", {"join_rule": "knock"})
    readable = await alice.create_room(preset="private_chat", name="readable")
    await alice.set_state(readable, "m.room.history_visibility", {"history_visibility": "world_readable"})
    inner = await space(alice, "inner")
    await hang(alice, inner, secret)
    for child in (secret, public, knockable, readable, inner, "!unknown:elsewhere.example"):
        await hang(alice, root, child, suggested=child == public)
    answer = await told(neighbour, root)
    assert (answer["room"]["room_id"], answer["room"]["topic"]) == (root, "all of it")
    children = {child["state_key"] for child in answer["room"]["children_state"]}
    assert children == {secret, public, knockable, readable, inner, "!unknown:elsewhere.example"}
    assert {child["name"] for child in answer["children"]} == {"public", "knockable", "readable", "inner"}
    assert all("children_state" not in child for child in answer["children"])
    assert answer["inaccessible_children"] == [secret]
    suggested = await told(neighbour, root, "?suggested_only=true")
    assert [child["room_id"] for child in suggested["children"]] == [public]
    assert [child["state_key"] for child in suggested["room"]["children_state"]] == [public]
    leaf = await told(neighbour, public)
    assert (leaf["room"]["children_state"], leaf["children"], leaf["inaccessible_children"]) == ([], [], [])


async def test_a_room_that_its_users_may_not_know_of_is_not_found(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice = await Client.register(federated)
    root = await space(alice, "root")
    restricted = await alice.create_room(
        preset="private_chat",
        name="restricted",
        initial_state=[
            {
                "type": "m.room.join_rules",
                "content": {
                    "join_rule": "restricted",
                    "allow": [{"type": "m.room_membership", "room_id": root}],
                },
            }
        ],
    )
    await hang(alice, root, restricted)
    assert (await told(neighbour, root))["inaccessible_children"] == [restricted]
    for room_id in (
        restricted,
        await alice.create_room(preset="private_chat"),
        "!unknown:elsewhere.example",
        "x",
        "!\x01",
    ):
        await neighbour.refused(404, "M_NOT_FOUND", "GET", f"hierarchy/{escape(room_id)}")
    await neighbour.refused(400, "M_INVALID_PARAM", "GET", f"hierarchy/{escape(root)}?suggested_only=maybe")
