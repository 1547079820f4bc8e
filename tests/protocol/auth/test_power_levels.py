"""Power levels read as each room version writes them."""

from math import inf
from typing import Any

import pytest

from homeserver.protocol.event import Event
from homeserver.protocol.power_levels import INFINITE, PowerLevels, read_level
from homeserver.protocol.room_versions import ROOM_VERSIONS
from tests.protocol.room_making import Room, make_event, user

ALL = tuple(ROOM_VERSIONS)
ALICE, BOB, CAROL = user("alice"), user("bob"), user("carol")


def levels(version: str, content: dict[str, Any] | None, create: dict[str, Any] | None = None) -> PowerLevels:
    room = Room(version, content=create)
    event: Event | None = None
    if content is not None:
        event = make_event(
            room.version, room_id=room.room_id, type="m.room.power_levels", sender=ALICE, state_key="", content=content
        )
    return PowerLevels.of(room.version, room.names["create"], event)


@pytest.mark.parametrize("version", ALL)
def test_defaults_with_and_without_an_event(version: str) -> None:
    for power in (levels(version, None), levels(version, {}), PowerLevels.of(ROOM_VERSIONS[version], None, None)):
        assert (power.ban, power.kick, power.redact, power.invite) == (50, 50, 50, 0)
        assert (power.required("x", True), power.required("x", False)) == (50, 0)
        assert power.user(BOB) == 0
        assert power.notifications == {"room": 50}


@pytest.mark.parametrize("version", ALL)
def test_the_creator(version: str) -> None:
    without, empty = levels(version, None).user(ALICE), levels(version, {}).user(ALICE)
    assert (without, empty) == ((inf, inf) if version == "12" else (100, 0))
    assert levels(version, {"users": {ALICE: 5}}).user(ALICE) == (INFINITE if version == "12" else 5)


@pytest.mark.parametrize("version", ALL)
def test_additional_creators_count_since_version_12(version: str) -> None:
    power = levels(version, {"users": {BOB: 7}}, {"additional_creators": [BOB]})
    assert power.user(BOB) == (INFINITE if version == "12" else 7)
    assert power.creators == ({ALICE, BOB} if version == "12" else {ALICE})


@pytest.mark.parametrize("version", ALL)
def test_the_creator_whom_old_rooms_name(version: str) -> None:
    power = levels(version, None, {"creator": BOB})
    named = int(version) <= 10
    assert power.is_creator(BOB) == named
    assert power.is_creator(ALICE) != named


def test_levels_as_they_are_written() -> None:
    content = {
        "users": {BOB: 10},
        "users_default": 1,
        "events": {"x": 2},
        "events_default": 3,
        "state_default": 4,
        "ban": 5,
        "kick": 6,
        "redact": 7,
        "invite": 8,
        "notifications": {"room": 9, "other": 11},
    }
    power = levels("12", content)
    assert (power.user(BOB), power.user(CAROL)) == (10, 1)
    assert (power.required("x", True), power.required("y", False), power.required("y", True)) == (2, 3, 4)
    assert (power.ban, power.kick, power.redact, power.invite) == (5, 6, 7, 8)
    assert power.notifications == {"room": 9, "other": 11}


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("100", 100),
        ("000100", 100),
        ("+100", 100),
        ("-100", -100),
        (" 100 ", 100),
        (" 00100\n", 100),
        ("\t-100 ", -100),
        ("", None),
        ("- 1", None),
        ("+-1", None),
        ("1.0", None),
        ("1e3", None),
        ("0x10", None),
        ("1_000", None),
        ("ten", None),
        ("１２", None),
        ("1" * 401, None),
        (" " * 10_000 + "1", None),
    ],
)
def test_levels_as_text_until_version_9(text: str, level: int | None) -> None:
    for version in ALL:
        assert read_level(text, ROOM_VERSIONS[version]) == (level if int(version) <= 9 else None)


@pytest.mark.parametrize(("number", "level"), [(50.57, 50), (-1.9, -1), (51146.98, 51146), (1e30, int(1e30))])
def test_levels_as_fractions_until_version_5(number: float, level: int) -> None:
    for version in ALL:
        assert read_level(number, ROOM_VERSIONS[version]) == (level if int(version) <= 5 else None)


@pytest.mark.parametrize("value", [None, True, False, [], [1], {}, {"a": 1}, float("nan"), float("inf"), -float("inf")])
@pytest.mark.parametrize("version", ALL)
def test_what_is_no_level_counts_as_absent(version: str, value: Any) -> None:
    assert read_level(value, ROOM_VERSIONS[version]) is None


@pytest.mark.parametrize("group", ["users", "events", "notifications"])
@pytest.mark.parametrize("value", [None, [], "x", 3, {"x": None}, {BOB: []}])
def test_broken_groups_count_as_empty(group: str, value: Any) -> None:
    power = levels("9", {group: value})
    assert power.user(BOB) == 0
    assert power.required("x", True) == 50
    assert power.notifications == {"room": 50}
