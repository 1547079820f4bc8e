"""What a server may see, by intervals alone."""

from __future__ import annotations

from typing import Any

import pytest

from homeserver.protocol.event import Event
from homeserver.protocol.history_visibility import server_may_see
from homeserver.protocol.room_versions import ROOM_VERSIONS
from homeserver.resident.sight import ServerSight
from homeserver.rooms import Standing, StoredEvent

SERVER = "there.org"


def stored(
    position: int, standing: Standing = Standing.ACCEPTED, sender: str = "@a:here.org", **more: Any
) -> StoredEvent:
    """An event at a position."""
    pdu: dict[str, Any] = {
        "type": "m.room.message", "sender": sender, "content": {}, "room_id": "!" + "a" * 43, "depth": 1,
        "origin_server_ts": 1, "prev_events": [], "auth_events": [], "hashes": {"sha256": ""}, "signatures": {}, **more,
    }  # fmt: skip
    return StoredEvent(position, 1, Event.from_pdu(pdu, ROOM_VERSIONS["12"]), standing=standing)


@pytest.mark.parametrize(
    ("visibility", "joined", "invited", "allowed"),
    [
        ("world_readable", False, False, True),
        ("shared", False, False, True),
        ("invited", False, False, False),
        ("invited", False, True, True),
        ("invited", True, False, True),
        ("joined", False, True, False),
        ("joined", True, False, True),
    ],
)
def test_the_rules_for_servers(visibility: str, joined: bool, invited: bool, allowed: bool) -> None:
    assert server_may_see(visibility, joined, invited) is allowed


def test_who_comes_or_goes_sees_the_event_by_which_it_does() -> None:
    sight = ServerSight(SERVER, [(1, "joined")], joined=[(10, 20), (30, None)])
    seen = [position for position in range(5, 40) if sight.sees(stored(position))]
    assert seen == [*range(10, 21), *range(30, 40)]


def test_a_change_of_visibility_is_seen_by_who_may_see_either_side() -> None:
    opened = ServerSight(SERVER, [(1, "joined"), (10, "shared"), (20, "joined")])
    assert [position for position in range(5, 25) if opened.sees(stored(position))] == [*range(10, 21)]


def test_invitations_open_what_is_for_the_invited_alone() -> None:
    sight = ServerSight(SERVER, [(1, "invited"), (15, "joined")], invited=[(10, None)])
    assert [position for position in range(5, 25) if sight.sees(stored(position))] == [*range(10, 16)]


def test_before_any_visibility_was_set_history_was_shared() -> None:
    sight = ServerSight(SERVER, [(10, "joined")])
    assert [position for position in range(5, 15) if sight.sees(stored(position))] == [*range(5, 11)]
    assert ServerSight(SERVER, []).sees(stored(5))


@pytest.mark.parametrize("standing", [Standing.SOFT_FAILED, Standing.OUTLIER])
def test_outside_of_the_timeline_state_is_seen_and_what_was_said_only_by_its_server(standing: Standing) -> None:
    closed, open_ = ServerSight(SERVER, [(1, "joined")], joined=[(1, None)]), ServerSight(SERVER, [(1, "shared")])
    said = stored(-5, standing)
    assert open_.sees(said)
    assert not closed.sees(said)
    assert closed.sees(stored(-5, standing, sender="@b:there.org"))
    assert closed.sees(stored(-5, standing, type="m.room.topic", state_key=""))


def test_fetched_history_is_closed_unless_it_is_known_to_be_open() -> None:
    sight = ServerSight(SERVER, [(10, "shared"), (20, "joined")], joined=[(1, None)])
    assert [at for at in (5, 15, 25) if sight.sees(stored(at, Standing.BACKFILLED))] == [15]
    assert sight.sees(stored(25, Standing.BACKFILLED, sender="@b:there.org"))
