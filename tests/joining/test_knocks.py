"""Claims on knocks at rooms of other servers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.joining.resident import MEMBER, Refusal, Resident
from tests.joining.test_invites import invited_to, standing
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

VERSIONS = ["7", "10", "11", "12"]


async def knock(user: Client, room_id: str, *via: Resident, **body: Any) -> Any:
    """Knocks over the given servers."""
    return await user.ok("POST", f"knock/{escape(room_id)}", body, via=[each.name for each in via])


@pytest.mark.parametrize("version", VERSIONS)
async def test_a_knock_is_shown_with_what_the_room_tells_of_itself(
    resident: Resident, alice: Client, version: str
) -> None:
    hosted = resident.room(version, "knock")
    assert await knock(alice, hosted.room_id, resident, reason="let me in") == {"room_id": hosted.room_id}
    assert hosted.state[MEMBER, alice.user_id].content == {"membership": "knock", "reason": "let me in"}
    shown = (await alice.sync())["rooms"]["knock"][hosted.room_id]["knock_state"]["events"]
    assert [event["type"] for event in shown] == ["m.room.create", "m.room.join_rules", "m.room.name", MEMBER]
    assert shown[3]["content"]["membership"] == "knock"


@pytest.mark.parametrize("version", VERSIONS)
async def test_a_knock_is_accepted_by_an_invite(
    joining_porch: PorchProcess, resident: Resident, alice: Client, version: str
) -> None:
    hosted = resident.room(version, "knock")
    await knock(alice, hosted.room_id, resident)
    assert (await resident.invite(joining_porch, hosted, alice.user_id)).status == 200
    assert await invited_to(alice, hosted.room_id) is not None
    assert await standing(alice, hosted.room_id) == "invite"
    await alice.join(hosted.room_id)
    assert await standing(alice, hosted.room_id) == "join"


async def test_a_knock_is_taken_back(resident: Resident, alice: Client) -> None:
    hosted = resident.room("11", "knock")
    await knock(alice, hosted.room_id, resident)
    await alice.leave(hosted.room_id)
    assert hosted.membership(alice.user_id) == "leave"
    assert await standing(alice, hosted.room_id) == "none"


async def test_a_knock_is_turned_down_by_somebody_in_the_room(
    joining_porch: PorchProcess, resident: Resident, alice: Client
) -> None:
    hosted = resident.room("11", "knock")
    await knock(alice, hosted.room_id, resident)
    since = (await alice.sync())["next_batch"]
    await resident.transaction(joining_porch, hosted.member(alice.user_id, "leave", hosted.creator))
    assert hosted.room_id in (await alice.sync(since, timeout=5_000))["rooms"]["leave"]


async def test_where_knocks_are_not_wanted_the_server_says_so(
    resident: Resident, other: Resident, alice: Client
) -> None:
    def refuse(_: Any) -> Any:
        raise Refusal(403, "M_FORBIDDEN")

    hosted = resident.room("12", "invite")
    resident.twists["make_knock"] = refuse
    path = f"knock/{escape(hosted.room_id)}"
    await alice.refused(403, "M_FORBIDDEN", "POST", path, via=[resident.name, other.name])
    assert other.asked == []
    await alice.refused(404, "M_NOT_FOUND", "POST", path, via=[other.name])


@pytest.mark.parametrize("answer", [{}, [], {"knock_room_state": {}}, {"knock_room_state": [5]}])
async def test_an_answer_without_state_is_none(resident: Resident, other: Resident, alice: Client, answer: Any) -> None:
    hosted = resident.room("11", "knock")
    resident.twists["send_knock"] = lambda _: answer
    path = f"knock/{escape(hosted.room_id)}"
    await alice.refused(502, "M_UNKNOWN", "POST", path, via=resident.name)
    assert await standing(alice, hosted.room_id) == "none"


async def test_rooms_of_old_versions_are_not_knocked_at(resident: Resident, alice: Client) -> None:
    hosted = resident.room("6")
    await alice.refused(502, "M_UNKNOWN", "POST", f"knock/{escape(hosted.room_id)}", via=resident.name)
    assert resident.sent == []
