"""Claims on servers that answer a join with something else than an honest room: refused, in bounded time and memory."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from homeserver.protocol.event_build import hash_and_sign
from tests.federation.key_servers import key
from tests.joining.resident import MEMBER, HostedRoom, Resident
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import all_state

VERSIONS = ["6", "10", "11", "12"]
Twist = Callable[[HostedRoom, dict[str, Any]], Any]


def without(name: str) -> Twist:
    """Leaves out the state of a type."""

    def twist(_: HostedRoom, answer: dict[str, Any]) -> Any:
        for part in ("state", "auth_chain"):
            answer[part] = [pdu for pdu in answer[part] if pdu["type"] != name]
        return answer

    return twist


def each_state(change: Callable[[dict[str, Any]], dict[str, Any]]) -> Twist:
    """Changes every event of the state and of the auth chain."""

    def twist(_: HostedRoom, answer: dict[str, Any]) -> Any:
        return {**answer, "state": [change(pdu) for pdu in answer["state"]],
                "auth_chain": [change(pdu) for pdu in answer["auth_chain"]]}  # fmt: skip

    return twist


def another_event(_: HostedRoom, answer: dict[str, Any]) -> Any:
    """The join comes back at another place of the room."""
    return {**answer, "event": {**answer["event"], "depth": 99}}


def members_left_out(_: HostedRoom, answer: dict[str, Any]) -> Any:
    """A part of the state, where the whole was asked for."""
    return {**answer, "members_omitted": True, "servers_in_room": []}


def state_of_another_room(hosted: HostedRoom, answer: dict[str, Any]) -> Any:
    """A room that the user did not ask for."""
    other = HostedRoom(hosted.server, hosted.version.version)
    state = list(other.state.values())
    return {**answer, "state": [each.pdu for each in state], "auth_chain": [e.pdu for e in other.auth_chain(state)]}


def deep(_: HostedRoom, answer: dict[str, Any]) -> Any:
    """JSON of a depth that nobody means."""
    content: Any = {}
    for _level in range(900):
        content = {"x": content}
    return {**answer, "event": {**answer["event"], "content": content}}


TWISTS: dict[str, Twist] = {
    "no create event": without("m.room.create"),
    "no join rules": without("m.room.join_rules"),
    "no signatures": each_state(lambda pdu: {**pdu, "signatures": {}}),
    "wrong signatures": each_state(
        lambda pdu: {**pdu, "signatures": {name: dict.fromkeys(by, "A" * 86) for name, by in pdu["signatures"].items()}}
    ),
    "wrong hashes": each_state(lambda pdu: {**pdu, "hashes": {"sha256": "A" * 43}}),
    "no events": each_state(lambda pdu: {"type": pdu["type"]}),
    "another room": state_of_another_room,
    "another event": another_event,
    "members left out": members_left_out,
    "nothing": lambda _, __: {},
    "no lists": lambda _, answer: {**answer, "state": {}},
    "a list": lambda _, __: [],
    "deep": deep,
}


@pytest.mark.parametrize("version", VERSIONS)
async def test_an_answer_that_does_not_hold_is_refused_and_leaves_nothing(
    joining_porch: PorchProcess, resident: Resident, version: str
) -> None:
    alice = await Client.register(joining_porch)
    for name, twist in TWISTS.items():
        hosted = resident.room(version)
        resident.twists["send_join"] = lambda answer, hosted=hosted, twist=twist: twist(hosted, answer)  # type: ignore[misc]
        path = f"join/{escape(hosted.room_id)}"
        reply = await alice.post(path, via=resident.name)
        assert (reply.status, reply.errcode) == (502, "M_UNKNOWN"), (name, reply.json)
        # An honest answer is taken after that.
        resident.twists.clear()
        await alice.ok("POST", path, via=resident.name)
        assert len(await all_state(alice, hosted.room_id)) == len(hosted.state)


@pytest.mark.parametrize("version", VERSIONS)
async def test_the_next_server_is_asked_where_the_first_one_lies(
    joining_porch: PorchProcess, resident: Resident, other: Resident, version: str
) -> None:
    alice = await Client.register(joining_porch)
    hosted = resident.room(version)
    other.rooms[hosted.room_id] = hosted
    other.twists["send_join"] = lambda answer: without("m.room.create")(hosted, answer)
    await alice.ok("POST", f"join/{escape(hosted.room_id)}", via=[other.name, resident.name])
    assert len(await all_state(alice, hosted.room_id)) == len(hosted.state)


async def test_what_is_forged_is_left_out_and_the_rest_taken(
    joining_porch: PorchProcess, resident: Resident, other: Resident, alice: Client
) -> None:
    hosted = resident.room("11")
    hosted.member("m", "join")
    genuine = dict(hosted.state)

    def forge(answer: dict[str, Any]) -> Any:
        forged = hosted.make("m.room.topic", {"topic": "forged"}, "").pdu
        unsigned = {**forged, "signatures": {resident.name: {"ed25519:x": "A" * 86}}}
        # Signed by another server in the name of the resident's user, and by the resident in another's name.
        by_other = hash_and_sign({**forged, "signatures": {}, "state_key": "a"}, hosted.version, other.name, other.key)
        of_other = hosted.make(MEMBER, {"membership": "join"}, other.user("x"), other.user("x")).pdu
        # Rightly signed, but without the power to do so.
        powerless = hosted.make("m.room.power_levels", {"users": {}}, "", resident.user("m")).pdu
        answer["state"] += [unsigned, by_other, of_other]
        answer["auth_chain"] += [powerless, unsigned]
        return answer

    resident.twists["send_join"] = forge
    await alice.ok("POST", f"join/{escape(hosted.room_id)}", via=resident.name)
    state = await all_state(alice, hosted.room_id)
    assert {key for key in state if key != (MEMBER, alice.user_id)} == set(genuine)
    assert state["m.room.power_levels", ""]["event_id"] == genuine["m.room.power_levels", ""].event_id


@pytest.mark.parametrize(
    "change",
    [
        {"type": "m.room.topic"},
        {"room_id": "!other:x.test"},
        {"sender": "@admin:porch.test"},
        {"state_key": "@admin:porch.test"},
        {"content": {"membership": "leave"}},
        {"content": {"membership": "join", "join_authorised_via_users_server": "@x:elsewhere.test"}},
        {"depth": -1},
        {"depth": 2**60},
        {"prev_events": []},
        {"prev_events": ["$" + "A" * 43] * 21},
        {"auth_events": {"x": 1}},
    ],
)
async def test_a_template_of_something_else_is_not_signed(
    resident: Resident, alice: Client, change: dict[str, Any]
) -> None:
    hosted = resident.room("11")
    resident.twists["make_join"] = lambda answer: {**answer, "event": {**answer["event"], **change}}
    await alice.refused(502, "M_UNKNOWN", "POST", f"join/{escape(hosted.room_id)}", via=resident.name)
    assert resident.sent == []


async def test_a_join_without_the_signature_of_who_vouches_is_refused(resident: Resident, alice: Client) -> None:
    hosted = resident.room("11", "restricted")
    resident.authorisers[hosted.room_id] = hosted.creator
    path = f"join/{escape(hosted.room_id)}"

    def unsigned(answer: dict[str, Any]) -> Any:
        signatures = {name: by for name, by in answer["event"]["signatures"].items() if name != resident.name}
        return {**answer, "event": {**answer["event"], "signatures": signatures}}

    def wrongly(answer: dict[str, Any]) -> Any:
        signatures = {**answer["event"]["signatures"], resident.name: {resident.key.key_id: key(9).sign(b"x")}}
        return {**answer, "event": {**answer["event"], "signatures": signatures}}

    for twist in (unsigned, wrongly, lambda answer: {**answer, "event": None}):
        resident.twists["send_join"] = twist
        await alice.refused(502, "M_UNKNOWN", "POST", path, via=resident.name)


async def test_the_state_may_not_let_in_who_is_banned(resident: Resident, alice: Client) -> None:
    hosted = resident.room("11")
    ban = hosted.make(MEMBER, {"membership": "ban"}, alice.user_id)
    resident.twists["send_join"] = lambda answer: {**answer, "state": [*answer["state"], ban.pdu]}
    await alice.refused(502, "M_UNKNOWN", "POST", f"join/{escape(hosted.room_id)}", via=resident.name)


async def _huge(writer: asyncio.StreamWriter) -> None:
    """An answer that says it has 300 MB, and goes on and on."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
    piece = b'{"state":[' + b"{}," * 20_000
    for _ in range(6_000):
        writer.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        await writer.drain()
        piece = b"{}," * 20_000


