"""Claims on rooms that use a policy server (Server-server API, "Policy Servers")."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from homeserver.protocol.event import Event
from homeserver.protocol.hashes import encoder, signed_part
from homeserver.protocol.room_versions import ROOM_VERSIONS
from homeserver.protocol.signatures import SigningKey, verify_event
from homeserver.protocol.unpadded_base64 import encode_base64
from tests.federation.neighbour import Answering, Neighbour
from tests.resident.joiner import make_path, send_path, sent, signed
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

KEY = SigningKey(b"\x09" * 32, "policy_server")
SIGN = "/_matrix/policy/v1/sign"
VERSION = ROOM_VERSIONS["12"]


def signature(pdu: dict[str, Any], key: SigningKey = KEY) -> str:
    """The policy server's."""
    return key.sign(signed_part(Event.from_pdu(pdu, VERSION).pdu, VERSION, encoder(VERSION)))


def signs(neighbour: Neighbour, key: SigningKey = KEY) -> Answering:
    """A policy server that signs everything but what speaks of spam."""

    def answer(pdu: Any) -> Any:
        if "spam" in str(pdu["content"]):
            return 400, {"errcode": "M_FORBIDDEN", "error": "This looks like spam"}
        return {neighbour.server_name: {"ed25519:policy_server": signature(pdu, key)}}

    return answer


def asked(neighbour: Neighbour) -> list[dict[str, Any]]:
    """The events about which the policy server was asked."""
    return [body for _, path, body in neighbour.asked if path == SIGN]


async def policed(host: Client, neighbour: Neighbour, **content: Any) -> str:
    """A room that uses the neighbour as its policy server."""
    room_id = await host.create_room(preset="public_chat")
    await sent(neighbour, "join", room_id, "bot")
    content = {"via": neighbour.server_name, "public_keys": {"ed25519": encode_base64(KEY.verify_key)}, **content}
    await host.ok("PUT", f"rooms/{escape(room_id)}/state/m.room.policy", content)
    return room_id


