"""Unread counts in sync.  Client-server API, "Receiving notifications"."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

THREADS = {"room": {"timeline": {"unread_thread_notifications": True}}}


async def room_of(owner: Client, *others: Client, **body: Any) -> str:
    room_id = await owner.create_room(preset="public_chat", **body)
    for other in others:
        await other.join(room_id)
    return room_id


async def counts(client: Client, room_id: str) -> tuple[int, int]:
    """Notifications and highlights of a room in a first sync."""
    room = (await client.sync())["rooms"]["join"][room_id]
    return room["unread_notifications"]["notification_count"], room["unread_notifications"]["highlight_count"]


async def by_thread(client: Client, room_id: str) -> tuple[int, dict[str, int]]:
    """Notifications of the main timeline, and of each thread."""
    room = (await client.sync(filter=THREADS))["rooms"]["join"][room_id]
    threads = room.get("unread_thread_notifications", {})
    main = room["unread_notifications"]["notification_count"]
    return main, {root: each["notification_count"] for root, each in threads.items()}


async def read(client: Client, room_id: str, event_id: str, type_: str = "m.read", **body: Any) -> None:
    await client.ok("POST", f"rooms/{escape(room_id)}/receipt/{type_}/{escape(event_id)}", body)


def in_thread(root: str) -> dict[str, Any]:
    return {"m.relates_to": {"rel_type": "m.thread", "event_id": root}}


async def test_messages_count_for_everyone_but_their_sender(porch: PorchProcess) -> None:
    alice, bob, carol = [await Client.register(porch) for _ in range(3)]
    room = await room_of(alice, bob, carol)
    for _ in range(3):
        await alice.send(room)
    assert await counts(alice, room) == (0, 0)
    assert await counts(bob, room) == (3, 0)
    assert await counts(carol, room) == (3, 0)


async def test_what_came_before_joining_does_not_count(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice)
    await alice.send(room)
    await bob.join(room)
    assert await counts(bob, room) == (0, 0)
    await alice.send(room)
    assert await counts(bob, room) == (1, 0)
    await bob.leave(room)
    await alice.send(room)
    await bob.join(room)
    assert await counts(bob, room) == (0, 0)


async def test_a_receipt_clears_what_it_covers(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    events = [await alice.send(room) for _ in range(4)]
    assert await counts(bob, room) == (4, 0)
    await read(bob, room, events[1])
    assert await counts(bob, room) == (2, 0)
    await read(bob, room, events[0])
    assert await counts(bob, room) == (2, 0)
    await read(bob, room, events[2], "m.read.private")
    assert await counts(bob, room) == (1, 0)
    await read(bob, room, events[3])
    assert await counts(bob, room) == (0, 0)


async def test_sending_reads_what_came_before(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    await alice.send(room)
    assert await counts(bob, room) == (1, 0)
    await bob.send(room)
    assert await counts(bob, room) == (0, 0)
    await alice.send(room)
    assert await counts(bob, room) == (1, 0)


async def test_a_new_name_does_not_read_anything(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    await alice.send(room)
    await bob.set_state(room, "m.room.member", {"membership": "join", "displayname": "Robert"}, bob.user_id)
    assert await counts(bob, room) == (1, 0)


async def test_a_mention_highlights_for_the_mentioned_alone(porch: PorchProcess) -> None:
    alice, bob, carol = [await Client.register(porch) for _ in range(3)]
    room = await room_of(alice, bob, carol)
    await alice.send(room, "hello", **{"m.mentions": {"user_ids": [bob.user_id, alice.user_id]}})
    assert await counts(bob, room) == (1, 1)
    assert await counts(carol, room) == (1, 0)
    assert await counts(alice, room) == (0, 0)


async def test_a_room_mention_highlights_for_all_if_the_sender_may(porch: PorchProcess) -> None:
    alice, bob, carol = [await Client.register(porch) for _ in range(3)]
    room = await room_of(alice, bob, carol)
    await alice.send(room, "@room", **{"m.mentions": {"room": True}})
    assert await counts(bob, room) == (1, 1)
    assert await counts(carol, room) == (1, 1)
    await bob.send(room, "@room", **{"m.mentions": {"room": True}})
    assert await counts(carol, room) == (2, 1)
    assert await counts(alice, room) == (1, 0)


async def test_reactions_edits_and_notices_do_not_count(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    event = await alice.send(room)
    reaction = {"m.relates_to": {"rel_type": "m.annotation", "event_id": event, "key": "x"}}
    await alice.send_event(room, "m.reaction", reaction)
    edit = {"rel_type": "m.replace", "event_id": event}
    await alice.send(room, "* new", **{"m.new_content": {"body": "new", "msgtype": "m.text"}, "m.relates_to": edit})
    await alice.send_event(room, "m.room.message", {"msgtype": "m.notice", "body": "beep"})
    await alice.set_state(room, "m.room.topic", {"topic": "x"})
    assert await counts(bob, room) == (1, 0)


async def test_a_muted_room_counts_nothing_and_a_keyword_highlights(porch: PorchProcess) -> None:
    alice, bob, carol = [await Client.register(porch) for _ in range(3)]
    room = await room_of(alice, bob, carol)
    await bob.ok("PUT", f"pushrules/global/room/{escape(room)}", {"actions": []})
    keyword = {"pattern": "pudding", "actions": ["notify", {"set_tweak": "highlight"}]}
    await carol.ok("PUT", "pushrules/global/content/pudding", keyword)
    await alice.send(room, "hello")
    await alice.send(room, "Pudding!")
    assert await counts(bob, room) == (0, 0)
    assert await counts(carol, room) == (2, 1)
    await bob.ok("DELETE", f"pushrules/global/room/{escape(room)}")
    await alice.send(room, "again")
    assert await counts(bob, room) == (1, 0)


async def test_a_display_name_can_be_a_keyword(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    rule = {"conditions": [{"kind": "contains_display_name"}], "actions": ["notify", {"set_tweak": "highlight"}]}
    await bob.ok("PUT", "pushrules/global/override/name", rule)
    await bob.ok("PUT", f"profile/{escape(bob.user_id)}/displayname", {"displayname": "Sir Robert"})
    room = await room_of(alice, bob)
    await alice.send(room, "good day, sir robert!")
    await alice.send(room, "good day, Roberta")
    assert await counts(bob, room) == (2, 1)


async def test_threads_are_counted_apart_when_asked_for(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    root = await alice.send(room, "root")
    first = await alice.send(room, "in thread", **in_thread(root))
    await alice.send(room, "in thread", **in_thread(root))
    await alice.send(room, "main")
    assert await by_thread(bob, room) == (2, {root: 2})
    assert await counts(bob, room) == (4, 0)
    await read(bob, room, first, thread_id=root)
    assert await by_thread(bob, room) == (2, {root: 1})
    await read(bob, room, root, thread_id="main")
    assert await by_thread(bob, room) == (1, {root: 1})
    await bob.send(room, "answer", **in_thread(root))
    assert await by_thread(bob, room) == (1, {})
    await bob.send(room, "main too")
    assert await by_thread(bob, room) == (0, {})


async def test_an_unthreaded_receipt_reads_threads_too(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    root = await alice.send(room, "root")
    await alice.send(room, "x", **in_thread(root))
    middle = await alice.send(room, "main")
    await alice.send(room, "y", **in_thread(root))
    await read(bob, room, middle)
    assert await by_thread(bob, room) == (0, {root: 1})


async def test_a_mention_in_a_thread_highlights_there(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    root = await alice.send(room, "root")
    mention = {"m.mentions": {"user_ids": [bob.user_id]}}
    await alice.send(room, "x", **in_thread(root), **mention)
    room_sync = (await bob.sync(filter=THREADS))["rooms"]["join"][room]
    assert room_sync["unread_notifications"] == {"notification_count": 1, "highlight_count": 0}
    assert room_sync["unread_thread_notifications"] == {root: {"notification_count": 1, "highlight_count": 1}}


async def test_the_count_comes_with_the_event_and_falls_with_the_receipt(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    since = (await bob.sync())["next_batch"]
    for expected in (1, 2, 3):
        event = await alice.send(room)
        news = await bob.sync(since=since, timeout=5000)
        assert news["rooms"]["join"][room]["unread_notifications"]["notification_count"] == expected
        since = news["next_batch"]
    await read(bob, room, event, "m.read.private")
    news = await bob.sync(since=since, timeout=5000)
    assert news["rooms"]["join"][room]["unread_notifications"]["notification_count"] == 0


async def test_counts_are_the_same_after_a_restart(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch()
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    await bob.ok("PUT", "pushrules/global/content/x", {"pattern": "silence", "actions": []})
    root = await alice.send(room)
    first = await alice.send(room, "one")
    await read(bob, room, root)
    await alice.send(room, "silence")
    await alice.send(room, "two", **{"m.mentions": {"user_ids": [bob.user_id]}})
    await alice.send(room, "three", **in_thread(root))
    await read(bob, room, first)
    before = await counts(bob, room), await by_thread(bob, room)
    assert before == ((2, 1), (1, {root: 1}))
    porch.restart()
    assert (await counts(bob, room), await by_thread(bob, room)) == before


async def test_counts_hold_while_many_send_and_read(porch: PorchProcess) -> None:
    alice, bob, carol = [await Client.register(porch) for _ in range(3)]
    room = await room_of(alice, bob, carol)

    async def chat(client: Client) -> None:
        for number in range(10):
            event = await client.send(room, f"message {number}")
            await client.sync()
            if number % 3 == 0:
                await read(client, room, event)

    await asyncio.gather(chat(alice), chat(bob))
    assert await counts(carol, room) == (20, 0)
    last = await alice.send(room, "last")
    await read(carol, room, last)
    assert await counts(carol, room) == (0, 0)
    assert (await counts(bob, room))[0] >= 1


async def test_notifications_are_listed_newest_first_page_by_page(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await room_of(alice, bob)
    root = await alice.send(room, "root")
    await bob.send(room, "not for me")
    await alice.send(room, "thread", **in_thread(root))
    mention = await alice.send(room, "you", **{"m.mentions": {"user_ids": [bob.user_id]}})
    await alice.set_state(room, "m.room.topic", {"topic": "quiet"})
    last = await alice.send(room, "last")
    await read(bob, room, root)
    listed: list[dict[str, Any]] = []
    query: dict[str, Any] = {"limit": 2}
    while True:
        page = await bob.ok("GET", "notifications", **query)
        listed += page["notifications"]
        if "next_token" not in page:
            break
        query["from"] = page["next_token"]
    assert [each["event"]["content"]["body"] for each in listed] == ["last", "you", "thread", "root"]
    assert [each["read"] for each in listed] == [False, False, False, True]
    assert all(each["room_id"] == room and "notify" in each["actions"] for each in listed)
    assert listed[0]["event"]["event_id"] == last
    highlights = await bob.ok("GET", "notifications", only="highlight")
    assert [each["event"]["event_id"] for each in highlights["notifications"]] == [mention]
    await bob.refused(400, "M_INVALID_PARAM", "GET", "notifications", **{"from": "nonsense"})
