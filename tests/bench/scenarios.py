"""What is measured: each scenario drives one server and notes its figures."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from urllib.parse import quote

import orjson

from tests.bench.load import CLIENT, Account, Fault, in_parallel, percentile
from tests.bench.servers import EmptyRoute, Porch
from tests.bench.websocket import StreamClosed, Websocket
from tests.bench.world import SENDERS, Stopwatch, World

STREAM = "/_matrix/client/unstable/org.porch.stream"
# Between two rounds of the fan-out, so that every member waits again before the next send.
PAUSE_S = 1.0
ROUND_LIMIT_S = 20.0


async def rooms_created(world: World) -> None:
    """One account makes its rooms, one after another."""
    owner = await world.owner()
    with Stopwatch(world.figures, "rooms_created") as watch:
        for number in range(world.sizes.rooms):
            await owner.create_room(f"room {number}", "private_chat")
    world.figures.values["rooms_created"] = world.sizes.rooms / watch.seconds


async def first_sync(world: World) -> None:
    """The first sync of new devices of the account with the many rooms; the median of a few."""
    if "rooms_created" not in world.figures.values:
        await rooms_created(world)
    world.figures.values["first_sync"] = await _first_sync_ms(world, "first_sync")


async def _first_sync_ms(world: World, name: str) -> float:
    owner, times = await world.owner(), []
    for number in range(world.sizes.first_syncs):
        device = world.stranger()
        await device.log_in(owner.user_id, "owner")
        # A limit of its own for each, so that no answer comes whole from a cache of answers.
        narrow = quote(orjson.dumps({"room": {"timeline": {"limit": 10 + number}}}))
        with Stopwatch(world.figures, name) as watch:
            answer = await device.sync(extra=f"&filter={narrow}")
        times.append(watch.seconds * 1000)
        joined = orjson.loads(answer)["rooms"]["join"]
        if len(joined) < world.sizes.rooms:
            world.faults.add(f"a first sync with {len(joined)} of {world.sizes.rooms} rooms")
        device.connection.close()
    return percentile(times, 0.5)


async def sends_one(world: World) -> None:
    """One account sends one message after another."""
    account, room_id = (await world.rooms_of_their_own())[0]
    await account.send(room_id)
    times, before = [], world.server.disk_bytes()
    with Stopwatch(world.figures, "sends_one") as watch:
        for _ in range(world.sizes.sends_one):
            began = time.perf_counter()
            await account.send(room_id)
            times.append((time.perf_counter() - began) * 1000)
    world.figures.values["sends_one"] = world.sizes.sends_one / watch.seconds
    world.figures.values["sends_one_p50"] = percentile(times, 0.5)
    _count_bytes(world, world.sizes.sends_one, before)


async def sends_rooms(world: World) -> None:
    """Twenty accounts, each in a room of its own, send at once, each one message after another."""
    pairs = await world.rooms_of_their_own()
    await _send_from_all(world, "sends_rooms", pairs)


async def sends_room(world: World) -> None:
    """Twenty accounts in one room send at once; afterwards every message must be in the room's history."""
    senders, room_id = await world.shared_room()
    await _send_from_all(world, "sends_room", [(account, room_id) for account in senders])
    await _check_history(world, senders[0], room_id)


async def _send_from_all(world: World, name: str, pairs: list[tuple[Account, str]]) -> None:
    each = world.sizes.sends_many // SENDERS
    before = world.server.disk_bytes()

    async def send_all(account: Account, room_id: str) -> None:
        for _ in range(each):
            await account.send(room_id)

    cpu_before = world.server.cpu_s()
    with Stopwatch(world.figures, name) as watch:
        await in_parallel(SENDERS, [partial(send_all, *pair) for pair in pairs])
    world.figures.values[f"{name}_cpu"] = (world.server.cpu_s() - cpu_before) * 1000 / (each * SENDERS)
    world.figures.values[name] = each * SENDERS / watch.seconds
    _count_bytes(world, each * SENDERS, before)


def _count_bytes(world: World, messages: int, before: int) -> None:
    world.messages += messages
    world.message_bytes += world.server.disk_bytes() - before
    world.figures.values["bytes_per_message"] = world.message_bytes / world.messages


async def _check_history(world: World, account: Account, room_id: str) -> None:
    """Page through the whole room: each message that was answered is there, once."""
    expected = world.sizes.sends_many // SENDERS * SENDERS
    found: list[str] = []
    position = ""
    while True:
        page = f"{CLIENT}/rooms/{quote(room_id)}/messages?dir=b&limit=100{position}"
        answer = orjson.loads(await account.call("GET", page))
        found += [event["event_id"] for event in answer["chunk"] if event["type"] == "m.room.message"]
        if not answer.get("end") or len(found) > expected:
            break
        position = f"&from={quote(answer['end'])}"
    if len(found) != expected or len(set(found)) != expected:
        world.faults.add(f"{expected} messages sent, {len(found)} found in the history, {len(set(found))} different")


async def joins(world: World) -> None:
    """A crowd joins one public room, ten at a time."""
    await world.accounts(world.sizes.joins)
    await world.crowd_room(0)
    with Stopwatch(world.figures, "joins") as watch:
        await world.crowd_room(world.sizes.joins)
    world.figures.values["joins"] = watch.seconds


