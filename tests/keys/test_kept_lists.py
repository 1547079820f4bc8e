"""Device lists of other servers' users that are kept here (Server-server API, "Device Management")."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import orjson
import pytest
import pytest_asyncio

from homeserver.federation.errors import Unreachable
from homeserver.federation.room_calls import RoomCalls
from homeserver.journal import Change, Heard, Journal, News
from homeserver.keys.cross_signing_store import CrossSigningStore
from homeserver.keys.device_lists import NEWS
from homeserver.keys.remote import resyncs as resyncs_module
from homeserver.keys.remote.endings import Endings
from homeserver.keys.remote.lists import RemoteLists
from homeserver.keys.remote.resyncs import Resyncs
from homeserver.keys.remote.shapes import MOST_DEVICES
from homeserver.keys.remote.store import Tracked, TrackedStore
from homeserver.keys.sharing import Sharing
from homeserver.keys.store import KeyStore
from homeserver.protocol.errors import BadJson
from homeserver.rooms import Rooms
from homeserver.storage import Database, Statement
from tests.federation.names import Clock
from tests.federation.neighbour import Neighbour
from tests.keys.people import Resident, forged
from tests.rig.eventually import eventually

THERE = "there.org"


class Far:
    """The other servers: what they answer, and what they were asked."""

    def __init__(self) -> None:
        self.people: dict[str, Resident] = {}
        self.asked: list[str] = []
        self.is_away = False
        self.gate: Callable[[], Awaitable[None]] | None = None
        self.at_once = self.most_at_once = 0

    def user(self, name: str) -> str:
        """As a `Neighbour` has it."""
        return f"@{name}:{THERE}"

    def resident(self, name: str, *devices: str) -> Resident:
        """A new user."""
        person = Resident(cast(Neighbour, self), name, *devices)
        self.people[person.user_id] = person
        return person

    async def user_devices(self, server: str, user_id: str) -> dict[str, Any]:
        """One of the calls of `RoomCalls`."""
        self.asked.append(user_id)
        if self.is_away:
            raise Unreachable(server, "no route to host")
        answer = self.people[user_id].list()
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        if self.gate is not None:
            await self.gate()
        self.at_once -= 1
        return answer


class World:
    """A database with rooms in it, and the lists that are kept there."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self.database, self.journal, self.far, self.clock = database, journal, Far(), Clock()
        self.told: list[str] = []
        self.keys, self.store = KeyStore(database), TrackedStore(database)
        self.cross_signing = CrossSigningStore(database)
        rooms = cast(
            Rooms, SimpleNamespace(database=database, server_name="here.org", memberships_of=self.memberships_of)
        )
        self.sharing = Sharing(rooms)
        calls = cast(RoomCalls, self.far)
        self.resyncs = Resyncs(calls, journal, self.store, self.keys, self.cross_signing, self.sharing, self.clock)
        self.lists = RemoteLists(journal, self.store, self.keys, self.cross_signing, self.sharing, self.resyncs)
        self.endings = Endings("here.org", journal, self.store, self.sharing)
        journal.follow(NEWS, self)

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        return []

    def apply(self, position: int, news: News) -> None:
        self.told.append(news.key)

    async def memberships_of(self, user_id: str) -> dict[str, Any]:
        """One of the reads of `Rooms`."""
        return {}

    async def write(self, *statements: Statement) -> None:
        """Commits."""
        await self.journal.commit(Change(writes=lambda _: statements))

    async def meet(self, *people: Resident, room: int = 1) -> None:
        """Lets users of the other server into a room in which this server is."""
        insert = "INSERT INTO memberships (user_id, room_nid, membership, position, event_id, sender, forgotten) "
        rows = [
            (person.user_id, room, "join", 1, f"${room}{person.user_id}", person.user_id, False) for person in people
        ]
        await self.write(
            Statement(insert + "VALUES (?, ?, ?, ?, ?, ?, ?)", rows),
            Statement(
                "INSERT INTO room_servers (room_nid, server, from_position) VALUES (?, ?, ?) "
                "ON CONFLICT (room_nid, server, from_position) DO NOTHING",
                args=(room, "here.org", 1),
            ),
        )

    async def part(self, room: int = 1) -> None:
        """This server's last user leaves the room."""
        await self.write(Statement("UPDATE room_servers SET to_position = ? WHERE room_nid = ?", args=(5, room)))

    async def tell(self, edu: tuple[str, dict[str, Any]], origin: str = THERE) -> None:
        """Takes in an EDU."""
        handlers = {
            "m.device_list_update": self.lists.device_updated,
            "m.signing_key_update": self.lists.signing_keys_updated,
        }
        await handlers[edu[0]](origin, edu[1])

    async def is_refused(self, edu: tuple[str, dict[str, Any]], origin: str = THERE) -> None:
        """Takes in an EDU that is none."""
        with pytest.raises(BadJson):
            await self.tell(edu, origin)

    async def kept(self, person: Resident) -> dict[str, Any]:
        """The devices that are kept."""
        found = (await self.keys.devices([person.user_id])).get(person.user_id, {})
        return {device_id: orjson.loads(content) for device_id, content in found.items()}

    async def standing(self, person: Resident) -> Tracked | None:
        return (await self.store.of([person.user_id])).get(person.user_id)

    async def stands_at(self, person: Resident, stream_id: int) -> None:
        """Waits until the list is current as of that."""

        async def at() -> tuple[int, bool] | None:
            tracked = await self.standing(person)
            return (tracked.stream_id, tracked.stale) if tracked is not None else None

        await eventually(at, (stream_id, False))

    async def friend(self, name: str, *devices: str) -> Resident:
        """A user with whom a room is shared, and whose list is kept."""
        person = self.far.resident(name, *devices)
        await self.meet(person)
        await self.lists.track([person.user_id])
        await self.stands_at(person, 1)
        self.far.asked.clear()
        self.told.clear()
        return person


