"""Claims on transactions as they come in: answered once, checked, and kept before the answer."""

from __future__ import annotations

import asyncio
from typing import Any

import orjson
import pytest

from homeserver.protocol.errors import BadJson, Forbidden, InvalidParam, LimitExceeded, MatrixError, MissingParam
from homeserver.protocol.event import Event
from homeserver.rooms.pdus import NotReceived, Received
from homeserver.storage import DatabaseUnavailable
from homeserver.transactions.later import Later
from homeserver.transactions.rounds import OF_ONE_ORIGIN
from tests.rig.eventually import eventually
from tests.transactions.inbound import VERSION, FakeReceiver, Inbound, body, pdu


def id_of(one: dict[str, Any]) -> str:
    """The event's ID."""
    return Event.from_pdu(one, VERSION).event_id


async def receive(inbound: Inbound, txn_id: str, content: Any, origin: str = "there.org") -> Any:
    """The answer to a transaction."""
    return orjson.loads(await inbound.transactions.receive(origin, txn_id, content))


async def has_received(inbound: Inbound, wanted: list[int]) -> None:
    """Waits until these have been worked off, in this order, and nothing is left."""

    async def numbers() -> list[int]:
        return inbound.receiver.numbers()

    await eventually(numbers, wanted, 5)
    await eventually(inbound.staged, 0, 5)


async def test_events_are_answered_for_and_worked_off_in_order(inbound: Inbound) -> None:
    pdus = [pdu(n) for n in range(50)]
    assert await receive(inbound, "1", body(*pdus)) == {"pdus": {id_of(one): {} for one in pdus}}
    await has_received(inbound, list(range(50)))


async def test_the_same_transaction_is_answered_the_same_and_done_once(inbound: Inbound) -> None:
    heard: list[Any] = []

    async def hear(_: str, content: dict[str, Any]) -> None:
        heard.append(content)

    inbound.transactions.on_edu("m.test", hear)
    first = body(pdu(1), edus=[{"edu_type": "m.test", "content": {"n": 1}}])
    answers = await asyncio.gather(*(receive(inbound, "1", first) for _ in range(3)))
    conflicting = body(pdu(2), edus=[{"edu_type": "m.test", "content": {"n": 2}}])
    answers.append(await receive(inbound, "1", conflicting))
    answers.append(await receive(inbound, "1", {"nonsense": True}))
    assert all(answer == {"pdus": {id_of(pdu(1)): {}}} for answer in answers)
    await has_received(inbound, [1])
    assert heard == [{"n": 1}]
    await receive(inbound, "1", body(pdu(3)), origin="elsewhere.org")
    await has_received(inbound, [1, 3])


async def test_the_answer_survives_a_restart_and_goes_after_a_day(url: str) -> None:
    inbound = await Inbound.open(url)
    first = await receive(inbound, "1", body(pdu(1)))
    await inbound.close()
    again = await Inbound.open(url)
    assert await receive(again, "1", body(pdu(2))) == first
    assert await again.answered() == 1
    await again.close()
    later = await Inbound.open(url, start=False)
    later.clock.forward(hours=25)
    await later.staging.start()
    await eventually(later.answered, 0, 5)
    await later.close()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ({}, MissingParam),
        ({"pdus": {}}, BadJson),
        ({"pdus": [], "edus": {}}, BadJson),
        ({"pdus": [pdu(n) for n in range(51)]}, InvalidParam),
        ({"pdus": [], "edus": [{}] * 101}, InvalidParam),
        ({"pdus": [], "origin": "elsewhere.org"}, InvalidParam),
    ],
)
async def test_what_is_no_transaction_is_refused(inbound: Inbound, content: Any, error: type[MatrixError]) -> None:
    with pytest.raises(error):
        await receive(inbound, "1", content)
    assert await inbound.answered() == 0


async def test_each_event_that_is_not_good_is_told_and_the_others_are_taken(inbound: Inbound) -> None:
    inbound.rooms.left.add("!a_left:there.org")
    inbound.rooms.barred.add(("!a_barred:there.org", "there.org"))
    bad = pdu(1, signatures={"bad": {"ed25519:1": "c2ln"}})
    malformed = pdu(2, depth="deep")
    left, barred, unknown = pdu(3, "!a_left:there.org"), pdu(4, "!a_barred:there.org"), pdu(5, "!other:there.org")
    old = {**pdu(6, "!old:there.org"), "event_id": "$old:there.org"}
    answer = await receive(
        inbound, "1", body(bad, malformed, left, barred, unknown, old, "no event", {}, pdu(7), pdu(7))
    )
    pdus = answer["pdus"]
    assert pdus.pop(id_of(pdu(7))) == {}
    reasons = {event_id: one["error"] for event_id, one in pdus.items()}
    assert reasons[id_of(bad)] == "the signature is wrong"
    assert reasons[id_of(left)] == "This server is not in that room."
    assert "access control" in reasons[id_of(barred)]
    assert reasons[id_of(unknown)] == reasons["$old:there.org"] == "This server does not know that room."
    assert len(reasons) == 7
    await has_received(inbound, [7])


