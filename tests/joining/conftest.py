"""A Porch that speaks with servers on loopback, and resident servers whose rooms its users join."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
import pytest_asyncio

from tests.federation.authority import Authority
from tests.joining.resident import Resident, federating
from tests.rig.client import Client
from tests.rig.porch import PorchProcess


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Signs the certificates of the other servers."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def joining_porch(new_database: Callable[[], dict[str, Any]], authority: Authority) -> Iterator[PorchProcess]:
    """One server for all claims that need no other one. It must have logged no error at the end."""
    server = PorchProcess({**new_database(), **federating(authority), "registration.guests": "true"}).start()
    yield server
    bugs = server.bugs()
    try:
        assert server.stop() == 0
        assert not bugs, "\n".join(bugs)
    finally:
        server.remove()


@pytest_asyncio.fixture
async def resident(authority: Authority) -> AsyncIterator[Resident]:
    """An honest server."""
    async with Resident(authority) as server:
        yield server


@pytest_asyncio.fixture
async def other(authority: Authority) -> AsyncIterator[Resident]:
    """One more."""
    async with Resident(authority) as server:
        yield server


@pytest_asyncio.fixture
async def alice(joining_porch: PorchProcess) -> Client:
    """A user of the Porch."""
    return await Client.register(joining_porch)
