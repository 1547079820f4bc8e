"""Events: their form, their IDs, and making new ones."""

from collections.abc import Callable
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeserver.protocol import signatures
from homeserver.protocol.event import Event, EventFormatError, EventTooLarge
from homeserver.protocol.event_build import add_signature, build
from homeserver.protocol.event_format import MAX_EVENT_BYTES, check_format
from homeserver.protocol.hashes import content_hash_matches, reference_hash
from homeserver.protocol.room_versions import ROOM_VERSIONS, RoomVersion
from homeserver.protocol.signatures import SigningKey
from homeserver.protocol.unpadded_base64 import encode_base64
from tests.protocol import json_values, vectors

VECTORS = vectors.load("events")["events"]
ALICE = json_values.USER
SERVER = "example.org"
KEY = SigningKey(b"k" * 32, "1")
ALL_VERSIONS = pytest.mark.parametrize("version", ROOM_VERSIONS.values(), ids=lambda version: f"v{version.version}")


def create(version: RoomVersion, **content: Any) -> Event:
    return build(
        version, room_id=None if version.room_id_is_create_hash else "!r:example.org", type="m.room.create",
        sender=ALICE, content={"room_version": version.version, **content}, state_key="", prev_events=[],
        auth_events=[], depth=1, origin_server_ts=1, origin=SERVER, signing_key=KEY,
    )  # fmt: skip


def message(version: RoomVersion, content: dict[str, Any] | None = None, **changes: Any) -> Event:
    first = create(version)
    fields: dict[str, Any] = {
        "room_id": first.room_id, "type": "m.room.message", "sender": ALICE, "prev_events": [first],
        "auth_events": [first] if version.create_in_auth_events else [], "depth": 2, "origin_server_ts": 2,
        "origin": SERVER, "signing_key": KEY, "content": {"body": "hello"} if content is None else content,
    }  # fmt: skip
    return build(version, **{**fields, **changes})


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_event_ids_and_reference_hashes(vector: dict[str, Any]) -> None:
    version = ROOM_VERSIONS[vector["version"]]
    event = Event.from_pdu(vector["pdu"], version)
    assert (event.event_id, event.room_id) == (vector["event_id"], vector["room_id"])
    assert encode_base64(reference_hash(vector["pdu"], version)) == vector["reference_hash"]
    assert content_hash_matches(vector["pdu"], version)


@ALL_VERSIONS
def test_a_new_event_passes_every_check_that_others_make(version: RoomVersion) -> None:
    event = message(version)
    received = Event.from_pdu({**orjson.loads(event.json()), "unsigned": {"age": 3}}, version)
    assert received == event
    assert received.json() == event.json()
    assert "unsigned" not in received.pdu
    assert content_hash_matches(received.pdu, version)
    for pdu in (received.pdu, received.redacted().pdu):
        signatures.verify_event(pdu, version, SERVER, KEY.key_id, KEY.verify_key)
    assert received.redacted().event_id == event.event_id
    assert received.redacted().content == {}
    assert received.prev_events == [create(version).event_id]


@ALL_VERSIONS
def test_the_form_of_event_ids(version: RoomVersion) -> None:
    ids = {message(version, {"body": str(turn)}).event_id for turn in range(40)}
    assert len(ids) == 40
    if version.references_carry_hashes:
        assert all(event_id.startswith("$") and event_id.endswith(":example.org") for event_id in ids)
        return
    assert {len(event_id) for event_id in ids} == {44}
    foreign = "-_" if version.version == "3" else "+/"
    assert not any(sign in event_id for event_id in ids for sign in foreign)


def test_since_version_12_the_room_id_is_the_hash_of_the_create_event() -> None:
    event = create(ROOM_VERSIONS["12"])
    assert "room_id" not in event.pdu
    assert event.room_id == "!" + event.event_id[1:]
    assert Event.load(event.json(), event.version, event.event_id).room_id == event.room_id
    assert event.redacted().room_id == event.room_id
    assert create(ROOM_VERSIONS["11"]).pdu["room_id"] == "!r:example.org"


def test_a_create_event_with_a_room_id_is_left_for_the_auth_rules_to_refuse() -> None:
    event = Event.from_pdu({**create(ROOM_VERSIONS["12"]).pdu, "room_id": "!x:example.org"}, ROOM_VERSIONS["12"])
    assert "room_id" in event.pdu
    assert event.room_id == "!" + event.event_id[1:]


