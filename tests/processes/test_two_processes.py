"""Any number of equal processes: what one writes, all others show, and none owns a room."""

from __future__ import annotations

import asyncio
import time

from tests.processes.conftest import Pair
from tests.rig.client import V3, Client, escape
from tests.rig.eventually import eventually


def at(client: Client, url: str) -> Client:
    """The same session, talking to another process."""
    return Client(url, client.user_id, client.access_token, client.device_id)


async def messages(client: Client, room: str) -> list[str]:
    """IDs of the messages of a room, the newest first."""
    page = await client.ok("GET", f"rooms/{escape(room)}/messages?dir=b&limit=300")
    return [event["event_id"] for event in page["chunk"] if event["type"] == "m.room.message"]


async def message_after(client: Client, room: str, since: str) -> str:
    """ID of the next message that a client hears of; presence and the like may come before it."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        answer = await client.sync(since=since, timeout=10_000)
        since = answer["next_batch"]
        joined = answer.get("rooms", {}).get("join", {}).get(room, {})
        for event in joined.get("timeline", {}).get("events", []):
            if event["type"] == "m.room.message":
                return str(event["event_id"])
    raise AssertionError("no message was heard of")


async def test_a_message_sent_to_one_process_wakes_a_sync_at_the_other(pair: Pair) -> None:
    alice, bob = await Client.register(pair.first), await Client.register(pair.second)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    since = (await bob.sync())["next_batch"]
    waiting = asyncio.create_task(message_after(bob, room, since))
    await asyncio.sleep(0.2)
    begin = time.monotonic()
    event_id = await alice.send(room, "across")
    assert await waiting == event_id
    assert time.monotonic() - begin < 1.0


async def test_typing_and_receipts_reach_the_other_process(pair: Pair) -> None:
    alice, bob = await Client.register(pair.first), await Client.register(pair.second)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    event_id = await alice.send(room, "read me")
    since = (await alice.sync())["next_batch"]
    await bob.ok("PUT", f"rooms/{escape(room)}/typing/{escape(bob.user_id)}", {"typing": True, "timeout": 20_000})
    await bob.ok("POST", f"rooms/{escape(room)}/receipt/m.read/{escape(event_id)}", {})
    seen: dict[str, dict] = {}
    deadline = time.monotonic() + 10
    while {"m.typing", "m.receipt"} - seen.keys() and time.monotonic() < deadline:
        answer = await alice.sync(since=since, timeout=2_000)
        since = answer["next_batch"]
        for event in answer.get("rooms", {}).get("join", {}).get(room, {}).get("ephemeral", {}).get("events", []):
            seen[event["type"]] = event["content"]
    assert seen["m.typing"] == {"user_ids": [bob.user_id]}
    assert bob.user_id in seen["m.receipt"][event_id]["m.read"]


async def test_a_logged_out_token_stops_at_once_in_every_process(pair: Pair) -> None:
    alice = await Client.register(pair.first)
    elsewhere = at(alice, pair.second.url)
    assert (await elsewhere.get("account/whoami")).status == 200
    await alice.ok("POST", "logout", {})
    answer = await elsewhere.get("account/whoami")
    assert (answer.status, answer.errcode) == (401, "M_UNKNOWN_TOKEN")


async def test_writers_in_both_processes_fill_one_room_and_lose_nothing(pair: Pair) -> None:
    alice = await Client.register(pair.first)
    room = await alice.create_room(preset="public_chat")
    writers = [await Client.register(server) for server in [*pair] * 4]
    for writer in writers:
        await writer.join(room)

    async def write(writer: Client) -> list[str]:
        sent = []
        for number in range(15):
            sent.append(await writer.send(room, f"{writer.user_id} {number}"))
        return sent

    sent = [event_id for ids in await asyncio.gather(*map(write, writers)) for event_id in ids]
    assert len(set(sent)) == 120
    for url in (pair.first.url, pair.second.url):
        # What the other process wrote last may be a wake-up away.
        deadline = time.monotonic() + 3
        while len(found := await messages(at(alice, url), room)) < 120 and time.monotonic() < deadline:
            await asyncio.sleep(0.05)
        assert sorted(found) == sorted(sent)


async def test_state_set_in_both_processes_at_once_ends_the_same_in_both(pair: Pair) -> None:
    alice = await Client.register(pair.first)
    room = await alice.create_room()
    sessions = [at(alice, server.url) for server in pair]
    await asyncio.gather(
        *(
            session.ok("PUT", f"rooms/{escape(room)}/state/m.room.topic", {"topic": f"{number} {turn}"})
            for turn in range(10)
            for number, session in enumerate(sessions)
        )
    )
    await asyncio.sleep(1.5)
    told = [await session.ok("GET", f"rooms/{escape(room)}/state/m.room.topic") for session in sessions]
    assert told[0] == told[1]
    page = await alice.ok("GET", f"rooms/{escape(room)}/messages?dir=b&limit=100")
    topics = [event["content"] for event in page["chunk"] if event["type"] == "m.room.topic"]
    assert len(topics) == 20
    assert topics[0] == told[0]


async def test_a_transaction_repeated_at_another_process_makes_one_event(pair: Pair) -> None:
    alice = await Client.register(pair.first)
    room = await alice.create_room()
    path = f"rooms/{escape(room)}/send/m.room.message/same"
    body = {"msgtype": "m.text", "body": "once"}
    first = await alice.ok("PUT", path, body)
    assert await at(alice, pair.second.url).ok("PUT", path, body) == first


async def sees(client: Client, room: str, user: Client) -> bool:
    """Whether the client's process knows the user as a member."""
    reply = await client.get(f"rooms/{escape(room)}/state/m.room.member/{escape(user.user_id)}")
    return reply.status == 200 and reply.json["membership"] == "join"