def memory_kib(porch: PorchProcess) -> int:
    """The most memory that the server has had."""
    lines = Path(f"/proc/{porch.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


async def test_an_answer_without_end_is_given_up_and_others_are_served_meanwhile(
    joining_porch: PorchProcess, resident: Resident, alice: Client
) -> None:
    hosted = resident.room("11")
    resident.raw["send_join"] = _huge
    before = memory_kib(joining_porch)
    joining = asyncio.ensure_future(alice.post(f"join/{escape(hosted.room_id)}", via=resident.name))
    bob = await Client.register(joining_porch)
    slowest = 0.0
    while not joining.done():
        began = time.monotonic()
        await bob.ok("GET", "account/whoami")
        slowest = max(slowest, time.monotonic() - began)
        await asyncio.sleep(0.05)
    reply = await joining
    assert (reply.status, reply.errcode) == (502, "M_UNKNOWN")
    assert slowest < 1.0
    assert memory_kib(joining_porch) - before < 300_000


async def test_a_server_that_sends_nothing_holds_up_nobody_else(
    joining_porch: PorchProcess, resident: Resident, other: Resident, alice: Client
) -> None:
    async def silence(_: asyncio.StreamWriter) -> None:
        await asyncio.sleep(30)

    hosted, fine = resident.room("11"), other.room("11")
    resident.raw["make_join"] = silence
    joining = asyncio.ensure_future(alice.post(f"join/{escape(hosted.room_id)}", via=resident.name))
    bob = await Client.register(joining_porch)
    await bob.ok("POST", f"join/{escape(fine.room_id)}", via=other.name)
    # While one user waits for the silent server, another does not wait for its turn to reject an invite to that room.
    await resident.invite(joining_porch, hosted, bob.user_id, shown=[])
    assert not joining.done()
    joining.cancel()


async def test_a_chain_of_authority_that_is_very_long_is_read_in_turns(
    joining_porch: PorchProcess, resident: Resident, alice: Client
) -> None:
    hosted = resident.room("11")
    for number in range(600):
        hosted.add("m.room.power_levels", {"users": {hosted.creator: 100}, "x": number}, "")
    await alice.ok("POST", f"join/{escape(hosted.room_id)}", via=resident.name)
    levels = await alice.state(hosted.room_id, "m.room.power_levels")
    assert levels["x"] == 599
