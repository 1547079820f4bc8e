"""Requests that arrive inside a websocket: they take the same routes as those of HTTP, with the same manners."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import quote

import orjson

from homeserver.http import Call, WebsocketCall
from homeserver.http.edge import Edge
from homeserver.protocol.errors import MatrixError

V3 = "/_matrix/client/v3/"


class Errand(NamedTuple):
    """What a request inside a websocket comes down to: an HTTP method, a path below `V3`, and a body."""

    method: str
    path: str
    body: dict[str, Any]


def path_of(*segments: str) -> str:
    """A path of segments that may hold anything."""
    return "/".join([quote(segment, safe="") for segment in segments])


class InnerCalls:
    """Runs errands: authentication, rate limits, validation and errors are those of the route."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    async def run(self, errand: Errand, token: str, outer: WebsocketCall) -> bytes:
        """The JSON of the answer.  Raises the `MatrixError` that the route answers with.

        What was begun is finished, even when the websocket closes meanwhile.
        """
        raw_path = V3 + errand.path
        route, parameters = self._edge.routes.find(errand.method, raw_path)
        answer = await self._edge.answer(route, _call(errand, raw_path, token, outer), parameters)
        if answer is None:
            return b"{}"
        body = answer.body
        if answer.status >= 400 and isinstance(body, dict):
            raise MatrixError(answer.status, **body)
        return body if isinstance(body, bytes) else orjson.dumps(body if body is not None else {})


def _call(errand: Errand, raw_path: str, token: str, outer: WebsocketCall) -> Call:
    raw = orjson.dumps(errand.body)
    scope = {
        "method": errand.method,
        "query_string": b"",
        "raw_path": raw_path.encode("ascii"),
        "headers": [
            *(
                (name.encode("latin-1"), value.encode("latin-1"))
                for name, value in outer.headers.items()
                if name != "authorization"
            ),
            (b"authorization", b"Bearer " + token.encode()),
        ],
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": raw, "more_body": False}

    return Call(scope, receive, outer.remote_address)
