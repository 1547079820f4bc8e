"""Routes by which administrators look into and restrict accounts, and that register by shared secret."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from homeserver.accounts.accounts import Accounts
from homeserver.accounts.api import granted_body
from homeserver.devices import Device, Devices
from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import Forbidden, NotFound


class Lock(Struct):
    """The body of `PUT /admin/lock/{userId}`."""

    locked: bool


class Suspension(Struct):
    """The body of `PUT /admin/suspend/{userId}`."""

    suspended: bool


class SecretRegistration(Struct):
    """The body of `POST /_synapse/admin/v1/register`."""

    nonce: str
    username: str
    password: str
    mac: str
    admin: bool = False
    user_type: str | None = None


def routes(accounts: Accounts, devices: Devices, server_name: str, shared_secret: str) -> Routes:
    """The routes; registration by shared secret is among them only where there is a secret."""
    routes = Routes()
    management = accounts.management

    @routes.get("/_matrix/client/v1/admin/lock/<user_id>", limit="admin")
    async def locked(call: Call, user_id: str) -> dict[str, Any]:
        account = await management.standing(call.requester.user_id, call.requester.is_admin, user_id)
        return {"locked": account.locked}

    @routes.put("/_matrix/client/v1/admin/lock/<user_id>", limit="admin")
    async def lock(call: Call, user_id: str) -> dict[str, Any]:
        await management.standing(call.requester.user_id, call.requester.is_admin, user_id, change=True)
        request = await call.body(Lock)
        await management.set_locked(user_id, request.locked)
        return {"locked": request.locked}

    @routes.get("/_matrix/client/v1/admin/suspend/<user_id>", limit="admin")
    async def suspended(call: Call, user_id: str) -> dict[str, Any]:
        account = await management.standing(call.requester.user_id, call.requester.is_admin, user_id)
        return {"suspended": account.suspended}

    @routes.put("/_matrix/client/v1/admin/suspend/<user_id>", limit="admin")
    async def suspend(call: Call, user_id: str) -> dict[str, Any]:
        await management.standing(call.requester.user_id, call.requester.is_admin, user_id, change=True)
        request = await call.body(Suspension)
        await management.set_suspended(user_id, request.suspended)
        return {"suspended": request.suspended}

    @routes.get("/_matrix/client/v3/admin/whois/<user_id>", limit="admin")
    async def whois(call: Call, user_id: str) -> dict[str, Any]:
        if user_id != call.requester.user_id and not call.requester.is_admin:
            raise Forbidden("Only administrators may look up other users")
        if await management.account(user_id) is None:
            raise NotFound("There is no such user")
        return {
            "user_id": user_id,
            "devices": {device.device_id: _connections(device) for device in await devices.of(user_id)},
        }

    if shared_secret:
        _by_secret(routes, accounts, server_name)
    return routes


def _by_secret(routes: Routes, accounts: Accounts, server_name: str) -> None:
    path = "/_synapse/admin/v1/register"

    @routes.get(path, auth=Auth.NONE, limit="admin")
    async def nonce(call: Call) -> dict[str, Any]:
        return {"nonce": accounts.registration.nonce()}

    @routes.post(path, auth=Auth.NONE, limit="admin")
    async def register(call: Call) -> dict[str, Any]:
        request = await call.body(SecretRegistration)
        granted = await accounts.registration.register_by_secret(
            request.nonce, request.username, request.password, request.mac, request.admin, request.user_type
        )
        return granted_body(granted, server_name)


def _connections(device: Device) -> dict[str, Any]:
    if device.last_seen_ms is None:
        return {"sessions": [{"connections": []}]}
    connection: dict[str, Any] = {"ip": device.last_seen_ip, "last_seen": device.last_seen_ms}
    if device.last_seen_agent is not None:
        connection["user_agent"] = device.last_seen_agent
    return {"sessions": [{"connections": [connection]}]}
