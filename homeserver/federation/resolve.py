"""Names to addresses and services over DNS, bounded in time, and that for aiohttp."""

from __future__ import annotations

import asyncio
import random
import socket
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final, Protocol

import dns.asyncresolver
import dns.exception
import dns.name
import dns.nameserver
import dns.resolver
from aiohttp.abc import AbstractResolver, ResolveResult

from homeserver.config import address_and_port

MAX_ADDRESSES: Final = 16
MAX_SERVICES: Final = 8
LOOKUP_S: Final = 8.0
CACHED_NAMES: Final = 5000
_DNS_PORT: Final = 53
_HOSTS_FILE: Final = Path("/etc/hosts")


@dataclass(frozen=True, slots=True)
class Service:
    """One SRV record (RFC 2782). A `target` of "" says that the service is not offered at all."""

    priority: int
    weight: int
    port: int
    target: str


class Resolver(Protocol):
    """Looks names up. Both raise `OSError` where the lookup itself fails, which says nothing about the name."""

    async def services(self, name: str) -> Sequence[Service]:
        """The SRV records of the name, in no order; none where there are none."""
        ...

    async def addresses(self, host: str) -> Sequence[str]:
        """The IP addresses of the name, aliases followed; none where there are none."""
        ...


class DnsResolver:
    """Asks name servers, and the machine's hosts file before them. Remembers as long as the records say."""

    def __init__(self, resolver: dns.asyncresolver.Resolver | None = None, hosts_file: Path = _HOSTS_FILE) -> None:
        """`resolver` asks the name servers of the machine where none is given. Reads files."""
        self._resolver = resolver or dns.asyncresolver.Resolver()
        self._resolver.cache = dns.resolver.LRUCache(CACHED_NAMES)
        self._hosts = _read_hosts(hosts_file)

    async def services(self, name: str) -> list[Service]:
        """See `Resolver`."""
        found = []
        for record in await self._ask(name, "SRV"):
            target = record.target.to_text(omit_final_dot=True)
            found.append(Service(record.priority, record.weight, record.port, "" if target in ("", ".") else target))
        return found[:MAX_SERVICES]

    async def addresses(self, host: str) -> list[str]:
        """See `Resolver`; IPv6 first."""
        known = self._hosts.get(host.rstrip(".").lower())
        if known:
            return known
        answers = await asyncio.gather(self._ask(host, "AAAA"), self._ask(host, "A"), return_exceptions=True)
        found: list[str] = []
        failed: list[BaseException] = []
        for answer in answers:
            if isinstance(answer, BaseException):
                failed.append(answer)
            else:
                found.extend(record.address for record in answer)
        if failed and not found:
            raise failed[0]
        return found[:MAX_ADDRESSES]

    async def _ask(self, name: str, kind: str) -> Sequence[Any]:
        try:
            absolute = dns.name.from_text(name)
            answer = await self._resolver.resolve(absolute, kind, lifetime=LOOKUP_S, raise_on_no_answer=False)
        except dns.resolver.NXDOMAIN:
            return ()
        except (dns.exception.DNSException, UnicodeError) as error:
            raise OSError(f"the DNS lookup of {name} failed: {type(error).__name__}") from error
        return tuple(answer) if answer.rrset is not None else ()


def resolver_of(name_servers: Iterable[str]) -> dns.asyncresolver.Resolver | None:
    """Asks these name servers (an IP address, or one with a port) and no others; None where there are none.

    Raises `ValueError` for what is no address.
    """
    places = [address_and_port(server, _DNS_PORT) for server in name_servers]
    if not places:
        return None
    resolver = dns.asyncresolver.Resolver(configure=False)
    resolver.nameservers = [dns.nameserver.Do53Nameserver(address, port) for address, port in places]
    return resolver


def in_order(services: Iterable[Service], chance: random.Random) -> list[Service]:
    """The order in which to try services: by priority, and among equals by lot, heavier ones more often (RFC 2782)."""
    ordered: list[Service] = []
    left = sorted(services, key=lambda service: (service.priority, service.weight))
    while left:
        equals = [service for service in left if service.priority == left[0].priority]
        mark = chance.randint(0, sum(service.weight for service in equals))
        for service in equals:
            mark -= service.weight
            if mark <= 0:
                break
        ordered.append(service)
        left.remove(service)
    return ordered


class LookupForConnections(AbstractResolver):
    """The resolver as aiohttp's connections want it."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of the host. Raises `OSError` where there are none."""
        addresses = await self._resolver.addresses(host)
        if not addresses:
            raise OSError(f"{host} has no address")
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in addresses
        ]

    async def close(self) -> None:
        """Nothing is held."""


def _read_hosts(path: Path) -> dict[str, list[str]]:
    """The names of the machine's hosts file."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    hosts: dict[str, list[str]] = {}
    for line in lines:
        words = line.partition("#")[0].split()
        try:
            address = str(ip_address(words[0].partition("%")[0])) if words else ""
        except ValueError:
            continue
        for name in words[1:]:
            hosts.setdefault(name.lower(), []).append(address)
    return hosts
