"""An authority for all tests of federation, and clients over real TLS on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from homeserver.federation.addresses import AddressRules
from homeserver.federation.backoff import Backoff
from homeserver.federation.client import FederationClient
from homeserver.federation.connections import Connections, tls_context
from homeserver.federation.discovery import Discovery
from homeserver.federation.server_lists import ServerLists
from homeserver.federation.well_known import WellKnown
from homeserver.protocol.signatures import SigningKey
from tests.federation.authority import Authority
from tests.federation.names import Clock, Names

KEY = SigningKey(b"\x07" * 32, "1")
LOOPBACK = ["127.0.0.0/8", "::1"]


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The authority whose certificates the tests trust."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that nobody trusts."""
    return Authority(tmp_path_factory.mktemp("stranger"))


class Outward:
    """A client of `here.org` with names of the test's own, and real connections."""

    def __init__(self, ca_file: Path, networks: list[str]) -> None:
        self.names, self.clock = Names(), Clock()
        self.connections = Connections(self.names, AddressRules(networks=networks), tls_context(str(ca_file)))
        self.well_known = WellKnown(self.connections, self.clock)
        self.backoff = Backoff(self.clock)
        self.client = self.client_with(ServerLists(denied=["denied.org"]))

    def client_with(self, lists: ServerLists) -> FederationClient:
        """A client with other lists."""
        discovery = Discovery(self.well_known, self.names)
        return FederationClient("here.org", KEY, discovery, self.connections, lists, self.backoff)

    async def ask(self, destination: str, **options: Any) -> dict[str, Any]:
        """Some request."""
        return await self.client.get(destination, "/_matrix/federation/v1/version", **options)

    async def close(self) -> None:
        """Lets go of everything."""
        await self.well_known.close()
        await self.connections.close()


@pytest_asyncio.fixture
async def outward(authority: Authority) -> AsyncIterator[Outward]:
    """May connect to loopback."""
    made = Outward(authority.ca_file, LOOPBACK)
    yield made
    await made.close()


@pytest_asyncio.fixture
async def strict(authority: Authority) -> AsyncIterator[Outward]:
    """May connect to public addresses only, as it is by default."""
    made = Outward(authority.ca_file, [])
    yield made
    await made.close()
