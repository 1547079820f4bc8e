"""Stored filters through the public API (Client-server API, "Filtering")."""

from __future__ import annotations

import asyncio

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

FILTER = {"room": {"timeline": {"limit": 10, "types": ["m.room.*"]}}, "org.example.extra": 1}


async def test_a_stored_filter_is_given_back_as_it_was(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    path = f"user/{user.user_id}/filter"
    filter_id = (await user.ok("POST", path, FILTER))["filter_id"]
    assert isinstance(filter_id, str)
    assert not filter_id.startswith("{")
    assert await user.ok("GET", f"{path}/{filter_id}") == FILTER
    assert (await user.ok("POST", path, {}))["filter_id"] != filter_id


async def test_the_same_filter_has_the_same_id_however_often_it_is_stored(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    path = f"user/{user.user_id}/filter"
    stored = await asyncio.gather(*(user.ok("POST", path, FILTER) for _ in range(8)))
    assert len({one["filter_id"] for one in stored}) == 1


async def test_filters_are_for_their_user_alone(porch: PorchProcess) -> None:
    user, other = await Client.register(porch), await Client.register(porch)
    filter_id = (await user.ok("POST", f"user/{user.user_id}/filter", FILTER))["filter_id"]
    await other.refused(403, "M_FORBIDDEN", "GET", f"user/{user.user_id}/filter/{escape(filter_id)}")
    await other.refused(403, "M_FORBIDDEN", "POST", f"user/{user.user_id}/filter", FILTER)
    await other.refused(404, "M_NOT_FOUND", "GET", f"user/{other.user_id}/filter/{escape(filter_id)}")


async def test_ids_that_are_none_are_not_found(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    for filter_id in ("0", "99999999", "nonsense", "-1", "9" * 40, "\u0665", "{}"):
        await user.refused(404, "M_NOT_FOUND", "GET", f"user/{user.user_id}/filter/{escape(filter_id)}")


async def test_what_is_no_filter_is_refused(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    path = f"user/{user.user_id}/filter"
    for wrong in ({"room": 5}, {"room": {"timeline": {"limit": "ten"}}}, {"presence": {"types": "m.presence"}}):
        await user.refused(400, "M_BAD_JSON", "POST", path, wrong)
    reply = await user.request("POST", path, raw=b"[]")
    assert (reply.status, reply.errcode) == (400, "M_BAD_JSON")


async def test_a_filter_that_is_too_large_is_refused(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    large = {"org.example.extra": "x" * 70_000}
    await user.refused(413, "M_TOO_LARGE", "POST", f"user/{user.user_id}/filter", large)
