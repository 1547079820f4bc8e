"""Claims on EDUs on their way out: in order, the newest of each, at least once where they must arrive."""

from __future__ import annotations

import asyncio
import itertools
from typing import Any

import pytest

from homeserver.outbox import queues
from tests.outbox.conftest import House
from tests.rig.eventually import eventually


async def edus(house: House, destination: str, wanted: list[Any]) -> None:
    """Waits until a server has got these contents in this order."""

    async def got() -> list[Any]:
        return house.far.edus_to(destination)

    await eventually(got, wanted, 5)


async def test_an_edu_goes_to_every_destination_but_this_server_and_those_not_talked_with(house: House) -> None:
    house.outbox.send(["a.org", "b.org", "here.org", "denied.org", "no server"], "m.typing", {"n": 1})
    await edus(house, "a.org", [{"n": 1}])
    await edus(house, "b.org", [{"n": 1}])
    assert {sent.destination for sent in house.far.tried} == {"a.org", "b.org"}
    assert house.far.sent[0].body["origin"] == "here.org"
    assert house.far.sent[0].body["origin_server_ts"] == house.clock.now


async def test_while_one_transaction_is_under_way_the_newest_of_each_key_is_kept(house: House) -> None:
    house.far.slow["a.org"] = asyncio.Event()
    house.outbox.send(["a.org"], "m.receipt", {"n": 0})
    await asyncio.sleep(0.05)
    for n in range(1, 6):
        house.outbox.send(["a.org"], "m.receipt", {"n": n}, key="same")
        house.outbox.send(["a.org"], "m.typing", {"typing": n}, key="same")
    house.outbox.send(["a.org"], "m.receipt", {"other": 1}, key="other")
    house.far.slow.pop("a.org").set()
    await edus(house, "a.org", [{"n": 0}, {"n": 5}, {"typing": 5}, {"other": 1}])
    assert house.far.most_at_once == 1


async def test_edus_for_very_many_servers_reach_each_in_order(house: House) -> None:
    names = [f"s{n}.org" for n in range(1_200)]
    for n in range(3):
        house.outbox.send(names, "m.receipt", {"n": n}, key=str(n))
        house.outbox.send(["s7.org"], "m.receipt", {"own": n}, key=f"own {n}")
    await edus(house, "s7.org", [one for n in range(3) for one in ({"n": n}, {"own": n})])
    await edus(house, "s1199.org", [{"n": n} for n in range(3)])


async def test_no_transaction_has_more_than_a_hundred_edus_and_memory_is_bounded(house: House) -> None:
    house.far.slow["a.org"] = asyncio.Event()
    house.outbox.send(["a.org"], "m.receipt", {"n": -1})
    await asyncio.sleep(0.05)
    for n in range(1000):
        house.outbox.send(["a.org"], "m.receipt", {"n": n}, key=str(n))
    house.far.slow.pop("a.org").set()
    await edus(house, "a.org", [{"n": -1}, *({"n": n} for n in range(700, 1000))])
    assert [len(sent.edus) for sent in house.far.sent] == [1, 100, 100, 100]


async def test_a_transaction_is_sent_again_as_it_was_until_it_is_answered(house: House) -> None:
    house.far.dead.add("a.org")
    house.outbox.send(["a.org"], "m.receipt", {"n": 1}, key="k")
    await eventually(lambda: _count(house.far.tried), 1, 5)
    house.outbox.send(["a.org"], "m.receipt", {"n": 2}, key="k")
    for _ in range(3):
        tried = len(house.far.tried)
        house.clock.forward(hours=2)
        house.outbox.send(["a.org"], "m.receipt", {"n": 2}, key="k")
        await eventually(lambda tried=tried: _count(house.far.tried, tried), True, 5)
        await asyncio.sleep(0.02)
    house.far.dead.clear()
    house.clock.forward(hours=2)
    house.outbox.send(["a.org"], "m.receipt", {"n": 3}, key="k")
    await edus(house, "a.org", [{"n": 1}, {"n": 3}])
    again = [sent for sent in house.far.tried if sent.txn_id == house.far.tried[0].txn_id]
    assert len(again) == len(house.far.tried) - 1 == 5
    assert all(sent.body == again[0].body for sent in again)


async def _count(things: list[Any], more_than: int | None = None) -> int | bool:
    return len(things) if more_than is None else len(things) > more_than


async def test_what_is_of_the_moment_is_not_kept_for_a_server_that_fails(house: House) -> None:
    house.far.dead.add("a.org")
    house.outbox.send(["a.org"], "m.receipt", {"n": 1})
    await eventually(lambda: _count(house.far.tried), 1, 5)
    await asyncio.sleep(0.02)
    house.outbox.send(["a.org"], "m.typing", {"n": 2})
    house.outbox.send(["a.org"], "m.presence", {"n": 3})
    house.outbox.send(["a.org"], "m.receipt", {"n": 4})
    house.far.dead.clear()
    house.outbox.alive("a.org")
    await edus(house, "a.org", [{"n": 1}, {"n": 4}])


async def test_a_server_that_shows_life_is_tried_at_once_but_not_each_time(house: House) -> None:
    house.far.dead.add("a.org")
    await house.write("a.org", n=1)
    await eventually(lambda: _count(house.far.tried), 1, 5)
    await asyncio.sleep(0.02)
    for _ in range(20):
        house.outbox.alive("a.org")
        await asyncio.sleep(0.01)
    assert len(house.far.tried) == 2
    house.far.dead.clear()
    house.clock.forward(seconds=16)
    house.outbox.alive("a.org")
    await edus(house, "a.org", [{"n": 1}])


