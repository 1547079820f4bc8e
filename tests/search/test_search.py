"""POST /search."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.rig.client import Client
from tests.rig.porch import PorchProcess
from tests.rooms.world import people, room


async def search(by: Client, term: str, *, next_batch: str | None = None, **criteria: Any) -> dict[str, Any]:
    """The answer for `room_events`."""
    query = {"next_batch": next_batch} if next_batch is not None else {}
    body = {"search_categories": {"room_events": {"search_term": term, **criteria}}}
    answer = await by.ok("POST", "search", body, **query)
    result: dict[str, Any] = answer["search_categories"]["room_events"]
    return result


async def found(by: Client, term: str, **criteria: Any) -> list[str]:
    """Event IDs of the results, in order."""
    answer = await search(by, term, **criteria)
    assert answer["count"] == len(answer["results"]) or "next_batch" in answer
    return [entry["result"]["event_id"] for entry in answer["results"]]


async def test_words_are_found_whatever_their_case_order_and_place(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room(name="Gazebo club", topic="Pagodas and pergolas")
    first = await alice.send(room_id, "The QUICK brown fox")
    second = await alice.send(room_id, "quick, quick! said the hare")
    accents = await alice.send(room_id, "Zażółć gęślą jaźń")
    cjk = await alice.send(room_id, "今日は東京にいます")
    apostrophe = await alice.send(room_id, "don't panic")
    assert await found(alice, "fox") == [first]
    assert await found(alice, "FOX brown") == [first]
    assert await found(alice, "quick") == [second, first]  # more of the text is what was asked for
    assert await found(alice, "quick", order_by="recent") == [second, first]
    assert await found(alice, "quick fox") == [first]
    assert await found(alice, "fo") == []
    assert await found(alice, "zażółć") == [accents]
    assert await found(alice, "東京") == [cjk]
    assert await found(alice, "don’t") == [apostrophe]
    assert await found(alice, "fox elephant") == []
    assert await found(alice, "!!!") == []
    names = await search(alice, "gazebo")
    assert [entry["result"]["type"] for entry in names["results"]] == ["m.room.name"]
    assert names["highlights"] == ["gazebo"]
    topics = await search(alice, "pergolas", keys=["content.topic"])
    assert [entry["result"]["type"] for entry in topics["results"]] == ["m.room.topic"]
    assert await found(alice, "pergolas", keys=["content.body", "content.name"]) == []


async def test_only_what_one_may_see_is_found(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    room_id = await alice.create_room(
        preset="public_chat",
        initial_state=[{"type": "m.room.history_visibility", "content": {"history_visibility": "joined"}}],
    )
    early = await alice.send(room_id, "walnut early")
    await bob.join(room_id)
    middle = await alice.send(room_id, "walnut middle")
    await bob.leave(room_id)
    late = await alice.send(room_id, "walnut late")
    assert set(await found(alice, "walnut")) == {early, middle, late}
    assert await found(bob, "walnut") == [middle]
    assert await found(carol, "walnut") == []
    await bob.ok("POST", room(room_id, "forget"))
    assert await found(bob, "walnut") == []


async def test_what_was_redacted_or_is_encrypted_is_not_found(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    message = await alice.send(room_id, "s3cret almond")
    assert await found(alice, "almond") == [message]
    await alice.ok("PUT", room(room_id, "redact", message, "r"))
    assert await found(alice, "almond") == []
    await alice.send(room_id, "plain cashew")
    assert len(await found(alice, "cashew")) == 1
    await alice.set_state(room_id, "m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"})
    assert await found(alice, "cashew") == []


async def test_results_come_in_pages(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    ids = [await alice.send(room_id, f"hazel number {n}") for n in range(7)]
    pages, token = [], None
    while True:
        answer = await search(alice, "hazel", order_by="recent", filter={"limit": 3}, next_batch=token)
        assert answer["count"] == 7
        pages.append([entry["result"]["event_id"] for entry in answer["results"]])
        if len(pages) == 1:
            await alice.send(room_id, "hazel that came between")
        token = answer.get("next_batch")
        if token is None:
            break
    assert pages == [ids[:3:-1], ids[3:0:-1], ids[:1]]


async def test_filters_narrow_the_search(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    rooms = [await alice.create_room(preset="public_chat") for _ in range(2)]
    ids: dict[tuple[int, int], str] = {}
    for at, room_id in enumerate(rooms):
        await bob.join(room_id)
        for who, user in enumerate((alice, bob)):
            ids[(at, who)] = await user.send(room_id, "pecan pie")
    assert set(await found(alice, "pecan")) == set(ids.values())
    assert set(await found(alice, "pecan", filter={"rooms": [rooms[0]]})) == {ids[(0, 0)], ids[(0, 1)]}
    assert set(await found(alice, "pecan", filter={"not_rooms": [rooms[0]]})) == {ids[(1, 0)], ids[(1, 1)]}
    assert set(await found(alice, "pecan", filter={"senders": [bob.user_id]})) == {ids[(0, 1)], ids[(1, 1)]}
    assert await found(alice, "pecan", filter={"types": ["m.room.name"]}) == []


async def test_groups_context_profiles_and_state(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    await alice.ok("PUT", f"profile/{alice.user_id}/displayname", {"displayname": "Alice"})
    room_id, other = await alice.create_room(preset="public_chat", name="N"), await alice.create_room()
    await bob.join(room_id)
    for n in range(4):
        await alice.send(room_id, f"before {n}")
    hit = await bob.send(room_id, "brazil nut")
    await alice.send(room_id, "after 0")
    elsewhere = await alice.send(other, "brazil once more")
    answer = await search(
        alice,
        "brazil",
        order_by="recent",
        groupings={"group_by": [{"key": "room_id"}, {"key": "sender"}]},
        event_context={"before_limit": 2, "after_limit": 3, "include_profile": True},
        include_state=True,
    )
    assert answer["groups"]["room_id"][room_id]["results"] == [hit]
    assert answer["groups"]["room_id"][other]["results"] == [elsewhere]
    assert set(answer["groups"]["sender"]) == {alice.user_id, bob.user_id}
    entry = next(each for each in answer["results"] if each["result"]["event_id"] == hit)
    assert entry["result"]["room_id"] == room_id
    context = entry["context"]
    assert [event["content"]["body"] for event in context["events_before"]] == ["before 3", "before 2"]
    assert [event["content"]["body"] for event in context["events_after"]] == ["after 0"]
    assert context["profile_info"][alice.user_id] == {"displayname": "Alice"}
    page = await alice.ok("GET", room(room_id, "messages"), dir="b", limit=1, **{"from": context["start"]})
    assert page["chunk"][0]["content"]["body"] == "before 1"
    assert {event["type"] for event in answer["state"][room_id]} >= {"m.room.create", "m.room.name"}
    plain = await search(alice, "brazil")
    assert not {"groups", "state"} & plain.keys()
    assert "context" not in plain["results"][0]


async def test_old_messages_are_found_after_a_restart_and_a_kill(start_porch: Any) -> None:
    porch = start_porch()
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    ids = [await alice.send(room_id, f"chestnut {n}") for n in range(20)]
    porch.kill()
    porch.start()
    await alice.close()
    assert set(await found(alice, "chestnut", filter={"limit": 100})) == set(ids)
    more = await asyncio.gather(*(alice.send(room_id, f"chestnut again {n}") for n in range(20)))
    assert set(await found(alice, "chestnut", filter={"limit": 100})) == {*ids, *more}


@pytest.mark.parametrize(
    ("body", "status", "errcode"),
    [
        ({}, 400, "M_MISSING_PARAM"),
        ({"search_categories": []}, 400, "M_BAD_JSON"),
        ({"search_categories": {"room_events": {}}}, 400, "M_MISSING_PARAM"),
        ({"search_categories": {"room_events": {"search_term": " "}}}, 400, "M_MISSING_PARAM"),
        ({"search_categories": {"room_events": {"search_term": "x" * 2000}}}, 400, "M_INVALID_PARAM"),
        ({"search_categories": {"room_events": {"search_term": 5}}}, 400, "M_BAD_JSON"),
        ({"search_categories": {"room_events": {"search_term": "x", "keys": ["content.url"]}}}, 400, "M_BAD_JSON"),
        ({"search_categories": {"room_events": {"search_term": "x", "order_by": "size"}}}, 400, "M_BAD_JSON"),
        ({"search_categories": {"room_events": {"search_term": "x", "filter": {"types": 5}}}}, 400, "M_BAD_JSON"),
        (
            {"search_categories": {"room_events": {"search_term": "x", "groupings": {"group_by": [{"key": "type"}]}}}},
            400,
            "M_BAD_JSON",
        ),
    ],
)
async def test_a_search_that_makes_no_sense_is_refused(
    porch: PorchProcess, body: dict[str, Any], status: int, errcode: str
) -> None:
    [alice] = await people(porch, 1)
    await alice.refused(status, errcode, "POST", "search", body)


async def test_strange_searches_find_nothing(porch: PorchProcess) -> None:
    [alice] = await people(porch, 1)
    room_id = await alice.create_room()
    await alice.send(room_id, "x \0 y")
    assert await alice.ok("POST", "search", {"search_categories": {}}) == {"search_categories": {}}
    for term in ("\0", "a\0b", "%", "'; DROP TABLE events", "\U0001f600", " ".join(map(str, range(200)))):
        assert await found(alice, term) == []
    assert (await search(alice, "x", next_batch="r999999999999999999_999999"))["results"] == []
    await alice.refused(
        400,
        "M_INVALID_PARAM",
        "POST",
        "search",
        {"search_categories": {"room_events": {"search_term": "x"}}},
        next_batch="rubbish",
    )
