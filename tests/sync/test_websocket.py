"""Claims about the websocket stream: docs/websocket.md."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack

import aiohttp
import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.sync.reading import bodies, joined, timeline
from tests.sync.stream import PATH, Stream


async def pair(porch: PorchProcess) -> tuple[Client, Client, str]:
    """Two clients in a room."""
    alice, bob = await Client.register(porch), await Client.register(porch)
    room = await alice.create_room(preset="public_chat")
    await bob.join(room)
    return alice, bob, room


async def test_the_first_update_is_a_first_sync(porch: PorchProcess) -> None:
    alice, _, room = await pair(porch)
    async with Stream.open(porch, alice) as stream:
        assert stream.socket.protocol == "m.json"
        update = await stream.update()
    assert timeline(joined(update, room))


async def test_what_happens_arrives_as_an_update_shaped_like_a_sync(porch: PorchProcess) -> None:
    alice, bob, room = await pair(porch)
    since = (await alice.sync())["next_batch"]
    async with Stream.open(porch, alice, since=since) as stream:
        assert (await stream.update())["next_batch"]
        await bob.send(room, "hello")
        update = await stream.update()
        while not bodies(joined(update, room)):
            update = await stream.update()
    assert bodies(joined(update, room)) == ["hello"]
    assert "rooms" not in await alice.sync(update["next_batch"], filter={"presence": {"types": []}})


async def test_the_filter_holds_in_the_stream(porch: PorchProcess) -> None:
    alice, bob, room = await pair(porch)
    wanted = '{"room":{"timeline":{"types":["org.example.*"]}},"presence":{"types":[]}}'
    async with Stream.open(porch, alice, filter=wanted) as stream:
        await stream.update()
        await bob.send(room, "unwanted")
        await bob.send_event(room, "org.example.wanted", {})
        update = await stream.update()
    assert [event["type"] for event in timeline(joined(update, room))] == ["org.example.wanted"]


async def test_a_browser_authenticates_in_its_first_frame(porch: PorchProcess) -> None:
    alice, _, room = await pair(porch)
    async with Stream.open(porch, None) as stream:
        answer = await stream.ask("authenticate", access_token=alice.access_token)
        assert answer["result"] == {"user_id": alice.user_id, "device_id": alice.device_id}
        assert room in (await stream.update())["rooms"]["join"]


async def test_the_token_may_stand_in_the_query(porch: PorchProcess) -> None:
    alice, _, room = await pair(porch)
    async with Stream.open(porch, None, access_token=alice.access_token) as stream:
        assert room in (await stream.update())["rooms"]["join"]


async def test_a_wrong_token_is_refused_before_the_stream_stands(porch: PorchProcess) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        async with Stream.open(porch, None, access_token="wrong"):
            pass
    assert refused.value.status == 401


async def test_a_wrong_token_in_the_first_frame_closes_the_stream(porch: PorchProcess) -> None:
    async with Stream.open(porch, None) as stream:
        await stream.send({"id": "1", "method": "authenticate", "params": {"access_token": "wrong"}})
        assert (await stream.answer(None))["error"]["errcode"] == "M_UNKNOWN_TOKEN"
        assert (await stream.end()).code == 4001


async def test_a_first_frame_that_does_not_authenticate_closes_the_stream(porch: PorchProcess) -> None:
    async with Stream.open(porch, None) as stream:
        await stream.send({"id": "1", "method": "ping", "params": {}})
        assert (await stream.answer(None))["error"]["errcode"] == "M_MISSING_TOKEN"
        assert (await stream.end()).code == 4001


async def test_another_subprotocol_is_refused(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        async with Stream.open(porch, alice, protocols=("chat",)):
            pass
    assert refused.value.status == 400


@pytest.mark.parametrize("query", [{"since": "garbage"}, {"filter": "{"}, {"filter": "12345"}])
async def test_a_wrong_query_is_refused_as_for_sync(porch: PorchProcess, query: dict[str, str]) -> None:
    alice = await Client.register(porch)
    expected = (await alice.get("sync", **query)).status
    assert expected >= 400
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        async with Stream.open(porch, alice, **query):
            pass
    assert refused.value.status == expected


async def test_a_plain_request_is_told_that_this_is_a_websocket(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    reply = await alice.get(PATH)
    assert reply.status in (400, 404, 405, 426)
    assert reply.errcode == "M_UNRECOGNIZED"


async def test_a_message_is_sent_once_under_one_id(porch: PorchProcess) -> None:
    alice, bob, room = await pair(porch)
    since = (await bob.sync())["next_batch"]
    content = {"msgtype": "m.text", "body": "by stream"}
    async with Stream.open(porch, alice) as stream:
        answers = [
            await stream.ask("send", "same", room_id=room, event_type="m.room.message", content=content)
            for _ in range(2)
        ]
    assert answers[0] == answers[1]
    section = joined(await bob.sync(since), room)
    assert bodies(section) == ["by stream"]
    assert timeline(section)[0]["event_id"] == answers[0]["result"]["event_id"]


async def test_state_is_set_through_the_stream(porch: PorchProcess) -> None:
    alice, _, room = await pair(porch)
    async with Stream.open(porch, alice) as stream:
        answer = await stream.ask(
            "state", room_id=room, event_type="m.room.topic", state_key="", content={"topic": "x"}
        )
    assert answer["result"]["event_id"].startswith("$")
    assert await alice.state(room, "m.room.topic") == {"topic": "x"}


async def test_ping_answers_at_once(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    async with Stream.open(porch, alice) as stream:
        assert await stream.ask("ping") == {"id": "r1", "result": {}}


async def test_the_rules_of_the_room_hold_in_the_stream(porch: PorchProcess) -> None:
    _, bob, room = await pair(porch)
    async with Stream.open(porch, bob) as stream:
        answer = await stream.ask("state", room_id=room, event_type="m.room.name", content={"name": "mine"})
    assert answer["error"]["errcode"] == "M_FORBIDDEN"


@pytest.mark.parametrize(
    ("frame", "request_id", "errcode"),
    [
        ("{", None, "M_NOT_JSON"),
        ("[]", None, "M_BAD_JSON"),
        ({"method": "ping"}, None, "M_MISSING_PARAM"),
        ({"id": "a"}, "a", "M_MISSING_PARAM"),
        ({"id": 7, "method": "ping"}, None, "M_BAD_JSON"),
        ({"id": "a", "method": "ping", "params": []}, "a", "M_BAD_JSON"),
        ({"id": "a", "method": "dance"}, "a", "M_UNRECOGNIZED"),
        ({"id": "a", "method": "send", "params": {"room_id": "!x"}}, "a", "M_MISSING_PARAM"),
        ({"id": "a", "method": "typing", "params": {"room_id": 1}}, "a", "M_BAD_JSON"),
    ],
)
async def test_a_wrong_frame_is_answered_and_the_stream_goes_on(
    porch: PorchProcess, frame: object, request_id: str | None, errcode: str
) -> None:
    alice = await Client.register(porch)
    async with Stream.open(porch, alice) as stream:
        await stream.send(frame)
        assert (await stream.answer(request_id))["error"]["errcode"] == errcode
        assert (await stream.ask("ping"))["result"] == {}


async def test_logging_out_closes_the_stream(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    phone = await alice.login()
    async with Stream.open(porch, phone) as stream:
        await stream.update()
        await alice.ok("POST", "logout/all")
        assert (await stream.answer(None))["error"]["errcode"] == "M_UNKNOWN_TOKEN"
        assert (await stream.end()).code == 4001


async def test_a_user_has_only_so_many_streams_open(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    async with AsyncExitStack() as stack:
        streams = [await stack.enter_async_context(Stream.open(porch, alice)) for _ in range(100)]
        await asyncio.gather(*[stream.update() for stream in streams])
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await stack.enter_async_context(Stream.open(porch, alice))
        assert refused.value.status == 429
        await streams[0].socket.close()
        await asyncio.sleep(0.3)
        again = await stack.enter_async_context(Stream.open(porch, alice))
        assert (await again.ask("ping"))["result"] == {}


async def test_a_token_that_expires_ends_its_stream(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch({"sessions.access_token_lifetime_ms": 1_000})
    alice = await Client.register(porch, refresh_token=True)
    async with Stream.open(porch, alice) as stream:
        await stream.update()
        answer = await stream.ask("ping")
        assert answer["result"] == {}
        await asyncio.sleep(1.2)
        await stream.send({"id": "late", "method": "typing", "params": {"room_id": "!x", "typing": False}})
        error = (await stream.answer(None))["error"]
        assert error["errcode"] == "M_UNKNOWN_TOKEN"
        assert error["soft_logout"] is True
        assert (await stream.end()).code == 4001


async def test_a_slow_reader_gets_fewer_and_larger_updates(porch: PorchProcess) -> None:
    alice, bob, room = await pair(porch)
    wanted = '{"room":{"timeline":{"limit":1000}},"presence":{"types":[]}}'
    since = (await alice.sync())["next_batch"]
    async with Stream.open(porch, alice, since=since, filter=wanted) as stream:
        await stream.update()
        stalled = stream.socket._response.connection
        assert stalled is not None
        assert stalled.transport is not None
        stalled.transport.pause_reading()  # type: ignore[attr-defined]
        texts = [f"{number} " + "x" * 40_000 for number in range(150)]
        for text in texts:
            await bob.send(room, text)
        stalled.transport.resume_reading()  # type: ignore[attr-defined]
        found: list[str] = []
        updates = 0
        while len(found) < len(texts):
            found += bodies(joined(await stream.update(), room))
            updates += 1
    assert found == texts
    assert updates < len(texts)


async def test_a_server_that_stops_closes_its_streams(start_porch: Callable[..., PorchProcess]) -> None:
    porch = start_porch()
    alice = await Client.register(porch)
    async with Stream.open(porch, alice) as stream:
        await stream.update()
        stopping = asyncio.create_task(asyncio.to_thread(porch.stop))
        assert (await stream.end()).code in (1001, 1006)
        assert await stopping == 0


async def test_typing_and_receipts_go_through_the_stream(porch: PorchProcess) -> None:
    alice, bob, room = await pair(porch)
    event_id = await bob.send(room, "read me")
    since = (await bob.sync())["next_batch"]
    async with Stream.open(porch, alice) as stream:
        assert "result" in await stream.ask("receipt", room_id=room, event_id=event_id)
        assert "result" in await stream.ask("typing", room_id=room, typing=True, timeout=20_000)
        marked = await stream.ask("read_markers", room_id=room, **{"m.fully_read": event_id})
        assert "result" in marked
        assert "result" in await stream.ask("presence", presence="unavailable", status_msg="away")
    events = joined(await bob.sync(since), room)["ephemeral"]["events"]
    by_type = {event["type"]: event["content"] for event in events}
    assert by_type["m.typing"]["user_ids"] == [alice.user_id]
    assert alice.user_id in by_type["m.receipt"][event_id]["m.read"]
    path = f"user/{escape(alice.user_id)}/rooms/{escape(room)}/account_data/m.fully_read"
    assert await alice.ok("GET", path) == {"event_id": event_id}
