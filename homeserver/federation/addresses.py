"""Which addresses a request may go to: names that strangers choose must not lead into our own network.

The rule is asked about the address that is being connected to, after every lookup and every redirect, so that a name
which answers differently the second time ("DNS rebinding") gains nothing.
"""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any, Final

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_NAT64: Final = IPv6Network("64:ff9b::/96")
_LOCAL_NAT64: Final = IPv6Network("64:ff9b:1::/48")
_COMPATIBLE: Final = IPv6Network("::/96")
_LOWEST_32_BITS: Final = 0xFFFFFFFF


class AddressRefused(OSError):
    """The address belongs to a network to which no request may go."""


class AddressRules:
    """Public addresses are allowed; others where the configuration says so (`federation.allow_private_addresses`,
    `federation.allowed_networks`)."""

    def __init__(self, allow_private: bool = False, networks: Iterable[str] = ()) -> None:
        """`networks` in CIDR notation. Raises `ValueError` for one that is none."""
        self._allow_private = allow_private
        self._networks: tuple[Network, ...] = tuple(ip_network(network) for network in networks)

    def allows(self, text: str) -> bool:
        """Whether a request may go to this IP address; what is no address is refused."""
        try:
            address = ip_address(text.partition("%")[0])
        except ValueError:
            return False
        return self._allows(_inner(address))

    def make_socket(self, place: tuple[Any, ...]) -> socket.socket:
        """A socket for what `getaddrinfo` found: the last gate before a connection. Raises `AddressRefused`."""
        family, kind, protocol, _, address = place
        host = str(address[0])
        if not self.allows(host):
            raise AddressRefused(errno.EACCES, f"requests to {host} are not allowed")
        return socket.socket(family=family, type=kind, proto=protocol)

    def _allows(self, address: Address) -> bool:
        if any(address in network for network in self._networks if network.version == address.version):
            return True
        if self._allow_private:
            return not (address.is_multicast or address.is_unspecified)
        return _is_public(address)


def _is_public(address: Address) -> bool:
    if address.is_multicast or address.is_reserved or address.is_link_local or not address.is_global:
        return False
    return not (isinstance(address, IPv6Address) and (address.is_site_local or address in _LOCAL_NAT64))


def _inner(address: Address) -> Address:
    """The IPv4 address to which an IPv6 address of a transition mechanism leads, else the address itself."""
    if not isinstance(address, IPv6Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 1):
        return IPv4Address(int(address) & _LOWEST_32_BITS)
    return address
