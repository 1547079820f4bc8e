"""Routes of registration, login, sessions and the account itself."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from homeserver.accounts.accounts import Accounts
from homeserver.accounts.login import LoginRequest
from homeserver.accounts.registration import RegistrationRequest
from homeserver.accounts.sessions import Granted
from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import Forbidden, InvalidParam

CLIENT = "/_matrix/client/v3"


class RefreshRequest(Struct):
    """The body of `POST /refresh`."""

    refresh_token: str


class PasswordRequest(Struct):
    """The body of `POST /account/password`."""

    new_password: str
    logout_devices: bool = True
    auth: Any = None


class DeactivationRequest(Struct):
    """The body of `POST /account/deactivate`."""

    auth: Any = None
    id_server: str | None = None
    erase: bool = False


class AuthOnly(Struct):
    """A body that holds nothing but `auth`."""

    auth: Any = None


def routes(accounts: Accounts, server_name: str, public_url: str) -> Routes:
    """The routes; `public_url` is told to clients at login."""
    routes = Routes()
    _registration(routes, accounts, server_name)
    _login(routes, accounts, server_name, public_url)
    _account(routes, accounts, server_name)
    return routes


def granted_body(granted: Granted, server_name: str) -> dict[str, Any]:
    """The answer to a login or registration."""
    body: dict[str, Any] = {
        "user_id": granted.user_id,
        "access_token": granted.access_token,
        "device_id": granted.device_id,
        "home_server": server_name,
    }
    if granted.refresh_token is not None:
        body["refresh_token"] = granted.refresh_token
        body["expires_in_ms"] = granted.expires_in_ms
    return body


def _registration(routes: Routes, accounts: Accounts, server_name: str) -> None:
    @routes.post(f"{CLIENT}/register", auth=Auth.NONE, limit="register")
    async def register(call: Call) -> dict[str, Any]:
        kind = call.query_text("kind", "user")
        if kind not in ("user", "guest"):
            raise InvalidParam("kind must be user or guest")
        request = await call.body(RegistrationRequest)
        if kind == "guest":
            return granted_body(
                await accounts.registration.register_guest(request.initial_device_display_name), server_name
            )
        guest = await _guest(accounts, call, request.guest_access_token)
        granted = await accounts.registration.register(request, "POST /register", guest)
        if request.inhibit_login:
            return {"user_id": granted.user_id, "home_server": server_name}
        return granted_body(granted, server_name)

    @routes.get(f"{CLIENT}/register/available", auth=Auth.NONE, limit="search")
    async def available(call: Call) -> dict[str, Any]:
        await accounts.registration.check_username(call.query.required("username"))
        return {"available": True}

    @routes.get("/_matrix/client/v1/register/m.login.registration_token/validity", auth=Auth.NONE, limit="register")
    async def validity(call: Call) -> dict[str, Any]:
        return {"valid": await accounts.registration.token_is_valid(call.query.required("token"))}


async def _guest(accounts: Accounts, call: Call, token: str | None) -> str | None:
    """Who upgrades a guest account, shown by the guest's own token."""
    if token is None:
        return None
    requester = await accounts.authenticator.authenticate(token, call)
    if not requester.is_guest:
        raise Forbidden("guest_access_token is not a guest's")
    return requester.user_id


def _login(routes: Routes, accounts: Accounts, server_name: str, public_url: str) -> None:
    @routes.get(f"{CLIENT}/login", auth=Auth.NONE)
    async def flows(call: Call) -> dict[str, Any]:
        return {"flows": accounts.logins.flows()}

    @routes.post(f"{CLIENT}/login", auth=Auth.NONE, limit="login")
    async def login(call: Call) -> dict[str, Any]:
        granted = await accounts.logins.log_in(await call.body(LoginRequest))
        return granted_body(granted, server_name) | {"well_known": {"m.homeserver": {"base_url": public_url}}}

    @routes.post("/_matrix/client/v1/login/get_token", limit="login")
    async def get_token(call: Call) -> dict[str, Any]:
        user_id = call.requester.user_id
        await accounts.logins.prove_again(user_id, "POST /login/get_token", (await call.body(AuthOnly)).auth)
        token, lifetime_ms = accounts.logins.login_token(user_id)
        return {"login_token": token, "expires_in_ms": lifetime_ms}

    @routes.post(f"{CLIENT}/refresh", auth=Auth.NONE, limit="login")
    async def refresh(call: Call) -> dict[str, Any]:
        granted = await accounts.sessions.refresh((await call.body(RefreshRequest)).refresh_token)
        return {
            "access_token": granted.access_token,
            "refresh_token": granted.refresh_token,
            "expires_in_ms": granted.expires_in_ms,
        }

    @routes.post(f"{CLIENT}/logout", auth=Auth.GUEST)
    async def logout(call: Call) -> dict[str, Any]:
        requester = call.requester
        if requester.device_id is not None:
            await accounts.sessions.end(requester.user_id, requester.device_id)
        return {}

    @routes.post(f"{CLIENT}/logout/all", auth=Auth.GUEST)
    async def logout_all(call: Call) -> dict[str, Any]:
        await accounts.sessions.end_all(call.requester.user_id)
        return {}


def _account(routes: Routes, accounts: Accounts, server_name: str) -> None:
    @routes.get(f"{CLIENT}/account/whoami", auth=Auth.GUEST)
    async def whoami(call: Call) -> dict[str, Any]:
        requester = call.requester
        body: dict[str, Any] = {"user_id": requester.user_id, "is_guest": requester.is_guest}
        return body | {"device_id": requester.device_id} if requester.device_id else body

    @routes.post(f"{CLIENT}/account/password", limit="login")
    async def change_password(call: Call) -> dict[str, Any]:
        requester, request = call.requester, await call.body(PasswordRequest)
        accounts.management.check_password(request.new_password)
        await accounts.logins.prove_again(requester.user_id, "POST /account/password", request.auth)
        await accounts.management.change_password(
            requester.user_id, request.new_password, requester.device_id, request.logout_devices
        )
        return {}

    @routes.post(f"{CLIENT}/account/deactivate", limit="login")
    async def deactivate(call: Call) -> dict[str, Any]:
        user_id, request = call.requester.user_id, await call.body(DeactivationRequest)
        await accounts.logins.prove_again(user_id, "POST /account/deactivate", request.auth)
        await accounts.management.deactivate(user_id, request.erase)
        return {"id_server_unbind_result": "success"}

    @routes.post(f"{CLIENT}/user/<user_id>/openid/request_token", limit="login")
    async def openid_token(call: Call, user_id: str) -> dict[str, Any]:
        if user_id != call.requester.user_id:
            raise Forbidden("An OpenID token is given out to its user alone")
        await call.json()
        token, lifetime_ms = accounts.logins.openid_token(user_id)
        return {
            "access_token": token,
            "token_type": "Bearer",
            "matrix_server_name": server_name,
            "expires_in": lifetime_ms // 1000,
        }