async def test_a_server_that_answers_something_else_is_tried_at_once(house: House) -> None:
    house.far.dead.add("a.org")
    await house.write("a.org", n=1)
    await eventually(lambda: _count(house.far.tried), 1, 5)
    await asyncio.sleep(0.02)
    house.far.dead.clear()
    house.far.backoff.succeeded("a.org")
    await edus(house, "a.org", [{"n": 1}])


async def test_edus_that_must_arrive_survive_a_restart_and_arrive_in_order(open_house: Any) -> None:
    house = await open_house()
    house.far.dead.add("a.org")
    for n in range(250):
        await house.write("a.org", "b.org", n=n)
    await edus(house, "b.org", [{"n": n} for n in range(250)])
    await house.close()
    again = await open_house()
    again.clock.forward(hours=2)
    again.outbox.alive("a.org")
    await edus(again, "a.org", [{"n": n} for n in range(250)])
    await eventually(again.waiting, 0, 5)
    assert again.far.edus_to("b.org") == []


async def test_an_edu_that_was_rolled_back_is_not_sent(house: House) -> None:
    enclosed = house.outbox.durable(["a.org"], "m.direct_to_device", {"n": 1})
    assert len(enclosed.news) == 1
    await house.write("a.org", n=2)
    await edus(house, "a.org", [{"n": 2}])


async def test_of_edus_with_a_key_that_must_arrive_the_newest_waits(house: House) -> None:
    house.far.dead.add("a.org")
    await house.write("a.org", n=0)
    await eventually(lambda: _count(house.far.tried), 1, 5)
    for n in range(1, 4):
        await house.write("a.org", edu_type="m.signing_key_update", key="@u:here.org", n=n)
    house.far.dead.clear()
    house.outbox.alive("a.org")
    await edus(house, "a.org", [{"n": 0}, {"n": 3}])


async def test_one_that_takes_the_place_of_one_under_way_arrives_too(house: House) -> None:
    gate = house.far.slow["a.org"] = asyncio.Event()
    await house.write("a.org", edu_type="m.signing_key_update", key="@u:here.org", n=1)
    await eventually(lambda: _count(house.far.tried), 1, 5)
    await house.write("a.org", edu_type="m.signing_key_update", key="@u:here.org", n=2)
    gate.set()
    await edus(house, "a.org", [{"n": 1}, {"n": 2}])
    await eventually(house.waiting, 0, 5)


async def test_a_stop_does_not_wait_long_for_a_server_that_hangs(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queues, "CLOSE_S", 0.2)
    house.far.slow["a.org"] = asyncio.Event()
    await house.write("a.org", n=1)
    await eventually(lambda: _count(house.far.tried), 1, 5)
    loop = asyncio.get_running_loop()
    began = loop.time()
    await house.outbox.close()
    assert 0.1 < loop.time() - began < 1
    assert await house.waiting() == 1


async def test_a_refusal_that_will_not_pass_costs_its_transaction_alone(house: House) -> None:
    house.far.refusing["a.org"] = 400
    await house.write("a.org", n=1)
    await eventually(house.waiting, 0, 5)
    del house.far.refusing["a.org"]
    await house.write("a.org", n=2)
    await edus(house, "a.org", [{"n": 2}])


async def test_a_refusal_that_may_pass_is_waited_for_longer_each_time(house: House) -> None:
    house.far.refusing["a.org"] = 401
    await house.write("a.org", n=1)
    await eventually(lambda: _count(house.far.tried), 1, 5)
    waits = []
    for at in range(2, 6):
        await asyncio.sleep(0.02)
        failing = house.far.backoff.of("a.org")
        assert failing is not None
        waits.append(failing.retry_at_ms - house.clock.now)
        house.clock.now = failing.retry_at_ms
        house.outbox.send(["a.org"], "m.receipt", {})
        await eventually(lambda: _count(house.far.tried), at, 5)
    assert all(later > 1.5 * earlier for earlier, later in itertools.pairwise(waits))
    del house.far.refusing["a.org"]
    house.clock.forward(hours=2)
    house.outbox.send(["a.org"], "m.receipt", {})
    await eventually(house.waiting, 0, 5)


async def test_how_a_server_fails_is_remembered_over_a_restart(open_house: Any) -> None:
    house = await open_house()
    house.far.dead.add("a.org")
    await house.write("a.org", n=1)
    await eventually(lambda: _count(house.far.tried), 1, 5)
    await asyncio.sleep(0.02)
    failing = house.far.backoff.of("a.org")
    await house.close()
    again = await open_house()
    await asyncio.sleep(0.1)
    assert again.far.tried == []
    assert again.far.backoff.of("a.org") == failing
    again.clock.forward(hours=2)
    again.outbox.send(["a.org"], "m.receipt", {})
    await eventually(again.waiting, 0, 5)
    await again.outbox.close()
    assert await again.store.records() == []


async def test_too_many_and_too_old_edus_go(house: House) -> None:
    house.far.dead.add("a.org")
    await house.write("a.org", edu_type="m.device_list_update", n=0)
    for n in range(1, 1011):
        await house.write("a.org", edu_type="m.device_list_update", n=n)
    await house.write("a.org", n=0)
    assert await house.store.prune(house.clock.now) == 1
    assert await house.waiting() == 1001
    week = 7 * 24 * 3_600_000
    await house.store.prune(house.clock.now + week + 1)
    assert await house.waiting() == 1
    await house.store.prune(house.clock.now + 9 * week)
    assert await house.waiting() == 0