async def test_events_are_signed_by_the_policy_server_before_they_are_sent(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    host = await Client.register(federated)
    neighbour.answers[SIGN] = signs(neighbour)
    room_id = await policed(host, neighbour)
    assert asked(neighbour) == [], "nobody is asked about the state event that says whom to ask"
    event_id = await host.send(room_id, "hello")
    await host.ok("PUT", f"rooms/{escape(room_id)}/state/m.room.name", {"name": "Tea"})
    assert [pdu["type"] for pdu in asked(neighbour)] == ["m.room.message", "m.room.name"]
    (pdu,) = (await neighbour.ok("GET", f"event/{escape(event_id)}"))["pdus"]
    verify_event(pdu, VERSION, neighbour.server_name, "ed25519:policy_server", KEY.verify_key)
    assert Event.from_pdu(pdu, VERSION).event_id == event_id


async def test_what_the_policy_server_refuses_is_not_sent_and_its_words_reach_the_sender(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    host = await Client.register(federated)
    neighbour.answers[SIGN] = signs(neighbour)
    room_id = await policed(host, neighbour)
    path = f"rooms/{escape(room_id)}/send/m.room.message"
    reply = await host.refused(400, "M_FORBIDDEN", "PUT", f"{path}/1", {"msgtype": "m.text", "body": "spam"})
    assert reply.json["error"] == "This looks like spam"
    shown = (await host.ok("GET", f"rooms/{escape(room_id)}/messages", dir="b"))["chunk"]
    assert shown[0]["type"] == "m.room.policy"
    await host.send(room_id, "fine")


@pytest.mark.parametrize(
    ("told", "status", "errcode"),
    [
        ((429, {"errcode": "M_LIMIT_EXCEEDED", "error": "Wait", "retry_after_ms": 5}), 429, "M_LIMIT_EXCEEDED"),
        ((403, {"errcode": "M_UNKNOWN_TOKEN", "error": "You are logged out"}), 403, "M_FORBIDDEN"),
        ((404, {"errcode": "M_UNRECOGNIZED", "error": "What?"}), 502, "M_UNKNOWN"),
        ((401, {"errcode": "M_UNAUTHORIZED", "error": "Who?"}), 502, "M_UNKNOWN"),
        ((500, {}), 502, "M_UNKNOWN"),
        ((200, {}), 502, "M_UNKNOWN"),
        ((200, {"a.org": {"ed25519:policy_server": "x"}}), 502, "M_UNKNOWN"),
        ((200, []), 502, "M_UNKNOWN"),
    ],
)
async def test_without_its_signature_nothing_is_sent_whatever_it_answers(
    federated: PorchProcess, neighbour: Neighbour, told: Any, status: int, errcode: str
) -> None:
    host = await Client.register(federated)
    room_id = await policed(host, neighbour)
    neighbour.answers[SIGN] = lambda _: told
    path = f"rooms/{escape(room_id)}/send/m.room.message/1"
    reply = await host.refused(status, errcode, "PUT", path, {"msgtype": "m.text", "body": "x"})
    assert reply.json.get("retry_after_ms") == (5 if status == 429 else None)


async def test_a_signature_with_another_key_is_none_and_the_key_can_be_changed(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    host, other = await Client.register(federated), SigningKey(b"\x0a" * 32, "policy_server")
    room_id = await policed(host, neighbour)
    neighbour.answers[SIGN] = signs(neighbour, other)
    body, path = {"msgtype": "m.text", "body": "x"}, f"rooms/{escape(room_id)}"
    await host.refused(502, "M_UNKNOWN", "PUT", f"{path}/send/m.room.message/1", body)
    content = {"via": neighbour.server_name, "public_keys": {"ed25519": encode_base64(other.verify_key)}}
    await host.ok("PUT", f"{path}/state/m.room.policy", content)
    await host.ok("PUT", f"{path}/send/m.room.message/2", body)


@pytest.mark.parametrize(
    "content",
    [
        {"via": "elsewhere.test"},
        {"via": 5},
        {"public_keys": {}},
        {"public_keys": {"ed25519": 5}},
        {"public_keys": "x"},
    ],
)
async def test_a_room_that_does_not_say_it_in_full_uses_none(
    federated: PorchProcess, neighbour: Neighbour, content: dict[str, Any]
) -> None:
    host = await Client.register(federated)
    room_id = await policed(host, neighbour, **content)
    await host.send(room_id, "hello")
    assert asked(neighbour) == []


async def test_a_policy_server_that_has_left_the_room_is_no_longer_asked(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    host = await Client.register(federated)
    neighbour.answers[SIGN] = signs(neighbour)
    room_id = await policed(host, neighbour)
    await sent(neighbour, "leave", room_id, "bot")
    count = len(asked(neighbour))
    await host.send(room_id, "spam")
    assert len(asked(neighbour)) == count


async def test_many_who_write_at_once_all_get_their_signature(federated: PorchProcess, neighbour: Neighbour) -> None:
    host = await Client.register(federated)
    neighbour.answers[SIGN] = signs(neighbour)
    room_id = await policed(host, neighbour)
    sent_ids = await asyncio.gather(*(host.send(room_id, f"line {n}") for n in range(10)))
    shown = (await host.ok("GET", f"rooms/{escape(room_id)}/messages", dir="b", limit=10))["chunk"]
    assert {event["event_id"] for event in shown} == set(sent_ids)
    assert len(asked(neighbour)) == 10


async def test_events_of_others_are_shown_if_the_policy_server_signs_them(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    host = await Client.register(federated)
    neighbour.answers[SIGN] = signs(neighbour)
    room_id = await policed(host, neighbour)
    spam, told, unsigned = [await message(neighbour, room_id, text) for text in ("spam", "told", "unsigned")]
    by_policy = {neighbour.server_name: {"ed25519:policy_server": signature(told.pdu)}}
    signatures = {name: {**of, **by_policy.get(name, {})} for name, of in told.pdu["signatures"].items()}
    pdus = [spam.pdu, {**told.pdu, "signatures": signatures}, unsigned.pdu]
    body = {"origin": neighbour.server_name, "origin_server_ts": time.time_ns() // 1_000_000, "pdus": pdus}
    await neighbour.ok("PUT", f"send/{time.time_ns()}", body)
    for _ in range(100):
        shown = (await host.ok("GET", f"rooms/{escape(room_id)}/messages", dir="b"))["chunk"]
        bodies = {event["content"].get("body") for event in shown}
        if {"told", "unsigned"} <= bodies:
            break
        await asyncio.sleep(0.05)
    assert {"told", "unsigned"} <= bodies
    assert "spam" not in bodies
    assert [pdu["content"]["body"] for pdu in asked(neighbour)] == ["spam", "unsigned"]


async def message(neighbour: Neighbour, room_id: str, text: str) -> Event:
    """A message of the neighbour's user, on top of the room as the Porch sees it."""
    template = await neighbour.ok("GET", make_path("leave", room_id, neighbour.user("bot")))
    content = {"msgtype": "m.text", "body": text}
    event = {key: value for key, value in template["event"].items() if key != "state_key"}
    template = {**template, "event": {**event, "type": "m.room.message", "content": content}}
    return signed(neighbour, template)


async def test_who_joins_through_this_server_needs_the_signature_too(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    host = await Client.register(federated)
    neighbour.answers[SIGN] = signs(neighbour)
    room_id = await policed(host, neighbour)
    template = await neighbour.ok("GET", make_path("join", room_id, neighbour.user("guest")))
    spam = {**template["event"]["content"], "displayname": "spam"}
    event = signed(neighbour, template, content=spam)
    reply = await neighbour.ask("PUT", send_path("join", room_id, event.event_id), event.pdu)
    assert reply.status == 403
    await sent(neighbour, "join", room_id, "guest")
    members = (await host.ok("GET", f"rooms/{escape(room_id)}/joined_members"))["joined"]
    assert neighbour.user("guest") in members


async def test_this_server_says_that_it_is_no_policy_server(federated: PorchProcess, neighbour: Neighbour) -> None:
    await neighbour.refused(404, "M_UNRECOGNIZED", "POST", SIGN, {"type": "m.room.message"})
    await Client(federated.url).refused(401, "M_UNAUTHORIZED", "POST", SIGN, {})
