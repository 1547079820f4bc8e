"""The transport put together from its settings: the client, the key ring, and who may talk with this server."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import dns.resolver

from homeserver.config import CannotStart, Federation
from homeserver.federation.addresses import AddressRules
from homeserver.federation.backoff import Backoff
from homeserver.federation.client import FederationClient
from homeserver.federation.connections import CertificatesUnreadable, Connections, tls_context
from homeserver.federation.discovery import Discovery
from homeserver.federation.key_document import PublishedKey
from homeserver.federation.key_fetching import KeyFetcher
from homeserver.federation.key_ring import KeyRing, KeyStore
from homeserver.federation.request_check import RequestCheck
from homeserver.federation.resolve import DnsResolver, resolver_of
from homeserver.federation.room_calls import RoomCalls
from homeserver.federation.server_lists import ServerLists
from homeserver.federation.well_known import WellKnown
from homeserver.protocol.signatures import SigningKey


class Transport:
    """Nothing is sent before somebody asks for something of another server. Reads files when it is made."""

    def __init__(
        self,
        server_name: str,
        key: SigningKey,
        own_keys: Mapping[str, PublishedKey],
        settings: Federation,
        store: KeyStore,
        now_ms: Callable[[], int],
    ) -> None:
        """Raises `CannotStart` without certificates or name servers that can be read."""
        try:
            resolver, tls = DnsResolver(resolver_of(settings.name_servers)), tls_context(settings.ca_file)
        except CertificatesUnreadable as error:
            raise CannotStart(f"federation.ca_file: {error}") from None
        except dns.resolver.NoResolverConfiguration:
            raise CannotStart("federation.enabled: this machine names no name servers (/etc/resolv.conf)") from None
        rules = AddressRules(settings.allow_private_addresses, settings.allowed_networks)
        self._connections = Connections(resolver, rules, tls)
        self._well_known = WellKnown(self._connections, now_ms)
        discovery = Discovery(self._well_known, resolver)
        self.lists = ServerLists(settings.allowed_servers, settings.denied_servers, enabled=settings.enabled)
        self.backoff = Backoff(now_ms)
        self.client = FederationClient(server_name, key, discovery, self._connections, self.lists, self.backoff)
        self.room_calls = RoomCalls(self.client)
        fetcher = KeyFetcher(self.client, now_ms)
        self.key_ring = KeyRing(server_name, own_keys, fetcher, store, now_ms, settings.notaries)
        self.request_check = RequestCheck(server_name, self.key_ring, self.lists)

    async def close(self) -> None:
        """Ends what is under way and closes every connection."""
        await self.key_ring.close()
        await self._well_known.close()
        await self._connections.close()
