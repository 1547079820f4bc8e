"""Three servers that speak with each other over TLS on loopback: two Porches and one Synapse."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self

import aiohttp

from tests.federation.authority import Authority
from tests.rig import synapse
from tests.rig.client import Client
from tests.rig.network import Network, Place
from tests.rig.porch import PorchProcess
from tests.rig.synapse import SynapseProcess

NAMES = ("one", "two", "synapse")
# How each is found: by the new SRV record, by the port in its name, and by the old SRV record.
HOSTS = {
    "one": ("one.porch.test", "_matrix-fed"),
    "two": ("two.porch.test", None),
    "synapse": ("synapse.test", "_matrix"),
}
# "synapse,synapse,synapse" shows whether a claim is true of Synapse alone, or the test is wrong.
KINDS = os.environ.get("FEDERATED_SERVERS", "porch,porch,synapse").split(",")


class Trio:
    """The servers `one`, `two` and `synapse`, their network, and accounts on them."""

    def __init__(self, folder: Path, databases: list[dict[str, Any]]) -> None:
        """`databases` are the settings of the Porches' databases."""
        self.authority = Authority(folder)
        self.network = Network()
        self.servers: dict[str, PorchProcess | SynapseProcess] = {}
        self.places: dict[str, Place] = {}
        self._databases = databases

    def __enter__(self) -> Self:
        self.network.__enter__()
        try:
            for name, kind in zip(NAMES, KINDS, strict=True):
                host, service = HOSTS[name]
                self.places[name] = self.network.add(host, service)
                if kind == "porch":
                    self.servers[name] = self._porch(self.places[name])
                else:
                    self.servers[name] = SynapseProcess(self.places[name], self.authority, synapse.install())
            for server in self.servers.values():
                server.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for server in self.servers.values():
            server.remove()
        self.network.__exit__()

    def __getitem__(self, name: str) -> PorchProcess | SynapseProcess:
        return self.servers[name]

    async def user(self, name: str, username: str | None = None) -> Client:
        """A new account on a server, under a name nobody has where none is given."""
        server = self.servers[name]
        return await Client.register(server.url, username, observed=isinstance(server, PorchProcess))

    async def users(self, *names: str) -> list[Client]:
        """A new account on each of the servers."""
        return [await self.user(name) for name in names or NAMES]

    async def ask(self, name: str, path: str, body: Any = None, *, address: str = "127.0.0.1") -> Any:
        """The JSON of an unsigned GET, or POST, to a server's federation port. Raises OSError without a connection."""
        place = self.places[name]
        async with (
            aiohttp.ClientSession() as session,
            session.request(
                "GET" if body is None else "POST",
                f"https://{address}:{place.port}{path}",
                json=body,
                ssl=self.authority.trusting(),
                server_hostname=place.host,
            ) as answer,
        ):
            return await answer.json()

    def cut(self, *names: str) -> None:
        """Cuts servers off from all others."""
        self.network.cut(*(self.places[name] for name in names))

    def heal(self) -> None:
        """Mends everything that was cut."""
        self.network.heal()

    def logs(self) -> Iterator[tuple[str, Path]]:
        """Where each server writes its log."""
        for name, server in self.servers.items():
            yield name, server.log_file

    def _porch(self, place: Place) -> PorchProcess:
        return PorchProcess(federated(place, self.authority) | self._databases.pop(0))


def federated(place: Place, authority: Authority) -> dict[str, Any]:
    """The settings of a Porch that stands at a place of a network."""
    certificate, key = authority.certificate(place.host)
    listener = f'{{address = "127.0.0.1", port = {place.port}, tls_certificate = "{certificate}", tls_key = "{key}"}}'
    return {
        "server.name": place.server_name,
        "listen.extra": f"[{listener}]",
        "federation.enabled": "true",
        "federation.ca_file": str(authority.ca_file),
        "federation.name_servers": place.name_server,
        "federation.allow_private_addresses": "true",
    }


def databases(kinds: list[str], new_postgres: Callable[[], str]) -> list[dict[str, Any]]:
    """Settings of one database of each of the kinds, "sqlite" or "postgres"."""
    return [{} if kind == "sqlite" else {"database.url": new_postgres()} for kind in kinds]
