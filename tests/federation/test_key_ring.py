"""Claims on the keys of other servers (Server-server API, "Retrieving server keys")."""

from __future__ import annotations

import asyncio

import pytest

from homeserver.federation import x_matrix
from homeserver.federation.key_document import PublishedKey
from homeserver.federation.key_ring import KeyRing, KeyUnavailable, WantedKey
from homeserver.federation.request_check import RequestCheck
from homeserver.federation.server_lists import ServerLists
from homeserver.protocol.errors import Forbidden, Unauthorized
from homeserver.protocol.signatures import SigningKey
from tests.federation.key_servers import DAY, HOUR, Kept, Servers, key, publish
from tests.federation.names import Clock

ONE, TWO = key(1), key(2)
OWN = key(9)


class World:
    """A ring of `here.org`, and the servers it asks."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.servers = Servers(self.clock)
        self.kept = Kept()
        self.ring = self.new_ring()

    def new_ring(self, *notaries: str) -> KeyRing:
        own = {OWN.key_id: PublishedKey(OWN.verify_key, 2**53, current=True)}
        return KeyRing("here.org", own, self.servers, self.kept, self.clock, notaries)

    def publish(
        self, name: str, *keys: SigningKey, hours: float = 24, old: dict[SigningKey, int] | None = None
    ) -> None:
        valid_until = self.clock.now + int(hours * HOUR)
        self.servers.documents[name] = publish(name, keys, valid_until, old)

    async def has(self, name: str, wanted: SigningKey, at_ms: int | None) -> bool:
        found = await self.ring.event_keys([WantedKey(name, wanted.key_id, at_ms)])
        return list(found.values()) == [wanted.verify_key]

    async def may_request(self, name: str, wanted: SigningKey) -> bool:
        try:
            return await self.ring.request_key(name, wanted.key_id) == wanted.verify_key
        except KeyUnavailable:
            return False


@pytest.fixture
def world() -> World:
    return World()


async def test_a_published_key_is_good_until_its_document_is_too_old(world: World) -> None:
    world.publish("a.org", ONE, hours=2)
    now = world.clock.now
    assert await world.has("a.org", ONE, now)
    assert await world.has("a.org", ONE, now + 2 * HOUR)
    assert not await world.has("a.org", ONE, now + 2 * HOUR + 1)
    assert await world.has("a.org", ONE, None)
    assert await world.may_request("a.org", ONE)


async def test_no_key_is_good_for_more_than_seven_days_after_it_was_fetched(world: World) -> None:
    world.publish("a.org", ONE, hours=24 * 365)
    assert await world.has("a.org", ONE, world.clock.now + 7 * DAY)
    assert not await world.has("a.org", ONE, world.clock.now + 7 * DAY + 1)


async def test_an_old_key_is_good_for_events_of_its_time_and_for_no_request(world: World) -> None:
    now = world.clock.now
    world.publish("a.org", ONE, old={TWO: now - DAY})
    assert await world.has("a.org", TWO, now - DAY)
    assert not await world.has("a.org", TWO, now - DAY + 1)
    assert await world.has("a.org", TWO, None)
    assert not await world.may_request("a.org", TWO)


async def test_what_is_known_is_not_asked_again_and_when_it_is_too_old_it_is(world: World) -> None:
    world.publish("a.org", ONE, hours=2)
    for _ in range(10):
        assert await world.may_request("a.org", ONE)
    assert world.servers.asked == ["a.org"]
    world.clock.forward(hours=3)
    world.publish("a.org", ONE, hours=2)
    assert await world.may_request("a.org", ONE)
    assert world.servers.asked == ["a.org", "a.org"]


async def test_a_withdrawn_key_is_good_for_events_of_before_and_for_no_request(world: World) -> None:
    world.publish("a.org", ONE, hours=2)
    then = world.clock.now
    assert await world.may_request("a.org", ONE)
    world.clock.forward(hours=3)
    world.publish("a.org", TWO)
    assert await world.may_request("a.org", TWO)
    assert not await world.may_request("a.org", ONE)
    assert await world.has("a.org", ONE, then)
    assert not await world.has("a.org", ONE, world.clock.now)


async def test_many_who_want_keys_of_one_server_make_one_request(world: World) -> None:
    world.publish("a.org", ONE)
    answers = await asyncio.gather(*(world.may_request("a.org", ONE) for _ in range(200)))
    assert all(answers)
    assert world.servers.asked == ["a.org"]


async def test_many_servers_are_asked_at_once_but_not_too_many(world: World) -> None:
    names = [f"s{number}.org" for number in range(100)]
    for name in names:
        world.publish(name, ONE)
    found = await world.ring.event_keys(WantedKey(name, ONE.key_id, world.clock.now) for name in names)
    assert len(found) == 100
    assert sorted(world.servers.asked) == sorted(names)
    assert world.servers.most_at_once == 20


async def test_who_asks_for_made_up_keys_cannot_make_us_hammer_their_server(world: World) -> None:
    world.publish("a.org", ONE)
    for number in range(50):
        with pytest.raises(KeyUnavailable):
            await world.ring.request_key("a.org", f"ed25519:made_up_{number}")
    assert world.servers.asked == ["a.org"]
    world.clock.forward(seconds=31)
    world.publish("a.org", ONE, TWO)
    assert await world.may_request("a.org", TWO)


async def test_a_server_that_does_not_answer_is_asked_less_and_less(world: World) -> None:
    for _ in range(60 * 24):
        assert not await world.may_request("gone.org", ONE)
        world.clock.forward(minutes=1)
    assert 24 <= len(world.servers.asked) <= 32


async def test_keys_survive_a_restart_those_of_before_too(world: World) -> None:
    world.publish("a.org", ONE, hours=2)
    then = world.clock.now
    await world.may_request("a.org", ONE)
    world.clock.forward(hours=3)
    world.publish("a.org", TWO)
    await world.may_request("a.org", TWO)
    world.servers.documents.clear()
    world.servers.asked.clear()
    world.ring = world.new_ring()
    assert await world.may_request("a.org", TWO)
    assert await world.has("a.org", ONE, then)
    assert not await world.has("a.org", ONE, then + 3 * HOUR)
    world.kept.rows = dict.fromkeys(world.kept.rows, b'{"body": {}}')
    world.ring = world.new_ring()
    assert not await world.may_request("a.org", TWO)


async def test_a_notary_is_asked_for_servers_that_do_not_answer_all_in_one_batch(world: World) -> None:
    world.ring = world.new_ring("notary.org")
    world.publish("notary.org", TWO)
    names = [f"s{number}.org" for number in range(30)]
    for name in names:
        world.servers.noted[name] = [publish(name, [ONE], world.clock.now + DAY)]
    found = await world.ring.event_keys(WantedKey(name, ONE.key_id, world.clock.now) for name in names)
    assert len(found) == 30
    assert sum(len(batch) for batch in world.servers.batches) == 30
    assert len(world.servers.batches) <= 3


async def test_a_notary_is_asked_for_a_key_that_its_server_no_longer_tells(world: World) -> None:
    world.ring = world.new_ring("notary.org")
    world.publish("notary.org", TWO)
    world.publish("a.org", TWO)
    then = world.clock.now - 30 * DAY
    world.servers.noted["a.org"] = [publish("a.org", [ONE], then + HOUR)]
    assert await world.has("a.org", ONE, then)
    assert not await world.may_request("a.org", ONE)
    assert await world.may_request("a.org", TWO)


async def test_an_old_document_from_a_notary_brings_no_withdrawn_key_back(world: World) -> None:
    world.ring = world.new_ring("notary.org")
    world.publish("notary.org", TWO)
    world.publish("a.org", TWO, hours=24)
    world.servers.noted["a.org"] = [publish("a.org", [ONE], world.clock.now + HOUR)]
    assert not await world.may_request("a.org", ONE)
    assert await world.may_request("a.org", TWO)


async def test_without_its_own_keys_a_notary_is_not_asked(world: World) -> None:
    world.ring = world.new_ring("notary.org")
    world.servers.noted["a.org"] = [publish("a.org", [ONE], world.clock.now + DAY)]
    assert not await world.may_request("a.org", ONE)
    assert world.servers.batches == []


async def test_a_document_to_pass_on_is_fetched_again_after_half_of_its_life(world: World) -> None:
    world.publish("a.org", ONE, hours=10)
    for hours in (0, 4, 2, 0):
        world.clock.forward(hours=hours)
        assert list(await world.ring.documents({"a.org": 0})) == ["a.org"]
    assert world.servers.asked == ["a.org", "a.org"]


async def test_a_document_must_be_valid_as_long_as_is_asked_and_else_is_the_best_there_is(world: World) -> None:
    world.publish("a.org", ONE, hours=10)
    await world.ring.documents({"a.org": world.clock.now})
    world.clock.forward(hours=1)
    world.publish("a.org", TWO, hours=24)
    found = await world.ring.documents({"a.org": world.clock.now + 12 * HOUR})
    assert list(found["a.org"].body["verify_keys"]) == [TWO.key_id]
    del world.servers.documents["a.org"]
    world.clock.forward(hours=48)
    assert list(await world.ring.documents({"a.org": world.clock.now})) == ["a.org"]


async def test_our_own_keys_are_known_and_nobody_is_asked_for_them(world: World) -> None:
    assert await world.has("here.org", OWN, world.clock.now)
    assert not await world.has("here.org", ONE, world.clock.now)
    assert await world.ring.documents({"here.org": 0}) == {}
    assert world.servers.asked == []


async def test_one_who_stops_waiting_leaves_the_request_to_the_others(world: World) -> None:
    world.publish("a.org", ONE)
    first = asyncio.create_task(world.may_request("a.org", ONE))
    second = asyncio.create_task(world.may_request("a.org", ONE))
    await asyncio.sleep(0)
    first.cancel()
    assert await second
    assert world.servers.asked == ["a.org"]


async def test_a_ring_that_is_closed_leaves_nothing_running(world: World) -> None:
    waiting = asyncio.create_task(world.may_request("a.org", ONE))
    await asyncio.sleep(0.001)
    await world.ring.close()
    assert not await waiting


def sign(destination: str, signer: SigningKey, origin: str = "a.org") -> str:
    return x_matrix.authorization("GET", "/_matrix/x", origin, destination, signer)


async def test_a_request_is_from_whom_a_current_key_says(world: World) -> None:
    check = RequestCheck("here.org", world.ring, ServerLists(denied=["denied.org"]))
    world.publish("a.org", ONE, old={key(3): world.clock.now - 1})
    assert await check.origin([sign("here.org", ONE)], "GET", "/_matrix/x") == "a.org"
    assert await check.origin([sign("here.org", TWO), sign("here.org", ONE)], "GET", "/_matrix/x") == "a.org"
    for header in (
        sign("here.org", TWO),
        sign("here.org", key(3)),
        sign("other.org", ONE),
        sign("here.org", OWN, "here.org"),
    ):
        with pytest.raises(Unauthorized):
            await check.origin([header], "GET", "/_matrix/x")
    for method, uri, body in (("PUT", "/_matrix/x", b""), ("GET", "/_matrix/y", b""), ("GET", "/_matrix/x", b"{}")):
        with pytest.raises(Unauthorized):
            await check.origin([sign("here.org", ONE)], method, uri, body)
    with pytest.raises(Forbidden):
        await check.origin([sign("here.org", ONE, "denied.org")], "GET", "/_matrix/x")
    assert set(world.servers.asked) == {"a.org"}
