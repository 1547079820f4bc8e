"""Claims on rooms that everybody here has left and forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

import orjson
from tortoise.models import Model

from homeserver.storage import Database
from homeserver.storage.table_modules import TABLE_MODULES
from tests.joining.resident import Resident
from tests.rig.client import Client, escape
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess
from tests.rooms.world import bodies, people, restart, room, timeline

Start = Callable[..., PorchProcess]


async def forget(user: Client, room_id: str) -> None:
    """Leaves and forgets."""
    await user.leave(room_id)
    await user.ok("POST", room(room_id, "forget"))


def removals(porch: PorchProcess) -> list[str]:
    """The rooms of which the server says that they are gone."""
    lines = [orjson.loads(line) for line in porch.log_file.read_bytes().splitlines() if line.startswith(b"{")]
    return [line["room"] for line in lines if line["event"] == "forgotten_room_removed"]


async def _count(porch: PorchProcess, room_id: str) -> int:
    return removals(porch).count(room_id)


async def removed(porch: PorchProcess, *room_ids: str) -> None:
    """Returns once the server says that these rooms are gone."""

    async def told() -> set[str]:
        return set(removals(porch))

    await eventually(told, set(room_ids))


async def lively(alice: Client, bob: Client, messages: int = 0) -> str:
    """A room with state, history, relations, receipts, notifications and an alias."""
    alias = f"#{escape(alice.user_id)[3:20]}-{messages}".replace("%", "")
    room_id = await alice.create_room(
        preset="public_chat", visibility="public", room_alias_name=alias[1:], name="Tea", topic="green"
    )
    await bob.join(room_id)
    for number in range(messages):
        await bob.send(room_id, f"wordy {number}")
    said = await bob.send(room_id, f"hello {alice.user_id}", **{"m.mentions": {"user_ids": [alice.user_id]}})
    reaction = {"m.relates_to": {"rel_type": "m.annotation", "event_id": said, "key": "x"}}
    await alice.send_event(room_id, "m.reaction", reaction)
    thread = {"m.relates_to": {"rel_type": "m.thread", "event_id": said}, "m.mentions": {"user_ids": [alice.user_id]}}
    await bob.send(room_id, "in a thread", **thread)
    await alice.set_state(room_id, "m.room.topic", {"topic": "black"})
    await alice.ok("POST", room(room_id, "receipt", "m.read", said))
    return room_id


def tables() -> Iterator[tuple[str, str]]:
    """Every table that tells of rooms, with the column that names them."""
    for module in TABLE_MODULES:
        for model in vars(import_module(module)).values():
            if isinstance(model, type) and issubclass(model, Model) and model is not Model:
                for column in ("room_nid", "room_id"):
                    if column in model._meta.fields_map:
                        yield model._meta.db_table, column


KEPT = {"account_data", "reports", "backed_up_keys", "rooms", "staged_events"}
"""Belong to users, or are looked at by themselves."""


async def what_is_left(porch: PorchProcess) -> dict[str, int]:
    """How many rows the tables have of rooms that are gone, and the rooms that are there.  The server is stopped."""
    porch.stop()
    database = await Database.open(str(porch.settings.get("database.url") or f"sqlite://{porch.data_dir}/porch.db"))
    try:
        counts = [
            (table, f"SELECT COUNT(*) FROM {table} WHERE room_nid NOT IN (SELECT nid FROM rooms)")
            for table, column in tables()
            if column == "room_nid"
        ]
        counts += [(f"all {table}", f"SELECT COUNT(*) FROM {table}") for table in ("rooms", "search_words")]
        rows = [(name, await database.fetch_one(sql)) for name, sql in counts]
        return {name: row[0] for name, row in rows if row is not None and row[0]}
    finally:
        await database.close()


def test_the_tables_that_tell_of_rooms_are_known() -> None:
    """A new table with something of rooms has to say what becomes of it (`RoomTable`)."""
    assert {table for table, column in tables() if column == "room_id"} == {*KEPT, "room_aliases"}


async def test_of_a_forgotten_room_nothing_is_left(start_porch: Start) -> None:
    porch = start_porch()
    alice, bob = await people(porch, 2)
    # The first room is larger than what is removed in one step.
    gone = [await lively(alice, bob, 310), await lively(alice, bob)]
    search = {"search_categories": {"room_events": {"search_term": "wordy"}}}
    found = await alice.ok("POST", "search", search)
    assert found["search_categories"]["room_events"]["results"]
    for room_id in gone:
        await forget(bob, room_id)
        await forget(alice, room_id)

    await removed(porch, *gone)
    await alice.refused(404, "M_NOT_FOUND", "POST", f"join/{escape(gone[0])}")
    assert (await alice.ok("GET", "publicRooms"))["chunk"] == []
    assert await what_is_left(porch) == {}


async def test_a_room_that_somebody_remembers_stays(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    kept = await lively(alice, bob)
    other = await lively(alice, bob, 1)
    await forget(alice, kept)
    await bob.leave(kept)
    await forget(alice, other)
    await forget(bob, other)

    await eventually(lambda: _count(porch, other), 1)
    await bob.refused(404, "M_NOT_FOUND", "POST", f"join/{escape(other)}")
    texts = bodies(await timeline(bob, kept))
    assert "in a thread" in texts
    await bob.join(kept)
    assert await bob.send(kept, "back again")


async def test_a_room_is_removed_by_the_next_start_where_the_last_one_was_stopped_meanwhile(
    start_porch: Start,
) -> None:
    porch = start_porch()
    alice, bob = await people(porch, 2)
    gone = await lively(alice, bob, 30)
    kept = await lively(alice, bob, 1)
    await forget(bob, gone)
    await forget(alice, gone)
    porch.kill()
    porch.start()
    await alice.close()

    await removed(porch, gone)
    await alice.refused(404, "M_NOT_FOUND", "POST", f"join/{escape(gone)}")
    assert await alice.send(kept, "still here")
    left = await what_is_left(porch)
    # Words are indexed a moment behind, and those of the other room are there to stay.
    left.pop("all search_words", None)
    assert left == {"all rooms": 1}


async def test_an_invite_brings_back_what_was_forgotten(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    room_id = await alice.create_room()
    await alice.invite(room_id, bob)
    await bob.join(room_id)
    await forget(bob, room_id)
    await alice.invite(room_id, bob)
    await bob.join(room_id)
    assert room_id in (await bob.ok("GET", "joined_rooms"))["joined_rooms"]
    await carol.refused(403, "M_FORBIDDEN", "POST", f"join/{escape(room_id)}")


async def test_a_restart_forgets_nothing_that_is_remembered(start_porch: Start) -> None:
    porch = start_porch()
    alice, bob = await people(porch, 2)
    room_id = await lively(alice, bob)
    await forget(bob, room_id)
    await restart(porch, alice, bob)
    assert await alice.send(room_id, "here")


async def test_a_room_of_another_server_is_removed_once_that_server_knows_that_we_left(
    joining_porch: PorchProcess, resident: Resident
) -> None:
    alice = await Client.register(joining_porch)
    hosted = resident.room("11")
    for count in (1, 2):
        for number in range(25):
            hosted.message(f"before {number}")
        await alice.ok("POST", f"join/{escape(hosted.room_id)}", via=resident.name)
        assert len(bodies(await timeline(alice, hosted.room_id))) >= 25
        await forget(alice, hosted.room_id)

        async def gone() -> tuple[str | None, int]:
            return hosted.membership(alice.user_id), removals(joining_porch).count(hosted.room_id)

        await eventually(gone, ("leave", count))
    # What comes of the room is nobody's business here any more, until somebody joins again.
    said = hosted.message("after")
    reply = await resident.transaction(joining_porch, said)
    assert "error" in reply.json["pdus"][said.event_id]
    await alice.ok("POST", f"join/{escape(hosted.room_id)}", via=resident.name)
    assert await alice.send(hosted.room_id, "back")


async def test_a_rejected_invite_that_is_forgotten_leaves_nothing(
    joining_porch: PorchProcess, resident: Resident
) -> None:
    alice = await Client.register(joining_porch)
    hosted = resident.room("11", "invite")
    for count in (1, 2):
        assert (await resident.invite(joining_porch, hosted, alice.user_id)).status == 200
        await forget(alice, hosted.room_id)

        async def gone() -> int:
            return removals(joining_porch).count(hosted.room_id)

        await eventually(gone, count)
    assert (await resident.invite(joining_porch, hosted, alice.user_id)).status == 200
    await alice.join(hosted.room_id)