async def test_one_edu_that_fails_harms_nothing_else(inbound: Inbound) -> None:
    heard: list[Any] = []

    async def hear(origin: str, content: dict[str, Any]) -> None:
        if content.get("fail"):
            raise Forbidden("no") if content["fail"] == 1 else RuntimeError("a bug")
        await asyncio.sleep(0.001 * (10 - content["n"]))
        heard.append((origin, content["n"]))

    inbound.transactions.on_edu("m.one", hear)
    inbound.transactions.on_edu("m.two", hear)
    with pytest.raises(ValueError, match="handled already"):
        inbound.transactions.on_edu("m.two", hear)
    edus: list[Any] = [{"edu_type": "m.one", "content": {"n": n}} for n in range(10)]
    edus += [{"edu_type": "m.two", "content": {"fail": 1}}, {"edu_type": "m.two", "content": {"fail": 2}}]
    edus += [{"edu_type": "m.two", "content": {"n": 9}}, {"edu_type": "m.unknown", "content": {}}]
    edus += ["no edu", {"edu_type": "m.one", "content": 1}, {"content": {}}, {"edu_type": {}, "content": {}}]
    assert await receive(inbound, "1", body(edus=edus)) == {"pdus": {}}
    assert [n for _, n in heard if n != 9] == list(range(9))
    assert heard.count(("there.org", 9)) == 2


async def test_an_edu_that_could_not_be_kept_lets_the_transaction_come_again(inbound: Inbound) -> None:
    async def hear(_: str, content: dict[str, Any]) -> None:
        if content.pop("fail", False):
            raise DatabaseUnavailable("away")

    inbound.transactions.on_edu("m.test", hear)
    content = body(edus=[{"edu_type": "m.test", "content": {"fail": True}}])
    with pytest.raises(DatabaseUnavailable):
        await receive(inbound, "1", content)
    assert await inbound.answered() == 0
    assert await receive(inbound, "1", content) == {"pdus": {}}


async def test_edus_of_rooms_that_keep_the_server_out_do_not_arrive(inbound: Inbound) -> None:
    heard: list[Any] = []

    async def hear(_: str, content: dict[str, Any]) -> None:
        heard.append(content)

    inbound.rooms.barred.add(("!a_barred:there.org", "there.org"))
    inbound.transactions.on_edu("m.typing", hear)
    inbound.transactions.on_edu("m.receipt", hear)
    rooms = ["!a_barred:there.org", "!unknown:there.org", "!a:there.org"]
    edus: list[Any] = [{"edu_type": "m.typing", "content": {"room_id": room}} for room in [*rooms, 5, None]]
    edus.append({"edu_type": "m.receipt", "content": {room: {} for room in rooms}})
    edus.append({"edu_type": "m.receipt", "content": {"!a_barred:there.org": {}}})
    await receive(inbound, "1", body(edus=edus))
    assert sorted(heard, key=str) == [{"!a:there.org": {}}, {"room_id": "!a:there.org"}]


async def test_a_crash_loses_nothing_that_was_answered_for(url: str) -> None:
    inbound = await Inbound.open(url, start=False)
    await receive(inbound, "1", body(*(pdu(n) for n in range(5))))
    await receive(inbound, "2", body(*(pdu(n) for n in range(5, 8))))
    await inbound.close()
    again = await Inbound.open(url)
    await has_received(again, list(range(8)))
    await again.close()


