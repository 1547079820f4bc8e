"""Rule 1: how a room may begin."""

from typing import Any

import pytest

from homeserver.protocol.auth_rules import AuthRefused, auth_types, check, check_auth_events
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS
from tests.protocol.room_making import make_event

ALL = tuple(ROOM_VERSIONS)
BEFORE_HASHES = ALL[:-1]


def create_event(version: str, content: dict[str, Any] | None = None, **fields: Any) -> Event:
    rules = ROOM_VERSIONS[version]
    made: dict[str, Any] = {
        "room_id": None if rules.room_id_is_create_hash else "!room:alice.example",
        "type": "m.room.create",
        "sender": "@alice:alice.example",
        "state_key": "",
        "content": {"creator": "@alice:alice.example"} if content is None else content,
    }
    return make_event(rules, **{**made, **fields})


def refusal(event: Event) -> str:
    with pytest.raises(AuthRefused) as refused:
        check(event, {})
    return refused.value.rule


@pytest.mark.parametrize("version", ALL)
def test_a_room_begins_with_its_create_event_and_cites_nothing(version: str) -> None:
    event = create_event(version)
    check(event, {})
    check_auth_events(event, {})
    assert auth_types(event.version, event.type, event.sender, "", event.content) == []


@pytest.mark.parametrize("version", ALL)
def test_nothing_comes_before_the_create_event(version: str) -> None:
    assert refusal(create_event(version, prev_events=["$before:alice.example"])) == "1.1"


@pytest.mark.parametrize("version", BEFORE_HASHES)
@pytest.mark.parametrize("room_id", ["!room:bob.example", "!room:alice.example:8448"])
def test_the_room_id_is_of_the_creators_server(version: str, room_id: str) -> None:
    assert refusal(create_event(version, room_id=room_id)) == "1.2"


@pytest.mark.parametrize("room_id", ["!room:alice.example", "!abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"])
def test_the_create_event_names_no_room_once_it_makes_the_room_id(room_id: str) -> None:
    assert refusal(create_event("12", room_id=room_id)) == "1.2"


@pytest.mark.parametrize("version", ALL)
@pytest.mark.parametrize("named", ["0", "13", "", "org.example", None, 12, [], {}])
def test_the_room_version_must_be_known(version: str, named: Any) -> None:
    content = {"creator": "@alice:alice.example", "room_version": named}
    assert refusal(create_event(version, content)) == "1.3"


@pytest.mark.parametrize("version", ALL)
def test_the_creator_is_named_until_version_10(version: str) -> None:
    event = create_event(version, {})
    if int(version) <= 10:
        assert refusal(event) == "v10 1.4"
    else:
        check(event, {})


@pytest.mark.parametrize("listed", [None, "@bob:bob.example", {}, [1], ["bob"], ["@bob"], ["@bob:"], [None], [["x"]]])
def test_additional_creators_are_user_ids(listed: Any) -> None:
    content = {"creator": "@alice:alice.example", "additional_creators": listed}
    assert refusal(create_event("12", content)) == "1.4"
    check(create_event("11", content), {})


@pytest.mark.parametrize("listed", [[], ["@bob:bob.example"], ["@:bob.example", "@Böb:bob.example:8448"]])
def test_additional_creators_may_be_anybody(listed: Any) -> None:
    check(create_event("12", {"additional_creators": listed}), {})
