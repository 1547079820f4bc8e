"""Claims on several processes of one server whose users take part in rooms of other servers."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.federation.authority import Authority
from tests.joining.resident import Resident, federating
from tests.joining.test_forgotten_rooms import removals
from tests.rig.client import Client, escape
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess
from tests.rig.postgres import Postgres
from tests.rig.redis import Redis
from tests.rooms.world import bodies, room

# That she is online comes by way of Redis, at times after her first sync.
QUIET = {"presence": {"not_types": ["*"]}}


@pytest.fixture(scope="module")
def both(postgres_server: Postgres, authority: Authority) -> Iterator[tuple[PorchProcess, PorchProcess]]:
    """Two processes of one server that speaks with others; neither may log an error of its own."""
    folder = Path(tempfile.mkdtemp(prefix="porch-joining-"))
    with Redis() as redis:
        settings = {"database.url": postgres_server.create_database(), "redis.url": redis.url}
        first, second = (PorchProcess({**settings, **federating(authority)}, data_dir=folder) for _ in range(2))
        try:
            first.start()
            second.start()
            yield first, second
            bugs = [line for server in (first, second) for line in server.bugs()]
            assert not bugs, "\n".join(bugs)
        finally:
            first.remove()
            second.remove()
            shutil.rmtree(folder, ignore_errors=True)


def at(client: Client, server: PorchProcess) -> Client:
    """The same session, talking to another process."""
    return Client(server.url, client.user_id, client.access_token, client.device_id)


async def test_an_invite_that_one_process_takes_wakes_a_sync_at_the_other(
    both: tuple[PorchProcess, PorchProcess], resident: Resident
) -> None:
    first, second = both
    alice = await Client.register(first)
    there = at(alice, second)
    since = (await there.sync())["next_batch"]
    waiting = asyncio.ensure_future(there.sync(since, timeout=20_000, filter=QUIET))
    hosted = resident.room("12", "invite")
    assert (await resident.invite(first, hosted, alice.user_id)).status == 200
    answer = await waiting
    assert hosted.room_id in answer["rooms"]["invite"]
    since = answer["next_batch"]
    await alice.leave(hosted.room_id)
    assert hosted.room_id in (await there.sync(since, timeout=20_000, filter=QUIET))["rooms"]["leave"]


async def test_two_processes_join_one_room_at_once(both: tuple[PorchProcess, PorchProcess], resident: Resident) -> None:
    users = [await Client.register(both[number % 2]) for number in range(6)]
    hosted = resident.room("11")
    for number in range(40):
        hosted.member(f"m{number}", "join")
    path = f"join/{escape(hosted.room_id)}"
    await asyncio.gather(*(user.ok("POST", path, via=resident.name) for user in users))
    expected = {hosted.creator, *(user.user_id for user in users), *(resident.user(f"m{n}") for n in range(40))}
    for server in both:

        async def members(server: PorchProcess = server) -> set[str]:
            reply = await at(users[0], server).get(room(hosted.room_id, "joined_members"))
            return set(reply.json.get("joined", ()))

        await eventually(members, expected)
    said = await users[0].send(hosted.room_id, "hello")
    await eventually(lambda: _is_told(hosted.events, said), True)
    page = await at(users[1], both[0]).ok("GET", room(hosted.room_id, "messages"), dir="b", limit=20)
    assert bodies(page["chunk"]) == ["hello"], page


async def test_what_one_process_places_in_the_timeline_stands_there_for_the_other(
    both: tuple[PorchProcess, PorchProcess], resident: Resident
) -> None:
    first, second = both
    alice = await Client.register(first)
    hosted = resident.room("11")
    came = hosted.member("early", "join")
    await alice.ok("POST", f"join/{escape(hosted.room_id)}", via=resident.name)
    # The first process has the state from before the join beside the timeline; the second one fetches the history.
    pages = [
        await at(alice, server).ok("GET", room(hosted.room_id, "messages"), dir="b", limit=50)
        for server in (second, first)
    ]
    told = [[event["event_id"] for event in page["chunk"]] for page in pages]
    assert told[0] == told[1]
    assert came.event_id in told[1]
    around = await alice.ok("GET", f"{room(hosted.room_id, 'context')}/{escape(came.event_id)}", limit=4)
    assert len(around["events_before"]) == 2


async def _is_told(events: object, event_id: str) -> bool:
    return isinstance(events, dict) and event_id in events


async def test_what_one_process_removes_is_gone_in_the_other(
    both: tuple[PorchProcess, PorchProcess], resident: Resident
) -> None:
    first, second = both
    alice = await Client.register(first)
    hosted = resident.room("11")
    path = f"join/{escape(hosted.room_id)}"
    await alice.ok("POST", path, via=resident.name)
    there = at(alice, second)
    assert len(await there.ok("GET", room(hosted.room_id, "state"))) == len(hosted.state)
    await alice.leave(hosted.room_id)
    await alice.ok("POST", room(hosted.room_id, "forget"))

    async def gone() -> int:
        return removals(first).count(hosted.room_id)

    await eventually(gone, 1)
    # The other process joins it anew, and does not lean on what it had in memory.
    await there.ok("POST", path, via=resident.name)
    assert len(await there.ok("GET", room(hosted.room_id, "state"))) == len(hosted.state)
    assert await alice.send(hosted.room_id, "back")
