"""The redaction algorithm of every room version."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeserver.protocol.hashes import reference_hash
from homeserver.protocol.redaction import redact
from homeserver.protocol.room_versions import ROOM_VERSIONS, RoomVersion
from tests.protocol import json_values, vectors

VECTORS = vectors.load("events")["events"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_what_each_version_keeps(vector: dict[str, Any]) -> None:
    before = deepcopy(vector["pdu"])
    redacted = redact(vector["pdu"], ROOM_VERSIONS[vector["version"]])
    assert sorted(redacted) == vector["kept"]
    assert redacted["content"] == vector["content"]
    assert vector["pdu"] == before


def kept(version: str, event_type: str, *keys: str) -> set[str]:
    """Of the content of an event with these keys, those that survive."""
    pdu = {"type": event_type, "content": {key: {"signed": 1, "x": 2} for key in keys}}
    return set(redact(pdu, ROOM_VERSIONS[version])["content"])


def test_the_changes_that_the_versions_name() -> None:
    assert kept("5", "m.room.aliases", "aliases") == {"aliases"}
    assert kept("6", "m.room.aliases", "aliases") == set()
    assert kept("7", "m.room.join_rules", "join_rule", "allow") == {"join_rule"}
    assert kept("8", "m.room.join_rules", "join_rule", "allow") == {"join_rule", "allow"}
    assert kept("8", "m.room.member", "membership", "join_authorised_via_users_server") == {"membership"}
    assert "join_authorised_via_users_server" in kept("9", "m.room.member", "join_authorised_via_users_server")
    assert kept("10", "m.room.create", "creator", "room_version") == {"creator"}
    assert kept("11", "m.room.create", "creator", "room_version") == {"creator", "room_version"}
    assert kept("10", "m.room.power_levels", "invite", "notifications") == set()
    assert kept("11", "m.room.power_levels", "invite", "notifications") == {"invite"}
    assert kept("10", "m.room.redaction", "redacts", "reason") == set()
    assert kept("11", "m.room.redaction", "redacts", "reason") == {"redacts"}
    assert kept("10", "m.room.member", "third_party_invite") == set()
    assert kept("11", "m.room.member", "third_party_invite") == {"third_party_invite"}


def test_of_a_third_party_invite_only_what_was_signed_is_kept() -> None:
    pdu = {"type": "m.room.member", "content": {"third_party_invite": {"signed": {"token": "t"}, "display_name": "b"}}}
    assert redact(pdu, ROOM_VERSIONS["12"])["content"] == {"third_party_invite": {"signed": {"token": "t"}}}


@given(st.data(), json_values.versions)
def test_redaction_is_idempotent_and_leaves_the_reference_hash(data: st.DataObject, version: RoomVersion) -> None:
    pdu = data.draw(json_values.pdus(version))
    redacted = redact(pdu, version)
    assert redact(redacted, version) == redacted
    assert reference_hash(redacted, version) == reference_hash(pdu, version)


@given(st.dictionaries(st.sampled_from(["type", "content", "x"]), json_values.any_json), json_values.versions)
def test_redaction_never_raises(pdu: dict[str, Any], version: RoomVersion) -> None:
    assert set(redact(pdu, version)) <= version.redaction_keeps
