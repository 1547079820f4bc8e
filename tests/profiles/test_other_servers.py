"""Claims on profiles across servers (Server-server API, "Querying for information")."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import quote

import pytest

from homeserver.federation.errors import Refused, Unreachable
from homeserver.profiles.others import ABSENT_FOR_MS, KNOWN_FOR_MS, OtherProfiles
from homeserver.protocol.errors import MatrixError
from tests.federation.names import Clock
from tests.federation.neighbour import Neighbour
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

PROFILE = {"displayname": "Ann", "avatar_url": "mxc://there.test/a", "m.tz": "Asia/Tokyo", "org.example.x": [1]}
USER = "@ann:there.test"


async def test_a_profile_is_asked_of_the_user_s_server_and_not_again_at_once(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    neighbour.answers["query/profile"] = lambda _: PROFILE
    user_id, client = neighbour.user("ann"), Client(federated.url)
    assert await client.ok("GET", f"profile/{user_id}") == PROFILE
    assert neighbour.asked == [("GET", f"query/profile?user_id={quote(user_id, safe='')}", None)]
    assert await client.ok("GET", f"profile/{user_id}/displayname") == {"displayname": "Ann"}
    assert await client.ok("GET", f"profile/{user_id}/m.tz") == {"m.tz": "Asia/Tokyo"}
    await client.refused(404, "M_NOT_FOUND", "GET", f"profile/{user_id}/org.example.y")
    assert len(neighbour.asked) == 1


@pytest.mark.parametrize(
    ("told", "status", "errcode"),
    [
        ((404, {"errcode": "M_NOT_FOUND", "error": "No"}), 404, "M_NOT_FOUND"),
        ((403, {"errcode": "M_FORBIDDEN", "error": "No"}), 403, "M_FORBIDDEN"),
        ((200, [1]), 502, "M_UNKNOWN"),
        ((400, {"errcode": "M_INVALID_PARAM", "error": "No"}), 502, "M_UNKNOWN"),
    ],
)
async def test_what_the_other_server_says_of_a_user_is_passed_on(
    federated: PorchProcess, neighbour: Neighbour, told: Any, status: int, errcode: str
) -> None:
    neighbour.answers["query/profile"] = lambda _: told
    await Client(federated.url).refused(status, errcode, "GET", f"profile/{neighbour.user('ann')}")


async def test_a_profile_that_makes_no_sense_is_shown_as_far_as_it_does(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    client = Client(federated.url)
    for told, shown in (
        ({"displayname": 5, "avatar_url": "x" * 2000, "n" * 300: 1, "a.b": 1}, {"a.b": 1}),
        ({"displayname": "Ann", "a.b": "x" * 70_000}, {"displayname": "Ann"}),
        ({"avatar_url": None}, {}),
    ):
        neighbour.answers["query/profile"] = lambda _, told=told: told  # type: ignore[misc]
        assert await client.ok("GET", f"profile/{neighbour.user(f'u{len(neighbour.asked)}')}") == shown


async def test_other_servers_learn_the_profiles_of_our_users(federated: PorchProcess, neighbour: Neighbour) -> None:
    user = await Client.register(federated)
    query = f"query/profile?user_id={escape(user.user_id)}"
    assert await neighbour.ok("GET", query) == {}
    for name in ("displayname", "m.tz", "org.example.x"):
        await user.ok("PUT", f"profile/{user.user_id}/{name}", {name: PROFILE[name]})
    expected = {name: PROFILE[name] for name in ("displayname", "m.tz", "org.example.x")}
    assert await neighbour.ok("GET", query) == expected
    for name, value in expected.items():
        assert await neighbour.ok("GET", f"{query}&field={name}") == {name: value}
    await neighbour.refused(404, "M_NOT_FOUND", "GET", f"{query}&field=avatar_url")
    await neighbour.refused(400, "M_INVALID_PARAM", "GET", f"{query}&field=X")
    nobody = escape(f"@nobody:{federated.server_name}")
    await neighbour.refused(404, "M_NOT_FOUND", "GET", f"query/profile?user_id={nobody}")
    await neighbour.refused(400, "M_INVALID_PARAM", "GET", "query/profile?user_id=%40ann%3Aelsewhere.test")
    await neighbour.refused(400, "M_INVALID_PARAM", "GET", "query/profile?user_id=x")
    await neighbour.refused(400, "M_MISSING_PARAM", "GET", "query/profile")
    await neighbour.refused(404, "M_UNRECOGNIZED", "GET", "query/weather")
    await Client(federated.url).refused(401, "M_UNAUTHORIZED", "GET", f"/_matrix/federation/v1/{query}")


class Calls:
    """Answers what it is told, and counts."""

    def __init__(self) -> None:
        self.asked = 0
        self.error: Exception | None = None

    async def query_profile(self, server: str, user_id: str, field: str | None = None) -> dict[str, Any]:
        self.asked += 1
        assert (server, field) == ("there.test", None)
        await asyncio.sleep(0)
        if self.error is not None:
            raise self.error
        return {"displayname": f"Ann {self.asked}"}


async def test_what_is_remembered_is_asked_for_again_in_time_and_shown_while_the_server_is_away() -> None:
    calls, clock = Calls(), Clock()
    others = OtherProfiles(calls, clock)
    both = await asyncio.gather(others.look_up(USER, None), others.look_up(USER, "displayname"))
    assert both == [{"displayname": "Ann 1"}, {"displayname": "Ann 1"}]
    clock.now += KNOWN_FOR_MS
    assert await others.look_up(USER, None) == {"displayname": "Ann 2"}
    clock.now += KNOWN_FOR_MS
    calls.error = Unreachable("there.test", "gone")
    assert await others.look_up(USER, None) == {"displayname": "Ann 2"}
    with pytest.raises(MatrixError, match="502"):
        await others.look_up("@bob:there.test", None)
    calls.error = Refused("there.test", 404, {"errcode": "M_NOT_FOUND", "error": "No"})
    for _ in range(3):
        with pytest.raises(MatrixError, match="404"):
            await others.look_up(USER, None)
    assert calls.asked == 5
    clock.now += ABSENT_FOR_MS
    calls.error = None
    assert await others.look_up(USER, None) == {"displayname": "Ann 6"}


async def test_who_gives_up_does_not_stop_the_others() -> None:
    others = OtherProfiles(Calls(), Clock())
    one, two = (asyncio.create_task(others.look_up(USER, None)) for _ in range(2))
    await asyncio.sleep(0)
    one.cancel()
    assert await two == {"displayname": "Ann 1"}
    await others.close()
