"""Claims on aliases and published rooms across servers: asked of others, and told to them."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from tests.federation.neighbour import Neighbour
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

ROOM = "!room:there.test"


async def test_an_alias_of_another_server_is_asked_of_that_server(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    neighbour.answers["query/directory"] = lambda _: {"room_id": ROOM, "servers": ["c.test", "d.test"]}
    alias = f"#tea:{neighbour.server_name}"
    client = Client(federated.url)
    found = await client.ok("GET", f"directory/room/{escape(alias)}")
    assert found == {"room_id": ROOM, "servers": ["c.test", "d.test", neighbour.server_name]}
    assert neighbour.asked[-1][:2] == ("GET", f"query/directory?room_alias={quote(alias, safe='')}")


@pytest.mark.parametrize(
    ("told", "status", "errcode"),
    [
        ((404, {"errcode": "M_NOT_FOUND", "error": "No"}), 404, "M_NOT_FOUND"),
        ((403, {"errcode": "M_FORBIDDEN", "error": "No"}), 403, "M_FORBIDDEN"),
        ((404, {}), 502, "M_UNKNOWN"),
        ((200, {"room_id": "x", "servers": []}), 502, "M_UNKNOWN"),
        ((200, {"room_id": ROOM, "servers": "x"}), 502, "M_UNKNOWN"),
    ],
)
async def test_what_another_server_refuses_is_passed_on_and_nonsense_is_not(
    federated: PorchProcess, neighbour: Neighbour, told: tuple[int, dict[str, Any]], status: int, errcode: str
) -> None:
    neighbour.answers["query/directory"] = lambda _: told
    alias = f"#tea:{neighbour.server_name}"
    await Client(federated.url).refused(status, errcode, "GET", f"directory/room/{escape(alias)}")


async def test_an_alias_of_nobody_is_502_and_a_bad_one_is_400(federated: PorchProcess, porch: PorchProcess) -> None:
    client = Client(federated.url)
    await client.refused(502, "M_UNKNOWN", "GET", f"directory/room/{escape('#a:127.0.0.1:1')}")
    await client.refused(404, "M_NOT_FOUND", "GET", f"directory/room/{escape(f'#a:{federated.server_name}')}")
    await client.refused(400, "M_INVALID_PARAM", "GET", f"directory/room/{escape('#a:b c')}")
    await Client(porch.url).refused(404, "M_NOT_FOUND", "GET", f"directory/room/{escape('#a:b.test')}")


async def test_who_joins_by_the_alias_of_another_server_goes_through_the_servers_that_it_names(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    room_id = f"!r:{neighbour.server_name}"
    neighbour.answers["query/directory"] = lambda _: {"room_id": room_id, "servers": [neighbour.server_name]}
    client = await Client.register(federated)
    reply = await client.post(f"join/{escape(f'#tea:{neighbour.server_name}')}")
    assert reply.status != 200
    assert neighbour.asked[0][1].startswith("query/directory")


async def test_a_canonical_alias_of_another_server_must_lead_to_the_room(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    client = await Client.register(federated)
    room_id = await client.create_room()
    right, wrong, absent = (f"#{name}:{neighbour.server_name}" for name in ("right", "wrong", "absent"))
    path = f"rooms/{escape(room_id)}/state/m.room.canonical_alias"
    neighbour.answers[f"query/directory?room_alias={quote(right, safe='')}"] = lambda _: {"room_id": room_id}
    neighbour.answers[f"query/directory?room_alias={quote(wrong, safe='')}"] = lambda _: {"room_id": ROOM}
    neighbour.answers["query/directory"] = lambda _: (404, {"errcode": "M_NOT_FOUND", "error": "No"})
    for content in ({"alias": wrong}, {"alias": right, "alt_aliases": [absent]}):
        await client.refused(400, "M_BAD_ALIAS", "PUT", path, content)
    await client.refused(502, "M_UNKNOWN", "PUT", path, {"alias": "#a:127.0.0.1:1"})
    await client.ok("PUT", path, {"alias": right})
    neighbour.answers.clear()
    await client.ok("PUT", path, {"alias": right, "alt_aliases": []})


async def test_other_servers_learn_where_an_alias_of_ours_leads(federated: PorchProcess, neighbour: Neighbour) -> None:
    client = await Client.register(federated)
    name = client.user_id[1:].partition(":")[0]
    room_id = await client.create_room(room_alias_name=name)
    alias = f"#{name}:{federated.server_name}"
    found = await neighbour.ok("GET", f"query/directory?room_alias={escape(alias)}")
    assert found == {"room_id": room_id, "servers": [federated.server_name]}
    for other in ("#nobody:" + federated.server_name, "#a:elsewhere.test"):
        await neighbour.refused(404, "M_NOT_FOUND", "GET", f"query/directory?room_alias={escape(other)}")
    await neighbour.refused(400, "M_MISSING_PARAM", "GET", "query/directory")
    await neighbour.refused(400, "M_INVALID_PARAM", "GET", "query/directory?room_alias=x")
    unsigned = f"/_matrix/federation/v1/query/directory?room_alias={escape(alias)}"
    await Client(federated.url).refused(401, "M_UNAUTHORIZED", "GET", unsigned)


async def test_other_servers_see_and_search_our_published_rooms(federated: PorchProcess, neighbour: Neighbour) -> None:
    client = await Client.register(federated)
    names = [f"{client.user_id} {n}" for n in range(3)]
    rooms = {await client.create_room(name=name, visibility="public"): name for name in names}
    found = await neighbour.ok("POST", "publicRooms", {"filter": {"generic_search_term": client.user_id}})
    assert {room["room_id"]: room["name"] for room in found["chunk"]} == rooms
    first = await neighbour.ok("POST", "publicRooms", {"filter": {"generic_search_term": client.user_id}, "limit": 2})
    assert len(first["chunk"]) == 2
    again = {"filter": {"generic_search_term": client.user_id}, "limit": 2, "since": first["next_batch"]}
    assert len((await neighbour.ok("POST", "publicRooms", again))["chunk"]) == 1
    assert len((await neighbour.ok("GET", "publicRooms?limit=2"))["chunk"]) == 2
    await neighbour.refused(400, "M_BAD_JSON", "POST", "publicRooms", {"limit": "x"})
    await neighbour.refused(400, "M_INVALID_PARAM", "GET", "publicRooms?limit=x")


async def test_the_rooms_of_another_server_are_shown_as_far_as_they_make_sense(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    good = {"room_id": ROOM, "name": "Tea", "num_joined_members": 3, "world_readable": True, "guest_can_join": True}
    bad = [{"name": "No ID"}, {"room_id": 5}, {"room_id": "x"}]
    odd = {"room_id": "!odd:there.test", "name": 5, "topic": "x" * 5000, "num_joined_members": -1, "unknown": {}}
    answer = {"chunk": [good, *bad, odd], "next_batch": "n", "prev_batch": 7, "total_room_count_estimate": 9}
    neighbour.answers["publicRooms"] = lambda _: answer
    client = await Client.register(federated)
    found = await client.ok("GET", "publicRooms", server=neighbour.server_name, limit=5, since="s")
    rest = {"num_joined_members": 0, "world_readable": False, "guest_can_join": False}
    assert found == {
        "chunk": [good, {"room_id": "!odd:there.test", **rest}],
        "next_batch": "n",
        "total_room_count_estimate": 9,
    }
    assert neighbour.asked[-1] == ("POST", "publicRooms", {"include_all_networks": False, "limit": 5, "since": "s"})
    wish = {"filter": {"generic_search_term": "tea", "room_types": [None]}, "limit": 3, "third_party_instance_id": "i"}
    await client.ok("POST", f"publicRooms?server={neighbour.server_name}", wish)
    assert neighbour.asked[-1][2] == {**wish, "include_all_networks": False}
    await client.refused(400, "M_INVALID_PARAM", "GET", "publicRooms?server=a%20b")
    await client.refused(502, "M_UNKNOWN", "GET", "publicRooms?server=127.0.0.1:1")
    neighbour.answers["publicRooms"] = lambda _: {"chunk": "x"}
    await client.refused(502, "M_UNKNOWN", "GET", f"publicRooms?server={neighbour.server_name}")
