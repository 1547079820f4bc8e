"""Three servers for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.rooms.pdus.servers import Network, Server


@pytest_asyncio.fixture
async def servers(tmp_path: Path) -> AsyncIterator[tuple[Server, Server, Server]]:
    """`a.test`, `b.test` and `c.test` on one network."""
    network = Network()
    opened = [await Server.open(network, name, tmp_path) for name in ("a.test", "b.test", "c.test")]
    yield opened[0], opened[1], opened[2]
    for server in opened:
        await server.close()
