"""A server of the tests' own that federates with a Porch over real TLS.

It asks with signed requests, and answers what a test tells it to.
"""

from __future__ import annotations

import asyncio
import itertools
import secrets
import time
from asyncio import StreamWriter
from collections.abc import Callable
from typing import Any, Self

import orjson

from homeserver.federation import x_matrix
from homeserver.protocol.signatures import SigningKey
from tests.federation.authority import Authority, Heard, TlsServer, answer
from tests.federation.key_servers import DAY, publish
from tests.rig.client import Client, Reply
from tests.rig.porch import PorchProcess

FEDERATION = "/_matrix/federation/v1"
Answering = Callable[[Any], "dict[str, Any] | tuple[int, dict[str, Any]]"]


def federating(authority: Authority, **more: Any) -> dict[str, Any]:
    """Settings of a Porch that may speak with servers on loopback."""
    return {
        "federation.enabled": "true",
        "federation.ca_file": authority.ca_file,
        "federation.allowed_networks": "127.0.0.0/8",
        **{f"federation.{name}": value for name, value in more.items()},
    }


class Neighbour:
    """A server by the name of `127.0.0.1:PORT`; to be used in an `async with`.

    `answers` maps the beginning of a path below `FEDERATION` to what is answered: a function of the parsed body (None
    for a GET) that gives the JSON, or status and JSON, after `delay_s` seconds.  `asked` and `edus` are what came, in
    order.
    """

    def __init__(self, authority: Authority, porch: PorchProcess) -> None:
        self.porch = porch
        self.key = SigningKey.generate()
        self.answers: dict[str, Answering] = {}
        self.asked: list[tuple[str, str, Any]] = []
        self.edus: list[dict[str, Any]] = []
        self.delay_s = 0.0
        self.pdus: list[dict[str, Any]] = []
        self._client = Client(porch.url)
        self._server = TlsServer(authority.context("127.0.0.1"), self._answer)
        self._transactions = itertools.count(1)
        self._tag = secrets.token_hex(4)

    async def __aenter__(self) -> Self:
        await self._server.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._server.__aexit__()

    @property
    def server_name(self) -> str:
        """Its name."""
        return f"127.0.0.1:{self._server.port}"

    def user(self, name: str) -> str:
        """A user of it."""
        return f"@{name}:{self.server_name}"

    async def ask(self, method: str, path: str, content: dict[str, Any] | None = None) -> Reply:
        """A signed request to the Porch; a path that does not begin with a slash is below `FEDERATION`."""
        uri = path if path.startswith("/") else f"{FEDERATION}/{path}"
        signed = x_matrix.authorization(method, uri, self.server_name, self.porch.server_name, self.key, content)
        return await self._client.request(method, uri, content, headers={"Authorization": signed})

    async def ok(self, method: str, path: str, content: dict[str, Any] | None = None) -> Any:
        """The JSON of an answer that must be 200."""
        reply = await self.ask(method, path, content)
        assert reply.status == 200, reply.body
        return reply.json

    async def refused(
        self, status: int, errcode: str, method: str, path: str, content: dict[str, Any] | None = None
    ) -> Reply:
        """The answer, which must be this error."""
        reply = await self.ask(method, path, content)
        assert (reply.status, reply.errcode) == (status, errcode), reply.body
        return reply

    async def tell(self, *edus: tuple[str, dict[str, Any]]) -> None:
        """A transaction with these EDUs, by type and content."""
        body = {
            "origin": self.server_name,
            "origin_server_ts": time.time_ns() // 1_000_000,
            "pdus": [],
            "edus": [{"edu_type": type_, "content": content} for type_, content in edus],
        }
        await self.ok("PUT", f"send/{self._tag}{next(self._transactions)}", body)

    async def close(self) -> None:
        """Lets go of its connections to the Porch, which may be started again."""
        await self._client.close()

    def said(self, edu_type: str) -> list[dict[str, Any]]:
        """The contents of the EDUs of a type that came, in order."""
        return [edu["content"] for edu in self.edus if edu["edu_type"] == edu_type]

    def count(self, path: str) -> int:
        """How often a path (its beginning) was asked for."""
        return sum(uri.startswith(path) for _, uri, _ in self.asked)

    async def _answer(self, heard: Heard, writer: StreamWriter) -> None:
        status, found = self._found(heard)
        await asyncio.sleep(self.delay_s)
        await answer(orjson.dumps(found), status, Content_Type="application/json")(heard, writer)

    def _found(self, heard: Heard) -> tuple[int, dict[str, Any]]:
        body = orjson.loads(heard.body) if heard.body else None
        if heard.uri.startswith("/_matrix/key/v2/server"):
            return 200, publish(self.server_name, [self.key], time.time_ns() // 1_000_000 + DAY)
        path = heard.uri.removeprefix(f"{FEDERATION}/")
        self.asked.append((heard.method, path, body))
        for beginning, answering in self.answers.items():
            if path.startswith(beginning):
                found = answering(body)
                return found if isinstance(found, tuple) else (200, found)
        if path.startswith("send/"):
            self.edus += body.get("edus", [])
            self.pdus += body["pdus"]
            return 200, {"pdus": {}}
        return 404, {"errcode": "M_UNRECOGNIZED", "error": "Nothing is here"}
