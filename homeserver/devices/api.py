"""Routes of device management (Client-server API, "Device Management")."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from msgspec import Struct

from homeserver.devices.devices import Device, Devices, Removal
from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import InvalidParam

CLIENT = "/_matrix/client/v3"
MOST_AT_ONCE = 1_000
"""Devices that one request may delete."""


class DeviceUpdate(Struct):
    """The body of `PUT /devices/{deviceId}`."""

    display_name: str | None = None


class DeviceDeletion(Struct):
    """The body of `DELETE /devices/{deviceId}`."""

    auth: Any = None


class DevicesDeletion(Struct):
    """The body of `POST /delete_devices`."""

    devices: list[str]
    auth: Any = None


ProveAgain = Callable[[str, str, object], Awaitable[None]]
"""User-interactive authentication: (user ID, operation, `auth` of the body); raises until the user has proved it."""


def routes(devices: Devices, prove_again: ProveAgain) -> Routes:
    """The routes; `prove_again` guards the deletion of devices."""
    routes = Routes()

    @routes.get(f"{CLIENT}/devices", auth=Auth.GUEST)
    async def list_devices(call: Call) -> dict[str, Any]:
        return {"devices": [device_body(device) for device in await devices.of(call.requester.user_id)]}

    @routes.get(f"{CLIENT}/devices/<device_id>", auth=Auth.GUEST)
    async def get(call: Call, device_id: str) -> dict[str, Any]:
        return device_body(await devices.get(call.requester.user_id, device_id))

    @routes.put(f"{CLIENT}/devices/<device_id>", auth=Auth.GUEST)
    async def update(call: Call, device_id: str) -> dict[str, Any]:
        request = await call.body(DeviceUpdate)
        await devices.rename(call.requester.user_id, device_id, request.display_name)
        return {}

    @routes.delete(f"{CLIENT}/devices/<device_id>", limit="login")
    async def delete(call: Call, device_id: str) -> dict[str, Any]:
        user_id, request = call.requester.user_id, await call.body(DeviceDeletion)
        await prove_again(user_id, f"DELETE /devices {device_id}", request.auth)
        await devices.remove(Removal(user_id, (device_id,)))
        return {}

    @routes.post(f"{CLIENT}/delete_devices", limit="login")
    async def delete_many(call: Call) -> dict[str, Any]:
        user_id, request = call.requester.user_id, await call.body(DevicesDeletion)
        if len(request.devices) > MOST_AT_ONCE:
            raise InvalidParam(f"At most {MOST_AT_ONCE} devices are deleted at once")
        named = ",".join(sorted(set(request.devices)))
        await prove_again(user_id, f"POST /delete_devices {named}", request.auth)
        await devices.remove(Removal(user_id, tuple(device for device in request.devices if "\0" not in device)))
        return {}

    return routes


def device_body(device: Device) -> dict[str, Any]:
    """A device as clients see it; what is not known is left out."""
    body = {
        "device_id": device.device_id,
        "display_name": device.display_name,
        "last_seen_ip": device.last_seen_ip,
        "last_seen_ts": device.last_seen_ms,
    }
    return {key: value for key, value in body.items() if value is not None}
