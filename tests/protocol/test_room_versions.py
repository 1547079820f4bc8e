"""The table of room versions."""

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given

from homeserver.protocol.errors import UnsupportedRoomVersion
from homeserver.protocol.room_versions import DEFAULT, ROOM_VERSIONS, RoomVersion, room_version
from tests.protocol import json_values

CHANGES: dict[str, set[str]] = {
    "2": {"state_resolution"},
    "3": {
        "event_ids",
        "references_carry_hashes",
        "event_id_domain_must_sign",
        "redaction_power_in_auth_rules",
    },
    "4": {"event_ids"},
    "5": {"enforces_key_validity"},
    "6": {
        "strict_canonical_json",
        "max_depth",
        "aliases_auth_rule",
        "notification_levels_limited",
        "float_power_levels",
        "redaction_keeps_content",
    },
    "7": {"knocking"},
    "8": {"restricted_joins", "redaction_keeps_content"},
    "9": {"redaction_keeps_content"},
    "10": {"knock_restricted", "integer_power_levels"},
    "11": {
        "creator_is_sender",
        "redacts_in_content",
        "redaction_keeps",
        "redaction_keeps_content",
        "redaction_keeps_whole_create",
        "redaction_keeps_signed_invite",
    },
    "12": {"state_resolution", "room_id_is_create_hash", "create_in_auth_events", "privileged_creators"},
}


def test_versions_1_to_12_are_known_and_12_is_the_default() -> None:
    assert list(ROOM_VERSIONS) == [str(number) for number in range(1, 13)]
    assert DEFAULT == "12"
    assert all(room_version(name).version == name for name in ROOM_VERSIONS)


@pytest.mark.parametrize("name", CHANGES)
def test_each_version_changes_what_its_page_says_and_nothing_else(name: str) -> None:
    before, after = ROOM_VERSIONS[str(int(name) - 1)], ROOM_VERSIONS[name]
    changed = {field.name for field in fields(RoomVersion) if getattr(before, field.name) != getattr(after, field.name)}
    assert changed == CHANGES[name] | {"version"}


@given(json_values.any_json)
def test_an_unknown_version_is_refused_by_name(value: Any) -> None:
    if isinstance(value, str) and value in ROOM_VERSIONS:
        return
    with pytest.raises(UnsupportedRoomVersion) as refusal:
        room_version(value)
    assert (refusal.value.status, refusal.value.errcode) == (400, "M_UNSUPPORTED_ROOM_VERSION")