class Round:
    """One message of the fan-out on its way: when it was sent, and when each member had it."""

    def __init__(self, number: int, members: int) -> None:
        """Waits for `members` receipts."""
        self.marker = f"fanned out {number}."
        self.sought = self.marker.encode()
        self.began = 0.0
        self.times: list[float] = []
        self._members = members
        self._all_there = asyncio.Event()

    def received(self) -> None:
        """One more member has it."""
        self.times.append((time.perf_counter() - self.began) * 1000)
        if len(self.times) == self._members:
            self._all_there.set()

    async def run(self, world: World, sender: Account, room_id: str) -> None:
        """Send, and wait until all have it; members that never get it are faults."""
        self.began = time.perf_counter()
        await sender.send(room_id, self.marker)
        try:
            await asyncio.wait_for(self._all_there.wait(), ROUND_LIMIT_S)
        except TimeoutError:
            world.faults.add(f"a message reached {len(self.times)} of {self._members} members")


Follow = Callable[[Account, list[Round]], Coroutine[None, None, None]]


async def fanout_poll(world: World) -> None:
    """A message to a room in which everybody waits in a long-poll."""
    await _fan_out(world, "fanout_poll", _follow_by_poll)


async def fanout_stream(world: World) -> None:
    """The same over Porch's websocket stream; other servers have none."""
    if isinstance(world.server, Porch):
        await _fan_out(world, "fanout_stream", _follow_by_stream)


async def _fan_out(world: World, name: str, follow: Follow) -> None:
    members, room_id = await world.crowd_room(world.sizes.members)
    sender = await world.owner()
    rounds: list[Round] = [Round(0, 0)]
    await in_parallel(10, [member.sync for member in members])
    followers = [asyncio.create_task(follow(member, rounds)) for member in members]
    times: list[float] = []
    await asyncio.sleep(2 * PAUSE_S)
    try:
        with Stopwatch(world.figures, name):
            for number in range(1, world.sizes.rounds + 1):
                await asyncio.sleep(PAUSE_S)
                rounds.append(Round(number, len(members)))
                await rounds[-1].run(world, sender, room_id)
                times += rounds[-1].times
    finally:
        for follower in followers:
            follower.cancel()
        await asyncio.gather(*followers, return_exceptions=True)
        for member in members:
            member.connection.close()
    world.figures.values[f"{name}_p50"] = percentile(times, 0.5)
    world.figures.values[f"{name}_p99"] = percentile(times, 0.99)


async def _follow_by_poll(account: Account, rounds: list[Round]) -> None:
    seen = rounds[-1]
    while True:
        try:
            answer = await account.sync(timeout_ms=30_000)
        except Fault:
            return
        if rounds[-1] is not seen and rounds[-1].sought in answer:
            seen = rounds[-1]
            seen.received()


async def _follow_by_stream(account: Account, rounds: list[Round]) -> None:
    seen = rounds[-1]
    try:
        stream = await Websocket.connect(account.url, f"{STREAM}?since={account.since}", account.token or "", "m.json")
        try:
            while True:
                update = await stream.receive()
                if rounds[-1] is not seen and rounds[-1].sought in update:
                    seen = rounds[-1]
                    seen.received()
        finally:
            stream.close()
    except (StreamClosed, OSError) as broken:
        account.faults.add(f"{STREAM}: {broken}")


async def idle_syncs(world: World) -> None:
    """Twenty accounts ask again and again for what is new, and nothing is."""
    senders, _ = await world.shared_room()
    await in_parallel(SENDERS, [account.sync for account in senders])
    # Twice, because what the first round changed (everybody is online now) is news to the second.
    await in_parallel(SENDERS, [account.sync for account in senders])
    world.figures.values["idle_syncs"] = await _syncs_per_s(world, "idle_syncs", senders)


async def _syncs_per_s(world: World, name: str, accounts: list[Account]) -> float:
    count, end = 0, time.perf_counter() + world.sizes.idle_s

    async def ask(account: Account) -> None:
        nonlocal count
        while time.perf_counter() < end:
            await account.sync()
            count += 1

    with Stopwatch(world.figures, name) as watch:
        await in_parallel(SENDERS, [partial(ask, account) for account in accounts])
    return count / watch.seconds


async def empty_route(world: World) -> float:
    """Requests per second of the empty Quart route, asked just as the idle syncs are."""
    assert isinstance(world.server, EmptyRoute)
    accounts = [world.stranger() for _ in range(SENDERS)]
    for account in accounts:
        account.token, account.since = "x" * 180, "s1_1"
    return await _syncs_per_s(world, "empty_route", accounts)


async def restart(world: World) -> None:
    """Stop the server in good order and start it again on what it has; then a first sync with nothing cached."""
    world.figures.values["stop"] = await world.server.stop()
    world.reconnect()
    world.figures.values["warm_start"] = await world.server.start()
    if "rooms_created" in world.figures.values:
        world.figures.values["first_sync_cold"] = await _first_sync_ms(world, "first_sync_cold")


# In the order in which they run.
SCENARIOS: dict[str, Callable[[World], Awaitable[None]]] = {
    "rooms_created": rooms_created,
    "first_sync": first_sync,
    "sends_one": sends_one,
    "sends_rooms": sends_rooms,
    "sends_room": sends_room,
    "joins": joins,
    "fanout_poll": fanout_poll,
    "fanout_stream": fanout_stream,
    "idle_syncs": idle_syncs,
    "restart": restart,
}
