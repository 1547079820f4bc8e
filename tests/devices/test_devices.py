"""Devices through the public API (Client-server API, "Device Management")."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tests.rig.client import PASSWORD, Client
from tests.rig.porch import PorchProcess

Start = Callable[..., PorchProcess]
PROOF = {"type": "m.login.password", "password": PASSWORD}


async def ids(client: Client) -> list[str]:
    return [device["device_id"] for device in (await client.ok("GET", "devices"))["devices"]]


async def test_a_user_sees_all_of_its_devices_and_no_others(porch: PorchProcess) -> None:
    first, _stranger = await Client.register(porch), await Client.register(porch)
    second = await first.login(initial_device_display_name="Second")
    devices = (await first.ok("GET", "devices"))["devices"]
    assert [device["device_id"] for device in devices] == [first.device_id, second.device_id]
    assert devices[1]["display_name"] == "Second"
    assert "display_name" not in devices[0]
    assert await first.ok("GET", f"devices/{second.device_id}") == devices[1]


async def test_a_device_tells_when_and_from_where_it_was_seen_last(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    device = await user.ok("GET", f"devices/{user.device_id}")
    assert device["last_seen_ip"] == "127.0.0.1"
    assert abs(device["last_seen_ts"] - time.time() * 1000) < 60_000


async def test_when_a_device_was_seen_survives_a_restart(start_porch: Start) -> None:
    porch = start_porch()
    user = await Client.register(porch)
    before = await user.ok("GET", f"devices/{user.device_id}")
    porch.restart()
    other = await Client(porch.url, user.user_id).login()
    assert await other.ok("GET", f"devices/{user.device_id}") == before


async def test_a_device_is_renamed(porch: PorchProcess) -> None:
    user = await Client.register(porch, initial_device_display_name="Old")
    path = f"devices/{user.device_id}"
    await user.ok("PUT", path, {"display_name": "New"})
    assert (await user.ok("GET", path))["display_name"] == "New"
    await user.ok("PUT", path, {})
    assert (await user.ok("GET", path))["display_name"] == "New"
    for name in ("x" * 256, "nul\u0000"):
        await user.refused(400, "M_INVALID_PARAM", "PUT", path, {"display_name": name})
    await user.refused(400, "M_BAD_JSON", "PUT", path, {"display_name": 5})


async def test_devices_that_are_not_there_are_not_found(porch: PorchProcess) -> None:
    user, other = await Client.register(porch), await Client.register(porch)
    for device_id in ("NOSUCH", other.device_id, "%2F", "x" * 300):
        await user.refused(404, "M_NOT_FOUND", "GET", f"devices/{device_id}")
        await user.refused(404, "M_NOT_FOUND", "PUT", f"devices/{device_id}", {"display_name": "x"})


async def test_deleting_a_device_takes_proof_and_ends_its_session(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    other = await user.login()
    await other.ok("GET", "account/whoami")
    path = f"devices/{other.device_id}"
    asked = await user.delete(path, {})
    assert (asked.status, asked.json["flows"]) == (401, [{"stages": ["m.login.password"]}])
    assert (await user.delete(path)).status == 401
    await other.ok("GET", "account/whoami")
    auth: dict[str, Any] = {**PROOF, "session": asked.json["session"]}
    await user.ok("DELETE", path, {"auth": auth})
    await other.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")
    assert await ids(user) == [user.device_id]
    await user.ok("DELETE", path, {"auth": PROOF})


async def test_one_users_deletion_does_not_reach_the_device_of_another(porch: PorchProcess) -> None:
    user, other = await Client.register(porch, device_id="SAME"), await Client.register(porch, device_id="SAME")
    await user.ok("DELETE", "devices/SAME", {"auth": PROOF})
    await user.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")
    assert await ids(other) == ["SAME"]


async def test_several_devices_are_deleted_at_once(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    others = [await user.login() for _ in range(3)]
    named = [others[0].device_id, others[1].device_id, "NOSUCH", "nul\u0000"]
    await user.ok("POST", "delete_devices", {"devices": named, "auth": PROOF})
    assert await ids(user) == [user.device_id, others[2].device_id]
    await others[0].refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")
    await others[2].ok("GET", "account/whoami")
    many = [f"D{n}" for n in range(1001)]
    await user.refused(400, "M_INVALID_PARAM", "POST", "delete_devices", {"devices": many, "auth": PROOF})
    await user.refused(400, "M_MISSING_PARAM", "POST", "delete_devices", {"auth": PROOF})
    await user.refused(400, "M_BAD_JSON", "POST", "delete_devices", {"devices": [1], "auth": PROOF})


async def test_a_deleted_device_can_be_made_anew_by_a_login(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    other = await user.login(device_id="PHONE", initial_device_display_name="Before")
    await other.ok("POST", "logout")
    again = await user.login(device_id="PHONE", initial_device_display_name="After")
    assert (await again.ok("GET", "devices/PHONE"))["display_name"] == "After"