@ALL_VERSIONS
def test_a_redaction_says_what_it_redacts_where_its_version_wants_it(version: RoomVersion) -> None:
    event = message(version, {"reason": "spam"}, type="m.room.redaction", redacts="$x:example.org")
    assert event.redacts == "$x:example.org"
    assert ("redacts" in event.content) is version.redacts_in_content
    assert ("redacts" in event.pdu) is not version.redacts_in_content
    assert message(version, {"redacts": "$x:example.org"}).redacts is None


def test_versions_1_and_2_cite_events_with_their_hashes() -> None:
    version = ROOM_VERSIONS["1"]
    first, event = create(version), message(version)
    digest = encode_base64(reference_hash(first.pdu, version))
    assert event.pdu["prev_events"] == event.pdu["auth_events"] == [[first.event_id, {"sha256": digest}]]
    with pytest.raises(EventFormatError):
        message(version, prev_events=[first.event_id])
    assert message(ROOM_VERSIONS["3"], prev_events=["$abc"]).pdu["prev_events"] == ["$abc"]


@ALL_VERSIONS
def test_depth_stops_at_its_limit(version: RoomVersion) -> None:
    assert message(version, depth=2**70).depth == version.max_depth
    with pytest.raises(EventFormatError):
        Event.from_pdu({**message(version).pdu, "depth": version.max_depth + 1}, version)


@ALL_VERSIONS
def test_numbers_outside_canonical_json_are_refused_since_version_6(version: RoomVersion) -> None:
    for number in (1.0, 50.57, 2**53, -(2**53)):
        if version.strict_canonical_json:
            with pytest.raises(EventFormatError) as refusal:
                message(version, {"n": number})
            assert (refusal.value.status, refusal.value.errcode) == (400, "M_BAD_JSON")
            with pytest.raises(EventFormatError):
                Event.from_pdu({**message(version).pdu, "content": {"n": number}}, version)
        else:
            event = message(version, {"n": number, "huge": 2**100})
            assert content_hash_matches(event.pdu, version)
            assert Event.load(event.json(), version, event.event_id).content == {"n": number, "huge": 2**100}