async def test_what_is_under_way_at_a_stop_is_done_after_the_start(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("homeserver.transactions.staging.CLOSE_S", 0.05)
    receiver = FakeReceiver(block={"!a:there.org": asyncio.Event()})
    inbound = await Inbound.open(url, receiver=receiver)
    await receive(inbound, "1", body(pdu(1), pdu(2)))
    await asyncio.sleep(0.05)
    await inbound.close()
    again = await Inbound.open(url)
    await has_received(again, [1, 2])
    await again.close()


async def test_an_event_that_cannot_be_taken_in_does_not_block_its_room(inbound: Inbound) -> None:
    inbound.receiver.raises = {1: Forbidden("no"), 2: RuntimeError("a bug")}
    await receive(inbound, "1", body(*(pdu(n) for n in range(4))))
    await has_received(inbound, [0, 3])


async def test_an_event_that_cannot_be_judged_yet_is_tried_again_and_holds_up_nothing(
    inbound: Inbound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbound.staging, "_later", Later(inbound.staging._once_more, (0.1, 0.1)))
    inbound.receiver.raises = {1: NotReceived("what it builds upon is away")}
    await receive(inbound, "1", body(*(pdu(n) for n in range(4))))
    await has_received(inbound, [0, 2, 3, 1])
    await eventually(inbound.staged, 0)


async def test_an_event_that_can_never_be_judged_is_given_up(inbound: Inbound, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbound.staging, "_later", Later(inbound.staging._once_more, (0.05, 0.05)))
    refusals = iter(range(10))

    async def refuse(origin: str, event: Event) -> Received:
        next(refusals)
        raise NotReceived("nobody has what it builds upon")

    monkeypatch.setattr(inbound.receiver, "receive", refuse)
    await receive(inbound, "1", body(pdu(1)))
    await eventually(inbound.staged, 0)
    assert next(refusals) == 3


async def test_what_waits_to_be_tried_again_survives_a_stop(url: str) -> None:
    inbound = await Inbound.open(url, receiver=FakeReceiver(raises={1: NotReceived("away")}))
    await receive(inbound, "1", body(pdu(1)))
    await asyncio.sleep(0.1)
    await inbound.close()
    again = await Inbound.open(url)
    await has_received(again, [1])
    await again.close()


async def test_while_the_database_is_away_an_event_waits(inbound: Inbound, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("homeserver.transactions.staging.PAUSE_S", 0.05)
    inbound.receiver.raises = {1: DatabaseUnavailable("away")}
    await receive(inbound, "1", body(*(pdu(n) for n in range(4))))
    await has_received(inbound, [0, 1, 2, 3])


async def test_a_server_whose_events_pile_up_is_told_to_wait(inbound: Inbound, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("homeserver.transactions.transactions.MOST_STAGED", 100)
    gate = inbound.receiver.block["!a:there.org"] = asyncio.Event()
    for txn in range(2):
        await receive(inbound, str(txn), body(*(pdu(txn * 50 + n) for n in range(50))))
    with pytest.raises(LimitExceeded):
        await receive(inbound, "2", body(pdu(100)))
    assert await receive(inbound, "3", body(edus=[])) == {"pdus": {}}
    gate.set()
    await has_received(inbound, list(range(100)))
    await receive(inbound, "2", body(pdu(100)))
    await has_received(inbound, list(range(101)))


async def test_a_server_that_sends_transactions_at_once_waits_for_itself(inbound: Inbound) -> None:
    gate = asyncio.Event()

    async def hear(_: str, __: dict[str, Any]) -> None:
        await gate.wait()

    inbound.transactions.on_edu("m.slow", hear)
    slow = body(edus=[{"edu_type": "m.slow", "content": {}}])
    running = [asyncio.ensure_future(receive(inbound, str(n), slow)) for n in range(10)]
    await asyncio.sleep(0.05)
    refused = [task for task in running if task.done()]
    assert len(refused) == 6
    assert all(isinstance(task.exception(), LimitExceeded) for task in refused)
    await receive(inbound, "1", body(pdu(1)), origin="elsewhere.org")
    gate.set()
    await asyncio.gather(*(task for task in running if task not in refused))


async def test_one_server_that_floods_many_rooms_does_not_hold_up_another(inbound: Inbound) -> None:
    inbound.receiver.pause_s = 0.02
    for txn in range(6):
        pdus = [pdu(n, f"!a{n}:there.org") for n in range(50)]
        await receive(inbound, str(txn), body(*pdus), origin="flood.org")
    await receive(inbound, "1", body(pdu(1000, "!aquiet:there.org")), origin="quiet.org")
    before = len(inbound.receiver.received)

    async def quiet() -> bool:
        return 1000 in inbound.receiver.numbers()

    await eventually(quiet, True, 10)
    # Those that were under way when it came may end before it, and no others.
    assert inbound.receiver.numbers().index(1000) <= before + 2 * OF_ONE_ORIGIN
    assert inbound.receiver.most_at_once <= OF_ONE_ORIGIN + 1


async def test_in_a_room_that_waits_others_are_not_held_up(inbound: Inbound) -> None:
    gate = inbound.receiver.block["!a1:there.org"] = asyncio.Event()
    await receive(inbound, "1", body(pdu(1, "!a1:there.org"), pdu(2, "!a1:there.org"), pdu(3, "!a2:there.org")))

    async def numbers() -> list[int]:
        return inbound.receiver.numbers()

    await eventually(numbers, [3], 5)
    gate.set()
    await has_received(inbound, [3, 1, 2])
