"""What a client may ask inside the websocket stream, and which request of the HTTP API it stands for.

The names of methods and parameters follow the draft in the specification's attic (`drafts/websockets.rst`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

from homeserver.http.body import convert
from homeserver.protocol.errors import Unrecognized
from homeserver.sync.inner_calls import Errand, path_of


class Request(msgspec.Struct):
    """A frame of the client.  `id` names the answer, and is the transaction ID of a `send`."""

    id: str
    method: str
    params: dict[str, Any] = {}


class _Send(msgspec.Struct):
    room_id: str
    event_type: str
    content: dict[str, Any]
    txn_id: str | None = None


class _State(msgspec.Struct):
    room_id: str
    event_type: str
    content: dict[str, Any]
    state_key: str = ""


class _Typing(msgspec.Struct):
    room_id: str


class _Receipt(msgspec.Struct):
    room_id: str
    event_id: str
    receipt_type: str = "m.read"


def errand(request: Request, user_id: str) -> Errand:
    """What the request comes down to.

    Raises `Unrecognized` for a method that there is not, `MissingParam` or `BadJson` for wrong parameters.
    """
    method = _METHODS.get(request.method)
    if method is None:
        raise Unrecognized(f"There is no method {request.method[:100]!r} in this stream.")
    return method(request, user_id)


def _send(request: Request, _: str) -> Errand:
    params = convert(request.params, _Send)
    txn_id = params.txn_id or request.id
    return Errand("PUT", path_of("rooms", params.room_id, "send", params.event_type, txn_id), params.content)


def _state(request: Request, _: str) -> Errand:
    params = convert(request.params, _State)
    path = path_of("rooms", params.room_id, "state", params.event_type, params.state_key)
    return Errand("PUT", path, params.content)


def _typing(request: Request, user_id: str) -> Errand:
    params = convert(request.params, _Typing)
    return Errand("PUT", path_of("rooms", params.room_id, "typing", user_id), _but(request.params, "room_id"))


def _receipt(request: Request, _: str) -> Errand:
    params = convert(request.params, _Receipt)
    path = path_of("rooms", params.room_id, "receipt", params.receipt_type, params.event_id)
    return Errand("POST", path, _but(request.params, "room_id", "receipt_type", "event_id"))


def _read_markers(request: Request, _: str) -> Errand:
    params = convert(request.params, _Typing)
    return Errand("POST", path_of("rooms", params.room_id, "read_markers"), _but(request.params, "room_id"))


def _presence(request: Request, user_id: str) -> Errand:
    return Errand("PUT", path_of("presence", user_id, "status"), request.params)


def _but(params: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in params.items() if name not in names}


_METHODS: Final[Mapping[str, Callable[[Request, str], Errand]]] = {
    "send": _send,
    "state": _state,
    "typing": _typing,
    "receipt": _receipt,
    "read_markers": _read_markers,
    "presence": _presence,
}
