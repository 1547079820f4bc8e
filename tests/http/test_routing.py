"""Routes match on the raw path, and every parameter is unquoted once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from homeserver.http.routes import Routes, RouteTable
from homeserver.protocol.errors import InvalidParam, Unrecognized
from tests.http.conftest import Served

ROOM = "/_matrix/client/v3/rooms"


@pytest.mark.parametrize(
    ("path", "room_id", "event_type", "state_key"),
    [
        ("%21a%3Ab/state/m.x/k", "!a:b", "m.x", "k"),
        ("!a:b/state/m.x/@u:b", "!a:b", "m.x", "@u:b"),
        ("!a%2Fb/state/m%2fx/k%2F%2fk", "!a/b", "m/x", "k//k"),
        ("!a/state/m.x/", "!a", "m.x", ""),
        ("!a/state/m.x", "!a", "m.x", ""),
        ("!a/state/m.x/%252F", "!a", "m.x", "%2F"),
        ("!a/state/m.x/a+b", "!a", "m.x", "a+b"),
        ("!a/state/m.x/%C3%A9%F0%9F%92%A1", "!a", "m.x", "\u00e9\U0001f4a1"),
        ("!a/state/%2e%2e/%2E", "!a", "..", "."),
        ("!a/state/m.literal/k", "!a", "m.literal", "k"),
    ],
)
async def test_parameters_arrive_as_they_were_meant(
    served: Served, path: str, room_id: str, event_type: str, state_key: str
) -> None:
    answer = await served.client().ok("GET", f"{ROOM}/{path}")
    assert answer == {"room_id": room_id, "event_type": event_type, "state_key": state_key}


async def test_a_literal_segment_wins_over_a_parameter(served: Served) -> None:
    assert await served.client().ok("GET", f"{ROOM}/!a/state/m.literal") == {"literal": True}


async def test_r0_is_v3(served: Served) -> None:
    assert (await served.client("user").ok("GET", "/_matrix/client/r0/empty"))["user_id"] == "@user:test"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "//",
        "/_matrix",
        "/_matrix/client/v3/empty/",
        "/_matrix/client/v3//empty",
        "//_matrix/client/v3/empty",
        "/_matrix/client/v3/empty/more",
        "/_matrix/client/v9/empty",
        "/_matrix/client/v3/rooms//state/m.x",
        "/_matrix/client/v3/%65mpty",
        "/_matrix/client/v3/Empty",
    ],
)
async def test_any_other_path_is_unrecognized(served: Served, path: str) -> None:
    await served.client("user").refused(404, "M_UNRECOGNIZED", "GET", path)


async def test_another_method_is_unrecognized_with_405_and_says_which_there_are(served: Served) -> None:
    client = served.client("user")
    reply = await client.refused(405, "M_UNRECOGNIZED", "DELETE", "/_matrix/client/v3/echo")
    assert reply.headers["Allow"] == "POST, PUT"
    await client.refused(405, "M_UNRECOGNIZED", "PATCH", "/_matrix/client/v3/empty")
    await client.refused(405, "M_UNRECOGNIZED", "GET", "/_matrix/client/v3/echo")


@pytest.mark.parametrize("segment", ["%FF", "%C3%28", "%ED%A0%80", "a%00b"])
async def test_a_path_that_is_not_utf_8_is_a_matrix_error(served: Served, segment: str) -> None:
    await served.client().refused(400, "M_INVALID_PARAM", "GET", f"{ROOM}/{segment}/state/m.x")


async def test_a_path_of_raw_bytes_gets_a_client_error(raw: Callable[..., Any]) -> None:
    answer = await raw(b"GET /_matrix/\xff\xfe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    assert answer.split()[1] in (b"400", b"404")


async def test_an_absolute_url_as_the_target_is_unrecognized(raw: Callable[..., Any]) -> None:
    answer = await raw(b"GET http://a/_matrix/client/v3/empty HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    assert b" 404 " in answer
    assert b"M_UNRECOGNIZED" in answer


async def test_head_is_get_without_the_body(served: Served) -> None:
    reply = await served.client("user").request("HEAD", "/_matrix/client/v3/empty")
    assert (reply.status, reply.body) == (200, b"")
    assert int(reply.headers["Content-Length"]) > 0
    assert (await served.client().request("HEAD", "/_matrix/client/v3/empty")).status == 401


def test_a_route_cannot_be_registered_twice() -> None:
    table = RouteTable()

    def add() -> None:
        routes = Routes()

        @routes.get("/a/<b>")
        async def handler(call: Any, b: str) -> None: ...

        table.add(routes.http[0])

    add()
    with pytest.raises(ValueError, match="registered twice"):
        add()


def test_parameters_of_one_place_may_have_two_names() -> None:
    table, routes = RouteTable(), Routes()

    @routes.get("/a/<x>/one")
    async def one(call: Any, x: str) -> None: ...

    @routes.get("/a/<y>/two")
    async def two(call: Any, y: str) -> None: ...

    for route in routes.http:
        table.add(route)
    assert table.find("GET", "/a/1/one")[1] == {"x": "1"}
    assert table.find("GET", "/a/1/two")[1] == {"y": "1"}


def test_a_path_of_a_thousand_segments_ends_in_an_error() -> None:
    table, routes = RouteTable(), Routes()

    @routes.get("/a/<x>")
    async def handler(call: Any, x: str) -> None: ...

    table.add(routes.http[0])
    with pytest.raises(Unrecognized):
        table.find("GET", "/a" * 5000)
    with pytest.raises(InvalidParam):
        table.find("GET", "/a/%ff")
