"""A Porch that federates, and a neighbour of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
import pytest_asyncio

from tests.federation.authority import Authority
from tests.federation.neighbour import Neighbour, federating
from tests.rig.porch import PorchProcess


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Signs the neighbours' certificates."""
    return Authority(tmp_path_factory.mktemp("authority-of-keys"))


@pytest.fixture(scope="session")
def federated(new_database: Callable[[], dict[str, Any]], authority: Authority) -> Iterator[PorchProcess]:
    """One server for all tests that need some server which federates. It must have logged no error at the end."""
    server = PorchProcess({**new_database(), **federating(authority)}).start()
    yield server
    bugs = server.bugs()
    try:
        assert server.stop() == 0
        assert not bugs, "\n".join(bugs)
    finally:
        server.remove()


@pytest_asyncio.fixture
async def neighbour(authority: Authority, federated: PorchProcess) -> AsyncIterator[Neighbour]:
    """A server that federates with it."""
    async with Neighbour(authority, federated) as server:
        yield server
