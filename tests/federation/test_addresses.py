"""Claims on where requests may go, and on the lists of servers."""

from __future__ import annotations

import socket

import pytest

from homeserver.federation.addresses import AddressRefused, AddressRules
from homeserver.federation.errors import NotAllowed
from homeserver.federation.server_lists import ServerLists
from homeserver.protocol.errors import Forbidden

INNER = [
    "127.0.0.1",
    "127.9.9.9",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "239.1.2.3",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "198.18.0.1",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "2001:0:7f00:1::",
    "not an address",
    "127.1",
    "",
]


@pytest.mark.parametrize("address", INNER)
def test_nothing_goes_to_addresses_that_are_not_public(address: str) -> None:
    assert not AddressRules().allows(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_public_addresses_are_allowed(address: str) -> None:
    assert AddressRules().allows(address)


def test_private_addresses_can_be_allowed_all_or_by_network() -> None:
    assert AddressRules(allow_private=True).allows("10.0.0.1")
    assert not AddressRules(allow_private=True).allows("224.0.0.1")
    some = AddressRules(networks=["10.1.0.0/16", "fd00::/8"])
    assert some.allows("10.1.2.3")
    assert some.allows("::ffff:10.1.2.3")
    assert some.allows("fd00::1")
    assert not some.allows("10.2.0.1")
    assert some.allows("1.1.1.1")


def test_a_network_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="does not appear"):
        AddressRules(networks=["example.org"])


def test_no_socket_is_made_for_an_address_that_is_refused() -> None:
    with pytest.raises(AddressRefused):
        AddressRules().make_socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", 8448)))


def test_the_deny_list_wins_over_the_allow_list() -> None:
    lists = ServerLists(["*.example.org", "other.org"], ["bad.example.org"])
    assert lists.allows("a.example.org")
    assert lists.allows("A.Example.Org:8448")
    assert lists.allows("other.org:1234")
    assert not lists.allows("bad.example.org")
    assert not lists.allows("example.org")
    assert not lists.allows("evil.com")


def test_empty_lists_allow_everyone_and_a_disabled_federation_no_one() -> None:
    assert ServerLists().allows("anyone.example.org")
    assert ServerLists().allows("[::1]:8448")
    assert ServerLists(["[[]::1]"]).allows("[::1]") is False
    assert ServerLists(denied=["[::1]"]).allows("[::1]:8448") is False
    off = ServerLists(enabled=False)
    with pytest.raises(NotAllowed):
        off.check_destination("example.org")
    with pytest.raises(Forbidden):
        off.check_origin("example.org")
