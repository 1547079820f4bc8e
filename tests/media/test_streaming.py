"""Claims on content that is larger than what a server wants to hold, or comes more slowly than it wants to wait."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import aiohttp

from tests.media.content import CLIENT, OLD, noise, upload
from tests.media.test_uploads import stored
from tests.rig.client import Client
from tests.rig.porch import PorchProcess

MIB = 1024 * 1024


def peak_mib(server: PorchProcess) -> float:
    """The most memory that the process has held, in MiB."""
    for line in Path(f"/proc/{server.pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("the kernel does not tell")


async def test_large_files_pass_through_without_being_held(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch()
    alice = await Client.register(server)
    headers = {"Authorization": f"Bearer {alice.access_token}"}
    piece = noise(MIB)

    async def large() -> AsyncIterator[bytes]:
        for _ in range(60):
            yield piece

    await upload(alice, piece)  # what is imported at the first time is no matter here
    before = peak_mib(server)
    async with aiohttp.ClientSession(headers=headers) as http:
        for length in ({"Content-Length": str(60 * MIB)}, {}):
            async with http.post(f"{server.url}{OLD}/upload", data=large(), headers=length) as answer:
                uri = (await answer.json())["content_uri"].removeprefix("mxc://")
            async with http.get(f"{server.url}{CLIENT}/download/{uri}") as answer:
                assert answer.content_length == 60 * MIB
                while received := await answer.content.readexactly(MIB):
                    assert received == piece
                    if answer.content.at_eof():
                        break
    assert peak_mib(server) - before < 30


async def test_a_server_that_stops_does_not_wait_for_slow_uploads(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch()
    alice = await Client.register(server)
    host, port = server.url.removeprefix("http://").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    head = f"POST {OLD}/upload HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\nAuthorization: Bearer "
    writer.write(head.encode() + alice.access_token.encode() + b"\r\n\r\n" + noise(600_000))
    await writer.drain()
    async with asyncio.timeout(5):
        while not stored(server):
            await asyncio.sleep(0.01)
    await alice.close()
    assert await asyncio.to_thread(server.stop) == 0
    assert server.bugs() == []
    writer.close()


async def test_a_download_goes_on_at_its_readers_pace(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch()
    alice = await Client.register(server)
    content = noise(8 * MIB)
    uri = await upload(alice, content)
    host, port = server.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port), limit=64 * 1024)
    head = f"GET {CLIENT}/download/{uri} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
    writer.write(head.encode() + alice.access_token.encode() + b"\r\n\r\n")
    await reader.readuntil(b"\r\n\r\n")
    await asyncio.sleep(1.0)  # everything is full by now
    assert await reader.readexactly(len(content)) == content
    writer.close()