@ALL_VERSIONS
def test_an_event_may_have_65536_bytes_and_no_more(version: RoomVersion) -> None:
    room = MAX_EVENT_BYTES - len(message(version, {"body": ""}).json())
    assert len(message(version, {"body": "a" * room}).json()) == MAX_EVENT_BYTES
    with pytest.raises(EventTooLarge) as refusal:
        message(version, {"body": "é" * (room // 2 + 1)})
    assert (refusal.value.status, refusal.value.errcode) == (413, "M_TOO_LARGE")
    with pytest.raises(EventTooLarge):
        Event.from_pdu({**message(version).pdu, "content": {"body": "a" * (room + 1)}}, version)


@pytest.mark.parametrize(
    ("field", "fill"),
    [
        ("type", lambda size: "é" * (size // 2) + "a" * (size % 2)),
        ("state_key", lambda size: "é" * (size // 2) + "a" * (size % 2)),
        ("sender", lambda size: "@" + "a" * (size - 13) + ":example.org"),
        ("room_id", lambda size: "!" + "a" * (size - 13) + ":example.org"),
        ("event_id", lambda size: "$" + "a" * (size - 13) + ":example.org"),
    ],
)
def test_fields_may_have_255_bytes_and_no_more(field: str, fill: Callable[[int], str]) -> None:
    version = ROOM_VERSIONS["1"]
    pdu = message(version).pdu
    assert len(fill(255).encode()) == 255
    check_format({**pdu, field: fill(255)}, version)
    with pytest.raises(EventTooLarge):
        check_format({**pdu, field: fill(256)}, version)


BROKEN: list[tuple[str, Any]] = [
    ("type", 1), ("type", None), ("type", "\ud800"), ("state_key", None), ("state_key", 1), ("sender", "alice"),
    ("sender", ["@a:b"]), ("sender", "@a:"), ("room_id", 1), ("room_id", "r:example.org"), ("room_id", "!"),
    ("content", None), ("content", []), ("origin_server_ts", "1"), ("origin_server_ts", True), ("depth", -1),
    ("depth", True), ("depth", None), ("prev_events", {}), ("prev_events", [1]), ("prev_events", ["x"]),
    ("prev_events", ["$a"] * 21), ("auth_events", ["$a"] * 11), ("auth_events", [["$a", {}]]), ("hashes", None),
    ("hashes", {}), ("hashes", {"sha256": 1}), ("signatures", None), ("signatures", {"x": 1}),
    ("signatures", {"x": {"ed25519:1": 1}}), ("content", {"a": "\ud800"}), ("content", {"a": float("nan")}),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value"), BROKEN, ids=repr)
@pytest.mark.parametrize("version", ["6", "12"])
def test_a_field_of_the_wrong_form_is_refused(version: str, field: str, value: Any) -> None:
    with pytest.raises(EventFormatError):
        Event.from_pdu({**message(ROOM_VERSIONS[version]).pdu, field: value}, ROOM_VERSIONS[version])


@ALL_VERSIONS
def test_a_missing_field_is_refused(version: RoomVersion) -> None:
    pdu = message(version).pdu
    for field in pdu:
        with pytest.raises(EventFormatError):
            Event.from_pdu({key: value for key, value in pdu.items() if key != field}, version)


def test_room_ids_keep_to_the_form_of_their_version() -> None:
    for version, room_id in (("11", "!" + "a" * 43), ("12", "!r:example.org"), ("12", "!" + "a" * 42)):
        with pytest.raises(EventFormatError):
            message(ROOM_VERSIONS[version], room_id=room_id)
    with pytest.raises(EventFormatError):
        message(ROOM_VERSIONS["12"], room_id=None)
    with pytest.raises(EventFormatError):
        message(ROOM_VERSIONS["12"], room_id=None, type="m.room.create")


def test_deep_nesting_is_refused() -> None:
    for version in ROOM_VERSIONS.values():
        deep: Any = {}
        for _ in range(5_000):
            deep = {"a": [deep]}
        with pytest.raises(EventFormatError):
            Event.from_pdu({**message(version).pdu, "content": deep}, version)
        with pytest.raises(EventFormatError):
            message(version, deep)


def test_a_second_signature_leaves_id_and_first_signature() -> None:
    for version in ROOM_VERSIONS.values():
        event = message(version)
        signed = add_signature(event, "b.example", SigningKey(b"b" * 32, "b"))
        assert signed.event_id == event.event_id
        assert set(signed.pdu["signatures"]) == {SERVER, "b.example"}
        assert set(event.pdu["signatures"]) == {SERVER}
        received = Event.from_pdu(orjson.loads(signed.json()), version)
        signatures.verify_event(received.pdu, version, "b.example", "ed25519:b", SigningKey(b"b" * 32, "b").verify_key)
        signatures.verify_event(received.pdu, version, SERVER, KEY.key_id, KEY.verify_key)


def test_state_events_stand_under_their_key() -> None:
    version = ROOM_VERSIONS["12"]
    event = message(version, {"membership": "join"}, type="m.room.member", state_key=ALICE)
    assert (event.key, event.is_state, event.membership) == (("m.room.member", ALICE), True, "join")
    assert event.sender_domain == SERVER
    with pytest.raises(EventFormatError):
        assert message(version).key


@given(st.data(), json_values.versions)
def test_well_formed_events_are_taken_and_stored_unchanged(data: st.DataObject, version: RoomVersion) -> None:
    pdu = data.draw(json_values.pdus(version))
    event = Event.from_pdu(pdu, version)
    again = Event.load(event.json(), version, event.event_id)
    assert again.pdu == event.pdu == {key: value for key, value in pdu.items() if key != "unsigned"}
    assert again.room_id == event.room_id


@given(st.data(), json_values.versions)
def test_no_garbage_raises_anything_but_its_own_error(data: st.DataObject, version: RoomVersion) -> None:
    pdu = data.draw(json_values.broken_pdus(version))
    try:
        event = Event.from_pdu(pdu, version)
    except EventFormatError:
        return
    assert event.redacted().event_id == event.event_id
    assert Event.from_pdu(event.pdu, version) == event
    assert content_hash_matches(event.pdu, version) in (True, False)
