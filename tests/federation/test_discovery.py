"""Claims on finding servers (Server-server API, "Resolving server names")."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest

from homeserver.federation.discovery import Discovery, Endpoint, Route
from homeserver.federation.errors import Unreachable
from homeserver.federation.resolve import Service, in_order
from homeserver.federation.well_known import WellKnown
from tests.federation.names import Clock, Names, Pages


class World:
    """A discovery and what it stands on."""

    def __init__(self) -> None:
        self.names, self.pages, self.clock = Names(), Pages(), Clock()
        self.well_known = WellKnown(self.pages, self.clock)
        self.discovery = Discovery(self.well_known, self.names, random.Random(1))

    async def find(self, name: str) -> Route:
        return await self.discovery.find(name)


@pytest.fixture
def world() -> World:
    return World()


def route(host: str, port: int, host_header: str, tls_name: str) -> Route:
    return Route((Endpoint(host, port),), host_header, tls_name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("1.2.3.4", route("1.2.3.4", 8448, "1.2.3.4", "1.2.3.4")),
        ("1.2.3.4:5678", route("1.2.3.4", 5678, "1.2.3.4:5678", "1.2.3.4")),
        ("[2001:db8::1]", route("2001:db8::1", 8448, "[2001:db8::1]", "2001:db8::1")),
        ("[2001:db8::1]:5678", route("2001:db8::1", 5678, "[2001:db8::1]:5678", "2001:db8::1")),
        ("example.org:5678", route("example.org", 5678, "example.org:5678", "example.org")),
    ],
)
async def test_1_and_2_literals_and_ports_are_taken_as_they_stand_and_nobody_is_asked(
    world: World, name: str, expected: Route
) -> None:
    assert await world.find(name) == expected
    assert world.names.asked == []
    assert world.pages.asked == []


@pytest.mark.parametrize(
    ("delegate", "expected"),
    [
        ("1.2.3.4", route("1.2.3.4", 8448, "1.2.3.4", "1.2.3.4")),
        ("1.2.3.4:5678", route("1.2.3.4", 5678, "1.2.3.4:5678", "1.2.3.4")),
        ("[2001:db8::1]", route("2001:db8::1", 8448, "[2001:db8::1]", "2001:db8::1")),
        ("matrix.example.org:443", route("matrix.example.org", 443, "matrix.example.org:443", "matrix.example.org")),
        ("matrix.example.org", route("matrix.example.org", 8448, "matrix.example.org", "matrix.example.org")),
    ],
)
async def test_3_a_delegation_is_followed_once_and_its_name_is_the_one_that_counts(
    world: World, delegate: str, expected: Route
) -> None:
    world.pages.delegate("example.org", delegate)
    world.pages.delegate("matrix.example.org", "elsewhere.example.org")
    assert await world.find("example.org") == expected
    assert world.pages.asked == ["https://example.org/.well-known/matrix/server"]


async def test_3_3_the_new_srv_record_of_a_delegate_wins_over_the_old_one(world: World) -> None:
    world.pages.delegate("example.org", "d.example.org")
    world.names.records["_matrix-fed._tcp.d.example.org"] = [Service(10, 5, 1001, "new.example.org")]
    world.names.records["_matrix._tcp.d.example.org"] = [Service(10, 5, 1002, "old.example.org")]
    assert await world.find("example.org") == route("new.example.org", 1001, "d.example.org", "d.example.org")


async def test_3_4_the_old_srv_record_of_a_delegate_counts_where_there_is_no_new_one(world: World) -> None:
    world.pages.delegate("example.org", "d.example.org")
    world.names.records["_matrix._tcp.d.example.org"] = [Service(10, 5, 1002, "old.example.org")]
    assert await world.find("example.org") == route("old.example.org", 1002, "d.example.org", "d.example.org")


async def test_4_without_a_delegation_the_new_srv_record_counts(world: World) -> None:
    world.names.records["_matrix-fed._tcp.example.org"] = [Service(10, 5, 1001, "new.example.org")]
    world.names.records["_matrix._tcp.example.org"] = [Service(10, 5, 1002, "old.example.org")]
    assert await world.find("example.org") == route("new.example.org", 1001, "example.org", "example.org")


async def test_5_without_a_delegation_and_a_new_srv_record_the_old_one_counts(world: World) -> None:
    world.names.records["_matrix._tcp.example.org"] = [Service(10, 5, 1002, "old.example.org")]
    assert await world.find("example.org") == route("old.example.org", 1002, "example.org", "example.org")


async def test_6_without_all_of_them_it_is_port_8448(world: World) -> None:
    assert await world.find("example.org") == route("example.org", 8448, "example.org", "example.org")


async def test_srv_lookups_that_fail_count_as_not_found(world: World) -> None:
    world.names.broken = {"_matrix-fed._tcp.example.org", "_matrix._tcp.example.org"}
    assert await world.find("example.org") == route("example.org", 8448, "example.org", "example.org")


async def test_an_srv_record_of_a_dot_says_that_there_is_no_server(world: World) -> None:
    world.names.records["_matrix-fed._tcp.example.org"] = [Service(0, 0, 0, "")]
    with pytest.raises(Unreachable):
        await world.find("example.org")


async def test_srv_targets_that_are_no_host_names_are_left_out(world: World) -> None:
    records = [Service(1, 0, 443, "a b/../\\x"), Service(2, 0, 0, "zero.example.org"), Service(3, 0, 443, "good.org")]
    world.names.records["_matrix-fed._tcp.example.org"] = records
    assert (await world.find("example.org")).endpoints == (Endpoint("good.org", 443),)


def test_srv_records_are_tried_by_priority_and_among_equals_by_weight() -> None:
    records = [Service(20, 0, 1, "last"), Service(10, 90, 1, "heavy"), Service(10, 10, 1, "light")]
    orders = Counter(tuple(s.target for s in in_order(records, random.Random(seed))) for seed in range(1000))
    assert {order[2] for order in orders} == {"last"}
    assert 800 < orders["heavy", "light", "last"] < 970


@pytest.mark.parametrize(
    "name", ["", "a b", "example.org:0", "example.org:70000", "ex/ample.org", "[::1", "a@b", "é.org"]
)
async def test_what_is_no_server_name_is_not_looked_for(world: World, name: str) -> None:
    with pytest.raises(Unreachable):
        await world.find(name)
    assert world.pages.asked == []


@pytest.mark.parametrize("value", [17, None, "", "a b", "https://example.org", "x" * 300, ["a"], {"b": 1}])
async def test_a_delegation_that_is_no_server_name_counts_as_none(world: World, value: Any) -> None:
    world.pages.delegate("example.org", value)
    assert await world.find("example.org") == route("example.org", 8448, "example.org", "example.org")


async def test_a_delegation_to_a_port_that_does_not_exist_is_an_error(world: World) -> None:
    world.pages.delegate("example.org", "example.org:99999")
    with pytest.raises(Unreachable):
        await world.find("example.org")