async def test_a_user_kicked_through_one_process_cannot_send_through_the_other(pair: Pair) -> None:
    alice, bob = await Client.register(pair.first), await Client.register(pair.second)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    await bob.send(room, "still here")
    # A process hears of another's writes some milliseconds later.
    await eventually(lambda: sees(alice, room, bob), True)
    await alice.ok("POST", f"rooms/{escape(room)}/kick", {"user_id": bob.user_id})
    reply = await bob.put(f"rooms/{escape(room)}/send/m.room.message/x", {"msgtype": "m.text", "body": "gone"})
    assert (reply.status, reply.errcode) == (403, "M_FORBIDDEN")


async def test_a_redaction_made_at_one_process_empties_the_event_at_the_other(pair: Pair) -> None:
    alice = await Client.register(pair.first)
    room = await alice.create_room()
    event_id = await alice.send(room, "secret")
    elsewhere = at(alice, pair.second.url)
    path = f"rooms/{escape(room)}/event/{escape(event_id)}"
    assert (await elsewhere.ok("GET", path))["content"]["body"] == "secret"
    await alice.ok("PUT", f"rooms/{escape(room)}/redact/{escape(event_id)}/1", {})
    deadline = time.monotonic() + 3
    while (event := await elsewhere.ok("GET", path))["content"] and time.monotonic() < deadline:
        await asyncio.sleep(0.05)
    assert event["content"] == {}
    assert event["unsigned"]["redacted_because"]["sender"] == alice.user_id


async def test_without_redis_wake_ups_are_late_and_nothing_is_lost(pair: Pair) -> None:
    alice, bob = await Client.register(pair.first), await Client.register(pair.second)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    since = (await bob.sync())["next_batch"]
    pair.redis.stop()
    try:
        waiting = asyncio.create_task(message_after(bob, room, since))
        event_id = await alice.send(room, "no wires")
        assert await waiting == event_id
    finally:
        pair.redis.start()
    begin = time.monotonic()
    while time.monotonic() - begin < 10:
        since = (await bob.sync())["next_batch"]
        waiting = asyncio.create_task(message_after(bob, room, since))
        await asyncio.sleep(0.3)
        sent_at = time.monotonic()
        event_id = await alice.send(room, "wired again")
        assert await waiting == event_id
        if time.monotonic() - sent_at < 0.3:
            return
    raise AssertionError("wake-ups did not become quick again")


async def test_the_other_process_carries_on_when_one_is_killed(pair: Pair) -> None:
    alice = await Client.register(pair.second)
    room = await alice.create_room()
    sent = [await alice.send(room, str(number)) for number in range(5)]
    pair.second.kill()
    elsewhere = at(alice, pair.first.url)
    sent.append(await elsewhere.send(room, "after"))
    assert await messages(elsewhere, room) == sent[::-1]
    pair.second.start()
    assert (await alice.get(f"{V3}/account/whoami")).status == 200
