"""Backups of room keys through the public API (Client-server API, "Server-side key backups")."""

from __future__ import annotations

import asyncio
import itertools
from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

ALGORITHM = "m.megolm_backup.v1.curve25519-aes-sha2"
INFO = {"algorithm": ALGORITHM, "auth_data": {"public_key": "abcdefg", "signatures": {}}}
ROOM, OTHER_ROOM = "!room:porch.test", "!Other/Room:porch.test"
KEYS = "room_keys/keys"
VERSION = "room_keys/version"


def key(index: int = 1, forwarded: int = 0, verified: bool = False, **data: Any) -> dict[str, Any]:
    """The key of a session."""
    return {
        "first_message_index": index,
        "forwarded_count": forwarded,
        "is_verified": verified,
        "session_data": data or {"ciphertext": f"{index} {forwarded} {verified}"},
    }


async def make(client: Client) -> str:
    """A new version."""
    return str((await client.ok("POST", VERSION, INFO))["version"])


async def put(client: Client, version: str, rooms: dict[str, dict[str, Any]]) -> Any:
    """Puts keys by room and session; the answer."""
    body = {"rooms": {room_id: {"sessions": sessions} for room_id, sessions in rooms.items()}}
    return await client.ok("PUT", KEYS, body, version=version)


async def test_a_version_is_made_and_told(porch: PorchProcess) -> None:
    alice, eve = await Client.register(porch), await Client.register(porch)
    await alice.refused(404, "M_NOT_FOUND", "GET", VERSION)
    version = await make(alice)
    told = await alice.ok("GET", VERSION)
    assert told == {**INFO, "version": version, "count": 0, "etag": told["etag"]}
    assert isinstance(told["etag"], str)
    assert await alice.ok("GET", f"{VERSION}/{version}") == told
    await eve.refused(404, "M_NOT_FOUND", "GET", f"{VERSION}/{version}")
    await eve.refused(404, "M_NOT_FOUND", "DELETE", f"{VERSION}/{version}")
    for unknown in ("1000000", "nonsense", "-1", "9" * 30, "0" + version, "٣"):
        await alice.refused(404, "M_NOT_FOUND", "GET", f"{VERSION}/{escape(unknown)}")


