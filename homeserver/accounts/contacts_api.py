"""Routes of e-mail addresses and phone numbers, which this server does not keep.

Client-server API, "Adding Account Administrative Contact Information".  The answers are those that the specification
has for a server without them, so that clients say so instead of failing; the capability `m.3pid_changes` is off.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from homeserver.accounts.accounts import Accounts
from homeserver.http import Auth, Call, Routes
from homeserver.protocol.errors import MatrixError

CLIENT = "/_matrix/client/v3"


class EmailValidation(Struct):
    """The body of the `email/requestToken` endpoints."""

    client_secret: str
    email: str
    send_attempt: int


class PhoneValidation(Struct):
    """The body of the `msisdn/requestToken` endpoints."""

    client_secret: str
    country: str
    phone_number: str
    send_attempt: int


class Credentials(Struct):
    """What proves a validated identifier."""

    client_secret: str
    sid: str


class OldAddition(Struct):
    """The body of `POST /account/3pid`."""

    three_pid_creds: Credentials


class Addition(Struct):
    """The body of `POST /account/3pid/add`."""

    client_secret: str
    sid: str
    auth: Any = None


class Binding(Struct):
    """The body of `POST /account/3pid/bind`."""

    client_secret: str
    sid: str
    id_server: str
    id_access_token: str


class Identifier(Struct):
    """The body of `POST /account/3pid/delete` and `/unbind`."""

    medium: str
    address: str
    id_server: str | None = None


def routes(accounts: Accounts) -> Routes:
    """The routes."""
    routes = Routes()

    @routes.get(f"{CLIENT}/account/3pid")
    async def none(call: Call) -> dict[str, Any]:
        return {"threepids": []}

    @routes.post(f"{CLIENT}/account/3pid")
    async def old_add(call: Call) -> dict[str, Any]:
        await call.body(OldAddition)
        raise _not_validated()

    @routes.post(f"{CLIENT}/account/3pid/add", limit="login")
    async def add(call: Call) -> dict[str, Any]:
        request = await call.body(Addition)
        await accounts.logins.prove_again(call.requester.user_id, "POST /account/3pid/add", request.auth)
        raise _not_validated()

    @routes.post(f"{CLIENT}/account/3pid/bind")
    async def bind(call: Call) -> dict[str, Any]:
        await call.body(Binding)
        raise MatrixError(400, "M_SERVER_NOT_TRUSTED", "This server trusts no identity server")

    @routes.post(f"{CLIENT}/account/3pid/delete", f"{CLIENT}/account/3pid/unbind")
    async def remove(call: Call) -> dict[str, Any]:
        await call.body(Identifier)
        return {"id_server_unbind_result": "no-support"}

    _request_tokens(routes)
    return routes


def _request_tokens(routes: Routes) -> None:
    @routes.post(f"{CLIENT}/register/email/requestToken", auth=Auth.NONE, limit="register")
    async def register_email(call: Call) -> dict[str, Any]:
        await call.body(EmailValidation)
        raise _denied()

    @routes.post(f"{CLIENT}/register/msisdn/requestToken", auth=Auth.NONE, limit="register")
    async def register_phone(call: Call) -> dict[str, Any]:
        await call.body(PhoneValidation)
        raise _denied()

    @routes.post(f"{CLIENT}/account/password/email/requestToken", auth=Auth.NONE, limit="login")
    async def password_email(call: Call) -> dict[str, Any]:
        await call.body(EmailValidation)
        raise MatrixError(400, "M_THREEPID_NOT_FOUND", "No account has that e-mail address")

    @routes.post(f"{CLIENT}/account/password/msisdn/requestToken", auth=Auth.NONE, limit="login")
    async def password_phone(call: Call) -> dict[str, Any]:
        await call.body(PhoneValidation)
        raise MatrixError(400, "M_THREEPID_NOT_FOUND", "No account has that phone number")

    @routes.post(f"{CLIENT}/account/3pid/email/requestToken")
    async def add_email(call: Call) -> dict[str, Any]:
        await call.body(EmailValidation)
        raise MatrixError(400, "M_THREEPID_MEDIUM_NOT_SUPPORTED", "This server keeps no e-mail addresses")

    @routes.post(f"{CLIENT}/account/3pid/msisdn/requestToken")
    async def add_phone(call: Call) -> dict[str, Any]:
        await call.body(PhoneValidation)
        raise MatrixError(400, "M_THREEPID_MEDIUM_NOT_SUPPORTED", "This server keeps no phone numbers")


def _denied() -> MatrixError:
    return MatrixError(403, "M_THREEPID_DENIED", "This server takes no third-party identifiers")


def _not_validated() -> MatrixError:
    return MatrixError(403, "M_THREEPID_AUTH_FAILED", "That identifier was not validated with this server")
