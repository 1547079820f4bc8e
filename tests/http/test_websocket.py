"""Websockets at the edge."""

from __future__ import annotations

import aiohttp
import pytest

from tests.http.conftest import Served

PATH = "/_matrix/client/unstable/echo"


async def test_what_is_sent_comes_back_until_it_is_enough(served: Served) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(served.url + PATH) as websocket:
        await websocket.send_str("\u00e9")
        assert await websocket.receive_str() == "\u00e9"
        await websocket.send_bytes(b"\x00\xff")
        assert await websocket.receive_bytes() == b"\x00\xff"
        await websocket.send_str("enough")
        message = await websocket.receive()
        assert (message.type, message.data) == (aiohttp.WSMsgType.CLOSE, 1000)


async def test_a_subprotocol_is_agreed_on(served: Served) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(served.url + PATH, protocols=("other", "m.json")) as websocket,
    ):
        assert websocket.protocol == "m.json"


@pytest.mark.parametrize(
    ("path", "status", "errcode"),
    [
        (PATH + "?refuse=1", 403, b"M_FORBIDDEN"),
        (PATH + "?access_token=no", 401, b"M_UNKNOWN_TOKEN"),
        (PATH + "?access_token=bug", 500, b"M_UNKNOWN"),
        ("/_matrix/client/unstable/nothing", 404, b"M_UNRECOGNIZED"),
    ],
)
async def test_before_it_is_open_an_error_is_plain_http(served: Served, path: str, status: int, errcode: bytes) -> None:
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    async with aiohttp.ClientSession() as session, session.get(served.url + path, headers=headers) as response:
        assert response.status == status
        assert errcode in await response.read()
        assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(("said", "code", "reason"), [("refuse", 4000, "M_FORBIDDEN"), ("bug", 1011, "M_UNKNOWN")])
async def test_once_it_is_open_an_error_closes_it(served: Served, said: str, code: int, reason: str) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(served.url + PATH) as websocket:
        await websocket.send_str(said)
        message = await websocket.receive()
        assert (message.type, message.data, message.extra) == (aiohttp.WSMsgType.CLOSE, code, reason)
