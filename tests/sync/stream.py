"""A client of the websocket stream, for tests."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import orjson

from tests.rig.client import Client
from tests.rig.porch import PorchProcess

PATH = "/_matrix/client/unstable/org.porch.stream"


class StreamEnded(Exception):
    """The server closed the stream; `code` and `reason` say why."""

    def __init__(self, code: int | None, reason: str) -> None:
        super().__init__(f"{code} {reason}")
        self.code = code
        self.reason = reason


class Stream:
    """One websocket. Updates and answers that come while the other is waited for are kept."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.updates: list[Any] = []
        self.answers: dict[str | None, Any] = {}
        self._ids = itertools.count(1)

    @classmethod
    @asynccontextmanager
    async def open(
        cls, porch: PorchProcess, client: Client | None, *, protocols: tuple[str, ...] = ("m.json",), **query: str
    ) -> AsyncIterator[Stream]:
        """Connects with the client's token in the header, or with none."""
        headers = {"Authorization": f"Bearer {client.access_token}"} if client is not None else {}
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(
                porch.url + PATH, headers=headers, params=query, protocols=protocols, max_msg_size=0
            ) as socket,
        ):
            yield cls(socket)

    async def update(self, patience_s: float = 10.0) -> Any:
        """The next update. Raises TimeoutError, StreamEnded."""
        async with asyncio.timeout(patience_s):
            while not self.updates:
                await self._read()
        return self.updates.pop(0)

    async def ask(self, method: str, request_id: str | None = None, **params: Any) -> Any:
        """The answer to a request: `{"id", "result"}` or `{"id", "error"}`."""
        request_id = request_id or f"r{next(self._ids)}"
        await self.send({"id": request_id, "method": method, "params": params})
        return await self.answer(request_id)

    async def answer(self, request_id: str | None) -> Any:
        """The answer of that ID."""
        async with asyncio.timeout(10):
            while request_id not in self.answers:
                await self._read()
        return self.answers.pop(request_id)

    async def send(self, frame: Any) -> None:
        """Sends a frame: text as it is, anything else as JSON."""
        await self.socket.send_str(frame if isinstance(frame, str) else orjson.dumps(frame).decode())

    async def end(self) -> StreamEnded:
        """Reads until the server closes."""
        try:
            async with asyncio.timeout(10):
                while True:
                    await self._read()
        except StreamEnded as ended:
            return ended

    async def _read(self) -> None:
        message = await self.socket.receive()
        if message.type is not aiohttp.WSMsgType.TEXT:
            raise StreamEnded(self.socket.close_code, str(message.extra or ""))
        frame = orjson.loads(message.data)
        if "next_batch" in frame:
            self.updates.append(frame)
        else:
            self.answers[frame.get("id")] = frame
