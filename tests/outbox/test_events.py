"""Claims on events on their way out: every server gets what it should, in order, also after it was away."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio

from homeserver.outbox import destination as destinations
from homeserver.outbox import queues
from tests.outbox.conftest import House
from tests.outbox.far_servers import numbers_of
from tests.rig.eventually import eventually

Open = Callable[[], Awaitable[House]]


async def has(house: House, destination: str, wanted: list[int]) -> None:
    """Waits until a server has got these events in this order."""

    async def got() -> list[int]:
        return numbers_of(house.far.to(destination))

    await eventually(got, wanted, 5)


async def tried(house: House, times: int) -> None:
    """Waits until so many transactions were tried."""

    async def count() -> int:
        return len(house.far.tried)

    await eventually(count, times, 5)
    await asyncio.sleep(0.02)


async def test_an_event_goes_to_each_server_in_its_room_but_ours(house: House) -> None:
    await house.enter(1, "here.org", "a.org", "b.org")
    await house.enter(2, "here.org", "b.org", "denied.org")
    first, second = await house.event(1), await house.event(2)
    unknown = await house.event(1, known=False)
    third = await house.event(1)
    await has(house, "a.org", [first, unknown, third])
    await has(house, "b.org", [first, second, unknown, third])
    assert {sent.destination for sent in house.far.tried} == {"a.org", "b.org"}


async def test_who_is_kicked_or_not_wanted_any_more_hears_of_it(house: House) -> None:
    await house.enter(1, "here.org", "a.org", "b.org")
    kicked = await house.event(1, member="@u:a.org")
    withdrawn = await house.event(1, member="@u:c.org")
    later = await house.event(1)
    await has(house, "a.org", [kicked])
    await has(house, "b.org", [kicked, withdrawn, later])
    await has(house, "c.org", [withdrawn])


async def test_a_transaction_has_fifty_events_at_most_and_edus_travel_along(house: House) -> None:
    await house.enter(1, "here.org", "a.org")
    gate = house.far.slow["a.org"] = asyncio.Event()
    first = await house.event(1)
    await tried(house, 1)
    rest = [await house.event(1) for _ in range(120)]
    house.outbox.send(["a.org"], "m.typing", {"typing": True})
    del house.far.slow["a.org"]
    gate.set()
    await has(house, "a.org", [first, *rest])
    assert [(len(sent.numbers), len(sent.edus)) for sent in house.far.to("a.org")] == [
        (1, 0),
        (50, 1),
        (50, 0),
        (20, 0),
    ]
    assert house.far.most_at_once == 1


async def test_a_server_that_missed_too_much_gets_the_latest_of_each_room(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(destinations, "MOST_EVENTS", 10)
    await house.enter(1, "here.org", "a.org")
    await house.enter(2, "here.org", "a.org")
    await house.enter(3, "here.org", "b.org")
    house.far.dead.add("a.org")
    first = await house.event(1)
    await tried(house, 1)
    for _ in range(20):
        await house.event(1)
    last_of_2 = await house.event(2)
    last_of_1 = await house.event(1)
    await house.event(3)
    house.far.dead.clear()
    house.outbox.alive("a.org")
    await has(house, "a.org", [first, last_of_2, last_of_1])
    again = await house.event(1)
    await has(house, "a.org", [first, last_of_2, last_of_1, again])


async def test_after_a_restart_nothing_is_missing_and_nothing_comes_twice(open_house: Open) -> None:
    house = await open_house()
    await house.enter(1, "here.org", "a.org", "b.org")
    await house.enter(2, "here.org", "a.org", "b.org")
    got = await house.event(1)
    await has(house, "a.org", [got])
    house.far.dead.add("a.org")
    lacking = [await house.event(2) for _ in range(3)]
    await has(house, "b.org", [got, *lacking])
    await house.close()
    again = await open_house()
    again.outbox.alive("a.org")
    await has(again, "a.org", [lacking[-1]])
    assert again.far.to("b.org") == []
    later = await again.event(1)
    await has(again, "a.org", [lacking[-1], later])
    await has(again, "b.org", [later])
    await again.outbox.close()
    assert await again.store.records() == []
    assert await again.store.progress() == later


async def test_what_was_written_while_nobody_sent_goes_out_at_the_next_start(open_house: Open) -> None:
    house = await open_house()
    await house.enter(1, "here.org", "a.org", "b.org")
    await has(house, "a.org", [first := await house.event(1)])
    await house.outbox.close()
    await house.event(1, told=False)
    await house.enter(2, "here.org", "c.org")
    kicked = await house.event(1, member="@u:b.org", told=False)
    withdrawn = await house.event(2, member="@u:d.org", told=False)
    last = await house.event(1, told=False)
    await house.close()
    again = await open_house()
    await has(again, "a.org", [last])
    await has(again, "b.org", [kicked])
    await has(again, "c.org", [withdrawn])
    await has(again, "d.org", [withdrawn])
    assert first not in numbers_of(again.far.sent)


async def test_who_is_not_in_the_room_hears_after_an_outage_and_a_restart_too(open_house: Open) -> None:
    house = await open_house()
    await house.enter(1, "here.org", "b.org")
    house.far.dead.add("a.org")
    withdrawn = await house.event(1, member="@u:a.org")
    await tried(house, 2)
    await house.close()
    again = await open_house()
    again.outbox.alive("a.org")
    await has(again, "a.org", [withdrawn])


async def test_a_server_that_entered_later_does_not_get_what_was_before(open_house: Open) -> None:
    house = await open_house()
    await house.enter(1, "here.org", "a.org")
    await house.enter(2, "here.org", "a.org")
    house.far.dead.add("a.org")
    lacking = await house.event(2)
    await tried(house, 1)
    for _ in range(3):
        await house.event(1)
    await house.enter(1, "late.org")
    house.far.dead.add("late.org")
    for_both = await house.event(1)
    await tried(house, 2)
    await house.close()
    again = await open_house()
    again.outbox.alive("a.org")
    again.outbox.alive("late.org")
    await has(again, "late.org", [for_both])
    await has(again, "a.org", [lacking, for_both])


async def test_catching_up_with_many_rooms_goes_fifty_at_a_time_oldest_first(open_house: Open) -> None:
    house = await open_house()
    for room in range(1, 121):
        await house.enter(room, "here.org", "a.org")
    await house.event(1)
    await tried(house, 1)
    await house.outbox.close()
    for _ in range(2):
        latest = [await house.event(room, told=False) for room in range(1, 121)]
    await house.close()
    again = await open_house()
    await has(again, "a.org", latest)
    assert [len(sent.numbers) for sent in again.far.sent] == [50, 50, 20]


async def test_transactions_that_are_held_for_too_many_dead_servers_are_let_go(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queues, "HELD_BYTES", 500)
    names = [f"s{n}.org" for n in range(20)]
    await house.enter(1, "here.org", *names)
    house.far.dead.update(names)
    await house.event(1)
    await tried(house, 20)
    last = await house.event(1)
    house.far.dead.clear()
    for name in names:
        house.outbox.alive(name)
        await eventually(lambda name=name: _last_of(house, name), last, 5)
    assert sum(len(sent.numbers) == 1 for sent in house.far.sent) > 10


async def _last_of(house: House, name: str) -> int | None:
    return next(iter(numbers_of(reversed(house.far.to(name)))), None)


@pytest_asyncio.fixture
async def crowd(house: House) -> AsyncIterator[House]:
    """Among servers that answer, 300 that never do, whose requests hang."""
    dead = [f"dead{n}.org" for n in range(300)]
    for name in dead:
        house.far.slow[name] = asyncio.Event()
    await house.enter(1, "here.org", *dead, "alive.org")
    yield house
    for name in dead:
        house.far.dead.add(name)
        house.far.slow.pop(name).set()


async def test_dead_servers_do_not_slow_those_that_answer(crowd: House) -> None:
    await crowd.enter(2, "here.org", "alive.org")
    first = await crowd.event(2)
    await has(crowd, "alive.org", [first])
    loop = asyncio.get_running_loop()
    second = await crowd.event(1)
    third = await crowd.event(2)
    began = loop.time()
    await has(crowd, "alive.org", [first, second, third])
    assert loop.time() - began < 1
    assert sum(crowd.far.at_once.values()) > 100


async def test_a_server_that_shows_life_does_not_wait_behind_those_that_fail(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"s{n}.org" for n in range(100)]
    await house.enter(1, "here.org", *names)
    house.far.dead.update(names)
    await house.event(1)
    await tried(house, 100)
    for name in names:
        house.far.slow[name] = asyncio.Event()
    house.clock.forward(hours=1)
    await house.event(1)
    await tried(house, 132)
    back = next(name for name in names if not house.far.at_once[name])
    house.far.dead.discard(back)
    house.far.slow.pop(back)
    house.outbox.alive(back)
    await eventually(lambda: _count_to(house, back), 2, 5)
    for name in names:
        if name in house.far.slow:
            house.far.slow.pop(name).set()


async def _count_to(house: House, name: str) -> int:
    return len(house.far.to(name))


async def test_for_thousands_of_servers_that_fail_little_is_held(house: House) -> None:
    dead = {f"dead{n}.org" for n in range(2_000)}
    house.far.dead |= dead
    await house.enter(1, "here.org", *dead, *(f"s{n}.org" for n in range(200)))
    first = await house.event(1)

    async def failing() -> int:
        return sum(house.far.backoff.of(name) is not None for name in dead)

    await eventually(failing, 2_000, 30)
    for _ in range(destinations.MOST_WHILE_FAILING + 5):
        last = await house.event(1)

    async def reached() -> int:
        return len({sent.destination for sent in house.far.sent if last in sent.numbers})

    await eventually(reached, 200, 30)

    async def behind() -> int:
        return sum(each.behind and not each.live for each in house.outbox._queues)

    await eventually(behind, 2_000, 30)
    await house.outbox._keep()
    assert {record.delivered for record in await house.store.records()} == {first - 1}
    assert len(await house.store.records()) == 2_000
