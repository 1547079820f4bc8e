"""From a server name to where it answers (Server-server API, "Resolving server names"; numbers are its steps)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from homeserver.federation.errors import Unreachable
from homeserver.federation.resolve import Resolver, Service, in_order
from homeserver.protocol.identifiers import IdentifierError, is_server_name, parse_server_name

DEFAULT_PORT: Final = 8448


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A host (a name, or an IP address without brackets) and a port to connect to."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Route:
    """How to reach a server: endpoints in the order to try them, the `Host` header, and the name (or the IP address)
    that its certificate must be for, which is also told by SNI where it is a name."""

    endpoints: tuple[Endpoint, ...]
    host_header: str
    tls_name: str


class Delegations(Protocol):
    """Knows to which server name a host delegates; `WellKnown` does."""

    async def delegate(self, host: str) -> str | None: ...


class Discovery:
    """Finds servers. What it asks is remembered by those it asks."""

    def __init__(self, delegations: Delegations, resolver: Resolver, chance: random.Random | None = None) -> None:
        self._delegations = delegations
        self._resolver = resolver
        self._chance = chance or random.SystemRandom()

    async def find(self, server_name: str) -> Route:
        """Where the server answers. Raises `Unreachable` for what is no server name, and where it says it is not."""
        host, port = _parse(server_name, server_name)
        if (direct := _direct(server_name, host, port)) is not None:  # 1, 2
            return direct
        delegate = await self._delegations.delegate(host)  # 3
        if delegate is None:
            return await self._by_name(server_name, host)  # 4, 5, 6
        host, port = _parse(server_name, delegate)
        if (direct := _direct(delegate, host, port)) is not None:  # 3.1, 3.2
            return direct
        return await self._by_name(server_name, host)  # 3.3, 3.4, 3.5

    async def _by_name(self, server_name: str, host: str) -> Route:
        """A name without a port: SRV records, or else port 8448. The certificate is the name's own in any case."""
        services = await self._services(f"_matrix-fed._tcp.{host}") or await self._services(f"_matrix._tcp.{host}")
        offered = [service for service in in_order(services, self._chance) if _is_usable(service)]
        if services and not offered:
            raise Unreachable(server_name, "its DNS says that it offers no federation")
        endpoints = [Endpoint(service.target, service.port) for service in offered] or [Endpoint(host, DEFAULT_PORT)]
        return Route(tuple(endpoints), host, host)

    async def _services(self, name: str) -> Sequence[Service]:
        """A lookup that fails counts as "not found": the certificate that is asked for stays the same either way."""
        try:
            return await self._resolver.services(name)
        except OSError:
            return ()


def _is_usable(service: Service) -> bool:
    """A target that is "" says that there is no such service; DNS could also hold what is no host name at all."""
    return service.port > 0 and is_server_name(service.target)


def _parse(server_name: str, name: str) -> tuple[str, int | None]:
    try:
        host, port = parse_server_name(name)
    except IdentifierError as error:
        raise Unreachable(server_name, error.error) from error
    if port is not None and not 0 < port < 65536:
        raise Unreachable(server_name, f"there is no port {port}")
    return host, port


def _direct(name: str, host: str, port: int | None) -> Route | None:
    """The route to an IP literal or to an explicit port; for anything else there is more to ask."""
    if host.startswith("["):
        address = host[1:-1]
        return Route((Endpoint(address, port or DEFAULT_PORT),), name, address)
    if host.replace(".", "").isdigit() and host.count(".") == 3:
        return Route((Endpoint(host, port or DEFAULT_PORT),), name, host)
    if port is not None:
        return Route((Endpoint(host, port),), name, host)
    return None
