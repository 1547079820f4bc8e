"""One websocket as a handler sees it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from homeserver.http.authentication import Authenticator, Requester, by_name, token_in_headers
from homeserver.http.frames import STATE_KEY, Frames
from homeserver.http.query import Query


class WebsocketClosed(Exception):
    """The other side closed the websocket, or is gone."""


class WebsocketCall:
    """A websocket that was asked for and, after `accept`, stands. A frame is at most 256 KiB.

    Not to be used by two tasks at once in the same direction: one may receive while another sends.
    """

    __slots__ = (
        "_authenticator",
        "_frames",
        "_headers",
        "_receive",
        "_scope",
        "_send",
        "accepted",
        "closed",
        "query",
        "remote_address",
    )

    def __init__(
        self,
        scope: Mapping[str, Any],
        receive: Callable[[], Awaitable[Any]],
        send: Callable[[Any], Awaitable[None]],
        authenticator: Authenticator,
        remote_address: str,
    ) -> None:
        self.query = Query(scope["query_string"])
        self.remote_address = remote_address
        self.accepted = False
        self.closed = False
        self._scope = scope
        self._receive = receive
        self._send = send
        self._authenticator = authenticator
        self._headers: dict[str, str] | None = None
        # Over HTTP/2 a connection holds many streams, and Hypercorn frames them.
        on_its_own = scope.get("http_version") == "1.1"
        self._frames: Frames | None = scope.get("state", {}).get(STATE_KEY) if on_its_own else None

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers by name in lower case; of a repeated one, the last."""
        if self._headers is None:
            self._headers = by_name(self._scope["headers"])
        return self._headers

    @property
    def subprotocols(self) -> list[str]:
        """What the client offers to speak, in its order of preference."""
        return list(self._scope.get("subprotocols", ()))

    @property
    def token(self) -> str | None:
        """The access token, from the header or else from the query; None where the first frame is to bring it."""
        return token_in_headers(self._scope["headers"]) or self.query.text("access_token") or None

    async def authenticate(self, token: str) -> Requester:
        """Who `token` stands for. Raises `UnknownToken`."""
        return self._authenticator.cached(token) or await self._authenticator.authenticate(token, self)

    async def accept(self, subprotocol: str | None = None) -> None:
        """Opens the websocket. Before this a raised `MatrixError` is answered as plain HTTP."""
        self.accepted = True
        await self._send({"type": "websocket.accept", "subprotocol": subprotocol, "headers": []})

    async def receive(self) -> str | bytes:
        """The next message. Raises `WebsocketClosed`."""
        while not self.closed:
            message = await self._receive()
            if message["type"] == "websocket.receive":
                text: str | None = message.get("text")
                return text if text is not None else message["bytes"]
            if message["type"] == "websocket.disconnect":
                self.closed = True
        raise WebsocketClosed

    async def send(self, message: str | bytes) -> None:
        """Sends a text or a binary message; returns when the socket takes more. Raises `WebsocketClosed`."""
        if self.closed:
            raise WebsocketClosed
        if self._frames is not None:
            try:
                await self._frames.send(message)
            except ConnectionError:
                raise WebsocketClosed from None
        elif isinstance(message, str):
            await self._send({"type": "websocket.send", "text": message, "bytes": None})
        else:
            await self._send({"type": "websocket.send", "bytes": message, "text": None})

    def send_at_once(self, text: bytes) -> bool:
        """Sends a text message, given as UTF-8, if that needs no waiting; False where it does, and nothing is sent.

        Raises `WebsocketClosed`.
        """
        if self.closed:
            raise WebsocketClosed
        try:
            return self._frames is not None and self._frames.send_at_once(text)
        except ConnectionError:
            raise WebsocketClosed from None

    async def close(self, code: int = 1000, reason: str = "") -> None:
        """Closes the websocket; does nothing when it is closed already."""
        if not self.closed:
            self.closed = True
            await self._send({"type": "websocket.close", "code": code, "reason": reason})

    async def refuse(self, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
        """Answers the handshake as plain HTTP instead of opening the websocket."""
        self.closed = True
        await self._send({"type": "websocket.http.response.start", "status": status, "headers": headers})
        await self._send({"type": "websocket.http.response.body", "body": body, "more_body": False})