@pytest_asyncio.fixture
async def world(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[World]:
    """An empty one."""
    url = f"sqlite://{tmp_path}/porch.db"
    if database_kind == "postgres":
        url = request.getfixturevalue("postgres_server").create_database()
    database = await Database.open(url)
    journal = await Journal.open(database)
    world = World(database, journal)
    yield world
    await world.endings.close()
    await world.resyncs.close()
    await journal.close()
    await database.close()


async def test_a_list_is_fetched_as_a_whole_and_then_follows_the_updates(world: World) -> None:
    bob = await world.friend("bob", "A", "B")
    assert await world.kept(bob) == bob.keys
    assert (await world.cross_signing.of([bob.user_id]))[bob.user_id].keys() == {"master", "self_signing"}
    bob.add("C")
    await world.tell(bob.update("C"))
    bob.devices.pop("A")
    await world.tell(bob.update("A"))
    bob.devices["B"] = bob.add("B")
    await world.tell(bob.update("B", device_display_name="Bob's"))
    shown = {**bob.keys, "B": {**bob.keys["B"], "unsigned": {"device_display_name": "Bob's"}}}
    assert await world.kept(bob) == shown
    assert world.told == [bob.user_id] * 3
    assert world.far.asked == []


async def test_updates_that_change_nothing_are_no_news(world: World) -> None:
    bob = await world.friend("bob", "A")
    update = bob.update("A")
    await world.tell(update)
    await world.tell(update)
    await world.tell(bob.update("GONE"))
    assert (world.told, world.far.asked) == ([], [])
    await world.stands_at(bob, 3)


@pytest.mark.parametrize("prev", [[17], [], [1, 17], None])
async def test_a_gap_makes_the_list_stale_until_it_was_fetched(world: World, prev: list[int] | None) -> None:
    bob = await world.friend("bob", "A")
    bob.add("MISSED")
    bob.stream_id = 7
    world.far.is_away = True
    edu = bob.update("A", prev=prev)
    if prev is None:
        del edu[1]["prev_id"]
    await world.tell(edu)
    tracked = await world.standing(bob)
    assert tracked is not None
    assert tracked.stale
    assert "MISSED" not in await world.kept(bob)
    world.far.is_away = False
    await world.tell(bob.update("A"))
    await world.stands_at(bob, 9)
    assert await world.kept(bob) == bob.keys
    assert world.told == [bob.user_id]


async def test_updates_that_were_made_side_by_side_need_no_fetching(world: World) -> None:
    bob = await world.friend("bob", "A")
    for device_id in ("B", "C"):
        bob.add(device_id)
        await world.tell(bob.update(device_id, prev=[1]))
    bob.add("D")
    await world.tell(bob.update("D", prev=[2, 3]))
    assert await world.kept(bob) == bob.keys
    assert world.far.asked == []


async def test_an_update_that_comes_while_the_list_is_fetched_is_not_lost(world: World) -> None:
    bob = world.far.resident("bob", "A")
    await world.meet(bob)
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def gate() -> None:
        begun.set()
        await go_on.wait()

    world.far.gate = gate
    await world.lists.track([bob.user_id])
    await begun.wait()
    bob.add("B")
    await world.tell(bob.update("B"))
    go_on.set()
    await world.stands_at(bob, 2)
    assert await world.kept(bob) == bob.keys
    assert world.far.most_at_once == 1, "a list is fetched once at a time"


async def test_the_first_update_of_a_user_fetches_the_list_if_a_room_is_shared(world: World) -> None:
    bob, stranger = world.far.resident("bob", "A"), world.far.resident("stranger", "A")
    await world.meet(bob)
    await world.tell(stranger.update("A"))
    await world.tell(bob.update("A"))
    await world.stands_at(bob, 2)
    assert await world.kept(bob) == bob.keys
    assert world.told == [bob.user_id]
    assert await world.standing(stranger) is None
    assert world.far.asked == [bob.user_id]


async def test_a_server_speaks_for_its_own_users_only(world: World) -> None:
    bob = await world.friend("bob", "A")
    before = await world.kept(bob)
    edu = bob.update("A")
    await world.is_refused(edu, origin="evil.org")
    await world.is_refused(("m.signing_key_update", {"user_id": bob.user_id, **bob.signing_keys}), origin="evil.org")
    await world.stands_at(bob, 1)
    assert await world.kept(bob) == before
    for wrong in ({"user_id": 5}, {"stream_id": "2"}, {"stream_id": 2**63}, {"device_id": "\0"}, {"prev_id": 1}):
        await world.is_refused(("m.device_list_update", {**edu[1], **wrong}))
    await world.is_refused(("m.device_list_update", {}))
    await world.stands_at(bob, 1)
    assert (world.told, world.far.asked) == ([], [])


async def test_keys_that_are_not_the_devices_own_are_not_kept(world: World) -> None:
    bob = await world.friend("bob", "A")
    good = bob.keys["A"]
    await world.tell(bob.update("A", keys=forged(good, device_id="OTHER")))
    await world.stands_at(bob, 2)
    assert await world.kept(bob) == bob.keys
    assert world.far.asked == [bob.user_id], "an update that cannot be taken in leaves a gap"


async def test_new_cross_signing_keys_take_the_place_of_the_old_ones(world: World) -> None:
    bob, eve = await world.friend("bob", "A"), world.far.resident("eve")
    edu = {"user_id": bob.user_id, **bob.signing_keys}
    await world.tell(("m.signing_key_update", edu))
    assert world.told == []
    bob.identity = Resident(cast(Neighbour, world.far), "bob").identity
    await world.tell(("m.signing_key_update", {"user_id": bob.user_id, **bob.signing_keys}))
    found = (await world.cross_signing.of([bob.user_id]))[bob.user_id]
    assert {f"{usage}_key": key.content for usage, key in found.items()} == bob.signing_keys
    assert world.told == [bob.user_id]
    unsigned = {"user_id": bob.user_id, "self_signing_key": {**eve.signing_keys["self_signing_key"]}}
    await world.tell(("m.signing_key_update", unsigned))
    await world.stands_at(bob, 1)
    assert (await world.cross_signing.of([bob.user_id]))[bob.user_id] == found


async def test_a_stale_list_is_fetched_after_a_restart_and_a_failing_server_is_left_alone_for_a_while(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resyncs_module, "LOOK_EVERY_S", 0.01)
    bob = world.far.resident("bob", "A")
    await world.meet(bob)
    world.far.is_away = True
    await world.lists.track([bob.user_id])

    async def asked() -> int:
        return len(world.far.asked)

    await eventually(asked, 1)
    world.resyncs.start()
    await asyncio.sleep(0.2)
    assert await asked() == 1
    world.clock.forward(seconds=31)
    await eventually(asked, 2)
    await asyncio.sleep(0.1)
    world.clock.forward(seconds=31)
    await asyncio.sleep(0.1)
    assert await asked() == 2, "each time the wait is longer"
    world.far.is_away = False
    world.clock.forward(seconds=31)
    await world.stands_at(bob, 1)


async def test_one_server_is_asked_for_few_lists_at_once_and_for_all_in_the_end(world: World) -> None:
    people = [world.far.resident(f"u{n}", "A") for n in range(30)]
    await world.meet(*people)
    world.far.gate = lambda: asyncio.sleep(0.005)
    await world.lists.track([person.user_id for person in people])
    for person in people:
        await world.stands_at(person, 1)
    assert world.far.most_at_once == 3
    assert sorted(world.far.asked) == sorted(person.user_id for person in people)


@pytest.mark.parametrize("seed", range(8))
async def test_whatever_is_lost_repeated_or_late_the_list_is_right_in_the_end(world: World, seed: int) -> None:
    chance = random.Random(seed)
    bob = await world.friend("bob", "A")
    late: list[tuple[str, dict[str, Any]]] = []
    for number in range(40):
        device_id = chance.choice("ABCDEF")
        if device_id in bob.devices and chance.random() < 0.4:
            del bob.devices[device_id]
        else:
            bob.add(device_id)
        if number == 39:
            chance.shuffle(late)
            late.append(bob.update(device_id))
        else:
            late += [bob.update(device_id)] * chance.choice((0, 1, 1, 1, 1, 2))
        while late and (number == 39 or chance.random() < 0.7):
            await world.tell(late.pop(0))

    async def kept() -> dict[str, Any]:
        return await world.kept(bob)

    await eventually(kept, bob.keys)


async def test_a_list_goes_when_no_room_is_shared_any_more(world: World) -> None:
    bob, dan = await world.friend("bob", "A"), world.far.resident("dan", "A")
    await world.meet(dan, room=2)
    await world.lists.track([dan.user_id])
    await world.stands_at(dan, 1)
    world.endings.start()
    await asyncio.sleep(0.05)
    assert await world.kept(bob) == bob.keys
    await world.part()
    left = SimpleNamespace(
        room_nid=1,
        shifted=None,
        replaced=SimpleNamespace(membership="join"),
        event=SimpleNamespace(type="m.room.member", membership="leave", state_key="@alice:here.org"),
    )
    head = SimpleNamespace(servers={THERE: 2})
    world.endings.event_applied(cast(Any, left), cast(Any, head))

    async def standing() -> Tracked | None:
        return await world.standing(bob)

    await eventually(standing, None)
    assert await world.kept(bob) == {}
    assert await world.cross_signing.of([bob.user_id]) == {}
    assert await world.kept(dan) == dan.keys


async def test_a_list_of_an_outage_goes_at_the_next_start(world: World) -> None:
    bob = await world.friend("bob", "A")
    await world.part()
    world.endings.start()

    async def standing() -> Tracked | None:
        return await world.standing(bob)

    await eventually(standing, None)
    assert await world.kept(bob) == {}


async def test_a_user_has_a_bounded_number_of_devices(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    bob = world.far.resident("bob")
    key = bob.add("D0").key
    for n in range(MOST_DEVICES + 5):
        bob.add(f"D{n}").key = key
    await world.meet(bob)
    await world.lists.track([bob.user_id])
    await world.stands_at(bob, 1)
    assert len(await world.kept(bob)) == MOST_DEVICES
    bob.add("MORE")
    await world.tell(bob.update("MORE"))
    await world.stands_at(bob, 2)
    assert len(await world.kept(bob)) == MOST_DEVICES