async def test_the_auth_data_of_a_version_can_be_changed_and_nothing_else(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    version = await make(alice)
    path = f"{VERSION}/{version}"
    changed = {"algorithm": ALGORITHM, "auth_data": {"public_key": "other"}}
    await alice.ok("PUT", path, changed)
    await alice.ok("PUT", path, {**changed, "version": version})
    assert (await alice.ok("GET", VERSION))["auth_data"] == {"public_key": "other"}
    await alice.refused(400, "M_INVALID_PARAM", "PUT", path, {**INFO, "algorithm": "other"})
    await alice.refused(400, "M_INVALID_PARAM", "PUT", path, {**INFO, "version": "1000000"})
    await alice.refused(404, "M_NOT_FOUND", "PUT", f"{VERSION}/1000000", INFO)
    await alice.refused(400, "M_MISSING_PARAM", "PUT", path, {"algorithm": ALGORITHM})


async def test_the_newest_version_is_the_current_one_until_it_is_deleted(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    first, second = await make(alice), await make(alice)
    assert first != second
    assert (await alice.ok("GET", VERSION))["version"] == second
    await alice.ok("DELETE", f"{VERSION}/{second}")
    assert (await alice.ok("GET", VERSION))["version"] == first
    await alice.refused(404, "M_NOT_FOUND", "GET", f"{VERSION}/{second}")
    await alice.ok("DELETE", f"{VERSION}/{second}")
    await alice.refused(404, "M_NOT_FOUND", "DELETE", f"{VERSION}/1000000")
    await alice.ok("DELETE", f"{VERSION}/{first}")
    await alice.refused(404, "M_NOT_FOUND", "GET", VERSION)


async def test_keys_are_stored_and_read_all_by_room_and_by_session(porch: PorchProcess) -> None:
    alice, eve = await Client.register(porch), await Client.register(porch)
    version = await make(alice)
    await put(alice, version, {ROOM: {"a/b+c": key(1), "two": key(2)}})
    room = f"{KEYS}/{escape(OTHER_ROOM)}"
    await alice.ok("PUT", room, {"sessions": {"three": key(3)}}, version=version)
    counted = await alice.ok("PUT", f"{room}/four", key(4), version=version)
    assert counted["count"] == 4
    stored = {ROOM: {"sessions": {"a/b+c": key(1), "two": key(2)}}}
    stored[OTHER_ROOM] = {"sessions": {"three": key(3), "four": key(4)}}
    assert await alice.ok("GET", KEYS, version=version) == {"rooms": stored}
    assert await alice.ok("GET", room, version=version) == stored[OTHER_ROOM]
    assert await alice.ok("GET", f"{KEYS}/{escape(ROOM)}/{escape('a/b+c')}", version=version) == key(1)
    assert {name: value for name, value in (await alice.ok("GET", VERSION)).items() if name in counted} == counted
    await eve.refused(404, "M_NOT_FOUND", "GET", KEYS, version=version)


async def test_what_is_not_there_is_empty_and_a_session_is_not_found(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    version = await make(alice)
    assert await alice.ok("GET", KEYS, version=version) == {"rooms": {}}
    assert await alice.ok("GET", f"{KEYS}/{escape(ROOM)}", version=version) == {"sessions": {}}
    await alice.refused(404, "M_NOT_FOUND", "GET", f"{KEYS}/{escape(ROOM)}/none", version=version)
    for path in (KEYS, f"{KEYS}/{escape(ROOM)}", f"{KEYS}/{escape(ROOM)}/none"):
        for method in ("GET", "DELETE"):
            await alice.refused(404, "M_NOT_FOUND", method, path, version="1000000")
            await alice.refused(400, "M_MISSING_PARAM", method, path)


ORDER = sorted(itertools.product([True, False], [0, 1, 2], [0, 1]), key=lambda meta: (not meta[0], meta[1], meta[2]))
"""All kinds of keys, the best first: verified, then the lower index, then the lower count."""


async def test_of_two_keys_of_a_session_the_better_one_is_kept_in_whichever_order_they_come(
    porch: PorchProcess,
) -> None:
    alice = await Client.register(porch)
    version = await make(alice)
    pairs = list(itertools.permutations(range(len(ORDER)), 2))
    for turn in (0, 1):
        sessions = {
            f"{one}-{two}": key(ORDER[each][1], ORDER[each][2], ORDER[each][0], which=each)
            for one, two in pairs
            for each in [(one, two)[turn]]
        }
        await put(alice, version, {ROOM: sessions})
    kept = (await alice.ok("GET", f"{KEYS}/{escape(ROOM)}", version=version))["sessions"]
    assert len(kept) == len(pairs)
    assert {name: data["session_data"]["which"] for name, data in kept.items()} == {
        f"{one}-{two}": min(one, two) for one, two in pairs
    }


async def test_the_etag_changes_with_the_keys_and_only_then(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    version = await make(alice)
    empty = (await alice.ok("GET", VERSION))["etag"]
    first = await put(alice, version, {ROOM: {"one": key(5)}})
    assert first["etag"] != empty
    assert await put(alice, version, {ROOM: {"one": key(5, data="as good")}}) == first
    assert await put(alice, version, {ROOM: {"one": key(6)}}) == first
    assert await put(alice, version, {}) == first
    better = await put(alice, version, {ROOM: {"one": key(4)}})
    assert (better["count"], better["etag"] != first["etag"]) == (1, True)
    unchanged = await alice.ok("DELETE", f"{KEYS}/{escape(OTHER_ROOM)}", version=version)
    assert unchanged == better
    gone = await alice.ok("DELETE", f"{KEYS}/{escape(ROOM)}/one", version=version)
    assert (gone["count"], gone["etag"] not in (better["etag"], first["etag"], empty)) == (0, True)


async def test_keys_are_deleted_all_by_room_and_by_session(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    version = await make(alice)
    await put(alice, version, {ROOM: {"one": key(), "two": key()}, OTHER_ROOM: {"one": key(), "two": key()}})
    assert (await alice.ok("DELETE", f"{KEYS}/{escape(ROOM)}/one", version=version))["count"] == 3
    assert (await alice.ok("DELETE", f"{KEYS}/{escape(OTHER_ROOM)}", version=version))["count"] == 1
    assert await alice.ok("GET", KEYS, version=version) == {"rooms": {ROOM: {"sessions": {"two": key()}}}}
    assert (await alice.ok("DELETE", KEYS, version=version))["count"] == 0
    assert await alice.ok("GET", KEYS, version=version) == {"rooms": {}}


async def test_keys_go_only_into_the_current_version(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    body = {"rooms": {ROOM: {"sessions": {"one": key()}}}}
    await alice.refused(404, "M_NOT_FOUND", "PUT", KEYS, body, version="1")
    await alice.refused(400, "M_MISSING_PARAM", "PUT", KEYS, body)
    old = await make(alice)
    await alice.ok("PUT", KEYS, body, version=old)
    new = await make(alice)
    for path, each in (
        (KEYS, body),
        (f"{KEYS}/{escape(ROOM)}", body["rooms"][ROOM]),
        (f"{KEYS}/{escape(ROOM)}/one", key()),
    ):
        refused = await alice.refused(403, "M_WRONG_ROOM_KEYS_VERSION", "PUT", path, each, version=old)
        assert refused.json["current_version"] == new
    assert await alice.ok("GET", KEYS, version=old) == body
    assert await alice.ok("GET", KEYS, version=new) == {"rooms": {}}


async def test_no_key_is_lost_when_several_clients_back_up_at_once(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    version = await make(alice)
    await asyncio.gather(
        *(put(alice, version, {ROOM: {f"{n}-{m}": key(n) for m in range(20)}, OTHER_ROOM: {"same": key(n)}})
          for n in range(12))
    )  # fmt: skip
    told = await alice.ok("GET", VERSION)
    stored = (await alice.ok("GET", KEYS, version=version))["rooms"]
    assert told["count"] == 241
    assert len(stored[ROOM]["sessions"]) == 240
    assert stored[OTHER_ROOM]["sessions"] == {"same": key(0)}


async def test_a_backup_of_many_keys_is_read_whole(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    version = await make(alice)
    rooms = {f"!room{room}:porch.test": {f"s{n}": key(n) for n in range(260)} for room in range(5)}
    assert (await put(alice, version, rooms))["count"] == 1300
    stored = (await alice.ok("GET", KEYS, version=version))["rooms"]
    assert {room_id: room["sessions"] for room_id, room in stored.items()} == rooms


@pytest.mark.parametrize(
    ("data", "status", "errcode"),
    [
        ({**key(), "first_message_index": "1"}, 400, "M_BAD_JSON"),
        ({**key(), "first_message_index": -1}, 400, "M_BAD_JSON"),
        ({**key(), "forwarded_count": 2**53}, 400, "M_BAD_JSON"),
        ({**key(), "forwarded_count": True}, 400, "M_BAD_JSON"),
        ({**key(), "is_verified": 1}, 400, "M_BAD_JSON"),
        ({**key(), "session_data": []}, 400, "M_BAD_JSON"),
        ({"is_verified": True}, 400, "M_MISSING_PARAM"),
        (key(text="x" * 65_536), 413, "M_TOO_LARGE"),
    ],
)
async def test_what_is_no_key_is_refused_and_nothing_of_it_is_stored(
    porch: PorchProcess, data: Any, status: int, errcode: str
) -> None:
    alice = await Client.register(porch)
    version = await make(alice)
    await alice.refused(status, errcode, "PUT", f"{KEYS}/{escape(ROOM)}/one", data, version=version)
    body = {"rooms": {ROOM: {"sessions": {"good": key(), "bad": data}}}}
    await alice.refused(status, errcode, "PUT", KEYS, body, version=version)
    for wrong in ({"nonsense": {"sessions": {"a": key()}}}, {ROOM: {"sessions": {"": key()}}}):
        await alice.refused(400, "M_INVALID_PARAM", "PUT", KEYS, {"rooms": wrong}, version=version)
    assert (await alice.ok("GET", VERSION))["count"] == 0


async def test_what_is_no_version_is_refused(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    for body, errcode in (
        ({}, "M_MISSING_PARAM"),
        ({"algorithm": ALGORITHM}, "M_MISSING_PARAM"),
        ({"algorithm": 5, "auth_data": {}}, "M_BAD_JSON"),
        ({"algorithm": ALGORITHM, "auth_data": []}, "M_BAD_JSON"),
        ({"algorithm": "", "auth_data": {}}, "M_INVALID_PARAM"),
    ):
        await alice.refused(400, errcode, "POST", VERSION, body)
    large = {"algorithm": ALGORITHM, "auth_data": {"x": "x" * 65_536}}
    await alice.refused(413, "M_TOO_LARGE", "POST", VERSION, large)


async def test_a_backup_outlives_all_devices(start_porch: Any) -> None:
    porch = start_porch()
    alice = await Client.register(porch)
    version = await make(alice)
    await put(alice, version, {ROOM: {"one": key()}})
    await alice.ok("POST", "logout/all")
    porch.restart()
    again = await Client(porch.url, alice.user_id).login()
    assert await again.ok("GET", KEYS, version=version) == {"rooms": {ROOM: {"sessions": {"one": key()}}}}
