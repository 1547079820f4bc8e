"""Relations, threads and what is bundled.  Client-server API, "Forming relationships between events"."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

V1 = "/_matrix/client/v1/rooms/"


def relation(rel_type: str, parent: str, **more: Any) -> dict[str, Any]:
    return {"m.relates_to": {"rel_type": rel_type, "event_id": parent, **more}}


async def edit(client: Client, room_id: str, original: str, text: str) -> str:
    content = {"m.new_content": {"msgtype": "m.text", "body": text}, **relation("m.replace", original)}
    return await client.send(room_id, f"* {text}", **content)


async def react(client: Client, room_id: str, parent: str, key: str) -> str:
    return await client.send_event(room_id, "m.reaction", relation("m.annotation", parent, key=key))


async def room_of(owner: Client, *others: Client) -> str:
    room_id = await owner.create_room(preset="public_chat")
    for other in others:
        await other.join(room_id)
    return room_id


async def bundled(client: Client, room_id: str, event_id: str) -> dict[str, Any]:
    """`m.relations` of an event."""
    event = await client.ok("GET", f"rooms/{escape(room_id)}/event/{escape(event_id)}")
    return event["unsigned"].get("m.relations", {})


async def related(client: Client, room_id: str, event_id: str, below: str = "", **query: Any) -> list[str]:
    answer = await client.ok("GET", f"{V1}{escape(room_id)}/relations/{escape(event_id)}{below}", **query)
    return [event["event_id"] for event in answer["chunk"]]


async def test_the_newest_valid_edit_is_bundled(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    original = await alice.send(room, "helo")
    assert await bundled(bob, room, original) == {}
    await edit(alice, room, original, "hello")
    newest = await edit(alice, room, original, "hello!")
    await edit(bob, room, original, "not mine to edit")
    await alice.send(room, "* without new content", **relation("m.replace", original))
    assert (await bundled(bob, room, original))["m.replace"]["event_id"] == newest
    await alice.ok("PUT", f"rooms/{escape(room)}/redact/{escape(newest)}/t1")
    assert (await bundled(bob, room, original))["m.replace"]["content"]["m.new_content"]["body"] == "hello"
    await alice.ok("PUT", f"rooms/{escape(room)}/redact/{escape(original)}/t2")
    assert await bundled(bob, room, original) == {}


async def test_a_thread_is_summed_up_at_its_root(porch: PorchProcess) -> None:
    alice, bob, carol = [await Client.register(porch) for _ in range(3)]
    room = await room_of(alice, bob, carol)
    root = await alice.send(room, "root")
    await bob.send(room, "one", **relation("m.thread", root))
    last = await bob.send(room, "two", **relation("m.thread", root))
    await react(alice, room, last, "x")
    fixed = await edit(bob, room, last, "second")
    for reader, participated in ((alice, True), (bob, True), (carol, False)):
        thread = (await bundled(reader, room, root))["m.thread"]
        assert (thread["count"], thread["current_user_participated"]) == (2, participated)
        assert thread["latest_event"]["event_id"] == last
        assert thread["latest_event"]["unsigned"]["m.relations"]["m.replace"]["event_id"] == fixed
    await bob.ok("PUT", f"rooms/{escape(room)}/redact/{escape(last)}/t1")
    assert (await bundled(carol, room, root))["m.thread"]["count"] == 1


async def test_ignored_users_do_not_appear_in_a_thread(porch: PorchProcess) -> None:
    alice, bob, carol = [await Client.register(porch) for _ in range(3)]
    room = await room_of(alice, bob, carol)
    root = await alice.send(room, "root")
    first = await bob.send(room, "one", **relation("m.thread", root))
    await carol.send(room, "two", **relation("m.thread", root))
    ignored = {"ignored_users": {carol.user_id: {}}}
    await alice.ok("PUT", f"user/{escape(alice.user_id)}/account_data/m.ignored_user_list", ignored)
    thread = (await bundled(alice, room, root))["m.thread"]
    assert (thread["count"], thread["latest_event"]["event_id"]) == (1, first)
    assert (await bundled(bob, room, root))["m.thread"]["count"] == 2


async def test_references_are_listed_and_annotations_are_not(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    parent = await alice.send(room)
    references = [await alice.send(room, **relation("m.reference", parent)) for _ in range(2)]
    await react(alice, room, parent, "x")
    assert await bundled(alice, room, parent) == {"m.reference": {"chunk": [{"event_id": each} for each in references]}}


async def test_bundles_come_with_messages_context_and_limited_syncs(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    original = await alice.send(room, "helo")
    newest = await edit(alice, room, original, "hello")

    def of(events: list[dict[str, Any]]) -> str:
        (event,) = [event for event in events if event["event_id"] == original]
        return str(event["unsigned"]["m.relations"]["m.replace"]["event_id"])

    messages = await bob.ok("GET", f"rooms/{escape(room)}/messages", dir="b")
    assert of(messages["chunk"]) == newest
    context = await bob.ok("GET", f"rooms/{escape(room)}/context/{escape(original)}")
    assert of([context["event"]]) == newest
    timeline = (await bob.sync(filter={"room": {"timeline": {"limit": 3}}}))["rooms"]["join"][room]["timeline"]
    assert timeline["limited"] is True
    assert of(timeline["events"]) == newest


async def test_what_relates_to_an_event_is_listed_page_by_page(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    parent = await alice.send(room)
    children = [await alice.send(room, f"{n}", **relation("m.thread", parent)) for n in range(5)]
    reaction = await react(alice, room, parent, "x")
    assert await related(alice, room, parent) == [reaction, *reversed(children)]
    assert await related(alice, room, parent, "/m.thread") == children[::-1]
    assert await related(alice, room, parent, "/m.annotation/m.reaction") == [reaction]
    assert await related(alice, room, parent, "/m.annotation/m.room.message") == []
    for direction, expected in (("b", children[::-1]), ("f", children)):
        listed: list[str] = []
        query: dict[str, Any] = {"limit": 2, "dir": direction}
        while True:
            path = f"{V1}{escape(room)}/relations/{escape(parent)}/m.thread"
            page = await alice.ok("GET", path, **query)
            listed += [event["event_id"] for event in page["chunk"]]
            if "next_batch" not in page:
                break
            query["from"] = page["next_batch"]
        assert listed == expected


async def test_recursion_follows_relations_of_relations(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    root = await alice.send(room)
    inside = await alice.send(room, **relation("m.thread", root))
    reaction = await react(alice, room, inside, "x")
    path = f"{V1}{escape(room)}/relations/{escape(root)}"
    answer = await alice.ok("GET", path, recurse=True)
    assert [event["event_id"] for event in answer["chunk"]] == [reaction, inside]
    assert answer["recursion_depth"] == 3
    assert await related(alice, room, root, "/m.annotation", recurse=True) == []
    assert "recursion_depth" not in await alice.ok("GET", path)


async def test_what_may_not_be_seen_is_not_found(porch: PorchProcess) -> None:
    alice, stranger = await Client.register(porch), await Client.register(porch)
    room, other = await alice.create_room(), await alice.create_room()
    parent = await alice.send(room)
    await stranger.refused(404, "M_NOT_FOUND", "GET", f"{V1}{escape(room)}/relations/{escape(parent)}")
    await alice.refused(404, "M_NOT_FOUND", "GET", f"{V1}{escape(other)}/relations/{escape(parent)}")
    await alice.refused(404, "M_NOT_FOUND", "GET", f"{V1}{escape(room)}/relations/$nothing")
    await stranger.refused(403, "M_FORBIDDEN", "GET", f"{V1}{escape(room)}/threads")


@pytest.mark.parametrize("query", [{"dir": "x"}, {"limit": "0"}, {"limit": "many"}, {"from": "x"}, {"to": "x"}])
async def test_bad_queries_are_refused(porch: PorchProcess, query: dict[str, str]) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    parent = await alice.send(room)
    path = f"{V1}{escape(room)}/relations/{escape(parent)}"
    await alice.refused(400, "M_INVALID_PARAM", "GET", path, **query)


async def test_threads_are_listed_by_their_newest_event(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    roots = [await alice.send(room, f"root {n}") for n in range(3)]
    for root in (*roots, roots[0]):
        await alice.send(room, "in thread", **relation("m.thread", root))
    await bob.send(room, "me too", **relation("m.thread", roots[1]))
    path = f"{V1}{escape(room)}/threads"
    answer = await bob.ok("GET", path)
    assert [event["event_id"] for event in answer["chunk"]] == [roots[1], roots[0], roots[2]]
    assert answer["chunk"][0]["unsigned"]["m.relations"]["m.thread"]["count"] == 2
    mine = await bob.ok("GET", path, include="participated")
    assert [event["event_id"] for event in mine["chunk"]] == [roots[1]]
    first = await bob.ok("GET", path, limit=2)
    rest = await bob.ok("GET", path, limit=2, **{"from": first["next_batch"]})
    assert [event["event_id"] for event in rest["chunk"]] == [roots[2]]
    assert "next_batch" not in rest
    await bob.refused(400, "M_INVALID_PARAM", "GET", path, include="some")


async def test_roots_by_ignored_users_are_shown_redacted(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    root = await alice.send(room, "secret")
    await bob.send(room, "x", **relation("m.thread", root))
    ignored = {"ignored_users": {alice.user_id: {}}}
    await bob.ok("PUT", f"user/{escape(bob.user_id)}/account_data/m.ignored_user_list", ignored)
    (event,) = (await bob.ok("GET", f"{V1}{escape(room)}/threads"))["chunk"]
    assert (event["event_id"], event["content"]) == (root, {})


async def test_the_same_annotation_is_refused_until_it_is_redacted(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    parent = await alice.send(room)
    first = await react(alice, room, parent, "x")
    await react(alice, room, parent, "y")
    await react(bob, room, parent, "x")
    path = f"rooms/{escape(room)}/send/m.reaction/again"
    body = relation("m.annotation", parent, key="x")
    await alice.refused(400, "M_DUPLICATE_ANNOTATION", "PUT", path, body)
    await alice.ok("PUT", f"rooms/{escape(room)}/redact/{escape(first)}/t1")
    await alice.ok("PUT", path, body)


async def test_a_repeated_transaction_is_no_duplicate(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    parent = await alice.send(room)
    body = relation("m.annotation", parent, key="x")
    first = await alice.send_event(room, "m.reaction", body, "same")
    assert await alice.send_event(room, "m.reaction", body, "same") == first


async def test_no_thread_starts_inside_of_another(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    room = await alice.create_room()
    root = await alice.send(room)
    inside = await alice.send(room, **relation("m.thread", root))
    path = f"rooms/{escape(room)}/send/m.room.message/t1"
    body = {"msgtype": "m.text", "body": "x", **relation("m.thread", inside)}
    await alice.refused(400, "M_UNKNOWN", "PUT", path, body)
