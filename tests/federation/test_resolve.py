"""Claims on looking names up, against a name server of the test's own on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import dns.asyncresolver
import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest
import pytest_asyncio

from homeserver.federation.resolve import DnsResolver, Service, resolver_of

ZONE = {
    ("a.test.", "A"): ["1.2.3.4", "1.2.3.5"],
    ("a.test.", "AAAA"): ["2001:db8::1"],
    ("four.test.", "A"): ["1.2.3.4"],
    ("_matrix-fed._tcp.a.test.", "SRV"): ["10 5 443 b.test.", "20 0 8448 c.test."],
    ("_matrix-fed._tcp.none.test.", "SRV"): ["0 0 0 ."],
    ("many.test.", "A"): [f"1.2.3.{number}" for number in range(60)],
}
ALIASES = {"alias.test.": "a.test."}


class NameServer(asyncio.DatagramProtocol):
    """Answers from `ZONE`; names of `fails.test` with SERVFAIL, those of `silent.test` never."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        query = dns.message.from_wire(data)
        question = query.question[0]
        name, kind = question.name.to_text(), dns.rdatatype.to_text(question.rdtype)
        self.asked.append(f"{name} {kind}")
        if name == "silent.test.":
            return
        answer = dns.message.make_response(query)
        answer.flags |= dns.flags.RA
        if name in ALIASES:
            answer.answer.append(dns.rrset.from_text(name, 60, "IN", "CNAME", ALIASES[name]))
            name = ALIASES[name]
        if name == "fails.test.":
            answer.set_rcode(dns.rcode.SERVFAIL)
        elif (name, kind) in ZONE:
            answer.answer.append(dns.rrset.from_text(name, 60, "IN", kind, *ZONE[name, kind]))
        elif not any(name == known for known, _ in ZONE):
            answer.set_rcode(dns.rcode.NXDOMAIN)
        self.transport.sendto(answer.to_wire(), address)  # type: ignore[attr-defined]


@pytest_asyncio.fixture
async def name_server() -> AsyncIterator[tuple[NameServer, int]]:
    transport, server = await asyncio.get_running_loop().create_datagram_endpoint(
        NameServer, local_addr=("127.0.0.1", 0)
    )
    yield server, transport.get_extra_info("sockname")[1]
    transport.close()


@pytest.fixture
def resolver(name_server: tuple[NameServer, int], tmp_path: Path) -> DnsResolver:
    asking = dns.asyncresolver.Resolver(configure=False)
    asking.nameservers, asking.port = ["127.0.0.1"], name_server[1]
    asking.timeout = 0.5
    hosts = tmp_path / "hosts"
    hosts.write_text("# none\n10.1.1.1 Hosted.test other.test # more\n::1%lo hosted.test\nbad line\n\n")
    return DnsResolver(asking, hosts)


async def test_addresses_of_both_kinds_are_found_and_remembered(
    resolver: DnsResolver, name_server: tuple[NameServer, int]
) -> None:
    for _ in range(3):
        found = await resolver.addresses("a.test")
        assert (found[0], set(found[1:])) == ("2001:db8::1", {"1.2.3.4", "1.2.3.5"})
    assert sorted(name_server[0].asked) == ["a.test. A", "a.test. AAAA"]
    assert await resolver.addresses("four.test") == ["1.2.3.4"]


async def test_name_servers_of_the_settings_are_asked_in_place_of_those_of_the_machine(
    name_server: tuple[NameServer, int], tmp_path: Path
) -> None:
    assert resolver_of([]) is None
    resolver = DnsResolver(resolver_of([f"127.0.0.1:{name_server[1]}"]), tmp_path / "none")
    assert await resolver.addresses("four.test") == ["1.2.3.4"]
    several = resolver_of(["127.0.0.1", "[::1]:5353", "::2"])
    assert several is not None
    assert [str(server) for server in several.nameservers] == ["Do53:127.0.0.1@53", "Do53:::1@5353", "Do53:::2@53"]


async def test_aliases_are_followed(resolver: DnsResolver) -> None:
    assert set(await resolver.addresses("alias.test")) == {"2001:db8::1", "1.2.3.4", "1.2.3.5"}


async def test_services_are_found(resolver: DnsResolver) -> None:
    assert sorted(await resolver.services("_matrix-fed._tcp.a.test"), key=lambda s: s.priority) == [
        Service(10, 5, 443, "b.test"),
        Service(20, 0, 8448, "c.test"),
    ]
    assert await resolver.services("_matrix-fed._tcp.none.test") == [Service(0, 0, 0, "")]


async def test_names_that_do_not_exist_have_neither(resolver: DnsResolver) -> None:
    assert await resolver.services("_matrix._tcp.a.test") == []
    assert await resolver.services("_matrix._tcp.nowhere.test") == []
    assert await resolver.addresses("nowhere.test") == []


@pytest.mark.parametrize("name", ["fails.test", "x" * 64 + ".test", "a..test", ".".join(["abcdefgh"] * 40)])
async def test_lookups_that_fail_are_errors(resolver: DnsResolver, name: str) -> None:
    with pytest.raises(OSError, match="DNS lookup"):
        await resolver.addresses(name)


async def test_the_hosts_file_is_looked_into_first(resolver: DnsResolver, name_server: tuple[NameServer, int]) -> None:
    assert await resolver.addresses("HOSTED.test.") == ["10.1.1.1", "::1"]
    assert await resolver.addresses("other.test") == ["10.1.1.1"]
    assert name_server[0].asked == []


async def test_a_name_with_very_many_addresses_is_cut_short(resolver: DnsResolver) -> None:
    assert len(await resolver.addresses("many.test")) == 16
